"""The last look at a reading: words are searched for vague ones, and no digit of the cell may be left over."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from jixiao_grammar.ast import Amount, Broken, Compound, Diagnostic, Node, Range, Text
from jixiao_grammar.coverage import digits_left
from jixiao_grammar.diagnostics import note
from jixiao_grammar.pieces import Reading
from jixiao_grammar.span import Span
from jixiao_grammar.texts import describe

LONGEST = 2000  # a longer text is no value; it stays words, and costs no more than reading it
_Read = Callable[[str], Reading | None]
_Finished = tuple[Node, tuple[Diagnostic, ...]]


def finish(folded: str, read: _Read) -> _Finished:
    """The node and the diagnostics of a cell that `read` turns into a reading, or into None where it finds no way."""
    if _INTERVAL.match(folded):  # [90,100] could be an interval, and 90,100 a number
        return Text(Span(0, len(folded))), (note("unread-number", Span(0, len(folded))),)
    reading = read(folded) if len(folded) <= LONGEST else None
    if reading is None:
        return _unread(folded, read)
    if isinstance(reading.node, Text) and _WRAPPED.fullmatch(folded):
        inner = read(_unwrapped(folded))
        reading = reading if inner is None or isinstance(inner.node, Compound) else inner
    node, notes = reading.node, reading.notes
    if isinstance(node, Text):
        return _text(node, notes, folded)
    if isinstance(node, Compound):
        node, notes = _described_parts(node, notes, folded)
    elif isinstance(node, Amount) and node.qualifier is not None and "(每" in node.qualifier:
        node = _with_dependent(node, folded, read)
    if not isinstance(node, Broken) and digits_left(folded, node):
        return Text(Span(0, len(folded))), (*notes, note("unread-number", Span(0, len(folded))))
    return node, notes


_TARGET_IN_BRACKET = re.compile(r"\([^()]*[≥≤][ ]*[0-9][^()]*\)")
_INTERVAL = re.compile(r"[ \n]*[(\[][^()\[\]]*[0-9%][^()\[\]]*,[^()\[\]]*[0-9][^()\[\]]*[)\]]")
_WRAPPED = re.compile(r"[ \n]*(?:\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】)[ \n]*")


def _unwrapped(folded: str) -> str:
    """[≥95%]: the brackets around a whole cell say nothing; blanks keep the columns."""
    return re.sub(r"[()\[\]【】]", " ", folded)


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
    return replace(node, parts=tuple(parts)), notes


def _with_dependent(node: Amount, folded: str, read: _Read) -> Node:
    """≥6次（每2月1次）: the bracket says the same in another way, and is kept as a second part."""
    opening = folded.index("(每", node.span.start)
    closing = folded.index(")", opening)
    inner = read(" " * (opening + 1) + folded[opening + 1 : closing])
    if inner is None or not isinstance(inner.node, Amount | Range):
        return node
    return Compound(node.span, (node, inner.node))


# ---- what the grammar could not read


def _unread(folded: str, read: _Read) -> _Finished:
    """Item by item, so that one unreadable target does not hide the others; a lone item stays words or broken."""
    items = list(_items(folded)) if len(folded) <= LONGEST else []
    if len(items) < 2:
        return _unread_item(folded, Span(0, len(folded)))
    parts: list[Node] = []
    notes: tuple[Diagnostic, ...] = ()
    for item in items:
        padded = " " * item.start + folded[item.start : item.end]
        reading = read(padded)
        if reading is None:
            node, more = _unread_item(folded, item)
        elif isinstance(reading.node, Text):
            node, more = _text(reading.node, reading.notes, folded)
        else:
            node, more = reading.node, reading.notes
        parts.append(node)
        notes += more
    if all(isinstance(part, Text) for part in parts):
        node, more = _text(Text(Span(0, len(folded))), (), folded)
        return node, (*notes, *more)
    return Compound(Span(0, len(folded)), tuple(parts)), notes


def _items(folded: str) -> Iterator[Span]:
    for found in re.finditer(r"[^,;。\n]+", folded):
        inside = found.group()
        start = found.start() + len(inside) - len(inside.lstrip(" "))
        if inside.strip(" "):
            yield Span(start, start + len(inside.strip(" ")))


def _unread_item(folded: str, span: Span) -> _Finished:
    words = span.cut(folded)
    if not re.search("[0-9≥≤<>±%]", words):
        return _text(Text(span), (), folded)
    if re.match(r"[ \n]*[≥≤<>=0-9±%-]", words) and not re.match(r"[ \n]*[0-9]{1,4}[ ]*[年月]", words):
        return Broken(span, "一个数值和它的计量单位"), (note("unreadable", span),)
    return _text(Text(span), (note("unread-number", span),), folded)
