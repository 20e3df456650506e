"""A web page in one file: nothing is loaded, nothing but our own scripts runs, and text never becomes markup."""

import os
from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape

from jixiao_grammar.record import Record
from jixiao_lint.plain_text import without_controls

_VOID = frozenset({"br", "col", "hr", "input", "link", "meta"})


class Markup(Record):
    """What is markup already; anything else is text."""

    source: str


def element(name: str, /, *children: "Markup | str", **attributes: str | None) -> Markup:
    """An element. Text among the children is escaped, and so are the attributes; one that is None is left out.

    `_` behind the name of an attribute is dropped (`class_`), inside it stands for `-` (`aria_label`).
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{joined(children).source}</{name}>")


def joined(children: Iterable[Markup | str]) -> Markup:
    """One after the other."""
    return Markup(
        "".join(child.source if isinstance(child, Markup) else _escaped(child) for child in children if child)
    )


def _escaped(text: str) -> str:
    return escape(without_controls(text))


def base_style() -> str:
    """What all our pages look like: light and dark, on the screen and on paper."""
    with open(os.path.join(os.path.dirname(__file__), "base.css"), encoding="utf-8") as stream:
        return stream.read()


def page(title: str, style: str, body: Iterable[Markup], scripts: Sequence[str] = ()) -> str:
    """The whole page. `style` and `scripts` are ours: the policy of the page knows their digests and lets nothing else in."""
    meta = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, scripts)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
    )
    head = element(
        "head",
        *meta,
        element("title", title),
        element("link", rel="icon", href="data:,"),
        Markup(f"<style>{style}</style>"),
    )
    ran = (Markup(f"<script>{script}</script>") for script in scripts)
    whole = element("html", head, element("body", *body, *ran), lang="zh-CN")
    return f"<!doctype html>\n{whole.source}\n"


def _policy(style: str, scripts: Sequence[str]) -> str:
    parts = [
        "default-src 'none'",
        f"style-src {_digest(style)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if scripts:
        # No script may make markup of text, whatever it is given.
        parts += [
            f"script-src {' '.join(map(_digest, scripts))}",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    return "; ".join(parts)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
