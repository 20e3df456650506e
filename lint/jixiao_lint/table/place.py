"""Where a cell stands in its file: on paper, in a sheet, on a page, or in a text that has lines."""

from typing import TypeAlias

from jixiao_grammar.record import Record


class Piece(Record):
    """`length` characters of a cell's text, from the offset `at` on, are spelt in the bytes `start` to `end` of a part.

    `at` is below 0 where the first of them lie before the text. `run` is the number of their run in the part, 0-based. A
    tabulator, a line break or a symbol is spelt by its tag.
    """

    at: int
    length: int
    start: int
    end: int
    run: int


class Origin(Record):
    """Where the characters of a cell stand in a part of an office file, so that something can be written there.

    A character in no piece is none of the file's: the line feed between two paragraphs. `paragraphs` are the bytes at which
    the paragraphs of the cell begin, where it has any.
    """

    part: str
    pieces: tuple[Piece, ...]
    paragraphs: tuple[int, ...] = ()


class TextPlace(Record):
    """Where a cell's text stands in a file that has lines.

    `table`, `row` and `column` count as on paper; fields of target files (YAML, JSON) count likewise.
    `pieces` maps the text to the file: pairs (offset in the cell's text, offset in the file's decoded text), ascending,
    code points, 0-based; characters between two pairs follow one another in the file. `end` is the file offset behind the
    last character. `exact` is False where escapes or folding stand between, so that only the cell as a whole can be shown.
    """

    table: int
    row: int
    column: int
    pieces: tuple[tuple[int, int], ...]
    end: int
    exact: bool = True


class PaperPlace(Record):
    """The n-th cell of a row of a table, as seen on paper.

    All are 1-based; `row` 0 is above the table: `column` then counts its headings. `origin` is kept when that was asked for.
    `bookmark` is the mark of the table of contents that a heading carries; empty where there is none.
    """

    table: int
    row: int
    column: int
    origin: Origin | None = None
    bookmark: str = ""

    @property
    def kind(self) -> str:
        """The word for it in reports."""
        return "table"


class SheetPlace(Record):
    """A cell of a spreadsheet: what it is on paper, the name of its sheet, and its address (E12)."""

    table: int
    row: int
    column: int
    sheet: str
    address: str
    origin: Origin | None = None

    @property
    def kind(self) -> str:
        """The word for it in reports."""
        return "cell"


class PagePlace(Record):
    """A cell on a page of a PDF file: what it is on paper, the page, 1-based, and its box.

    The box is left, top, right and bottom in points from the page's top left corner.
    """

    table: int
    row: int
    column: int
    page: int
    box: tuple[float, float, float, float]

    @property
    def kind(self) -> str:
        """The word for it in reports."""
        return "page"


Place: TypeAlias = TextPlace | SheetPlace | PaperPlace | PagePlace
