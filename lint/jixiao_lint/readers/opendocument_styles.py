"""What the styles of an OpenDocument file say of characters: which font, hidden, struck out, underlined."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.package import attribute, child, inside, local, number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OF_CHARACTERS = frozenset(("text", "paragraph", "table-cell"))
_LINE_THROUGH = ("text-line-through-style", "text-line-through-type")
_UNDERLINE = ("text-underline-style", "text-underline-type")


class TextStyle(Record):
    """What a style says about characters. Where it does not say it, they are as those around them."""

    font: str | None = None
    hidden: bool = False
    struck: bool = False
    underlined: bool = False

    def inside(self, outer: "TextStyle") -> "TextStyle":
        """The style within another one."""
        return TextStyle(
            self.font or outer.font,
            self.hidden or outer.hidden,
            self.struck or outer.struck,
            self.underlined or outer.underlined,
        )


PLAIN = TextStyle()


class Styles:
    """The styles of a file that say something, by family and name."""

    def __init__(self, content: "Element") -> None:
        """Take in what `content.xml` says; styles of other parts name no strokes in files of the usual programs."""
        faces = {attribute(face, "name"): attribute(face, "font-family") for face in inside(content, "font-face-decls")}
        self._known: dict[tuple[str, str], TextStyle] = {}
        self._hiding: set[str] = set()
        for style in inside(content, "automatic-styles"):
            of_table = child(style, "table-properties")
            if of_table is not None and attribute(of_table, "display") == "false":
                self._hiding.add(attribute(style, "name") or "")
            family, properties = attribute(style, "family") or "", child(style, "text-properties")
            if properties is not None and family in _OF_CHARACTERS:
                said = TextStyle(
                    faces.get(attribute(properties, "font-name")),
                    attribute(properties, "display") == "none",
                    _is_drawn(properties, _LINE_THROUGH),
                    _is_drawn(properties, _UNDERLINE),
                )
                if said != PLAIN:
                    self._known[family, attribute(style, "name") or ""] = said

    def of(self, family: str, element: "Element") -> TextStyle:
        """What the style of an element says."""
        return self._known.get((family, attribute(element, "style-name") or ""), PLAIN) if self._known else PLAIN

    def hides(self, table: "Element") -> bool:
        """True for a sheet whose tab is hidden."""
        return (attribute(table, "style-name") or "") in self._hiding

    def of_columns(self, table: "Element") -> "Columns":
        """What the cells of each column are like that name no style of their own."""
        return Columns(tuple(self._columns(table, 0)))

    def _columns(self, table: "Element", start: int) -> "Iterator[tuple[int, int, TextStyle]]":
        col = start
        for element in table:
            tag = local(element)
            if tag in ("table-columns", "table-header-columns", "table-column-group"):
                for found in self._columns(element, col):
                    col = found[1]
                    yield found
            elif tag == "table-column":
                last = col + max(1, number(attribute(element, "number-columns-repeated"), 1, limits.COLUMNS))
                name = attribute(element, "default-cell-style-name") or ""
                yield col, last, self._known.get(("table-cell", name), PLAIN)
                col = last


class Columns(Record):
    """The styles of the cells of a table's columns, from the first to the last (exclusive)."""

    styles: tuple[tuple[int, int, TextStyle], ...]

    def of(self, col: int) -> TextStyle:
        """The style in a column."""
        return next((style for first, last, style in self.styles if first <= col < last), PLAIN)


def _is_drawn(properties: "Element", names: tuple[str, ...]) -> bool:
    """A line of some style or type is drawn; either attribute may take it back."""
    said = [value for name in names if (value := attribute(properties, name)) is not None]
    return bool(said) and "none" not in said
