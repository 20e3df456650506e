"""What is found in a text that is being typed: by the road of the command, and quicker for the table under the cursor."""

from collections.abc import Sequence

from jixiao_grammar.record import Record
from jixiao_lint.batch import Batch
from jixiao_lint.config.selection import Chosen
from jixiao_lint.course import is_of_one_table
from jixiao_lint.discover import Found
from jixiao_lint.finding import Finding
from jixiao_lint.kept import Kept
from jixiao_lint.lsp.blocks import Alone, Block, alone, block_around
from jixiao_lint.lsp.marks import Mark, Stretch, carried, change_between, marks_of
from jixiao_lint.read_file import ReadFile, heeded, problem_of, read_bytes
from jixiao_lint.readers.problem import Kind
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.run import check_read
from jixiao_lint.source import Source
from jixiao_lint.table import Document
from jixiao_lint.troubles import TROUBLES

# A text of more characters is read in a process of its own, within the limits of a file, and never while somebody waits.
LARGE = 1_000_000
YAML = (".yaml", ".yml")


class Memory(Record):
    """What these rules said of each table at the last look at a document as a whole."""

    chosen: Chosen
    kept: Kept


class Judged(Record):
    """What is known of a text. `whole`: every rule has seen all of it as it stands; else the newest edit is judged by table.

    `memory` is for the next look at the whole: tables that have not changed till then cost it next to nothing.
    """

    content: str
    marks: tuple[Mark, ...]
    whole: bool
    memory: Memory | None = None


def judged_whole(batch: Batch, found: Found, content: str, before: Judged | None) -> Judged:
    """What the command finds in this text. Where it cannot be read, what was found `before` stands beside the reason."""
    memory = None
    if len(content) > LARGE:
        findings: Sequence[Finding] = batch.check_bytes(found, as_bytes(content)).findings
        unread = all(finding.table is None for finding in findings) and bool(findings)
    else:
        file = read_text(batch.rulebook, found, content)
        memory = _memory(batch.rulebook, found, before)
        findings = check_read(file, memory.chosen, batch.rulebook.waivers(found.path), memory.kept)[0]
        unread = not file.document.tables and bool(file.problems) and (found.named or file.is_ours)
    marks = marks_of(findings, _starts(content))
    if unread and before is not None:
        kept = [
            mark for mark in carried(before.marks, change_between(before.content, content)) if not mark.is_about_file
        ]
        marks = (*marks, *kept)
    return Judged(content, in_order(marks), True, memory)


def _memory(rulebook: Rulebook, found: Found, before: Judged | None) -> Memory:
    """That of the last look; a new one where other rules hold now."""
    chosen = rulebook.chosen(rulebook.choice(found.path))
    if before is not None and before.memory is not None and before.memory.chosen is chosen:
        return before.memory
    return Memory(chosen, Kept())


def _starts(content: str) -> Sequence[int]:
    """Where the lines begin that findings count: a byte order mark is before the first column."""
    starts = Source.of("", content).line_starts
    return (1, *starts[1:]) if content.startswith("\ufeff") else starts


def read_text(rulebook: Rulebook, found: Found, content: str) -> ReadFile:
    """A text as read. Never raises for what is in it."""
    try:
        file = read_bytes(found.path, as_bytes(content), year=rulebook.choice(found.path).year)
    except Exception as error:
        file = ReadFile(Document(found.path, "", ()), (problem_of(error),))
    return heeded(file, named=found.named)


def findings_in(rulebook: Rulebook, found: Found, content: str) -> tuple[Finding, ...]:
    """What the command finds in a text."""
    chosen = rulebook.chosen(rulebook.choice(found.path))
    return check_read(read_text(rulebook, found, content), chosen, rulebook.waivers(found.path))[0]


def judged_quickly(rulebook: Rulebook, found: Found, content: str, before: Judged) -> Judged | None:
    """As far as can be told from the tables that were edited: the findings of all others stand.

    None where the file must be read as a whole. What looks across tables is left as it was.
    """
    if not found.path.shown.lower().endswith(YAML) or len(content) > LARGE:
        return None
    change = change_between(before.content, content)
    block = block_around(content, change.start, change.new_end)
    if block is None:
        return None
    untouched = carried(before.marks, change)
    inside = [mark for mark in untouched if block.start <= mark.place.start < max(block.end, block.start + 1)]
    outside = [mark for mark in untouched if not block.start <= mark.place.start < block.stop or _is_below(mark, block)]
    own = alone(content, block)
    file = read_text(rulebook, found, own.content)
    if not file.document.tables:
        inside = [mark for mark in inside if not mark.is_about_reading]
        outside = [mark for mark in outside if not mark.is_about_reading]
        fresh = _in_block(check_read(file, _by_table(rulebook, found))[0], file, own, block)
        return Judged(content, in_order((*outside, *inside, *fresh[:1])), False, before.memory)
    # The parser tells of an open quote where the file ends, wherever it was opened.
    outside = [mark for mark in outside if mark.finding.code != TROUBLES[Kind.SYNTAX_ERROR].code]
    chosen = _by_table(rulebook, found)
    by_table = {active.code for active in chosen.rules}
    across = [mark for mark in inside if mark.finding.code not in by_table and not mark.is_about_file]
    fresh = _in_block(check_read(file, chosen, rulebook.waivers(found.path))[0], file, own, block)
    return Judged(content, in_order((*outside, *across, *fresh)), False, before.memory)


def _is_below(mark: Mark, block: Block) -> bool:
    """True for what is wrong with a waiver in the comments that belong to the next table."""
    return mark.is_about_file and block.end <= mark.place.start < block.stop


def _by_table(rulebook: Rulebook, found: Found) -> Chosen:
    """The rules that need see no more than one table at a time."""
    chosen = rulebook.chosen(rulebook.choice(found.path))
    return chosen._replace(rules=tuple(active for active in chosen.rules if is_of_one_table(active)))


def _in_block(findings: Sequence[Finding], file: ReadFile, own: Alone, block: Block) -> list[Mark]:
    """The marks of a block in the text that it was taken from; what is about no place in it is left out."""
    starts = file.source.line_starts if file.source else (0,)
    marks = marks_of(findings, starts, own.before)
    here = [mark.moved(block.start) for mark in marks if mark.place.start >= 0 and mark.finding.location is not None]
    last = max(block.start, block.end - 1)
    return [mark if mark.place.start <= last else mark._replace(place=Stretch(last, last)) for mark in here]


def in_order(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks from the top to the bottom."""
    return tuple(sorted(marks, key=lambda mark: (*mark.place, mark.finding.code)))


def as_bytes(content: str) -> bytes:
    """A text as its file would hold it; half a character, which no file can hold, gets a stand-in of the same length."""
    return content.encode("utf-8", "replace")
