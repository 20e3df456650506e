"""Old Word files (doc, WPS wps) and RTF: turned into docx by LibreOffice, or by msdoc2docx, and read as such."""

import os
import signal
import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from jixiao_lint.readers.docx import read_docx
from jixiao_lint.readers.grid import Paper
from jixiao_lint.readers.problem import Unreadable

_SECONDS = 180
_INSTALLED = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_BROKEN = "请用 WPS 或 Word 打开后另存为 docx 再检查。"


def read_doc(data: bytes, ending: str) -> Paper:
    """The tables of an old document. `ending` is its kind: doc or rtf. Raises Unreadable where no converter is found."""
    office = _office()
    with TemporaryDirectory(prefix="jixiao-") as folder:
        source = Path(folder, f"source.{ending}")
        source.write_bytes(data)
        if office is not None:
            return read_docx(_by_office(office, source))
        if ending == "doc":
            return read_docx(_by_library(source))
    raise Unreadable(f"读取 {ending} 文件需要 LibreOffice，现在没有找到。", f"请安装 LibreOffice，或{_BROKEN[1:]}")


def _office() -> str | None:
    """The LibreOffice program: on the path, or where its installers put it."""
    found = which("soffice") or which("libreoffice")
    return found or next((place for place in _INSTALLED if Path(place).is_file()), None)


def _by_office(office: str, source: Path) -> bytes:
    """Convert in a profile of its own, so that an open LibreOffice is not disturbed, and with a limit of time."""
    profile = source.parent.joinpath("profile").as_uri()
    out = source.parent / "out"
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
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
    try:
        from doc2docx import convert  # type: ignore[import-untyped]
        from doc2docx.errors import EncryptedDocumentError  # type: ignore[import-untyped]
    except ImportError:
        hint = "请运行 pip install 'jixiao-lint[doc]'，或安装 LibreOffice，或另存为 docx。"
        raise Unreadable("读取 doc 文件需要 msdoc2docx 或 LibreOffice，现在都没有找到。", hint) from None
    target = source.with_suffix(".docx")
    try:
        convert(source, target)
        return target.read_bytes()
    except EncryptedDocumentError:
        raise Unreadable("文件有打开密码，没有读。", "请取消密码后再检查。") from None
    except Exception:  # the converter meets broken files with whatever its unpacking raises
        raise Unreadable("文件已损坏，或含有无法转换的内容。", _BROKEN) from None
