"""Old Word files (doc, WPS wps) and RTF: turned into docx by msdoc2docx, or by LibreOffice, and read as such.

For doc the library comes first: LibreOffice was seen to turn whole tables into running text, and to say nothing.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao_lint.file_path import FilePath
from jixiao_lint.readers.docx import read_docx
from jixiao_lint.readers.format import format_of
from jixiao_lint.readers.grid import Paper
from jixiao_lint.readers.office import Office, convert, program_of_office
from jixiao_lint.readers.opening import opened
from jixiao_lint.readers.problem import Kind, Unreadable, say
from jixiao_lint.result import Fault

_BROKEN = "请用 WPS 或 Word 打开后另存为 docx 再检查。"
_LIBRARY = "pip install 'jixiao-lint[doc]'"
_GROUP = 20  # documents in one call: so many wait when one of them hangs


class _RefusedError(Exception):
    """The library does not take the file; LibreOffice may."""


def read_doc(data: bytes, ending: str, office: Office) -> Paper:
    """The tables of an old document. `ending` is its kind: doc or rtf. Raises Unreadable where no converter takes it."""
    if office.is_late:
        raise Unreadable(office.time_is_up, _BROKEN, Kind.LIMIT_EXCEEDED)
    if office.made is not None:
        return _with_tables(read_docx(office.made.read_bytes()), ending, refused=False)
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
        program = program_of_office()
        if program is not None:
            return _with_tables(read_docx(_by_office(program, source, office)), ending, refused=refused)
        raise Unreadable("文件已损坏，或含有无法转换的内容。", _BROKEN) if refused else _no_converter(ending)


def _no_converter(ending: str) -> Unreadable:
    if ending == "doc":
        hint = say("请运行 {command}，或安装 LibreOffice，或另存为 docx。", command=_LIBRARY)
        return Unreadable("读取 doc 文件需要 msdoc2docx 或 LibreOffice，现在都没有找到。", hint, fault=Fault.HERE)
    hint = say("请安装 LibreOffice，或{otherwise}", otherwise=_BROKEN[1:])
    return Unreadable(say("读取 {ending} 文件需要 LibreOffice，现在没有找到。", ending=ending), hint, fault=Fault.HERE)


def _with_tables(paper: Paper, ending: str, *, refused: bool) -> Paper:
    """LibreOffice flattens some tables of doc files, so that a document without any is not known to have none."""
    if ending == "doc" and not paper.grids:
        hint = _BROKEN if refused else say("请运行 {command} 后再试，或另存为 docx。", command=_LIBRARY)
        raise Unreadable("LibreOffice 转换后没有表格，不能确定原文件有没有。", hint)
    return paper


def convert_together(paths: Sequence[FilePath], folder: Path, seconds: float) -> dict[FilePath, Office]:
    """What a few calls of LibreOffice make of many old documents: starting it takes longer than converting.

    Only documents that LibreOffice has to convert are given to it. Those that it did not manage are left out, and will be
    tried, and told about, one by one. What was made stays in `folder`.
    """
    program = program_of_office()
    if program is None or len(paths) < 2:
        return {}
    sources = {source: path for number, path in enumerate(paths) if (source := _copied(path, folder, number))}
    known: dict[FilePath, Office] = {}
    for first in range(0, len(sources), _GROUP):
        for source, office in _converted(program, list(sources)[first : first + _GROUP], folder, seconds):
            known[sources[source]] = office
    return known


def _copied(path: FilePath, folder: Path, number: int) -> Path | None:
    """A copy of a document that LibreOffice has to convert, under a name that no other has."""
    try:
        data = opened(path)
    except Unreadable:
        return None  # told when its turn comes
    kind = format_of(path.shown, data).name
    if kind != "rtf" and (kind != "doc" or _has_library()):
        return None
    source = folder / f"{number}.{kind}"
    source.write_bytes(data)
    return source


def _converted(program: str, sources: list[Path], folder: Path, seconds: float) -> Iterator[tuple[Path, Office]]:
    """Convert in one call, and again behind a document at which the program stopped."""
    while len(sources) > 1:
        outcome = convert(program, sources, folder, seconds)
        for source, made in outcome.made.items():
            yield source, Office(seconds, made)
        reached = max((at for at, source in enumerate(sources) if source in outcome.made), default=-1)
        if outcome.in_time and reached < 0:
            return
        if not outcome.in_time and reached + 1 < len(sources):
            yield sources[reached + 1], Office(seconds, is_late=True)
        sources = sources[reached + 2 :]


def _has_library() -> bool:
    from importlib.util import find_spec

    return find_spec("doc2docx") is not None


def _by_office(program: str, source: Path, office: Office) -> bytes:
    outcome = convert(program, [source], source.parent, office.seconds)
    if source in outcome.made:
        return outcome.made[source].read_bytes()
    if outcome.in_time:
        raise Unreadable("LibreOffice 不能转换该文件，文件可能已损坏或有密码。", _BROKEN)
    raise Unreadable(office.time_is_up, _BROKEN, Kind.LIMIT_EXCEEDED)


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
