"""A sheet of a spreadsheet on its way to a grid: cells by address, merged areas, hidden columns."""

import re
from collections.abc import Iterator

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.drawing import Drawing, Drawn
from jixiao_lint.readers.grid import Flag, Grid
from jixiao_lint.readers.problem import Kind, Unreadable, beyond_limit, say
from jixiao_lint.table import Origin, SheetPlace

_MOST_AREAS = 1_000
_OF_ROW = frozenset({Flag.HIDDEN})
_BEHIND = 8  # empty places behind the last text of a row in which a form may miss a value
_WIDEST = 64  # up to here, places without a cell are drawn as empty cells


class SheetCell(Record):
    """A stored cell; `row` and `col` are 0-based."""

    row: int
    col: int
    text: str
    flags: frozenset[Flag] = frozenset()
    origin: Origin | None = None


class _Area(Record):
    """A merged area, ends exclusive."""

    row: int
    col: int
    last_row: int
    last_col: int


class Sheet:
    """Collects one sheet."""

    def __init__(self, index: int, name: str, hidden: bool = False, before: "Sheet | None" = None) -> None:
        """An empty sheet. `before` is the sheet before it in the file, whose cells count, too."""
        self.notes: list[str] = []
        self._index = index
        self._name = name
        self._hidden = hidden
        self._count: int = before._count if before is not None else 0
        self._cells: dict[int, dict[int, SheetCell]] = {}
        self._areas: list[_Area] = []
        self._hidden_columns: list[tuple[int, int]] = []

    def put(self, cell: SheetCell) -> None:
        """Take a cell in; those that show nothing, or lie beyond what a sheet can hold, are left out.

        Raises Unreadable for too many.
        """
        if not cell.text.strip() and cell.flags <= _OF_ROW:
            return  # formatted areas hold tens of thousands of them
        self._count += 1
        if self._count > limits.CELLS:
            raise beyond_limit(say("单元格超过 {most} 个，没有读。", most=limits.CELLS))
        if cell.row < limits.ROWS and cell.col < limits.COLUMNS:
            self._cells.setdefault(cell.row, {})[cell.col] = cell

    def picture(self, row: int, col: int, *, inside: bool) -> None:
        """Note a picture that begins in a cell. One that lies over a text and other cells, as seals do, hides nothing."""
        area = next((a for a in self._areas if a.row <= row < a.last_row and a.col <= col < a.last_col), None)
        row, col = (area.row, area.col) if area is not None else (row, col)
        cell = self._cells.get(row, {}).get(col) or SheetCell(row, col, "")
        if inside or not cell.text.strip():
            self.put(cell._replace(flags=cell.flags | {Flag.PICTURE}))

    def merge(self, reference: str) -> None:
        """Note a merged area, as A1:C2."""
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last)
        if start is not None and end is not None:
            self.merge_area(start[0], start[1], end[0] + 1, end[1] + 1)

    def merge_area(self, row: int, col: int, last_row: int, last_col: int) -> None:
        """Note a merged area; ends exclusive."""
        self._areas.append(_Area(row, col, last_row, last_col))

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns; `last` exclusive."""
        self._hidden_columns.append((first, last))

    def grid(self) -> Grid | None:
        """The grid of the sheet; None where no cell holds text."""
        filled = [cell for row in self._cells.values() for cell in row.values() if cell.text.strip()]
        if not filled:
            return None
        width = max(cell.col for cell in filled) + 1
        drawing = Drawing()
        hidden = self._hidden_below(width)
        for row, covering in self._with_areas(sorted({cell.row for cell in filled}), width):
            columns = range(width) if width <= _WIDEST else self._columns(row)
            nth = 0
            for col in columns:
                area = covering.get(col)
                nth += area is None or area.col == col
                if area is None or (area.row, area.col) == (row, col):
                    drawing.add(self._drawn(row, col, nth, area, is_hidden=col in hidden))
        return drawing.grid(self._index, name=self._name)

    def _columns(self, row: int) -> list[int]:
        """In a sheet that is very wide somewhere: the columns that hold something, and the empty ones between and behind."""
        filled = self._cells[row]
        return sorted({*filled, *range(min(_WIDEST, max(filled) + _BEHIND))})

    def _hidden_below(self, width: int) -> frozenset[int]:
        """The hidden columns left of this one."""
        if self._hidden:
            return frozenset(range(width))
        return frozenset(col for first, last in set(self._hidden_columns) for col in range(first, min(last, width)))

    def _with_areas(self, rows: list[int], width: int) -> Iterator[tuple[int, dict[int, _Area]]]:
        """Each row with the merged areas that reach it, by the columns left of `width` that they cover."""
        waiting = sorted(set(self._areas), reverse=True)
        reaching: list[_Area] = []
        covering: dict[int, _Area] = {}
        for row in rows:
            left = [area for area in reaching if area.last_row > row]
            while waiting and waiting[-1].row <= row:
                area = waiting.pop()
                left += [area] if area.last_row > row else []
            if left != reaching:
                reaching = left
                covering = {col: area for area in reversed(left) for col in range(area.col, min(area.last_col, width))}
            if len(reaching) > _MOST_AREAS:
                message = say("第 {row} 行有超过 {most} 个合并单元格，没有读。", row=row + 1, most=_MOST_AREAS)
                raise Unreadable(message, "请检查该文件。", Kind.LIMIT_EXCEEDED)
            yield row, covering

    def _drawn(self, row: int, col: int, nth: int, area: _Area | None, *, is_hidden: bool) -> Drawn:
        cell = self._cells[row].get(col) or SheetCell(row, col, "")
        flags = cell.flags
        if is_hidden:
            flags |= {Flag.HIDDEN}
        place = SheetPlace(self._index, row + 1, nth, self._name, address_of(row, col), cell.origin)
        height, width = (area.last_row - area.row, area.last_col - area.col) if area else (1, 1)
        return Drawn(row, col, cell.text, place, height, width, flags)


def place_of(address: str) -> tuple[int, int] | None:
    """Row and column, 0-based, of an address such as E12; None where it is none."""
    match = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})", address)
    if match is None:
        return None
    col = 0
    for letter in match[1].upper():
        col = col * 26 + ord(letter) - 64
    return int(match[2]) - 1, col - 1


def address_of(row: int, col: int) -> str:
    """The address of a cell; `row` and `col` are 0-based."""
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
