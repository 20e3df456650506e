"""How many columns of a terminal a text takes: one policy for all that is printed for people.

“ ” … · ① → are as wide as the terminal pleases ("ambiguous" in Unicode). Terminals of today give them one column, old
Chinese consoles (code page 936) and terminals that are set so give them two. Two is said by `JIXIAO_AMBIGUOUS_WIDTH=2`, or
by the encoding of the stream; else it is one. Nothing is set flush right, so that a wrong guess only moves a caret.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from unicodedata import combining, east_asian_width

from rich.cells import cell_len

VARIABLE = "JIXIAO_AMBIGUOUS_WIDTH"
_OLD_CHINESE = frozenset({"gbk", "gb2312", "cp936", "936", "gb18030", "big5", "cp950"})

Measure = Callable[[str], int]


def ambiguous_width(env: Mapping[str, str], encoding: str) -> int:
    """The columns of an ambiguous character, 1 or 2."""
    said = env.get(VARIABLE, "")
    if said in ("1", "2"):
        return int(said)
    return 2 if encoding.lower() in _OLD_CHINESE else 1


def measure(ambiguous: int) -> Measure:
    """What counts the columns of a text."""
    return cell_len if ambiguous == 1 else _with_wide_ambiguous


@lru_cache(4096)
def _with_wide_ambiguous(text: str) -> int:
    wide = sum(east_asian_width(character) == "A" and not combining(character) for character in text)
    return cell_len(text) + wide
