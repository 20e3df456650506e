"""What the properties of a run of a Word document say of its characters."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from jixiao_lint.readers.package import attribute, local
from jixiao_lint.readers.symbols import UNKNOWN, in_font

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OFF = ("0", "false", "off", "none")


def is_set(properties: Mapping[str, "Element"], name: str) -> bool:
    """A property that is there, and not said to be off."""
    found = properties.get(name)
    return found is not None and attribute(found, "val") not in _OFF


def font_of(properties: Mapping[str, "Element"]) -> str | None:
    """The font of the characters, where it is named."""
    fonts = properties.get("rFonts")
    return (attribute(fonts, "ascii") or attribute(fonts, "hAnsi")) if fonts is not None else None


def symbol(element: "Element") -> str:
    """The character that a symbol of a font shows."""
    code = attribute(element, "char") or ""
    number_of = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
    character = chr(number_of | 0xF000 if number_of < 0x100 else number_of)
    return in_font(UNKNOWN if "\ud800" <= character <= "\udfff" else character, attribute(element, "font"))


def has_text(element: "Element") -> bool:
    """Some text is in it."""
    return any(local(inner) == "t" and (inner.text or "").strip() for inner in element.iter())
