"""Old Word files (doc, WPS wps) and RTF: turned into docx by msdoc2docx, or by LibreOffice, and read as such.

For doc the library comes first: LibreOffice was seen to turn whole tables into running text, and to say nothing.
"""

import os
import signal
import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from jixiao_lint.readers.docx import read_docx
from jixiao_lint.readers.grid import Paper
from jixiao_lint.readers.problem import Unreadable

_SECONDS = 60
_INSTALLED = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_BROKEN = "请用 WPS 或 Word 打开后另存为 docx 再检查。"
# No macro runs, and nothing is fetched for a document that links to it.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""
_LIBRARY = "pip install 'jixiao-lint[doc]'"


class _RefusedError(Exception):
    """The library does not take the file; LibreOffice may."""


def read_doc(data: bytes, ending: str) -> Paper:
    """The tables of an old document. `ending` is its kind: doc or rtf. Raises Unreadable where no converter takes it."""
    with TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"source.{ending}")
        source.write_bytes(data)
        refused = False
        if ending == "doc":
            try:
                return read_docx(_by_library(source))
            except ImportError:
                pass  # LibreOffice may be there
            except _RefusedError:
                refused = True
        office = _office()
        if office is not None:
            return _with_tables(read_docx(_by_office(office, source)), ending, refused=refused)
        raise Unreadable("文件已损坏，或含有无法转换的内容。", _BROKEN) if refused else _no_converter(ending)


def _no_converter(ending: str) -> Unreadable:
    if ending == "doc":
        hint = f"请运行 {_LIBRARY}，或安装 LibreOffice，或另存为 docx。"
        return Unreadable("读取 doc 文件需要 msdoc2docx 或 LibreOffice，现在都没有找到。", hint)
    return Unreadable(f"读取 {ending} 文件需要 LibreOffice，现在没有找到。", f"请安装 LibreOffice，或{_BROKEN[1:]}")


def _with_tables(paper: Paper, ending: str, *, refused: bool) -> Paper:
    """LibreOffice flattens some tables of doc files, so that a document without any is not known to have none."""
    if ending == "doc" and not paper.grids:
        hint = _BROKEN if refused else f"请运行 {_LIBRARY} 后再试，或另存为 docx。"
        raise Unreadable("LibreOffice 转换后没有表格，不能确定原文件有没有。", hint)
    return paper


def _office() -> str | None:
    """The LibreOffice program: on the path, or where its installers put it."""
    found = which("soffice") or which("libreoffice")
    return found or next((place for place in _INSTALLED if Path(place).is_file()), None)


def _by_office(office: str, source: Path) -> bytes:
    """Convert in a profile of its own, so that an open LibreOffice is not disturbed, and with a limit of time."""
    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    out = source.parent / "out"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", "docx"]
    try:
        if _finished([*command, "--outdir", str(out), str(source)]) == 0:
            return (out / "source.docx").read_bytes()
    except OSError:
        pass  # not to be started, or nothing was written: told below
    raise Unreadable("LibreOffice 不能转换该文件，文件可能已损坏或有密码。", _BROKEN)


def _finished(command: list[str]) -> int:
    """Run a program to its end. Beyond the time limit it ends with all the processes that it started."""
    devnull = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=devnull, stdout=devnull, stderr=devnull, start_new_session=True)
    try:
        return process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"LibreOffice 在 {_SECONDS} 秒内没有完成转换。", _BROKEN) from None
    finally:
        if process.poll() is None:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()


def _by_library(source: Path) -> bytes:
    from doc2docx import convert  # type: ignore[import-untyped]
    from doc2docx.errors import EncryptedDocumentError  # type: ignore[import-untyped]

    target = source.with_suffix(".docx")
    try:
        convert(source, target)
        return target.read_bytes()
    except EncryptedDocumentError:
        raise Unreadable("文件有打开密码，没有读。", "请取消密码后再检查。") from None
    except Exception:  # the converter meets broken files with whatever its unpacking raises
        raise _RefusedError from None
