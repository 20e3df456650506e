"""项目支出表 of a department's whole budget: the annual amounts that it states of the projects that have a form.

Only where the table, its unit and its column are told with certainty, and a project stands in one row: what is not sure is left
out, so that nothing is compared that does not belong together.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import Flag, Grid, GridCell, RowView, rows_of
from jixiao_lint.recognise.continued import is_mark
from jixiao_lint.recognise.labels import is_footer, normalise
from jixiao_lint.recognise.preamble import MONEY_UNIT
from jixiao_lint.recognise.projects import Forms, bare
from jixiao_lint.recognise.words import section
from jixiao_lint.table import EXPENDITURE, Cell, Stated, Table

_TITLE = pattern(r"项目支出(?:预算|预算安排|安排|明细|情况|预算明细|总)*表(?:\(.*\))?$")
_OTHER_TITLE = pattern("绩效|决算|三公|科目|评审")
_LONGEST_TITLE = 40
_TITLE_LINES = 4
_HEADER_ROWS = 4
_NAMES = ("项目名称", "项目", "二级项目名称", "项目支出名称")
_AMOUNT = pattern(r"[0-9][0-9,，]*(?:\.[0-9]+)?")


class Listed(Record):
    """The amounts of the projects that have a form, and how many other projects the table lists."""

    stated: tuple[Stated, ...]
    others: int


class _Columns(Record):
    """Where an open table has its names and amounts, its unit, its header as read, and how wide it is."""

    name: GridCell
    amount: GridCell
    unit: str
    header: tuple[str, ...]
    width: int


def listed_in(grids: Sequence[Grid], forms: Forms) -> Listed:
    """What the tables of project expenditure say of these projects."""
    met: dict[str, list[tuple[GridCell, str]]] = defaultdict(list)
    columns: _Columns | None = None
    for grid in _blocks(grids):
        columns = _opened(grid, forms) if _is_expenditure(grid) else _going_on(grid, columns)
        if columns is not None:
            for name, amount in _rows(grid, columns):
                met[bare(name.text)].append((amount, columns.unit))
    stated = tuple(
        _stated(found[0][0], match.span(), found[0][1], forms[name])
        for name, found in met.items()
        if name in forms and len(found) == 1 and (match := _AMOUNT.fullmatch(found[0][0].text.strip()))
    )
    return Listed(stated, len(met) - len(stated))


def _stated(cell: GridCell, span: tuple[int, int], unit: str, form: Table) -> Stated:
    shift = len(cell.text) - len(cell.text.lstrip())
    place = Cell(EXPENDITURE, cell.text, cell.place, form.index)
    return Stated(place, Span(span[0] + shift, span[1] + shift), unit)


def _blocks(grids: Sequence[Grid]) -> Iterator[Grid]:
    """The grids; those that hold running text between their rows are taken apart there, with the text above each part."""
    for grid in grids:
        above, cells = list(grid.before), list[GridCell]()
        for row in rows_of(grid):
            own = list(row.own())
            if all(Flag.PARAGRAPH in cell.flags for cell in own):
                if cells:
                    yield grid._replace(cells=tuple(cells), before=tuple(above))
                    above, cells = [], []
                above += own
            else:
                cells += own
        if cells:
            yield grid._replace(cells=tuple(cells), before=tuple(above))


def _is_expenditure(grid: Grid) -> bool:
    titles = [cell.text for cell in grid.before[-_TITLE_LINES:]] + ([grid.name] if grid.name else [])
    titles += [row.cells[0].text for row in _first_rows(grid) if sum(not cell.is_blank for cell in row.cells) == 1]
    return any(_is_title(normalise(title)) for title in titles if len(title) <= _LONGEST_TITLE)


def _is_title(title: str) -> bool:
    return _TITLE.search(title) is not None and not _OTHER_TITLE.search(title)


def _first_rows(grid: Grid) -> list[RowView]:
    return [row for row, _ in zip(rows_of(grid), range(_TITLE_LINES + _HEADER_ROWS), strict=False)]


def _unit(grid: Grid) -> str | None:
    """The one unit of money that is declared above the rows; None where there is none, or more."""
    texts = [cell.text for cell in grid.before[-_TITLE_LINES:]]
    texts += [cell.text for row in _first_rows(grid) for cell in row.cells]
    units = {found[1] for text in texts if (found := re.search(MONEY_UNIT, text))}
    return units.pop() if len(units) == 1 and units <= {"元", "万元", "亿元"} else None


def _opened(grid: Grid, forms: Forms) -> _Columns | None:
    """The columns of a table under its title, where both and the unit are sure."""
    unit, header = _unit(grid), _header(grid)
    name = next((cell for row in header for cell in row.own() if normalise(cell.text) in _NAMES), None)
    if unit is None or name is None:
        return None
    years = {table.year for table in forms.values() if table.year}
    amount = _amount_cell([cell for row in header for cell in row.own()], years)
    return None if amount is None else _Columns(name, amount, unit, _texts(header), _width(grid))


def _going_on(grid: Grid, columns: _Columns | None) -> _Columns | None:
    """The columns of the table before, when nothing but a mark of it (续表) lies between, and the same table goes on."""
    if columns is None or _width(grid) != columns.width:
        return None
    if not all(is_mark(cell.text) or re.search(MONEY_UNIT, cell.text) for cell in grid.before):
        return None
    header = _header(grid)
    if header:
        return columns if _texts(header) == columns.header else None
    first = next(rows_of(grid), None)
    amount = first.over(columns.amount.col, columns.amount.col + columns.amount.colspan) if first is not None else None
    return columns if amount is not None and _AMOUNT.fullmatch(amount.text.strip()) else None


def _header(grid: Grid) -> list[RowView]:
    """The rows of the header: from that with the one column of names, as far down as this reaches."""
    rows = list(rows_of(grid))
    for at in range(len(_first_rows(grid))):
        name = _name_cell(rows[at])
        if name is not None:
            return [row for row in rows[at : at + _HEADER_ROWS] if row.row < name.row + name.rowspan]
    return []


def _texts(header: Sequence[RowView]) -> tuple[str, ...]:
    return tuple(normalise(cell.text) for row in header for cell in row.own())


def _width(grid: Grid) -> int:
    return max(cell.col + cell.colspan for cell in grid.cells)


def _rows(grid: Grid, columns: _Columns) -> Iterator[tuple[GridCell, GridCell]]:
    """Name and annual amount of each row below the header."""
    header, name, amount = _header(grid), columns.name, columns.amount
    last = header[-1].row if header else -1
    for row in rows_of(grid):
        one, other = row.over(name.col, name.col + name.colspan), row.over(amount.col, amount.col + amount.colspan)
        if row.row <= last or one is None or other is None or one.is_blank or is_footer(one.text):
            continue
        if one.row == other.row == row.row:
            yield one, other


def _name_cell(row: RowView) -> GridCell | None:
    found = [cell for cell in row.own() if normalise(cell.text) in _NAMES]
    return found[0] if len(found) == 1 else None


def _amount_cell(labels: Sequence[GridCell], years: set[int]) -> GridCell | None:
    """The column of the whole annual amount. Beside other years and sums of years, only one that names this year is sure."""
    texts = [(normalise(cell.text), cell) for cell in labels if not cell.is_blank]
    this_year = tuple(f"{year}年" for year in years) if len(years) == 1 else ()
    if any(_is_of_other_time(text, years) for text, _ in texts):
        sure = [cell for text, cell in texts if text.startswith((*this_year, "本年")) and cell.colspan == 1]
        return sure[0] if len(sure) == 1 else None
    for kind in ("whole amount column", "annual amount column"):
        found = [cell for text, cell in texts if _without_year(text, this_year) in section(kind)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _without_year(text: str, this_year: tuple[str, ...]) -> str:
    for year in this_year:
        text = text.removeprefix(year)
    return re.sub(r"\((?:万元|元)\)$", "", text)


def _is_of_other_time(text: str, years: set[int]) -> bool:
    other_year = any(int(year) not in years for year in re.findall(r"(?<![0-9])(20[0-9]{2})\s*年?", text))
    words = (*section("past amount"), *(word for word in section("cumulative amount") if word not in ("合计", "共计")))
    return other_year or any(word in text for word in words)
