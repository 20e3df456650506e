"""The sum of a self-evaluation: what its rows scored, what the execution of the budget may add, and what is printed."""

from decimal import Decimal

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Table
from jixiao_rules.weights import scored, weight_of

_SCORE = pattern(r"\s*([0-9]+(?:\.[0-9]+)?)\s*分?\s*")
_FULL = Decimal(100)
# What the rows are worth where the execution of the budget is scored beside them: 10 points, in some places 20.
_BESIDE_EXECUTION = (Decimal(90), Decimal(80))


class Sum(Record):
    """The least and the most that the scores of a table can come to; both are the same where all scores are printed."""

    least: Decimal
    most: Decimal


def score_in(table: Table, field: str) -> Decimal | None:
    """A score that stands in the head or below the list (总分, 执行率得分); None where it is no number."""
    match = _SCORE.fullmatch(table.text(field))
    return Decimal(match[1]) if match else None


def points_of_execution(table: Table) -> Decimal | None:
    """The points that the rows leave to the execution of the budget; None where they are not all printed or leave none."""
    weighed = [weight_of(row) for row in table.rows()]
    points = sum((one.points for one in weighed if one is not None), Decimal(0))
    return _FULL - points if None not in weighed and points in _BESIDE_EXECUTION else None


def sum_of_rows(table: Table) -> Decimal | None:
    """What the rows scored beside the execution of the budget; None unless every row has points, 90 or 80 in all, and a score."""
    found = scored(table)
    if not found or len(found) != len(table.rows()) or any(one.column != "分值" for one in found):
        return None
    points = sum((one.points for one in found), Decimal(0))
    return sum((one.score for one in found), Decimal(0)) if points in _BESIDE_EXECUTION else None


def sum_of_scores(table: Table) -> Sum | None:
    """What the rows scored, with the execution; None unless every row has points and a score, 100 in all with the execution."""
    found = scored(table)
    rows = table.rows()
    if not rows or len(found) != len(rows) or any(one.column != "分值" for one in found):
        return None
    total = sum((one.score for one in found), Decimal(0))
    if sum((one.points for one in found), Decimal(0)) == _FULL:
        return Sum(total, total)
    beside = points_of_execution(table)
    if beside is None:
        return None
    execution = score_in(table, "执行率得分")
    return Sum(total, total + beside) if execution is None else Sum(total + execution, total + execution)
