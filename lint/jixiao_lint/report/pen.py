"""How a line for a person is written: its width, its colours, and what the stream can carry."""

from collections.abc import Callable, Iterator

from jixiao_grammar.record import Record
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.columns import Measure, measure
from jixiao_lint.report.options import Lang, RenderOptions
from jixiao_lint.report.wrap import wrap

# Reading gets hard on longer lines, and nothing is cut that would fit on shorter ones.
_WIDEST = 120
_NARROWEST = 40

# The sixteen colours that follow the user's theme, so that the screen is as readable on white as on black.
_STYLES = {
    "path": "bold underline",
    "title": "bold",
    "strong": "bold",
    "dim": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "deed": "green",
}
_TIED = "\N{NO-BREAK SPACE}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Pen(Record):
    """`paint` styles a text, `carried` leaves in it what the stream can carry, `columns` measures it."""

    width: int
    lang: Lang
    paint: Callable[[str, str], str]
    carried: Callable[[str], str]
    columns: Measure
    ellipsis: str
    angle: str
    arrow: str
    bar: str
    dot: str
    circles: bool

    @property
    def zh(self) -> bool:
        """True where the words around the findings are Chinese."""
        return self.lang == "zh"

    def hang(
        self, lead: str, text: str, style: str, indent: int, tail: str = "", lead_style: str = "dim"
    ) -> Iterator[str]:
        """A text wrapped beside its lead, the further lines below its first character; `tail` is printed dim behind it."""
        offset = indent + self.columns(lead)
        # What is dim stays together: blanks in it are no places to break the line.
        tail = self.carried(one_line(tail)).replace(" ", _TIED)
        text = self.carried(one_line(text))
        lines = wrap(f"{text} {tail}" if tail else text, max(self.width - offset, 1), self.columns)
        lines = [line.replace(_TIED, " ") for line in lines]
        left = len(tail)
        for number, line in enumerate(_parted(lines, left)):
            word = lead.rstrip()
            first = " " * indent + self.paint(word, lead_style) + " " * (len(lead) - len(word))
            before = first if number == 0 else " " * offset
            yield before + self.paint(line[0], style) + self.paint(line[1], "dim")

    def note(self, number: int) -> str:
        """The mark of a footnote."""
        return _CIRCLED[number - 1] if self.circles and number <= len(_CIRCLED) else f"[{number}]"


def _parted(lines: list[str], dim: int) -> list[tuple[str, str]]:
    """Each line in two: what is styled, and what of the last `dim` characters of the whole it holds."""
    parted: list[tuple[str, str]] = []
    for line in reversed(lines):
        at = max(0, len(line) - dim)
        dim = max(0, dim - len(line))
        # A break swallows blanks: what is dim is counted from the end, so that only the seam may be off by one.
        parted.append((line[:at], line[at:]))
    return parted[::-1]


def pen(options: RenderOptions) -> Pen:
    """The pen for a stream."""

    def glyph(wanted: str, plain: str) -> str:
        return wanted if _carries(options.encoding, wanted) else plain

    return Pen(
        width=max(_NARROWEST, min(options.width, _WIDEST)),
        lang=options.lang,
        paint=_painter(options.colour),
        carried=lambda text: _carried(text, options.encoding),
        columns=measure(options.ambiguous),
        ellipsis=glyph("…", "..."),
        angle=glyph("›", ">"),
        arrow=glyph("→", "->"),
        bar=glyph("│", "|"),
        dot=glyph("·", "-"),
        circles=_carries(options.encoding, "①"),
    )


def _painter(colour: bool) -> Callable[[str, str], str]:
    if not colour:
        return lambda text, style: text
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(definition) for name, definition in _STYLES.items()}

    def paint(text: str, style: str) -> str:
        return styles[style].render(text, color_system=ColorSystem.STANDARD) if style and text else text

    return paint


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _carried(text: str, encoding: str) -> str:
    """The text with a question mark for each character that the stream cannot carry."""
    if _carries(encoding, text):
        return text
    return "".join(character if _carries(encoding, character) else "?" for character in text)
