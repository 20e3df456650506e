"""Replacements in a Word document as tracked changes of ours, which a person accepts or rejects."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao_lint.office.own import AUTHOR
from jixiao_lint.office.parts import Parts
from jixiao_lint.office.splice import Edit, escaped, raw_name, spliced
from jixiao_lint.office.word_cut import Cut, before, behind, opened_again, preserving
from jixiao_lint.office.word_replace import Shown, Task
from jixiao_lint.readers.outline import Node

_NUMBERED = frozenset(("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "tcPrChange"))


def without_own_changes(parts: Parts) -> None:
    """Reject the tracked changes of ours that nobody has decided on."""
    content = parts.content(parts.main)
    if b'"' + AUTHOR.encode() + b'"' not in content:
        return
    edits: list[Edit] = []
    for node in parts.outline(parts.main).every():
        if node.name in ("ins", "del") and node.attributes.get("author") == AUTHOR:
            edits += [Edit(node.start, node.end, b"")] if node.name == "ins" else _undeleted(content, node)
    parts.put(parts.main, spliced(content, edits))


def _undeleted(content: bytes, node: Node) -> Iterator[Edit]:
    yield Edit(node.start, node.open, b"")
    for inner in node.every():
        if inner.name == "delText":
            name = raw_name(content, inner)
            text = name.removesuffix(b"delText") + b"t"
            yield Edit(inner.start + 1, inner.start + 1 + len(name), text)
            yield Edit(inner.close + 2, inner.close + 2 + len(name), text)
    yield Edit(node.close, node.end, b"")


def first_free(root: Node) -> int:
    """An id that no tracked change of the document has."""
    keys = (node.attributes.get("id", "") for node in root.every() if node.name in _NUMBERED)
    return max((int(key) for key in keys if key.isascii() and key.isdigit()), default=0) + 1


def tracked_edits(
    part: bytes, root: Node, one: Task, number: int, marks: tuple[bytes, bytes], said: bytes
) -> tuple[list[Edit], int]:
    """What is to be written for a replacement, `marks` around it, and the next free id. `said` as from `declared`."""
    inserted = b""
    groups = [list(group) for _, group in groupby(one.gone, key=lambda shown: shown.run.start)]
    if one.new:
        head = _change(b"ins", number + len(groups), said)
        text = b"<w:t" + said + b' xml:space="preserve">' + escaped(one.new) + b"</w:t>"
        run = one.beside.run
        inserted = head + opened_again(part, run) + text + part[run.close : run.end] + b"</w:ins>"
    if not groups:
        cut = before(part, root, one.beside.start) if one.is_before else behind(part, root, *one.beside[:2])
        return _around(part, cut, cut, marks[0] + inserted + marks[1]), number + 1
    edits: list[Edit] = []
    for at, group in enumerate(groups):
        new = _change(b"del", number + at, said) + _deleted(part, group) + b"</w:del>"
        new = (marks[0] if at == 0 else b"") + new + (inserted + marks[1] if group is groups[-1] else b"")
        edits += _around(part, before(part, root, group[0].start), behind(part, root, *group[-1][:2]), new)
    return list(dict.fromkeys(edits)), number + len(groups) + 1


def _change(name: bytes, number: int, said: bytes) -> bytes:
    return b"<w:" + name + said + f' w:id="{number}" w:author="{AUTHOR}">'.encode()


def _deleted(part: bytes, group: Sequence[Shown]) -> bytes:
    """A run with the characters that go."""
    run, first, last = group[0].run, group[0].start, group[-1].end
    shown = [
        _gone(part, run, kid, first, last)
        for kid in run.kids
        if kid.name != "rPr" and kid.start < last and kid.end > first
    ]
    return opened_again(part, run) + b"".join(shown) + part[run.close : run.end]


def _gone(part: bytes, run: Node, kid: Node, first: int, last: int) -> bytes:
    if kid.name != "t":
        return part[kid.start : kid.end]
    name = raw_name(part, kid).removesuffix(b"t") + b"delText"
    text = part[max(first, kid.open) : min(last, kid.close)]
    return b"<" + name + b' xml:space="preserve">' + text + b"</" + name + b">"


def _around(part: bytes, start: Cut, end: Cut, new: bytes) -> list[Edit]:
    """New elements in the place of what stands between two cuts in runs, which are closed before and opened again behind."""
    closing = opening = b""
    edits: list[Edit] = []
    if start.run is not None:
        closing = part[start.run.close : start.run.end]
    if start.text is not None:
        closing = part[start.text.close : start.text.end] + closing
        tag = preserving(part, start.text)
        edits += (
            [Edit(start.text.start, start.text.open, tag)] if tag != part[start.text.start : start.text.open] else []
        )
    if end.run is not None:
        opening = opened_again(part, end.run) + (preserving(part, end.text) if end.text is not None else b"")
    return [*edits, Edit(start.at, end.at, closing + new + opening)]
