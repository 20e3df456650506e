"""What the styles of a web page draw or leave out: hidden, struck out, underlined, and text that stands in no element."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from jixiao_grammar.record import Record

Attributes = Mapping[str, str | None]

_SHEET = r"<style\b[^>]{0,500}>(.*?)(?:</style|$)"
_MATTERS = ("content", "display", "text-decoration", "visibility")
_LONGEST = 4_000  # characters of a rule
_LAST = r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)(?:::?(before|after))?$"
_DECLARED = r"(?:^|;)\s*([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)"
_ESCAPE = r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))"
_MOST = 2_000


class Look(Record):
    """How an element looks. None where nothing is said."""

    hidden: bool | None = None
    struck: bool | None = None
    underlined: bool | None = None
    before: str | None = None
    after: str | None = None

    def over(self, other: "Look") -> "Look":
        """The look with what another one says where this one says nothing."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.struck if self.struck is None else self.struck,
            other.underlined if self.underlined is None else self.underlined,
            other.before if self.before is None else self.before,
            other.after if self.after is None else self.after,
        )


USUAL = Look()


class _Rule(Record):
    """Which elements, and how they look: by tag, classes and id, whatever elements they stand in."""

    tag: str
    names: frozenset[str]
    look: Look


class Styles:
    """The rules of a page that matter here, the last the strongest."""

    def __init__(self, page: str) -> None:
        """Read the styles that stand in the page itself; nothing is fetched."""
        sheets = re.findall(_SHEET, page, re.DOTALL | re.IGNORECASE) if "<style" in page.lower() else []
        self._rules = [rule for sheet in reversed(sheets) for rule in _rules(sheet)]
        self.write = any(rule.look.before or rule.look.after for rule in self._rules)

    def look(self, tag: str, attributes: Attributes) -> Look:
        """How an element looks by the page's rules and by its own style."""
        style = attributes.get("style") if attributes else None
        look = _look(style, "") if style else USUAL
        if not self._rules:
            return look
        names = {f".{name}" for name in (attributes.get("class") or "").split()} | {f"#{attributes.get('id')}"}
        for rule in self._rules:
            if rule.tag in ("", tag) and rule.names <= names:
                look = look.over(rule.look)
        return look


def _rules(sheet: str) -> Iterator[_Rule]:
    """The rules of a sheet, the strongest first."""
    for selectors, declared in reversed(list(islice(_blocks(sheet), _MOST))):
        if not any(word in declared for word in _MATTERS):
            continue
        for selector in selectors.split(","):
            *outer, last = re.split(r"[\s>+~]+", selector.strip())
            named = re.fullmatch(_LAST, last)
            if named is None or (outer and not named[2]):
                continue
            look = _look(declared, named[3] or "")
            if look != USUAL:
                yield _Rule((named[1] or "").lower(), frozenset(re.findall(r"[.#][\w-]+", named[2])), look)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before and between the braces; what is for paper or small screens only is left out."""
    plain = re.sub(r"/\*.*?(?:\*/|$)|<!--|-->", "", sheet, flags=re.DOTALL)
    depth = 0
    for part in plain.split("}"):
        *outer, last = part.split("{")
        if len(outer) == 1 and depth == 0 and len(part) < _LONGEST:
            yield outer[0], last
        depth = max(0, depth + len(outer) - 1)


@lru_cache(maxsize=1024)
def _look(declared: str, position: str) -> Look:
    if len(declared) > _LONGEST or not any(word in declared.lower() for word in _MATTERS):
        return USUAL
    said = {name.lower(): value.strip() for name, value in re.findall(_DECLARED, declared)}
    if position:
        text = _content(said.get("content", ""))
        return Look(before=text) if position == "before" else Look(after=text)
    line = " ".join(said.get(name, "") for name in ("text-decoration", "text-decoration-line")).lower()
    hidden = said.get("display", "").lower().startswith("none") or said.get("visibility", "").lower().startswith(
        "hidden"
    )
    return Look(
        hidden if "display" in said or "visibility" in said else None,
        "line-through" in line if line.strip() else None,
        "underline" in line if line.strip() else None,
    )


def _content(value: str) -> str | None:
    """The text that is written in a style; None for pictures, counters and none."""
    found = re.fullmatch(r"\"([^\"]*)\"|'([^']*)'", value)
    if found is None:
        return None
    text = found[1] if found[1] is not None else found[2]
    return re.sub(_ESCAPE, _character, text)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return escape[2] if escape[1] is None else chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def font_of(attributes: dict[str, str | None]) -> str | None:
    """The first font that a tag names."""
    style = re.search(r"font-family\s*:\s*([^;,]+)", attributes.get("style") or "")
    named = style[1] if style else attributes.get("face")
    return named.split(",")[0] if named else None
