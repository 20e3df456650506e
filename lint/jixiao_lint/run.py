"""One file from bytes to findings, inside one boundary: whatever goes wrong on the way is a finding about that file."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256

from jixiao_grammar.record import Record
from jixiao_lint.across import FileSketch, Heard, Wanted, sketched
from jixiao_lint.config.selection import Chosen, known_names
from jixiao_lint.discover import Found
from jixiao_lint.engine import BrokenRule, check, course_of, told_across
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_problems import (
    in_one_line,
    numbered,
    report_broken_rule,
    report_problem,
    report_waiver,
)
from jixiao_lint.finding import Finding
from jixiao_lint.kept import Kept
from jixiao_lint.readers import Reading, read
from jixiao_lint.readers.explanation import Explained
from jixiao_lint.readers.format import unknown_kinds
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.opening import not_opened, opened
from jixiao_lint.readers.problem import Kind, Problem, Unreadable, say
from jixiao_lint.result import Fault, FileResult, Recognised, RuleInfo, Texts, Verdict
from jixiao_lint.rule import ActiveRule
from jixiao_lint.source import Source, on_paper
from jixiao_lint.table import NOT_ON_FORM, Document, Indicator, Table
from jixiao_lint.troubles import EVERY_TROUBLE
from jixiao_lint.values_taken import values_taken
from jixiao_lint.waivers.comments import waivers_in
from jixiao_lint.waivers.explanations import waivers_of
from jixiao_lint.waivers.judge import Known, judge
from jixiao_lint.waivers.waiver import Rows, Waiver


class Held(Record):
    """What was found in a file that has waivers: they are judged when rules across files have spoken, too."""

    found: tuple[Finding, ...]
    waivers: tuple[Waiver, ...]
    rows: Rows
    known: Known
    source: Source | None
    untold: frozenset[str]


class Part(Record):
    """A file's share of a run: its result so far, and what is needed of it until all files have been read.

    `sketch` is None where nothing across files is to be looked at; `held` where no waiver is about the file.
    """

    result: FileResult
    sketch: FileSketch | None = None
    held: Held | None = None


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


def examine(
    found: Found,
    chosen: Chosen,
    *,
    year: int | None = None,
    office: Office | None = None,
    data: bytes | None = None,
    waivers: Sequence[Waiver] = (),
    traced: bool = False,
) -> FileResult:
    """Read, recognise and check one file. Never raises: what goes wrong is a finding that names the file and whose fault it is.

    `data` is what is in the file, where it does not lie at its path. `year` is the budget year of tables that do not name
    one. `office` is how an old document is converted. `traced` as in `check_bytes`.
    """
    try:
        data = bytes_of(found) if data is None else data
        return check_bytes(
            found.path, data, chosen, named=found.named, year=year, office=office, waivers=waivers, traced=traced
        )
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return unread(found, problem_of(error))


def read_found(found: Found, *, year: int | None = None, office: Office | None = None) -> ReadFile:
    """Read one file and recognise its tables. Never raises: what goes wrong is one of its problems."""
    try:
        return read_bytes(found.path, bytes_of(found), year=year, office=office)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return ReadFile(Document(found.path, "", ()), (problem_of(error),))


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
    _tell_developer(error)
    message = say("读这个文件时程序出错（{error}），没有读完。", error=in_one_line(error))
    return Problem(Kind.PROGRAM_FAILED, message, "请另存一份再检查；仍不行的，烦请告知我们。", fault=Fault.PROGRAM)


def unread(found: Found, problem: Problem) -> FileResult:
    """The result for a file of which nothing was read."""
    return FileResult(
        path=found.path,
        sha256="",
        format="",
        tables=0,
        indicators=0,
        findings=numbered([report_problem(found.path, problem, None)]),
        verdict=Verdict.UNREADABLE,
        fault=problem.fault,
        named=found.named,
    )


def check_bytes(  # noqa: PLR0913 - all that may be said about one file
    path: FilePath,
    data: bytes,
    chosen: Chosen,
    *,
    named: bool = True,
    year: int | None = None,
    office: Office | None = None,
    waivers: Sequence[Waiver] = (),
    traced: bool = False,
) -> FileResult:
    """Read, recognise and check the bytes of one file. `waivers` are those of a file of waivers that are about this file.

    With `named` False, a file that holds nothing like a table is passed over: it was met in a folder. With `traced`, the
    places of findings in Word and Excel files tell where their characters stand in the file.
    """
    file = ours(read_bytes(path, data, year=year, office=office, traced=traced), named=named)
    findings, suppressed, broken = check_read(_to_tell(file, named=named), chosen, waivers)
    return _result(file, chosen, findings, suppressed, broken, named=named)


def examine_part(
    found: Found,
    chosen: Chosen,
    wanted: Wanted,
    *,
    year: int | None = None,
    office: Office | None = None,
    waivers: Sequence[Waiver] = (),
) -> Part:
    """Read, recognise and check one file of several: rules across files are left for `settle`. Never raises, as `examine`."""
    try:
        file = read_bytes(found.path, bytes_of(found), year=year, office=office)
        return part_of(file, chosen, wanted, named=found.named, waivers=waivers)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Part(unread(found, problem_of(error)))


def part_of(
    file: ReadFile, chosen: Chosen, wanted: Wanted, *, named: bool = True, waivers: Sequence[Waiver] = ()
) -> Part:
    """The share of a file that was read: what is found in it alone, and what rules across files will ask about it."""
    file = ours(file, named=named)
    alone = chosen._replace(rules=course_of(chosen.rules).alone)
    heard, broken = _heard(_to_tell(file, named=named), alone)
    held = _held(heard, file, chosen, waivers)
    told = () if held else tuple(finding for finding in heard if finding.code not in chosen.untold)
    return Part(_result(file, chosen, told, 0, broken, named=named), _sketch(file, chosen, wanted), held)


def settle(part: Part, heard: Heard) -> FileResult:
    """The result of a file together with what rules across files found in it, and with those that failed there."""
    result, held = part.result, part.held
    if not heard.told and not heard.broken and held is None:
        return result
    broken = tuple(heard.broken.values())
    extra = (*numbered(_broken_rules(result.path, broken)), *told_across(heard.told))
    fault = Fault.RULE if broken else result.fault
    if held is None:
        return result._replace(findings=_sorted((*result.findings, *extra)), fault=fault)
    left, silenced = _judged((*held.found, *extra), held, result.path)
    told = (finding for finding in left if finding.code not in held.untold)
    return result._replace(findings=_sorted(told), suppressed=silenced, fault=fault)


def _sketch(file: ReadFile, chosen: Chosen, wanted: Wanted) -> FileSketch | None:
    """What is kept of the tables. Where something of the file was not read, it may be the rest of any of them."""
    sure = _sure(file, chosen)
    if file.problems:
        sure = sure._replace(tables=tuple(table.changed(partly_read=True) for table in sure.tables))
    return sketched(sure, file.source, wanted) if sure.tables else None


def ours(file: ReadFile, *, named: bool) -> ReadFile:
    """The file; nothing of it where it was met in a folder and may well be a stranger's."""
    return file if named or file.is_ours else file._replace(document=file.document._replace(tables=()), problems=())


def _to_tell(file: ReadFile, *, named: bool) -> ReadFile:
    """What is told about the file: nothing where it was met in a folder and holds no table."""
    return file if named or _verdict(file) is not Verdict.NO_TABLE else file._replace(problems=())


def _result(
    file: ReadFile,
    chosen: Chosen,
    findings: Sequence[Finding],
    suppressed: int,
    broken: Sequence[BrokenRule],
    *,
    named: bool,
) -> FileResult:
    tables = file.document.tables
    return FileResult(
        path=file.document.path,
        sha256=file.sha256,
        format=file.document.format,
        tables=len(tables),
        indicators=sum(len(table.indicators) for table in tables),
        findings=_sorted(findings),
        notes=file.notes,
        source=file.source.text if file.source else None,
        suppressed=suppressed,
        recognised=tuple(_recognised(table, chosen) for table in tables),
        verdict=_verdict(file),
        fault=Fault.RULE if broken else file.problems[0].fault if file.problems else None,
        named=named,
        values=values_taken(tables),
    )


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.order))


def heeded(file: ReadFile, *, named: bool) -> ReadFile:
    """A file without what does not concern us: one that nobody named, and that holds nothing like a table, is passed over."""
    return _to_tell(ours(file, named=named), named=named)


def read_bytes(
    path: FilePath, data: bytes, *, year: int | None = None, office: Office | None = None, traced: bool = False
) -> ReadFile:
    """Read and recognise the bytes of one file."""
    reading = read(path.shown, data, office, traced=traced)
    tables, problems, notes = tables_of(reading, year)
    document, digest = Document(path, reading.format, tables), sha256(data).hexdigest()
    if tables and reading.grids:
        from jixiao_lint.recognise.stated import stated_in

        elsewhere = stated_in(reading.grids, tables)
        document, notes = document._replace(stated=elsewhere.stated), (*notes, *elsewhere.notes)
    return ReadFile(document, problems, notes, reading.source, digest, reading.explained, reading.is_ours)


def check_read(
    file: ReadFile, chosen: Chosen, waivers: Sequence[Waiver] = (), kept: Kept | None = None
) -> tuple[tuple[Finding, ...], int, tuple[BrokenRule, ...]]:
    """What is found in a file that was read and about it, how much of it waivers silence, and the rules that failed.

    `kept` is what the same rules said at the last look at this file.
    """
    heard, broken = _heard(file, chosen, kept)
    held = _held(heard, file, chosen, waivers)
    findings, suppressed = (heard, 0) if held is None else _judged(heard, held, file.document.path)
    return tuple(finding for finding in findings if finding.code not in chosen.untold), suppressed, broken


def _heard(
    file: ReadFile, chosen: Chosen, kept: Kept | None = None
) -> tuple[tuple[Finding, ...], tuple[BrokenRule, ...]]:
    """What is found in a file that was read and about it, whatever waivers say, and the rules that failed."""
    path = file.document.path
    locate = file.source.locate if file.source else on_paper
    checked = check(_sure(file, chosen), chosen.rules, locate, kept)
    about_file: Iterable[Finding] = (
        report_problem(path, problem, file.source, file.document.tables) for problem in file.problems
    )
    about_file = numbered([*about_file, *_broken_rules(path, checked.broken)])
    return (*about_file, *checked.findings), checked.broken


def _sure(file: ReadFile, chosen: Chosen) -> Document:
    """The tables as rules may see them."""
    tables = (table.sure() for table in file.document.tables)
    if chosen.as_of is not None:
        tables = (table.changed(as_of=chosen.as_of) for table in tables)
    return file.document._replace(tables=tuple(tables))


def _verdict(file: ReadFile) -> Verdict:
    if file.document.tables:
        return Verdict.READ
    if all(problem.kind is Kind.NO_TABLE for problem in file.problems):
        return Verdict.NO_TABLE
    return Verdict.UNKNOWN_KIND if file.document.format in unknown_kinds() else Verdict.UNREADABLE


def _broken_rules(path: FilePath, broken: Sequence[BrokenRule]) -> list[Finding]:
    for rule in broken:
        _tell_developer(rule.error)
    return [report_broken_rule(path, rule.code, rule.name, rule.error) for rule in broken]


def _tell_developer(error: BaseException) -> None:
    if os.environ.get("JIXIAO_DEBUG"):
        from traceback import print_exception

        print_exception(error, file=sys.stderr)


def _recognised(table: Table, chosen: Chosen) -> Recognised:
    return Recognised(
        index=table.index,
        title=table.text("表题"),
        project=table.text("项目名称"),
        year=table.year,
        money_unit=table.money_unit,
        fields=tuple(table.head),
        columns=table.columns,
        indicators=len(table.indicators),
        not_examined=tuple(dict.fromkeys(_not_examined(table, chosen))),
        unit=table.text("单位"),
        texts=texts_of(table),
    )


def texts_of(table: Table) -> Texts:
    """A table as it stands, for whoever shows it."""
    return Texts(
        tuple(cell.text for cell in table.head.values()),
        tuple(tuple(_text_in(row, column) for column in table.columns) for row in table.indicators),
    )


def _text_in(row: Indicator, column: str) -> str | None:
    cell = row.cells.get(column)
    if cell is None:
        return ""
    return cell.text if cell.indicator == row.index else None


def _not_examined(table: Table, chosen: Chosen) -> Iterator[str]:
    """The headings of a review that no rule can judge from any table, and those for which this one says too little."""
    for pack in chosen.packs:
        yield from pack.not_examined
        for field, heading in pack.not_examined_without.items():
            if not (table.year if field == "年度" else table.text(field)):
                yield heading


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


def _held(heard: Sequence[Finding], file: ReadFile, chosen: Chosen, waivers: Sequence[Waiver]) -> Held | None:
    """What is needed to judge the waivers that stand as comments in the file and those of a file of waivers."""
    source, document = file.source, file.document
    comments = waivers_in(source) if source is not None and document.format == "yaml" else waivers_of(file.explained)
    if not comments and not waivers:
        return None
    ran = {name for active in chosen.rules for name in (active.rule.code, active.rule.name)}
    troubles = {name for trouble in EVERY_TROUBLE for name in (trouble.code, trouble.name)}
    known = Known(known_names(chosen.packs) | troubles, frozenset(ran | troubles))
    rows = Rows(document.tables, source)
    lines = source._replace(text="") if source is not None else None  # of the text no more than its lines is asked for
    return Held(tuple(heard), (*comments, *waivers), rows, known, lines, chosen.untold)


def _judged(found: Sequence[Finding], held: Held, path: FilePath) -> tuple[tuple[Finding, ...], int]:
    """The findings that no waiver silences, with what is wrong with the waivers, and how many are silenced."""
    judged = judge(found, held.waivers, held.rows, held.known, date.today())
    flawed = (report_waiver(path, flaw, held.source) for flaw in judged.flawed)
    return (*judged.left, *numbered(flawed)), judged.silenced


def rule_info(active: ActiveRule) -> RuleInfo:
    """What a report may say about a rule."""
    rule = active.rule
    return RuleInfo(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        doc=rule.doc,
        severity=rule.severity,
        confidence=rule.confidence,
        basis=rule.basis,
        family=rule.family,
        url=active.url,
        topic=rule.turn.topic.value,
    )
