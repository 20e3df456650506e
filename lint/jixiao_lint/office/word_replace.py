"""Characters of a Word document put in the place of others: where that can be done without touching anything else."""

from collections.abc import Iterator, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.office.replacement import Replacement
from jixiao_lint.office.splice import Edit, escaped, prefix_of
from jixiao_lint.office.word_cut import enclosed, run_of
from jixiao_lint.readers.outline import Node
from jixiao_lint.readers.trace import Spelt, spelt

_OTHERS = frozenset(("ins", "del", "moveFrom", "moveTo"))
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "marlett")


class Shown(Record):
    """A character as it stands in a document: its bytes, the element that shows it and its run."""

    start: int
    end: int
    node: Node
    run: Node

    @property
    def is_text(self) -> bool:
        """True for a letter, False for a tabulator, a line break or a symbol that is an element of its own."""
        return self.node.name == "t"


class Task(Record):
    """A replacement that can be made. `gone` are the characters that go; `beside` is the one at which the new text stands.

    Where nothing goes, the new text comes behind `beside`, or before it with `is_before`.
    """

    gone: tuple[Shown, ...]
    beside: Shown
    is_before: bool
    new: str


def task(part: bytes, root: Node, name: str, wanted: Replacement, fields: Sequence[tuple[int, int]]) -> Task | None:
    """How a replacement is made; None where a field, a change of somebody, a symbol or a binding stands in the way."""
    origin = wanted.origin
    if origin.part != name:
        return None
    spelt_out = list(spelt(origin, wanted.start, wanted.end, part))
    if len(spelt_out) != wanted.end - wanted.start:
        return None
    gone = [_shown(part, root, one) for one in spelt_out]
    beside, is_before = _beside(part, root, wanted, gone)
    touched = [one for one in (*gone, beside) if one is not None]
    looked_at = [_shown(part, root, one) for one in spelt(origin, wanted.first, wanted.last, part)]
    touched += [one for one in looked_at if one is not None]
    if beside is None or None in (*gone, *looked_at) or not _is_free(part, touched, fields):
        return None
    kept = tuple(one for one in gone if one is not None)
    return Task(kept, beside, is_before, wanted.new)


def _shown(part: bytes, root: Node, one: Spelt) -> Shown | None:
    """None where the character cannot be exchanged."""
    node = root.at(one.start)
    run = run_of(node)
    if run is None or enclosed(node) is not None or b"<!" in part[node.open : node.close]:
        return None
    return Shown(one.start, one.end, node, run)


def _beside(part: bytes, root: Node, wanted: Replacement, gone: list[Shown | None]) -> tuple[Shown | None, bool]:
    if gone:
        if None in gone:
            return None, False
        return next((one for one in gone if one is not None and one.is_text), gone[0]), False
    for at, is_before in ((wanted.start - 1, False), (wanted.start, True)):
        near = next(spelt(wanted.origin, at, at + 1, part), None) if at >= 0 else None
        shown = _shown(part, root, near) if near is not None else None
        if shown is not None and shown.is_text:
            return shown, is_before
    return None, False


def _is_free(part: bytes, touched: list[Shown], fields: Sequence[tuple[int, int]]) -> bool:
    """True where the characters stand in one paragraph, in no field, and nobody else has changed anything there."""
    paragraphs = [next((above for above in one.run.above() if above.name == "p"), None) for one in touched]
    paragraph = paragraphs[0]
    if paragraph is None or any(one is not paragraph for one in paragraphs):
        return False
    first, last = min(one.start for one in touched), max(one.end for one in touched)
    changed = any(node.name in _OTHERS and node.start < last and first < node.end for node in paragraph.every())
    around = {above.name for one in touched for above in one.run.above()}
    if changed or "fldSimple" in around or around & _OTHERS or _is_in_new_row(paragraph):
        return False
    if any(_looks_like_symbols(part, one) for one in touched):
        return False
    return not any(start < last and first < end for start, end in fields)


def _is_in_new_row(paragraph: Node) -> bool:
    """True in a row that somebody has put in, which nobody has accepted yet."""
    rows = (above for above in paragraph.above() if above.name == "tr")
    return any(row.child("trPr", "ins") is not None for row in rows)


def _looks_like_symbols(part: bytes, one: Shown) -> bool:
    """True for a text in a font of symbols, in which new characters would look otherwise."""
    fonts = one.run.child("rPr", "rFonts")
    named = " ".join(fonts.attributes.values()).lower() if fonts is not None else ""
    return any(font in named for font in _SYMBOL_FONTS) or b"\xef\x80" <= part[one.start : one.start + 2] <= b"\xef\x83"


def fields_in(root: Node) -> Iterator[tuple[int, int]]:
    """Where fields begin and end that the program works out anew; one that does not end goes on to the last byte."""
    begun: list[int] = []
    for node in root.every():
        if node.name == "fldChar":
            kind = node.attributes.get("fldCharType")
            if kind == "begin":
                begun.append(node.start)
            elif kind == "end" and begun:
                yield begun.pop(), node.end
    yield from ((start, root.end) for start in begun)


def plain_edits(part: bytes, one: Task) -> list[Edit]:
    """The new characters in the place of the old ones, looking as the first of these."""
    beside = one.beside
    if not one.gone:
        at = beside.start if one.is_before else beside.end
        return [Edit(at, at, escaped(one.new)), *_kept_space(part, beside, one.new)]
    edits = [Edit(shown.start, shown.end, _instead(part, shown, beside, one.new)) for shown in one.gone]
    texts = {shown.node.start: shown for shown in one.gone if shown.is_text}
    spaces = (edit for shown in texts.values() for edit in _kept_space(part, shown, " "))
    return [*edits, *dict.fromkeys(spaces)]


def _instead(part: bytes, shown: Shown, beside: Shown, new: str) -> bytes:
    if shown is not beside:
        return b""
    if shown.is_text:
        return escaped(new)
    name = prefix_of(part, shown.run) + b"t"
    return b"<" + name + b' xml:space="preserve">' + escaped(new) + b"</" + name + b">" if new else b""


def _kept_space(part: bytes, shown: Shown, new: str) -> list[Edit]:
    """White space that comes to stand at the edge of a text is to be shown."""
    tag = part[shown.node.start : shown.node.open]
    text = part[shown.node.open : shown.node.close]
    if b"xml:space" in tag or not (new.strip() != new and b" " in text + new.encode()):
        return []
    return [Edit(shown.node.start, shown.node.open, tag[:-1] + b' xml:space="preserve">')]
