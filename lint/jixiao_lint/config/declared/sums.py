"""The kinds of rules that count rows, add them up, and hold one field against another."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Amount
from jixiao_grammar.parse import parse
from jixiao_grammar.record import Record
from jixiao_lint.config.declared import shapes
from jixiao_lint.config.declared.amounts import amounts
from jixiao_lint.config.declared.made import Made
from jixiao_lint.config.declared.scope import Scope, Shown, place_in
from jixiao_lint.rule import Found, Hit
from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS, Cell, Row, Table

_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_MONEY_OF_HEAD = frozenset({"预算数", "财政资金", "其他资金", "上年结转", "全年预算数", "全年执行数"})
_SCORES = frozenset({"分值", "权重", "得分"})
_SAID = {"equal": "等于", "at-most": "不超过", "at-least": "不少于"}
_NO_LIMIT = -1


class _Measured(Record):
    """A number and what it counts: 元, the symbol of another unit, or nothing for a bare number and for points."""

    number: Decimal
    unit: str


def count_of_rows(file: shapes.CountOfRows) -> Made:
    """How many rows of a kind a table may have."""
    scope = Scope(HEAD_FIELDS[:1], file.when, file.unless)
    counted = Scope(tuple(file.indicator), file.indicator)
    limits = {"at_least": file.at_least, "at_most": _NO_LIMIT if file.at_most is None else file.at_most}

    def check(table: Table, *, at_least: int = limits["at_least"], at_most: int = limits["at_most"]) -> Found:
        if not (scope.includes(table) and table.indicators and set(file.indicator) <= set(table.columns)):
            return
        found = list(counted.rows(table))
        fields = {"count": str(len(found)), "at-least": str(at_least), "at-most": str(at_most)}
        if len(found) < at_least:
            yield Hit(table.spot(), fields)
        elif 0 <= at_most < len(found):
            place = place_in(found[at_most])
            yield Hit(place.whole() if place else table.spot(), fields)

    explained = {"at_least": "至少几条", "at_most": "最多几条，-1 表示不限"}
    return Made(scope, check, ("count", "at-least", "at-most"), limits, explained)


def sum_of_rows(file: shapes.SumOfRows) -> Made:
    """A column of some rows, added up, against a field of the head or a number."""
    scope = Scope(HEAD_FIELDS[:1], file.when, file.unless)
    added = Scope(tuple(file.indicator) or (file.column,), file.indicator)

    def check(table: Table) -> Found:
        found = list(added.rows(table)) if scope.includes(table) else []
        numbers = [_of_row(row, file.column) for row in found]
        limit = _of_head(table, file.limit) if file.limit in HEAD_FIELDS else _read(file.limit)
        known = [number for number in numbers if number is not None]
        # A sum of which a part was not understood, or counts something else, is no sum.
        if limit is None or not known or len(known) < len(numbers) or {number.unit for number in known} != {limit.unit}:
            return
        total = sum((number.number for number in known), Decimal(0))
        if not _keeps(total, limit.number, file.must):
            place = next((cell for row in found if (cell := row.cell(file.column)) is not None), None)
            said = {"sum": _shown(total, limit.unit), "limit": _shown(limit.number, limit.unit)}
            yield Hit(place.whole() if place else table.spot(), said | {"must": _SAID[file.must]})

    return Made(scope, check, ("sum", "limit", "must"))


def field_against_field(file: shapes.FieldAgainstField) -> Made:
    """Two fields, of a row or of the head, that must agree, differ, or keep an order."""
    scope = Scope((file.field, file.other), file.when, file.unless)

    def check(shown: Shown) -> Found:
        for one, other, table in _pairs(shown, scope, file):
            if not _agree(one, other, table, file.must):
                yield Hit(one.whole(), {"text": one.text.strip(), "other": other.text.strip(), "field": one.field})

    return Made(scope, check, ("text", "other", "field"))


def _pairs(shown: Shown, scope: Scope, file: shapes.FieldAgainstField) -> Iterator[tuple[Cell, Cell, Table]]:
    """The two cells of each row, or of the head, where both are filled in."""
    in_rows = file.field in ROW_FIELDS or file.other in ROW_FIELDS
    places = scope.rows(shown) if in_rows else [shown] if isinstance(shown, Table) and scope.includes(shown) else []
    for place in places:
        table = place.table if isinstance(place, Row) else place
        one, other = (
            place.cell(field) if field in ROW_FIELDS or not isinstance(place, Row) else table.cell(field)
            for field in (file.field, file.other)
        )
        if one is not None and other is not None and not one.is_blank and not other.is_blank:
            yield one, other, table


def _agree(one: Cell, other: Cell, table: Table, must: str) -> bool:
    text, against = one.text.strip(), other.text.strip()
    match must:
        case "equal":
            return text == against
        case "differ":
            return text != against
        case "contain":
            return against in text
    first, second = _of_cell(one, table), _of_cell(other, table)
    if first is None or second is None or first.unit != second.unit:
        return True  # what cannot be compared breaks nothing
    return _keeps(first.number, second.number, must)


def _of_row(row: Row, column: str) -> _Measured | None:
    if column == "指标值":
        placed = list(amounts(row))
        return _of_amount(placed[0].read) if len(placed) == 1 else None
    cell = row.cell(column)
    return None if cell is None or cell.is_blank else _read(cell.text, column)


def _of_head(table: Table, field: str) -> _Measured | None:
    cell = table.cell(field)
    return None if cell is None else _of_cell(cell, table)


def _of_cell(cell: Cell, table: Table) -> _Measured | None:
    measured = _read(cell.text, cell.field)
    if measured is not None and cell.field in _MONEY_OF_HEAD and not measured.unit:
        factor = _YUAN.get(table.money_unit or "")
        return None if factor is None else _Measured(measured.number * factor, "元")
    return measured


def _read(text: str, field: str = "") -> _Measured | None:
    node = parse(text.strip()).node
    measured = _of_amount(node) if isinstance(node, Amount) else None
    # A share of 10 % in a column of points is 10 points.
    points = field in _SCORES and measured is not None and measured.unit in ("%", "分")
    return _Measured(measured.number, "") if points and measured is not None else measured


def _of_amount(amount: Amount) -> _Measured | None:
    if amount.direction is not None or amount.fraction is not None:
        return None
    return _Measured(amount.number, amount.unit.symbol if amount.unit is not None else "")


def _keeps(number: Decimal, limit: Decimal, must: str) -> bool:
    match must:
        case "equal":
            return number == limit
        case "at-most":
            return number <= limit
        case _:
            return number >= limit


def _shown(number: Decimal, unit: str) -> str:
    if unit == "元" and abs(number) >= _YUAN["万元"]:
        number, unit = number / _YUAN["万元"], "万元"
    return f"{number.normalize():f}{unit}"
