"""A fix proves itself: the cell is edited and the row is read again, and nothing may change but what the fix declares."""

from jixiao_grammar.ast import Span, Value, is_understood
from jixiao_lint.finding import Applicability, Fix
from jixiao_lint.same_meaning import Change, same_meaning
from jixiao_lint.table import Cell, Row

_OF_THE_TARGET = frozenset(("指标值", "计算符号", "计量单位"))


def proved(row: Row, cell: Cell, span: Span, fix: Fix) -> Fix | None:
    """The fix as far as it may be offered: as it is, as one to be looked at first, or not at all.

    `span` is what it replaces, in code points of the cell. Where the value was not understood, nothing can be compared:
    the new value must be understood without any remark, and the fix is one to be looked at. Cells that are no part of
    the target are not proved.
    """
    if cell.field not in _OF_THE_TARGET:
        return fix
    before = row.resolved
    after = row.read_as(cell.field, cell.text[: span.start] + fix.replacement + cell.text[span.end :])
    if before is None or after is None or not is_understood(after):
        return None
    if not is_understood(before):
        clean = Change.NUMBER in fix.changes and not after.diagnostics
        return fix._replace(applicability=Applicability.SUGGESTED) if clean else None
    if not same_meaning(before, after, fix.changes) or _codes(after) - _codes(before):
        return None
    # What is still not in order is for a person to look at.
    return fix if not after.diagnostics else fix._replace(applicability=Applicability.SUGGESTED)


def _codes(value: Value) -> frozenset[str]:
    return frozenset(remark.code for remark in value.diagnostics)
