"""The points of the indicators: the 分值 or 权重 column as numbers, and what the levels declare (产出指标（50分）)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Cell, Row, Table

_POINTS = pattern(r"\s*([0-9]+(?:\.[0-9]+)?)\s*[分%％]?\s*")
_SCORE = pattern(r"\s*([0-9]+(?:\.[0-9]+)?)\s*分?\s*")
_DECLARED = pattern(r"[（(]\s*([0-9]+(?:\.[0-9]+)?)\s*[分%％]?\s*[)）]")
COLUMNS = ("分值", "权重")


class Weighed(Record):
    """A row with its points and the cell that they stand in."""

    row: Row
    cell: Cell
    points: Decimal


def weight_of(row: Row) -> Weighed | None:
    """The points of a row; None where there are none or they are no number."""
    for column in COLUMNS:
        cell = row.cell(column)
        match = _POINTS.fullmatch(cell.text) if cell else None
        if cell is not None and match:
            return Weighed(row, cell, Decimal(match[1]))
    return None


class Scored(Record):
    """A row of a self-evaluation: the points it can get, the column they stand in, and the score it got with its cell."""

    row: Row
    cell: Cell
    column: str
    points: Decimal
    score: Decimal


@lru_cache(maxsize=8)
def scored(table: Table) -> tuple[Scored, ...]:
    """The rows that have points and a score, each in a cell of its own: a score that covers several rows is no row's."""
    rows = table.rows()
    alone = (row for row, below in zip_longest(rows, rows[1:]) if below is None or not _shares_score(row, below))
    return tuple(found for row in alone if (found := _score_of(row)) is not None)


def is_printed_from(due: Decimal, printed: Decimal) -> bool:
    """True where a number is what is due, rounded or cut off at its last digit: 18.33, 18.3 and 18 from 18.333."""
    step = Decimal(1).scaleb(-len(f"{printed:f}".partition(".")[2]))
    return -step / 2 <= due - printed < step


def places_of(scores: Sequence[Scored]) -> int:
    """To how many places the scores of a table are given: where some have one, a whole number is not rounded."""
    return max((len(f"{one.score:f}".partition(".")[2].rstrip("0")) for one in scores), default=0)


def on_one_scale(found: Sequence[Scored]) -> bool:
    """True where scores are counted as the points are: in points, or some row got just what it could get."""
    return any(one.score == one.points or one.column == "分值" for one in found)


def _shares_score(row: Row, below: Row) -> bool:
    """True where the score goes on in the row below: one merged cell, or, where merging is not kept, nothing beside its points."""
    one, other = row.cell("得分"), below.cell("得分")
    return one is not None and other is not None and (one is other or (other.is_blank and weight_of(below) is not None))


def _score_of(row: Row) -> Scored | None:
    weighed, cell = weight_of(row), row.cell("得分")
    match = _SCORE.fullmatch(cell.text) if cell else None
    if weighed is None or cell is None or match is None:
        return None
    own = cell.indicator == weighed.cell.indicator == row.indicator.index
    return Scored(row, cell, weighed.cell.field, weighed.points, Decimal(match[1])) if own else None


def all_weights(rows: Sequence[Row]) -> tuple[Weighed, ...] | None:
    """The points of the rows; None unless every row has a cell of its own with a number in it."""
    weighed = [weight_of(row) for row in rows]
    found = tuple(one for one in weighed if one is not None)
    own = all(one.cell.indicator == one.row.indicator.index for one in found)
    return found if found and len(found) == len(weighed) and own else None


def declared(cell: Cell) -> Decimal | None:
    """The points that a level states for its indicators: 产出指标（50分） → 50."""
    match = _DECLARED.search(cell.text)
    return Decimal(match[1]) if match else None


def blocks(table: Table, field: str) -> Iterator[tuple[Cell, list[Row]]]:
    """The cells of a level, each with all rows that stand under this level."""
    members: dict[tuple[str, str], list[Row]] = {}
    for row in table.rows():
        if row.text(field):
            members.setdefault((row.text("一级指标"), row.text(field)), []).append(row)
    for rows in members.values():
        cell = rows[0].cell(field)
        if cell is not None:
            yield cell, rows


def heads_parts(row: Row) -> bool:
    """A row that has the points of those below it, each of them with a value and without points of its own."""
    below = row.table.rows()[row.indicator.index :][:1]
    return bool(row.text("分值")) and any(part.target is not None and _has_no_points(part) for part in below)


def _has_no_points(row: Row) -> bool:
    return row.cell("分值") is not None and not row.text("分值")
