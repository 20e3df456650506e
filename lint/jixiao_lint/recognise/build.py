"""Forms as read from the grid, made into the tables that rules see."""

from collections.abc import Iterable, Mapping

from jixiao_grammar.record import Record
from jixiao_lint.readers.declared import MID_TERM, budget_year
from jixiao_lint.readers.grid import Flag, GridCell
from jixiao_lint.readers.row_numbers import without_row_number
from jixiao_lint.recognise.fields import Head, Value
from jixiao_lint.recognise.form import Form
from jixiao_lint.recognise.labels import normalise
from jixiao_lint.recognise.rows import Half, Row
from jixiao_lint.recognise.words import holds
from jixiao_lint.table import (
    HEAD_FIELDS,
    NOT_ON_FORM,
    NOT_READ,
    ROW_FIELDS,
    Cell,
    Indicator,
    PaperPlace,
    Place,
    SheetPlace,
    Table,
    TextPlace,
)

_OF_BOTH_PERIODS = frozenset(("表题", "单位", "金额单位", "项目名称", "项目编码"))


class _Sheet(Record):
    """What becomes one table: the fields of its head and the halves of the list that belong to it."""

    fields: Mapping[str, Value]
    halves: tuple[Half, ...]
    form: Form
    is_annual: bool = True


def build_tables(forms: Iterable[Form]) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """Number the tables in reading order; the notes tell what was recognised only in part."""
    tables: list[Table] = []
    notes: list[str] = []
    for form in forms:
        for sheet in _sheets(form):
            tables.append(_table(len(tables) + 1, sheet))
        notes += _notes(len(tables), form, tables[-1])
    return tuple(tables), tuple(notes)


def _sheets(form: Form) -> list[_Sheet]:
    """One table a form; the 中期 half of a list becomes a table of its own, with what the head says for that period."""
    halves = [half for half in form.halves if half.rows]
    periods = [_is_mid_term(half, form) for half in halves]
    fields = form.head.fields | form.closing
    if not any(periods) or all(periods):
        return [_Sheet(fields, tuple(halves), form)]
    annual = tuple(half for half, mid_term in zip(halves, periods, strict=True) if not mid_term)
    longer = tuple(half for half, mid_term in zip(halves, periods, strict=True) if mid_term)
    if not any(_is_filled(row) for half in longer for row in half.rows):
        return [_Sheet(fields, annual, form)]
    of_both = {name: value for name, value in form.head.fields.items() if name in _OF_BOTH_PERIODS}
    of_both["年度"] = Value(MID_TERM, _beside_the_text(longer[0].columns[0].label.place))
    return [_Sheet(fields, annual, form), _Sheet(of_both | form.head.mid_term, longer, form, is_annual=False)]


def _is_filled(row: Row) -> bool:
    """A row that says more than its level: forms print the levels of the 中期 half whether it is used or not."""
    return any(name in row.cells and not row.cells[name].is_blank for name in ("三级指标", "指标值"))


def _beside_the_text(place: Place) -> Place:
    """The place of a cell for something that does not stand there in these words."""
    if isinstance(place, TextPlace):
        return place._replace(exact=False)
    return place._replace(origin=None) if isinstance(place, SheetPlace | PaperPlace) else place


def _is_mid_term(half: Half, form: Form) -> bool:
    """By its labels; two halves without a period in their labels follow the goals of the head, 中期 first."""
    for labels in (half.period, "".join(column.top + column.label.text for column in half.columns)):
        if holds(normalise(labels), "longer period"):
            return True
        if holds(normalise(labels), "period of the year"):
            return False
    return "绩效目标" in form.head.mid_term and len(form.halves) == 2 and half is form.halves[0]


def _table(index: int, sheet: _Sheet) -> Table:
    head = {
        name: Cell(name, sheet.fields[name].text, sheet.fields[name].place, index)
        for name in HEAD_FIELDS
        if name in sheet.fields
    }
    indicators = _indicators(index, [row for half in sheet.halves for row in half.rows])
    columns = {column.field for half in sheet.halves or sheet.form.halves for column in half.columns}
    columns |= {name for row in indicators for name in row.cells}
    return Table(
        index,
        head,
        indicators,
        tuple(name for name in ROW_FIELDS if name in columns),
        _place(sheet.form),
        year_of(sheet.form.head) if sheet.is_annual else None,
        sheet.form.head.money_unit,
        partly_read=sheet.form.partly_read or _says_unread(sheet.fields),
    )


def _says_unread(fields: Mapping[str, Value]) -> bool:
    """A copy of a form tells that some of the form could not be read."""
    return NOT_ON_FORM[0] in fields and fields[NOT_ON_FORM[0]].text.strip() == NOT_READ


def _place(form: Form) -> Place:
    return form.halves[0].columns[0].label.place


def year_of(head: Head) -> int | None:
    return budget_year({name: value.text for name, value in head.fields.items()}) or head.year


def _indicators(table: int, rows: list[Row]) -> tuple[Indicator, ...]:
    made: dict[int, Cell] = {}
    indicators = []
    for number, row in enumerate(rows, 1):
        cells: dict[str, Cell] = {}
        for name in ROW_FIELDS:
            cell = row.cells.get(name)
            if cell is None:
                continue
            if name not in row.inherited or id(cell) not in made:
                made[id(cell)] = _cell(name, cell, table, number)
            cells[name] = made[id(cell)]
        indicators.append(Indicator(number, cells))
    return tuple(indicators)


def _cell(name: str, cell: GridCell, table: int, indicator: int) -> Cell:
    return Cell(name, *without_row_number(name, cell.text, cell.place), table, indicator)


def _notes(index: int, form: Form, table: Table) -> list[str]:
    notes = []
    if form.header.unused:
        names = "、".join(dict.fromkeys(cell.text.strip() for cell in form.header.unused))
        notes.append(f"表{index}：没有用到的列：{names}。")
    if form.head.unsettled:
        names = "、".join(form.head.unsettled)
        notes.append(f"表{index}：{names}写了几年的，没有一个写明是本表年度的，没有读。")
    missing = [name for name in ("项目名称", "绩效目标") if name not in form.head.fields]
    if missing:
        notes.append(f"表{index}：表头部分没有认出{'、'.join(missing)}。")
    if any(Flag.HIDDEN in cell.flags for half in form.halves for row in half.rows for cell in row.cells.values()):
        notes.append(f"表{index}：有隐藏的行或列，也已读取。")
    if not table.indicators:
        notes.append(f"表{index}：有指标表头，没有指标。")
    return notes
