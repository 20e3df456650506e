"""What to write in the place of a value that the language remarks on: the smallest stretch, proved by reading it again."""

from collections.abc import Iterator

from jixiao_grammar.ast import Diagnostic, Span, Value, is_understood
from jixiao_grammar.parse import parse
from jixiao_grammar.record import Record
from jixiao_grammar.show.spelling import canonical_node
from jixiao_lint.proof import proved
from jixiao_lint.rule import Applicability, Change, Fix
from jixiao_lint.table import Cell, Row

_NOTHING: frozenset[Change] = frozenset()


class Better(Record):
    """A stretch of the cell, what to write there, and the whole cell as it then reads."""

    span: Span
    fix: Fix | None
    value: str


def better_spelling(
    row: Row, remark: Diagnostic, *, sure: bool = True, changes: frozenset[Change] = _NOTHING
) -> Better | None:
    """The spelling that the language proposes where it remarks on a value; None where it knows none.

    `changes` is what may change of the meaning; a value that was not understood gets a number by it. Without `sure`, or
    where anything changes, the fix is one to be looked at. Tried are the remark's own suggestion and the value's normal
    spelling, and the first that is read as it should be is taken.
    """
    cell, value = row.target, row.resolved
    if cell is None or value is None:
        return None
    if not is_understood(value):
        changes = frozenset((*changes, Change.NUMBER))
    for text in _candidates(value, remark):
        span, replacement = _smallest(cell.text, text, remark.span)
        fix = Fix(replacement, Applicability.SAFE if sure and not changes else Applicability.SUGGESTED, changes)
        kept = proved(row, cell, span, fix)
        if kept is not None and _is_gone(row, cell, text, remark):
            return Better(span, kept, text.strip())
    return None


def _candidates(value: Value, remark: Diagnostic) -> Iterator[str]:
    text = value.text
    if remark.suggestion is not None:
        yield text[: remark.span.start] + remark.suggestion + text[remark.span.end :]
    # As the cell alone is read: a unit or a year from elsewhere is not to be written into it.
    node = parse(text).node
    yield text[: node.span.start] + canonical_node(node, text) + text[node.span.end :]


def _is_gone(row: Row, cell: Cell, text: str, remark: Diagnostic) -> bool:
    after = row.read_as(cell.field, text)
    return after is not None and all(other.code != remark.code for other in after.diagnostics)


def _smallest(before: str, after: str, around: Span) -> tuple[Span, str]:
    """What differs between two texts, at least `around`: the stretch of the first, and what stands there in the second."""
    start = 0
    while start < min(len(before), len(after), around.start) and before[start] == after[start]:
        start += 1
    end = 0
    most = min(len(before) - max(start, around.end), len(after) - start)
    while end < most and before[-1 - end] == after[-1 - end]:
        end += 1
    return Span(start, len(before) - end), after[start : len(after) - end]
