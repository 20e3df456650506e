"""One file from bytes to findings, inside one boundary: whatever goes wrong on the way is a finding about that file."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jixiao_lint.config.selection import Chosen
from jixiao_lint.discover import Found
from jixiao_lint.engine import BrokenRule, check
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_problems import (
    numbered,
    report_broken_rule,
    report_problem,
)
from jixiao_lint.file_result import result_of, unread
from jixiao_lint.finding import Finding
from jixiao_lint.held import held_of, left_of
from jixiao_lint.read_file import ReadFile, bytes_of, ours, problem_of, read_bytes, to_tell
from jixiao_lint.readers.office import Office
from jixiao_lint.result import FileResult
from jixiao_lint.source import on_paper
from jixiao_lint.table import Document
from jixiao_lint.tell_developer import tell_developer
from jixiao_lint.waivers.waiver import Waiver

if TYPE_CHECKING:
    from jixiao_lint.kept import Kept


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
    read = read_bytes(path, data, year=year, office=office, traced=traced, marks=chosen.marks)
    file = ours(read, named=named)
    findings, suppressed, broken = check_read(to_tell(file, named=named), chosen, waivers)
    result = result_of(file, chosen, findings, suppressed, broken, named=named)
    for table in file.document.tables:
        table.let_go()
    return result


def check_read(
    file: ReadFile, chosen: Chosen, waivers: Sequence[Waiver] = (), kept: "Kept | None" = None
) -> tuple[tuple[Finding, ...], int, tuple[BrokenRule, ...]]:
    """What is found in a file that was read and about it, how much of it waivers silence, and the rules that failed.

    `kept` is what the same rules said at the last look at this file.
    """
    chosen = chosen._replace(marks=chosen.marks or bool(waivers))  # some waivers name findings by their fingerprints
    heard, broken = heard_in(file, chosen, kept)
    held = held_of(heard, file, chosen, waivers)
    findings, suppressed = (heard, 0) if held is None else left_of(heard, held, file.document.path)
    return tuple(finding for finding in findings if finding.code not in chosen.untold), suppressed, broken


def heard_in(
    file: ReadFile, chosen: Chosen, kept: "Kept | None" = None
) -> tuple[tuple[Finding, ...], tuple[BrokenRule, ...]]:
    """What is found in a file that was read and about it, whatever waivers say, and the rules that failed."""
    path = file.document.path
    locate = file.source.locate if file.source else on_paper
    checked = check(sure_of(file, chosen), chosen.rules, locate, kept, marks=chosen.marks)
    about_file: Iterable[Finding] = (
        report_problem(path, problem, file.source, file.document.tables) for problem in file.problems
    )
    about_file = numbered([*about_file, *broken_rules(path, checked.broken)])
    return (*about_file, *checked.findings), checked.broken


def sure_of(file: ReadFile, chosen: Chosen) -> Document:
    """The tables as rules may see them."""
    tables = (table.sure() for table in file.document.tables)
    if chosen.as_of is not None:
        tables = (table.changed(as_of=chosen.as_of) for table in tables)
    return file.document._replace(tables=tuple(tables))


def broken_rules(path: FilePath, broken: Sequence[BrokenRule]) -> list[Finding]:
    for rule in broken:
        tell_developer(rule.error)
    return [report_broken_rule(path, rule.code, rule.name, rule.error) for rule in broken]
