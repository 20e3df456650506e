"""Stretches of bytes put in the place of others."""

from collections.abc import Iterable

from jixiao_grammar.record import Record
from jixiao_lint.office.refused import RefusedError
from jixiao_lint.readers.outline import Node


class Edit(Record):
    """`new` comes in the place of the bytes `start` to `end`; nothing is taken out where these are the same."""

    start: int
    end: int
    new: bytes


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The data with every edit made; those at one place in the order in which they come. Raises RefusedError for two that meet."""
    out: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise RefusedError("要写的两处连在一起，没有写")
        out += (data[at : edit.start], edit.new)
        at = edit.end
    out.append(data[at:])
    return b"".join(out)


def raw_name(data: bytes, node: Node) -> bytes:
    """The name of an element as it is written, with its prefix."""
    at = node.start + 1
    while data[at : at + 1] not in (b" ", b"\t", b"\r", b"\n", b"/", b">"):
        at += 1
    return data[node.start + 1 : at]


def prefix_of(data: bytes, node: Node) -> bytes:
    """The prefix of an element with its colon; empty where it has none."""
    name = raw_name(data, node)
    return name[: name.index(b":") + 1] if b":" in name else b""


def appended(data: bytes, node: Node, new: bytes) -> Edit:
    """The edit that puts something behind everything in an element."""
    if node.close < node.end:
        return Edit(node.close, node.close, new)
    return Edit(node.open - 2, node.open, b">" + new + b"</" + raw_name(data, node) + b">")


def with_attribute(data: bytes, node: Node, name: bytes, value: bytes) -> Edit:
    """The edit that gives an element an attribute, in the place of what it had."""
    import re

    found = re.search(rb"\s" + re.escape(name) + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", data[node.start : node.open])
    if found is not None:
        return Edit(node.start + found.start(1), node.start + found.end(1), b'"' + value + b'"')
    at = node.open - (2 if data[node.open - 2 : node.open] == b"/>" else 1)
    return Edit(at, at, b" " + name + b'="' + value + b'"')


def escaped(text: str) -> bytes:
    """A text as it is written in XML, in texts and in attributes; what XML cannot hold is left out."""
    kept = "".join(character for character in text if character in "\t\n" or character >= " ")
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        kept = kept.replace(character, entity)
    kept = kept.replace("\ufffe", "").replace("\uffff", "")
    return kept.encode("utf-8", "replace")
