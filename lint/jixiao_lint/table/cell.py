"""One cell of a form, a stretch of it, and the cells of one row of the list of indicators."""

from collections.abc import Mapping

from jixiao_grammar.ast import Span, Value
from jixiao_grammar.parse import parse
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table.place import PaperPlace, Place

_BOOKMARK = pattern(r"\[bookmark:\s*([^\]\s]*)")


class Cell(Record):
    """One filled or blank field of a form. `table` and `indicator` are 1-based; `indicator` is None in the head."""

    field: str
    text: str
    place: Place
    table: int
    indicator: int | None = None

    @property
    def value(self) -> Value:
        """What the text means, read with the value language."""
        return parse(self.text)

    @property
    def is_blank(self) -> bool:
        """True where nothing but white space stands in the cell."""
        return not self.text.strip()

    @property
    def bookmark(self) -> str:
        """The mark of the table of contents at a title: kept by Word beside the text, and by its text export in brackets."""
        if isinstance(self.place, PaperPlace) and self.place.bookmark:
            return self.place.bookmark
        exported = _BOOKMARK.search(self.text)
        return exported[1] if exported is not None else ""

    def at(self, span: Span) -> "Spot":
        """A stretch of this cell."""
        return Spot(self, span)

    def whole(self) -> "Spot":
        """All of this cell."""
        return Spot(self, Span(0, len(self.text)))


class Spot(Record):
    """What a rule points at: a stretch of a cell, in code points of the cell's text."""

    cell: Cell
    span: Span


class Indicator(Record):
    """One row of the list of indicators, 1-based in its table. An empty 一级指标 holds the cell it inherits from."""

    index: int  # type: ignore[assignment]
    cells: Mapping[str, Cell]
