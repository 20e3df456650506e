"""A cell as a whole. Blanks inside its words are read over, and told; then the grammar reads it; and at last words are searched
for vague ones, what could not be read is told, and nothing is left over.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from jixiao_grammar.ast import Broken, Compound, Diagnostic, Node, Span, Text
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning.coverage import left_over
from jixiao_grammar.meaning.doubts import are_all_yardsticks
from jixiao_grammar.meaning.pieces import Item
from jixiao_grammar.meaning.wording import describe
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.words import lark_words, units

_T = TypeVar("_T")
LONGEST = 2000  # a longer text is no value; it stays words, and costs no more than reading it
_Read: TypeAlias = Callable[[str, Span], Item | None]
_Finished: TypeAlias = tuple[Node, tuple[Diagnostic, ...]]

_UNREAD = frozenset(("unread-number", "unknown-tail", "unknown-unit"))
_TARGET_IN_BRACKET = pattern(r"\([^()]*[≥≤][ ]*[0-9][^()]*\)")
_INTERVAL = pattern(r"[ \n]*[(\[][^()\[\]]*[0-9%][^()\[\]]*,[^()\[\]]*[0-9][^()\[\]]*[)\]]")
_WRAPPED = pattern(r"([ \n]*[(\[【])[^()\[\]【】]*[)\]】][ \n]*")


def read_whole(folded: str, read: _Read) -> _Finished:
    """The node and the diagnostics of a folded cell; `read` reads a stretch of it, or says that it finds no way."""
    closed = _without_inner_blanks(folded)
    if closed is None:
        return _read_closed(folded, read)
    node, notes = _read_closed(closed.text, read)
    told = tuple(note("space-in-word", gap, "") for gap in closed.gaps)
    return closed.placed(node), (*closed.placed(notes), *told)


def _read_closed(folded: str, read: _Read) -> _Finished:
    node, notes = _read_whole(folded, read)
    if (
        isinstance(node, Text)
        and notes
        and _UNREAD.issuperset(remark.code for remark in notes)
        and are_all_yardsticks(folded)
    ):
        return describe(Text(Span(0, len(folded))), folded), ()
    return node, notes


def _read_whole(folded: str, read: _Read) -> _Finished:
    everything = Span(0, len(folded))
    if _INTERVAL.match(folded):  # [90,100] could be an interval, and 90,100 a number
        return Text(everything), (note("unread-number", everything),)
    item = read(folded, everything) if len(folded) <= LONGEST else None
    if item is None:
        return _unread(folded, read)
    if isinstance(item.node, Text):
        item = _unwrapped(folded, read) or item
    node, notes = item.node, item.notes
    if isinstance(node, Text):
        return _text(node, notes, folded)
    if isinstance(node, Compound):
        node, notes = _described_parts(node, notes, folded)
    left = None if isinstance(node, Broken) else left_over(folded, node)
    if left is not None:
        return Text(everything), (*notes, note("unread-number", left))
    return node, notes


def _unwrapped(folded: str, read: _Read) -> Item | None:
    """[≥95%]: the brackets around a whole cell say nothing."""
    found = _WRAPPED.fullmatch(folded)
    if found is None:
        return None
    inner = read(folded, Span(found.end(1), len(folded.rstrip()) - 1))
    return None if inner is None or isinstance(inner.node, Compound) else inner


def _text(node: Text, notes: tuple[Diagnostic, ...], folded: str) -> _Finished:
    described = describe(node, folded)
    if not notes and _TARGET_IN_BRACKET.search(folded, *node.span):
        notes = (note("unread-number", node.span),)
    if described.wholly_vague:
        notes = (*notes, note("vague-text", described.span))
    return described, notes


def _described_parts(
    node: Compound, notes: tuple[Diagnostic, ...], folded: str
) -> tuple[Compound, tuple[Diagnostic, ...]]:
    parts: list[Node] = []
    for part in node.parts:
        if isinstance(part, Text):
            described, notes = _text(part, notes, folded)
            parts.append(described)
        else:
            parts.append(part)
    return node._replace(parts=tuple(parts)), notes


# ---- what the grammar could not read


def _unread(folded: str, read: _Read) -> _Finished:
    """Item by item, so that one unreadable target does not hide the others; a lone item stays words or broken."""
    items = list(_items(folded)) if len(folded) <= LONGEST else []
    if len(items) < 2:
        return _unread_item(folded, Span(0, len(folded)))
    parts: list[Node] = []
    notes: tuple[Diagnostic, ...] = ()
    for span in items:
        item = read(folded, span)
        left = (
            None if item is None or isinstance(item.node, Text | Broken) else left_over(_alone(span, folded), item.node)
        )
        if item is None:
            node, more = _unread_item(folded, span)
        elif isinstance(item.node, Text):
            node, more = _text(item.node, item.notes, folded)
        elif left is not None:
            node, more = _text(Text(span), (*item.notes, note("unread-number", left)), folded)
        else:
            node, more = item.node, item.notes
        parts.append(node)
        notes += more
    if all(isinstance(part, Text) for part in parts):
        node, more = _text(Text(Span(0, len(folded))), (), folded)
        return node, (*notes, *more)
    return Compound(Span(0, len(folded)), tuple(parts)), notes


def _alone(span: Span, folded: str) -> str:
    """The cell with blanks for all but the stretch, so that places stay what they are."""
    return " " * span.start + span.cut(folded) + " " * (len(folded) - span.end)


def _items(folded: str) -> Iterator[Span]:
    for found in re.finditer(r"(?:[^,;。\n]|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))+", folded):
        inside = found.group()
        start = found.start() + len(inside) - len(inside.lstrip(" "))
        if inside.strip(" "):
            yield Span(start, start + len(inside.strip(" ")))


_MEANT = pattern(r"[ \n]*(?:[0-9]|[^\w \n(\[【《“\"'‘+])")
_DATE = pattern(r"[ \n]*[0-9]{1,4}[ ]*[年月]|(?:19|20)[0-9]{2}[.\-/]")


def _unread_item(folded: str, span: Span) -> _Finished:
    words = span.cut(folded)
    if not re.search("[0-9≥≤<>±%]", words):
        return _text(Text(span), (), folded)
    if _MEANT.match(words) and not _DATE.match(words):
        return Broken(span, "一个数值和它的计量单位"), (note("unreadable", span),)
    return _text(Text(span), (note("unread-number", span),), folded)


# ---- blanks inside a known word or numeral: 95 %以 上, 5 个 工作日内, 百分之九 十

_GAP = pattern(r"(?<=[^\x00-\xff])[ \n]+(?=[^\x00-\xff])")
_NUMERALS = frozenset("一二两三四五六七八九十百千万亿零〇点")
_LONGEST_WORD = 5


class _Closed(Record):
    """A text without the blanks inside its words; `places` are the columns of the cell, one for each character kept."""

    text: str
    places: tuple[int, ...]
    gaps: tuple[Span, ...]

    def span(self, found: Span) -> Span:
        """The same stretch in the text as it was given."""
        start = self.places[found.start]
        return Span(start, self.places[found.end - 1] + 1 if found.end > found.start else start)

    def placed(self, found: _T) -> _T:
        """A node or a diagnostic with its places in the text as it was given."""
        moved: Any = found  # the type of each branch is that of `found`
        if isinstance(found, Span):
            moved = self.span(found)
        elif isinstance(found, tuple):
            inner = [self.placed(item) for item in found]
            moved = type(found)(*inner) if hasattr(found, "_fields") else tuple(inner)
        return cast(_T, moved)


def _without_inner_blanks(folded: str) -> _Closed | None:
    """The text with its words closed up; None if there is no blank inside a word."""
    gaps = tuple(_inner_gaps(folded)) if _GAP.search(folded) else ()
    if not gaps:
        return None
    kept = [place for place in range(len(folded)) if not any(gap.start <= place < gap.end for gap in gaps)]
    return _Closed("".join(folded[place] for place in kept), (*kept, len(folded)), gaps)


def _inner_gaps(folded: str) -> Iterator[Span]:
    for found in _GAP.finditer(folded):
        before = re.sub(r"[ \n]", "", folded[: found.start()])[-_LONGEST_WORD:]
        behind = re.sub(r"[ \n]", "", folded[found.end() :])[:_LONGEST_WORD]
        on_one_line = "\n" not in found[0]
        numeral = before[-1] in _NUMERALS and behind[0] in _NUMERALS and _counts(before, behind)
        if (on_one_line and numeral) or _joins(before, behind, on_one_line):
            yield Span(*found.span())


def _counts(before: str, behind: str) -> bool:
    """九 十 and 二 百 are one numeral; 一 二 三 are three."""
    return any(place in "十百千万亿" for place in (before[-1], behind[0])) or "点" in (before[-1], behind[0])


def _joins(before: str, behind: str, on_one_line: bool) -> bool:
    """Whether a word reaches over the gap; over the end of a line only a word that compares."""
    for left in range(1, len(before) + 1):
        for right in range(1, len(behind) + 1):
            word = before[-left:] + behind[:right]
            if word in _comparing() or (on_one_line and (word in units() or _each(before, word))):
                return True
    return False


def _each(before: str, word: str) -> bool:
    """每 年."""
    return before[-1] == "每" and word[1:] in units() and word[0] == "每"


@lru_cache(maxsize=1)
def _comparing() -> frozenset[str]:
    """The words of the lists, and those that the grammar composes of them: 不低于, 大于等于."""
    words = {
        word for name in ("operators.lark", "around.lark", "grades.lark") for word in lark_words(name) if len(word) > 1
    }
    nots, equals = (lark_words("operators.lark", name) for name in ("_NOT", "_OR_EQUAL"))
    compared = (*lark_words("operators.lark", "_EXCEEDING"), *lark_words("operators.lark", "_FALLING_SHORT"))
    words.update(before + word for before in nots for word in compared)
    words.update(word + behind for word in compared for behind in equals)
    return frozenset((*words, "百分之", "千分之"))
