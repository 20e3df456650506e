"""The usual spelling of values, as a formatter writes it: widths of characters, blanks and signs, and never a word."""

from collections.abc import Iterable, Iterator

from lsprotocol import types

from jixiao_grammar import canonical, fold, parse
from jixiao_grammar.ast import is_understood
from jixiao_grammar.vocabulary import PRINTED, SIGN_NOTES, SIGNS
from jixiao_lint.lsp.marks import Stretch
from jixiao_lint.lsp.text import Text
from jixiao_lint.same_meaning import same_meaning
from jixiao_lint.table import Table, TextPlace

_FIELDS = ("指标值", "实际完成值")
# Spellings of a sign between which a formatter may choose: those that are no slip of the pen.
_SIGNS = {
    sign: PRINTED[op] for sign, op in sorted(SIGNS.items(), key=lambda one: -len(one[0])) if sign not in SIGN_NOTES
}


def formatted(tables: Iterable[Table], text: Text, within: Stretch | None = None) -> list[types.TextEdit]:
    """The edits that give the values of these tables their usual spelling."""
    return [types.TextEdit(text.range(*place), new) for place, new in _changes(tables, text, within)]


def _changes(tables: Iterable[Table], text: Text, within: Stretch | None) -> Iterator[tuple[Stretch, str]]:
    for table in tables:
        for cell in table.cells(_FIELDS):
            place = cell.place
            if not isinstance(place, TextPlace) or not place.exact or len(place.pieces) > 1:
                continue
            where = Stretch(place.pieces[0][1], place.end)
            if within is not None and (where.end < within.start or where.start > within.end):
                continue
            new = spelling(cell.text)
            # What the file holds there must be the cell, character by character.
            if new is not None and text.content[where.start : where.end] == cell.text:
                yield where, new


def spelling(value: str) -> str | None:
    """The usual spelling of a value; None where it is spelled so, or where more than the spelling would change."""
    read = parse(value)
    if not is_understood(read) or not value.strip():
        return None
    new = canonical(read)
    if new == value or _letters(new) != _letters(value) or not same_meaning(parse(new), read):
        return None
    return new


def _letters(value: str) -> str:
    """What is left of a value when widths, blanks and the two spellings of a sign do not count."""
    bare = "".join(fold(value).split())
    for old, new in _SIGNS.items():
        bare = bare.replace(old, new)
    return bare
