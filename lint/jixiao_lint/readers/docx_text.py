"""What a person reads in the paragraphs of a Word document, with tracked changes accepted, and what is told about it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jixiao_lint.readers.docx_objects import REMOVED, chosen
from jixiao_lint.readers.docx_runs import font_of, has_text, is_set, symbol
from jixiao_lint.readers.grid import STRUCK
from jixiao_lint.readers.package import attribute, child, children, local
from jixiao_lint.readers.symbols import in_font
from jixiao_lint.readers.underlined import UNDERLINED, with_made_signs

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from jixiao_lint.readers.trace import Bit

_WRAPPERS = frozenset(
    ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
)
_TRACKED = "文件含有修订标记，按“接受全部修订”后的内容读取。"


class Texts:
    """The texts of one document; `notes` is what a user should know about them."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def inner(self, element: "Element", *names: str) -> Iterator["Element"]:
        """The parts of a table, row or cell, also those inside content controls and tracked insertions."""
        for inner in element:
            tag = local(inner)
            if tag in names:
                yield inner
            elif tag in _WRAPPERS:
                self._note_tracked(tag)
                yield from self.inner(inner, *names)
            elif tag == "AlternateContent":
                yield from self.inner(chosen(inner), *names)
            elif tag in REMOVED:
                self._note_tracked(tag)

    def of(self, element: "Element") -> "list[Bit]":
        """What a person reads in a paragraph."""
        parts: list[Bit] = []
        underlined: list[int] = []
        for inner in element:
            tag = local(inner)
            if tag == "r":
                properties = children(child(inner, "rPr"))
                before = len(parts)
                parts += self._run(inner, properties)
                underlined += range(before, len(parts)) if is_set(properties, "u") else ()
            elif tag in _WRAPPERS:
                self._note_tracked(tag)
                parts += self.of(inner)
            elif tag == "AlternateContent":
                parts += self.of(chosen(inner))
            elif tag in ("oMath", "oMathPara"):
                parts += [(text.text or "", text) for text in inner.iter() if local(text) == "t"]
            elif tag in REMOVED:
                self._note_tracked(tag)
        return self._with_made_signs(parts, underlined) if underlined else parts

    def _with_made_signs(self, parts: "list[Bit]", underlined: list[int]) -> "list[Bit]":
        texts = [text for text, _ in parts]
        made = with_made_signs(texts, [at in underlined for at in range(len(parts))])
        self.notes += [UNDERLINED] if made != texts else []
        return [(text, element) for text, (_, element) in zip(made, parts, strict=True)]

    def _run(self, run: "Element", properties: Mapping[str, "Element"]) -> "Iterator[Bit]":
        if is_set(properties, "vanish"):
            return
        if is_set(properties, "strike") or is_set(properties, "dstrike"):
            self.notes += [STRUCK] if has_text(run) else []
            return
        for inner in run:
            match local(inner):
                case "t":
                    yield in_font(inner.text or "", font_of(properties)), inner
                case "tab":
                    yield "\t", inner
                case "br" | "cr" if attribute(inner, "type") not in ("page", "column"):
                    yield "\n", inner
                case "noBreakHyphen":
                    yield "-", inner
                case "sym":
                    yield symbol(inner), inner
                case "ruby":
                    base = child(inner, "rubyBase")
                    yield from self.of(base) if base is not None else ()

    def _note_tracked(self, tag: str) -> None:
        if tag in ("ins", "moveTo", "del", "moveFrom"):
            self.notes.append(_TRACKED)


def joined(bits: "list[Bit]") -> str:
    """The bits of a text as one."""
    return "".join([text for text, _ in bits])
