"""What every reader of a paper-like format gives: cells in rows and columns, and the paragraphs above them."""

from collections.abc import Iterator

from jixiao_grammar.record import Closed, Record
from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.explanation import Explained
from jixiao_lint.readers.problem import Problem
from jixiao_lint.table import Place

STRUCK = "有删除线的文字按已删除读取。"


class Flag(Closed):
    """What a person would see, or not see, about a cell."""

    PARAGRAPH = "paragraph"  # running text between the rows, no cell on paper
    HIDDEN = "hidden"  # in a hidden row, column or sheet
    PAGE_TOP = "page-top"  # in the first row behind a page break: perhaps the rest of the row above
    RUNS_ON = (
        "runs-on"  # near the top of a page; its first words would not have fitted behind the last line above the break
    )
    NO_CACHED_VALUE = "no-cached-value"  # a formula whose result is not stored in the file
    PICTURE = "picture"  # beside the text, or in its place, a picture or an object of another program is shown
    NESTED = "nested"  # a table with text stands in the cell: it is read as one of its own, and what it says here is not known
    TURNED = "turned"  # lines of text in several directions, so that nobody can tell their order
    SPILLED = "spilled"  # text that does not fit the cell lies over its borders and over other text
    UNKNOWN_FORMAT = "unknown-format"  # the number format was not understood: the text is the bare number


class GridCell(Record):
    """A cell, once, at its top left; covered places hold nothing.

    `row` and `col` are 0-based grid coordinates. `text` is what a person sees, paragraphs joined by a line feed.
    """

    row: int
    col: int
    text: str
    place: Place
    rowspan: int = 1
    colspan: int = 1
    flags: frozenset[Flag] = frozenset()

    @property
    def is_blank(self) -> bool:
        """True where nothing but white space stands in the cell."""
        return not self.text.strip()


class Grid(Record):
    """A grid as drawn. `index` is 1-based in the file; `cells` and `before` are in reading order.

    `before` holds the paragraphs between the grid before and this one: title, unit, 单位：万元.
    `spans` is True where the format tells merged cells; without it an empty cell may be a covered one.
    """

    index: int  # type: ignore[assignment]
    cells: tuple[GridCell, ...]
    before: tuple[GridCell, ...] = ()
    spans: bool = False
    name: str | None = None


class Paper(Record):
    """What a reader of a paper-like format gives: the grids, what a user should know about the file, and what was not read.

    `explained` are the comments in which a person says why something stands as it does. `announced` is what the file says that
    it holds, beside what was got. `after` holds the paragraphs below the last grid.
    """

    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    explained: tuple[Explained, ...] = ()
    announced: tuple[Announced, ...] = ()
    after: tuple[GridCell, ...] = ()


class RowView(Record):
    """A row with every cell that a person sees in it, from left to right, also those merged down from above."""

    row: int
    cells: tuple[GridCell, ...]

    def own(self) -> Iterator[GridCell]:
        """The cells that begin in this row."""
        return (cell for cell in self.cells if cell.row == self.row)

    def over(self, first: int, last: int) -> GridCell | None:
        """The cell that covers most of the columns `first` to `last` (exclusive); of equals the leftmost one."""
        best, most = None, 0
        for cell in self.cells:
            shared = min(last, cell.col + cell.colspan) - max(first, cell.col)
            if shared > most:
                best, most = cell, shared
        return best


def rows_of(grid: Grid) -> Iterator[RowView]:
    """The rows in order, without those in which no cell begins; merged cells appear in every row they reach."""
    by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    hanging: list[GridCell] = []
    for row in sorted(by_row):
        hanging = [cell for cell in hanging if cell.row + cell.rowspan > row]
        yield RowView(row, tuple(sorted(hanging + by_row[row], key=lambda cell: cell.col)))
        hanging += [cell for cell in by_row[row] if cell.rowspan > 1]
