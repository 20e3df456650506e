"""One file from bytes to tables: what was read of it, what could not be read, and what else is to be said about it."""

from jixiao_grammar.record import Record
from jixiao_lint.discover import Found
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_problems import (
    in_one_line,
)
from jixiao_lint.readers import Reading, read
from jixiao_lint.readers.explanation import Explained
from jixiao_lint.readers.format import unknown_kinds
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.opening import not_opened, opened
from jixiao_lint.readers.problem import Kind, Problem, Unreadable, say
from jixiao_lint.result import Fault, Verdict
from jixiao_lint.source import Source
from jixiao_lint.table import NOT_ON_FORM, Document, Table
from jixiao_lint.tell_developer import tell_developer


class ReadFile(Record):
    """A file as read: its tables, what could not be read of it, and what else is to be said about it.

    `source` is its decoded text, None where it has no lines. `sha256` is empty where the bytes could not be had.
    `explained` are the comments in an office file that say why something stands as it does. `is_ours` is False where a
    stranger's file may hold the same, so that only the user who named it wants to hear of it.
    """

    document: Document
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    source: Source | None = None
    sha256: str = ""
    explained: tuple[Explained, ...] = ()
    is_ours: bool = True


def read_found(found: Found, *, year: int | None = None, office: Office | None = None) -> ReadFile:
    """Read one file and recognise its tables. Never raises: what goes wrong is one of its problems."""
    try:
        return read_bytes(found.path, bytes_of(found), year=year, office=office)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return ReadFile(Document(found.path, "", ()), (problem_of(error),))


def _digest(data: bytes) -> str:
    from hashlib import sha256  # 3 ms to load: a report for people has no need of it

    return sha256(data).hexdigest()


def read_bytes(
    path: FilePath,
    data: bytes,
    *,
    year: int | None = None,
    office: Office | None = None,
    traced: bool = False,
    marks: bool = True,
) -> ReadFile:
    """Read and recognise the bytes of one file. Without `marks`, nobody asks for its digest."""
    reading = read(path.shown, data, office, traced=traced)
    tables, problems, notes = tables_of(reading, year)
    document, digest = Document(path, reading.format, tables), _digest(data) if marks else ""
    if tables and reading.grids:
        from jixiao_lint.recognise.stated import stated_in

        elsewhere = stated_in(reading.grids, tables)
        document, notes = document._replace(stated=elsewhere.stated), (*notes, *elsewhere.notes)
    return ReadFile(document, problems, notes, reading.source, digest, reading.explained, reading.is_ours)


def tables_of(reading: Reading, year: int | None) -> tuple[tuple[Table, ...], tuple[Problem, ...], tuple[str, ...]]:
    """The tables of a file, what could not be read of it, and what else is to be said about it."""
    tables, problems, notes = reading.tables, reading.problems, reading.notes
    if reading.grids:
        from jixiao_lint.recognise import recognise

        seen = recognise(reading.grids)
        tables, problems, notes = seen.tables, (*problems, *seen.problems), (*notes, *seen.notes)
    if reading.grids and reading.problems:  # a page that is a picture may hold the rest of any of them
        tables = tuple(table.changed(partly_read=True) for table in tables)
    if not tables and not problems:
        problems = (Problem(Kind.NO_TABLE, "文件里没有找到绩效目标表"),)
    copies = "、".join(f"表{table.index}" for table in tables if table.partly_read) if not problems else ""
    if copies:
        notes = (
            *notes,
            f"{copies}：是照抄的，写明原表有没读出的内容，所以不查缺了什么；补全后请删去“{NOT_ON_FORM[0]}”。",
        )
    if year is not None:
        tables = tuple(table if table.year else table.changed(year=year) for table in tables)
    return tables, problems, notes


def bytes_of(found: Found) -> bytes:
    """The bytes of a file, in an archive too. Raises Unreadable."""
    if found.trouble is not None:
        raise not_opened(found.path, found.trouble)
    if found.archive is not None:
        from jixiao_lint.readers.archive import content

        return content(opened(found.archive), found.member)
    return opened(found.path)


def problem_of(error: BaseException) -> Problem:
    """What is told about a file that made this go wrong."""
    match error:
        case Unreadable():
            return error.problem
        case MemoryError():
            return Problem(Kind.LIMIT_EXCEEDED, "读这个文件要用的内存超过上限，没有读完。", "请核对文件是否正常。")
        case RecursionError():
            return Problem(Kind.LIMIT_EXCEEDED, "文件的内容嵌套过深，没有读完。", "请核对文件是否正常。")
    tell_developer(error)
    message = say("读这个文件时程序出错（{error}），没有读完。", error=in_one_line(error))
    return Problem(Kind.PROGRAM_FAILED, message, "请另存一份再检查；仍不行的，烦请告知我们。", fault=Fault.PROGRAM)


def ours(file: ReadFile, *, named: bool) -> ReadFile:
    """The file; nothing of it where it was met in a folder and may well be a stranger's."""
    return file if named or file.is_ours else file._replace(document=file.document._replace(tables=()), problems=())


def heeded(file: ReadFile, *, named: bool) -> ReadFile:
    """A file without what does not concern us: one that nobody named, and that holds nothing like a table, is passed over."""
    return to_tell(ours(file, named=named), named=named)


def to_tell(file: ReadFile, *, named: bool) -> ReadFile:
    """What is told about the file: nothing where it was met in a folder and holds no table."""
    return file if named or verdict_of(file) is not Verdict.NO_TABLE else file._replace(problems=())


def verdict_of(file: ReadFile) -> Verdict:
    if file.document.tables:
        return Verdict.READ
    if all(problem.kind is Kind.NO_TABLE for problem in file.problems):
        return Verdict.NO_TABLE
    return Verdict.UNKNOWN_KIND if file.document.format in unknown_kinds() else Verdict.UNREADABLE
