"""How many columns of a terminal a text takes: one policy for all that is printed for people.

“ ” … · ① → are as wide as the terminal pleases ("ambiguous" in Unicode). Terminals of today give them one column, old
Chinese consoles (code page 936) and terminals that are set so give them two. Two is said by `JIXIAO_AMBIGUOUS_WIDTH=2`, or
by the encoding of the stream; else it is one. Nothing is set flush right, so that a wrong guess only moves a caret.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from unicodedata import combining, east_asian_width

VARIABLE = "JIXIAO_AMBIGUOUS_WIDTH"
_OLD_CHINESE = frozenset({"gbk", "gb2312", "cp936", "936", "gb18030", "big5", "cp950"})

# Characters of which the columns are the same in every version of Unicode: Chinese ones, ASCII, Chinese signs, other signs.
_KNOWN = (
    ("\u4e00", "\u9fff", 2),
    (" ", "~", 1),
    ("\uff01", "\uff60", 2),
    ("\u3001", "\u3029", 2),
    ("\u2010", "\u2027", 1),
    ("\u2190", "\u22ff", 1),
    ("\u2460", "\u257f", 1),
    ("\u2030", "\u205e", 1),
    ("\xa0", "\xac", 1),
    ("\xae", "\xff", 1),
)

Measure = Callable[[str], int]


def ambiguous_width(env: Mapping[str, str], encoding: str) -> int:
    """The columns of an ambiguous character, 1 or 2."""
    said = env.get(VARIABLE, "")
    if said in ("1", "2"):
        return int(said)
    return 2 if encoding.lower() in _OLD_CHINESE else 1


def measure(ambiguous: int) -> Measure:
    """What counts the columns of a text."""
    return _columns if ambiguous == 1 else _with_wide_ambiguous


@lru_cache(4096)
def _columns(text: str) -> int:
    """As rich counts them, which is loaded for a text with a rarer character: to load it takes as long as most reports."""
    widths = list(map(_width, text))
    if 0 in widths:
        from rich.cells import cell_len

        return cell_len(text)
    return sum(widths)


@lru_cache(4096)
def _width(character: str) -> int:
    """The columns of a character that all versions of Unicode agree about; 0 for another one."""
    return next((width for first, last, width in _KNOWN if first <= character <= last), 0)


@lru_cache(4096)
def _with_wide_ambiguous(text: str) -> int:
    wide = sum(east_asian_width(character) == "A" and not combining(character) for character in text)
    return _columns(text) + wide
