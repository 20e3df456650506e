"""What tables of target files are made of, however the file is read: known keys, cells with their places, rows, tables."""

from collections.abc import Mapping

from jixiao_grammar.record import Record
from jixiao_lint.readers.declared import budget_year, money_unit_in
from jixiao_lint.readers.problem import Problem
from jixiao_lint.readers.row_numbers import without_row_number
from jixiao_lint.table import HEAD_FIELDS, NOT_ON_FORM, NOT_READ, ROW_FIELDS, Cell, Indicator, Place, Table, TextPlace

ROOT = "绩效目标表"
LIST = "指标"
FORM, AS_ON_PAPER = NOT_ON_FORM
TABLE_KEYS = (*HEAD_FIELDS, FORM, LIST)
TABLE_NAMES, ROW_NAMES = frozenset(TABLE_KEYS), frozenset(ROW_FIELDS)
# What is known of the form and means other things in other files, too.
_EVERYDAY = frozenset(("单位", "年度", "金额单位", "项目名称", "备注", "权重", "得分", "分值"))
OURS = frozenset((*TABLE_KEYS, *ROW_FIELDS)) - _EVERYDAY
_KEYS_OF_ALL = frozenset((*TABLE_KEYS, *ROW_FIELDS))
_COLUMNS = {field: number for fields in (HEAD_FIELDS, ROW_FIELDS) for number, field in enumerate(fields, 1)}


class Target(Record):
    """The tables of a target file and what in it was not understood.

    `is_ours` is False where the file names so little of ours that it may be a stranger's. `notes` are what a user should know
    though nothing is wrong.
    """

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    is_ours: bool
    notes: tuple[str, ...] = ()


def are_ours(keys: set[str]) -> bool:
    """The head key, or two known keys, of which one is a word of our forms and of few other files."""
    known = keys & _KEYS_OF_ALL
    return ROOT in keys or (len(known) > 1 and not known.isdisjoint(OURS))


def cell_of(
    field: str,
    text: str,
    table: int,
    indicator: int | None,
    pieces: tuple[tuple[int, int], ...],
    end: int,
    exact: bool = True,
) -> Cell:
    """A cell of a table, with its place in the text; the number of its row is no part of it."""
    place: Place = TextPlace(table, indicator or 0, _COLUMNS[field], pieces, end, exact)
    if LIST in text:
        text, place = without_row_number(field, text, place)
    return Cell(field, text, place, table, indicator)


def row_of(number: int, cells: dict[str, Cell], above: Indicator | None) -> Indicator:
    """A row of these cells, in the order of the form, with what it inherits from the row above."""
    _inherit(cells, above)
    return Indicator(number, {name: cells[name] for name in ROW_FIELDS if name in cells})


def _inherit(cells: dict[str, Cell], above: Indicator | None) -> None:
    """An empty or absent first level is that of the row above; an absent second level too, below the same first."""
    if above is None:
        return
    first = cells.get("一级指标")
    if first is not None and not first.is_blank:
        return
    if "一级指标" in above.cells:
        cells["一级指标"] = above.cells["一级指标"]
    if "二级指标" not in cells and "二级指标" in above.cells:
        cells["二级指标"] = above.cells["二级指标"]


def table_of(
    index: int,
    head: Mapping[str, Cell],
    indicators: tuple[Indicator, ...],
    start: int,
    end: int,
    form: str | None = None,
) -> Table:
    """A table, which stands in the text between two offsets. `form` is what is said of the fields that are not written."""
    filled = {name for row in indicators for name in row.cells}
    head = {name: head[name] for name in HEAD_FIELDS if name in head}
    return Table(
        index,
        head,
        indicators,
        tuple(name for name in ROW_FIELDS if name in filled),
        TextPlace(index, 0, 0, ((0, start),), end),
        budget_year({name: cell.text for name, cell in head.items()}),
        money_unit_in(head["金额单位"].text) if "金额单位" in head else None,
        complete_form=form is None,
        partly_read=form == NOT_READ,
    )
