"""The tables of a YAML file as stretches of its lines, so that an edit costs the table in which it was made, and no other.

A file that is laid out otherwise than as a list of tables has no such stretches.
"""

import re

from jixiao_grammar.record import Record
from jixiao_lint.readers.target_parts import ROOT

_HEAD = f"{ROOT}:\n"
_TOP = re.compile(rf"(?:[ \t]*(?:#[^\r\n]*)?\r?\n|---[ \t]*\r?\n)*(?:{ROOT}:[ \t]*(?:#[^\r\n]*)?\r?\n)?")
_ABOVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*( *)- ")


class Block(Record):
    """Whole lines of a text, given by offsets. From `end` to `stop` lie comments that speak of the table below."""

    start: int
    end: int
    stop: int


class Alone(Record):
    """A block as a file of its own, each line with the number that it has; `before` characters of it are not in the text."""

    content: str
    before: int


def alone(text: str, block: Block) -> Alone:
    """The block as a file that can be read."""
    head = _HEAD + "\n" * (text.count("\n", 0, block.start) - 1)
    return Alone(head + text[block.start : block.end], len(head))


def block_around(text: str, start: int, end: int) -> Block | None:
    """The whole lines of the tables that a stretch of the text touches; None where that cannot be told from the lines."""
    top = _TOP.match(text)
    first = _ABOVE.match(text, top.end() if top else 0)
    if first is None or start < first.start(1):
        return None
    indent = first[1]
    opening = f"\n{indent}- "
    line_start = text.rfind("\n", 0, start) + 1
    at = text.rfind(opening, 0, line_start - 1 + len(opening)) if line_start else -1
    begin = max(at + 1, first.start(1))
    line_end = text.find("\n", end)
    following = text.find(opening, line_end) if line_end >= 0 else -1
    stop = following + 1 if following >= 0 else len(text)
    if not _is_one_list(text[begin:stop], indent):
        return None
    return Block(_above_comments(text, begin), _above_comments(text, stop), stop)


def _is_one_list(block: str, indent: str) -> bool:
    """True where every line belongs to an item of the list: it is further in, or opens one, or is a comment."""
    outside = rf"^ {{0,{len(indent)}}}(?:[^\s#-]|-(?! )|\t)|^(?! {{{len(indent)}}}- ) {{0,{len(indent)}}}- "
    return re.search(outside, block, re.MULTILINE) is None


def _above_comments(text: str, line_start: int) -> int:
    """The start of the comments right above a line: they speak of what follows."""
    while line_start:
        above = text.rfind("\n", 0, line_start - 1) + 1
        if not text[above:line_start].lstrip().startswith("#"):
            break
        line_start = above
    return line_start
