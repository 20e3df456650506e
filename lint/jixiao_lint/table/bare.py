"""A row or a table of which nothing is known but some texts: for whoever asks what follows from these texts alone.

Whoever looks at anything else of it is stopped with FurtherError: what he would have said does not follow from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NoReturn

from jixiao_grammar.ast import Value
from jixiao_lint.table.cell import Cell
from jixiao_lint.table.form import Table
from jixiao_lint.table.row import Row
from jixiao_lint.table.texts import Texts


class FurtherError(BaseException):
    """Ends a look at what is not known. No ordinary error: a rule that goes on after errors must not go on after this one."""


def _further(*_: Any) -> NoReturn:
    raise FurtherError


class _Unknown:
    """Stands for what is not known of a table, a row or a cell. Nobody can tell what it is equal to, or print it."""

    __slots__ = ()

    __getattr__ = __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __index__ = _further
    __hash__ = __str__ = __repr__ = __format__ = __iter__ = __len__ = __contains__ = _further


class _UnknownTable(_Unknown):
    """A table of which the year and the unit of its sums are known, and nothing else."""

    __slots__ = ("money_unit", "year")

    __hash__ = object.__hash__  # type: ignore[assignment]  # it is not the table that is unknown

    def __init__(self, year: int | None, money_unit: str | None) -> None:
        self.year = year
        self.money_unit = money_unit


class _BareTable(_UnknownTable):
    """A table of which also some texts of all rows are known, and whether it was read to the end."""

    __slots__ = ("_rows", "partly_read")

    def __init__(self, table: Table, rows: tuple[Row, ...]) -> None:
        super().__init__(table.year, table.money_unit)
        self.partly_read = table.partly_read
        self._rows = rows

    def rows(self) -> tuple[Row, ...]:
        """The rows, each with what is known of it."""
        return self._rows


class _BareTexts(Texts):
    """The texts that are known."""

    def __missing__(self, field: str) -> str:
        raise FurtherError

    def get(self, field: str, default: Any = None, /) -> Any:
        """The text of a field that is known; there is no other answer."""
        return self[field]


class _BareCells(Mapping[str, Cell]):
    """The cells that are known. Which others there are, nobody knows."""

    __slots__ = ("_fields", "_known")

    def __init__(self, known: Mapping[str, Cell], fields: Sequence[str]) -> None:
        self._known = known
        self._fields = fields

    def __getitem__(self, field: str) -> Cell:
        if field not in self._fields:
            raise FurtherError
        return self._known[field]

    def __iter__(self) -> Iterator[str]:
        raise FurtherError

    def __len__(self) -> int:
        raise FurtherError


class _BareIndicator(_Unknown):
    """The cells of a row that are known; not which row it is."""

    __slots__ = ("cells",)

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self.cells = cells


Texted = tuple[str | None, ...]


def texts_of(row: Row, fields: Sequence[str]) -> Texted:
    """The texts of a row in these columns, as they are written; None for a column that it does not have."""
    get = row.indicator.cells.get
    return tuple([cell.text if (cell := get(field)) is not None else None for field in fields])


def bare_row(texts: Texted, fields: Sequence[str], table: Table) -> Row:
    """A row of which these texts are known; of its table, the year and the unit of sums."""
    return _bare_row(texts, fields, _UnknownTable(table.year, table.money_unit))


def bare_table(table: Table, rows: Sequence[Texted], fields: Sequence[str]) -> Any:
    """A table of which these texts of its rows are known, the year, the unit of sums, and whether it was read to the end."""
    rest = _UnknownTable(table.year, table.money_unit)
    return _BareTable(table, tuple(_bare_row(texts, fields, rest) for texts in rows))


def _bare_row(texts: Texted, fields: Sequence[str], rest: Any) -> Row:
    cells = {
        field: Cell(field, text, _unknown(), _unknown(), _unknown())
        for field, text in zip(fields, texts, strict=True)
        if text is not None
    }
    known = _BareTexts({field: (text or "").strip() for field, text in zip(fields, texts, strict=True)})
    indicator: Any = _BareIndicator(_BareCells(cells, fields))
    row = Row.bare(rest, indicator, known)
    row.name = cells["三级指标"] if known["三级指标"] else None
    if "指标值" in fields:
        row.target = cells["指标值"] if known["指标值"] else None
    return row


# What of a number is known where its digits are not; the unit is told by what comes before its span.
_NUMBER = attrgetter(
    "op", "op_source", "multiplier", "scale", "approx", "direction", "subject", "baseline", "anchor", "qualifier"
)
_UNIT = attrgetter("symbol", "printed", "dimension", "factor", "known", "unit_from")
Kind = tuple[Any, ...]


def kind_of_number(row: Row) -> Kind | None:
    """All that a row asks for but the digits and where they stand; None for other rows than those with one plain number."""
    amount = row.amount
    if amount is None or row.resolved is None or row.resolved.diagnostics or amount.breakdown or amount.fraction:
        return None
    unit = amount.unit
    if unit is not None and unit.per:
        return None
    return _NUMBER(amount), amount.op_span is None, unit and _UNIT(unit)


def row_of_kind(row: Row, texts: Texted, fields: Sequence[str], table: Table) -> Row:
    """A row with such a number of which the digits are unknown, and these texts."""
    bare, amount, unknown = bare_row(texts, fields, table), row.amount, _unknown
    if amount is None:
        raise ValueError(row)
    bare.amount = bare.understood = known = amount._replace(
        span=unknown(),
        op_span=amount.op_span and unknown(),
        number=unknown(),
        number_span=unknown(),
        printed_number=unknown(),
        unit=amount.unit and amount.unit._replace(span=unknown()),
    )
    bare.resolved = Value(unknown(), known)
    bare.target = Cell("指标值", unknown(), unknown(), unknown(), unknown())
    return bare


def _unknown() -> Any:
    return _Unknown()
