"""A grid while it is drawn row by row: spans are cut to what is there, and nothing is ever expanded."""

from jixiao_lint.readers import limits
from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.readers.problem import Kind, Unreadable, beyond_limit, say
from jixiao_lint.table import PaperPlace, Place


class Drawn:
    """A cell that may still grow downwards."""

    __slots__ = ("col", "colspan", "flags", "place", "row", "rowspan", "text")

    def __init__(
        self,
        row: int,
        col: int,
        text: str,
        place: Place,
        rowspan: int = 1,
        colspan: int = 1,
        flags: frozenset[Flag] = frozenset(),
    ) -> None:
        self.row = row
        self.col = col
        self.text = text
        self.place = place
        self.rowspan = rowspan
        self.colspan = colspan
        self.flags = flags


class Filled:
    """Counts the cells of one file, in whatever tables they stand: those with text, and all of them less strictly."""

    def __init__(self) -> None:
        self._all = self._filled = 0

    def count(self, text: str) -> None:
        """One cell more. Raises Unreadable beyond the limits; of empty cells, a layout may hold many."""
        self._all += 1
        self._filled += bool(text.strip())
        if self._filled > limits.CELLS or self._all > limits.PLACES:
            raise beyond_limit(say("单元格超过 {most} 个，没有读。", most=limits.CELLS))


class Drawing:
    """Collects the cells of one grid, and refuses what no person would have drawn."""

    def __init__(self, filled: Filled | None = None) -> None:
        """An empty grid. `filled` counts the cells of its file."""
        self.cells: list[Drawn] = []
        self._filled = filled if filled is not None else Filled()

    def add(self, cell: Drawn) -> Drawn:
        """Take a cell in. Raises Unreadable beyond the limits."""
        self._filled.count(cell.text)
        if len(cell.text) > limits.CELL_CHARACTERS:
            message = say(
                "一个单元格有 {count} 个字符，超过 {most}，没有读。", count=len(cell.text), most=limits.CELL_CHARACTERS
            )
            raise Unreadable(message, "请检查该文件。", Kind.LIMIT_EXCEEDED)
        self.cells.append(cell)
        return cell

    def grid(self, index: int, before: tuple[GridCell, ...] = (), name: str | None = None) -> Grid:
        """The finished grid."""
        rows = 1 + max((cell.row for cell in self.cells), default=0)
        cells = tuple(
            GridCell(
                cell.row,
                cell.col,
                cell.text,
                cell.place,
                max(1, min(cell.rowspan, rows - cell.row)),
                max(1, cell.colspan),
                cell.flags,
            )
            for cell in self.cells
        )
        return Grid(index, cells, before, spans=True, name=name)


def paragraph(text: str, table: int, number: int) -> GridCell:
    """A paragraph above a table: row 0, `number` 1-based."""
    return GridCell(-1, 0, text, PaperPlace(table, 0, number), flags=frozenset({Flag.PARAGRAPH}))
