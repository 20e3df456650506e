"""≥95%, 12次, 4.8万册: most cells are a number and a unit of the table, and need no grammar to be seen through.

Only the cutting into tokens is done here; what they mean is read where the grammar has it read. Whatever is not plain
at once is left to the grammar, and a test holds both ways to the same answer.
"""

import re

from jixiao_grammar.ast import Amount
from jixiao_grammar.pieces import Piece, Word
from jixiao_grammar.quantities import read_plain
from jixiao_grammar.targets import read_everyday

# No more than five digits: six and more can be a date (20250101起).
_CELL = re.compile(r"(>=|<=|[≥≤<>=])?([0-9]{1,5}(?:\.[0-9]+)?)(万(?!像素)|亿)?([%‰]|[^\x00-\xff]{1,5})")
# Units that the calendar and the grades use too: 2025年, 3月, 5级.
_SHARED = frozenset("年月日号季级星周半")


def read_at_once(folded: str) -> Amount | None:
    """The amount that the whole folded cell plainly is; None if that takes a closer look."""
    found = _CELL.fullmatch(folded)
    if found is None or found[4][0] in _SHARED:
        return None
    tokens = [Word("NUM", found[2], *found.span(2))]
    if found[3]:
        tokens.append(Word("MULT", found[3], *found.span(3)))
    tokens.append(Word("PCT" if found[4] in "%‰" else "UNIT", found[4], *found.span(4)))
    quantity = read_plain(tokens)
    if quantity is None:
        return None
    pieces: list[Piece] = [Word("OP", found[1], *found.span(1)), quantity] if found[1] else [quantity]
    reading = read_everyday(pieces)
    return reading.node if reading is not None and isinstance(reading.node, Amount) else None
