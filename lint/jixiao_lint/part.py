"""One file of several: its share of a run, and what becomes of it when rules across files have spoken."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.across.wanted import Wanted
from jixiao_lint.config.selection import Chosen
from jixiao_lint.course import course_of
from jixiao_lint.discover import Found
from jixiao_lint.engine import told_across
from jixiao_lint.file_problems import (
    numbered,
)
from jixiao_lint.file_result import in_order, result_of, unread
from jixiao_lint.held import Held, held_of, left_of
from jixiao_lint.read_file import ReadFile, bytes_of, ours, problem_of, read_bytes, to_tell
from jixiao_lint.readers.office import Office
from jixiao_lint.result import Fault, FileResult
from jixiao_lint.run import broken_rules, heard_in, sure_of
from jixiao_lint.waivers.waiver import Waiver

if TYPE_CHECKING:
    from jixiao_lint.across.judge import Heard
    from jixiao_lint.across.sketch import FileSketch


class Part(Record):
    """A file's share of a run: its result so far, and what is needed of it until all files have been read.

    `sketch` is None where nothing across files is to be looked at; `held` where no waiver is about the file.
    """

    result: FileResult
    sketch: "FileSketch | None" = None
    held: Held | None = None


def examine_part(
    found: Found,
    chosen: Chosen,
    wanted: Wanted,
    *,
    year: int | None = None,
    office: Office | None = None,
    waivers: Sequence[Waiver] = (),
    with_texts: bool = True,
) -> Part:
    """Read, recognise and check one file of several: rules across files are left for `settle`. Never raises, as `examine`."""
    try:
        file = read_bytes(found.path, bytes_of(found), year=year, office=office, marks=chosen.marks)
        part = part_of(file, chosen, wanted, named=found.named, waivers=waivers, with_texts=with_texts)
        for table in file.document.tables:
            table.let_go()
        return part
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Part(unread(found, problem_of(error)))


def part_of(
    file: ReadFile,
    chosen: Chosen,
    wanted: Wanted,
    *,
    named: bool = True,
    waivers: Sequence[Waiver] = (),
    with_texts: bool = True,
) -> Part:
    """The share of a file that was read: what is found in it alone, and what rules across files will ask about it."""
    file = ours(file, named=named)
    alone = chosen._replace(rules=course_of(chosen.rules).alone)
    heard, broken = heard_in(to_tell(file, named=named), alone)
    held = held_of(heard, file, chosen, waivers)
    told = () if held else tuple(finding for finding in heard if finding.code not in chosen.untold)
    result = result_of(file, chosen, told, 0, broken, named=named, with_texts=with_texts)
    return Part(result, _sketch(file, chosen, wanted), held)


def settle(part: Part, heard: "Heard") -> FileResult:
    """The result of a file together with what rules across files found in it, and with those that failed there."""
    result, held = part.result, part.held
    if not heard.told and not heard.broken and held is None:
        return result
    broken = tuple(heard.broken.values())
    extra = (*numbered(broken_rules(result.path, broken)), *told_across(heard.told))
    fault = Fault.RULE if broken else result.fault
    if held is None:
        return result._replace(findings=in_order((*result.findings, *extra)), fault=fault)
    left, silenced = left_of((*held.found, *extra), held, result.path)
    told = (finding for finding in left if finding.code not in held.untold)
    return result._replace(findings=in_order(told), suppressed=silenced, fault=fault)


def _sketch(file: ReadFile, chosen: Chosen, wanted: Wanted) -> "FileSketch | None":
    """What is kept of the tables. Where something of the file was not read, it may be the rest of any of them."""
    sure = sure_of(file, chosen)
    if file.problems:
        sure = sure._replace(tables=tuple(table.changed(partly_read=True) for table in sure.tables))
    if not sure.tables:
        return None
    from jixiao_lint.across.sketch import sketched

    return sketched(sure, file.source, wanted)
