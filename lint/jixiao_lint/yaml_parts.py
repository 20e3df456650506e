"""What the quick readers of YAML make, and how they say that a text is none of theirs."""

from collections.abc import Callable
from typing import Generic, TypeVar

from jixiao_grammar.record import Record

Made = TypeVar("Made")
Key = TypeVar("Key")

# A scalar in quotation marks that needs no looking into, and the signs with which one without marks may not begin.
QUOTED = r"""\"[^"\\]*\"|'[^']*'"""
NO_FIRST = r"""\s\-?:,\[\]{}#&*!|>'"%@`"""


class OtherwiseError(Exception):
    """The text is written in another way: let the parser read it."""


class Makers(Record, Generic[Key, Made]):
    """What to make of the parts; offsets are those of the parser's marks.

    A scalar comes with its quotation marks and their width, 0 where there are none. Any of them may raise OtherwiseError.
    """

    key: Callable[[str, int, int], Key]
    scalar: Callable[[str, int, int], Made]
    items: Callable[[list[Made], int, int], Made]
    pairs: Callable[[list[tuple[Key, Made]], int, int], Made]
