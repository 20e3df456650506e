"""Text as XML 1.0 allows it."""

import re


def escaped(text: str) -> str:
    """The text for an attribute in double quotes or for the inside of an element.

    XML 1.0 forbids most control characters even as references, and text from word processors has them (U+000B,
    U+0007): each becomes a space. Line breaks are kept as references, because a parser turns plain ones in attributes
    into spaces.
    """
    if not text.isprintable():
        text = re.sub("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    text = text.replace("##", "&#35;#")  # ##vso[ and its like are commands to agents that read the log
    text = re.sub("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", lambda turn: f"&#{ord(turn[0])};", text)
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def attributes(**values: str | int) -> str:
    """Attributes with a blank before each, in the given order."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items())
