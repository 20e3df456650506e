"""The last look at a cell: words are searched for vague ones, what the grammar cannot read is told, nothing is left over."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from jixiao_grammar.ast import Broken, Compound, Diagnostic, Node, Text
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning.coverage import left_over
from jixiao_grammar.meaning.pieces import Item
from jixiao_grammar.meaning.wording import describe
from jixiao_grammar.meaning.yardsticks import are_all_yardsticks
from jixiao_grammar.pattern import pattern
from jixiao_grammar.span import Span

LONGEST = 2000  # a longer text is no value; it stays words, and costs no more than reading it
_Read: TypeAlias = Callable[[str, Span], Item | None]
_Finished: TypeAlias = tuple[Node, tuple[Diagnostic, ...]]

_UNREAD = frozenset(("unread-number", "unknown-tail", "unknown-unit"))
_TARGET_IN_BRACKET = pattern(r"\([^()]*[≥≤][ ]*[0-9][^()]*\)")
_INTERVAL = pattern(r"[ \n]*[(\[][^()\[\]]*[0-9%][^()\[\]]*,[^()\[\]]*[0-9][^()\[\]]*[)\]]")
_WRAPPED = pattern(r"([ \n]*[(\[【])[^()\[\]【】]*[)\]】][ \n]*")


def read_whole(folded: str, read: _Read) -> _Finished:
    """The node and the diagnostics of a folded cell; `read` reads a stretch of it, or says that it finds no way."""
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
