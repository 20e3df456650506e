"""Old Word files (doc, WPS wps) and RTF: turned into docx by msdoc2docx, or by LibreOffice, and read as such.

For doc the library comes first: LibreOffice was seen to turn whole tables into running text, and to say nothing.
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao_lint.readers.docx import read_docx
from jixiao_lint.readers.grid import Paper
from jixiao_lint.readers.office import TIME_IS_UP, convert, office
from jixiao_lint.readers.problem import Unreadable

_BROKEN = "请用 WPS 或 Word 打开后另存为 docx 再检查。"
_LIBRARY = "pip install 'jixiao-lint[doc]'"


class _RefusedError(Exception):
    """The library does not take the file; LibreOffice may."""


def read_doc(data: bytes, ending: str, converted: bytes | None = None) -> Paper:
    """The tables of an old document. `ending` is its kind: doc or rtf. Raises Unreadable where no converter takes it.

    `converted` is what LibreOffice made of it when it converted many files in one call.
    """
    if converted is not None:
        return _with_tables(read_docx(converted), ending, refused=False)
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
        program = office()
        if program is not None:
            return _with_tables(read_docx(_by_office(program, source)), ending, refused=refused)
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


def convert_together(files: Mapping[str, tuple[str, bytes]]) -> dict[str, bytes]:
    """What one call of LibreOffice makes of many old documents: starting it takes longer than converting.

    `files` maps a name of the caller's to the kind (doc, rtf) and the bytes. Only files that LibreOffice has to convert are
    given to it; those that it did not manage, or not in time, are left out and will be tried, and told about, one by one.
    """
    waiting = {name: file for name, file in files.items() if file[0] == "rtf" or not _has_library()}
    program = office()
    if program is None or len(waiting) < 2:
        return {}
    with TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
        sources = {name: Path(folder, f"{number}.{file[0]}") for number, (name, file) in enumerate(waiting.items())}
        for name, source in sources.items():
            source.write_bytes(waiting[name][1])
        made = convert(program, list(sources.values()), Path(folder)).made
        return {name: made[source] for name, source in sources.items() if source in made}


def _has_library() -> bool:
    from importlib.util import find_spec

    return find_spec("doc2docx") is not None


def _by_office(program: str, source: Path) -> bytes:
    outcome = convert(program, [source], source.parent)
    if source in outcome.made:
        return outcome.made[source]
    if outcome.in_time:
        raise Unreadable("LibreOffice 不能转换该文件，文件可能已损坏或有密码。", _BROKEN)
    raise Unreadable(TIME_IS_UP, _BROKEN)


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
