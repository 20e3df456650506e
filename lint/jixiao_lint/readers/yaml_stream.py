"""YAML target files from the stream of ruamel's C parser.

The parser's own node builders are not used: on deep nesting they end the process, and they copy what aliases point at.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from jixiao_lint.readers import limits
from jixiao_lint.readers.nodes import List, Map, Node, Scalar
from jixiao_lint.readers.problem import Kind, Problem, say
from jixiao_lint.readers.target import read_target, unread_target
from jixiao_lint.readers.target_parts import Target
from jixiao_lint.readers.yaml_events import RefusedError, events_of, refuse
from jixiao_lint.yaml_slips import with_mended

# Not allowed in YAML, whatever the quotes; what libyaml takes for line ends is hidden from it below.
_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
# Half a character, which YAML does not take, in the notation of an escape that it would take. Of the same length: places stay.
_HALF_ESCAPED = r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
# Slips of one file that are told at once.
_MOST_SLIPS = 20
_HIDDEN = "\x85\u2028\u2029\ufeff"


def read_stream(text: str) -> Target:
    """The tables of a YAML target file and what was not read in it. Never raises for what is in the text."""
    strange = re.search(_FORBIDDEN, text)
    if strange:
        code = f"U+{ord(strange.group()):04X}"
        message = say("有不可见的控制字符 {code}，YAML 不允许。", code=code)
        problem = Problem(Kind.SYNTAX_ERROR, message, "请删除该字符。", strange.start(), strange.end())
        return unread_target((problem,), text)
    try:
        roots = tuple(_Builder(text).documents())
    except RefusedError as refused:
        without = re.sub(_HALF_ESCAPED, r"\\uFFFD", text)
        if without != text:
            return read_stream(without)
        return unread_target(tuple(sorted(_all_slips(text, refused), key=_start)), text)
    return read_target(roots, text)


def _start(problem: Problem) -> int:
    return problem.start or 0


def _all_slips(text: str, refused: RefusedError) -> Iterator[Problem]:
    """The problem that ends the reading, and those that come to light when each slip is taken for what was meant.

    The lines stay; what is told of a line that was mended before stands at its beginning.
    """
    lines, reading = _Lines(text), text
    touched: set[int] = set()
    for _ in range(_MOST_SLIPS):
        slip = refused.slip
        if slip is None:
            yield refused.problem if reading is text else lines.moved(refused.problem, _Lines(reading))
            return
        if slip.line not in touched:
            at = lines.offset(slip.line, slip.column)
            yield Problem(Kind.SYNTAX_ERROR, slip.message, slip.hint, at, at)
        touched.add(slip.line)
        mended = with_mended(reading, slip)
        if mended is None:
            return
        reading = mended
        try:
            roots = tuple(_Builder(reading).documents())
        except RefusedError as another:
            refused = another
            continue
        for problem in read_target(roots, reading).problems:
            yield lines.moved(problem, _Lines(reading))
        return


class _Lines:
    """Where the lines of a text begin, to name a place of one text in another that has the same lines."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
        self._end = len(text)

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; the end of its line where the line is shorter."""
        last = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else self._end
        return min(self._starts[line] + column, last)

    def moved(self, problem: Problem, other: "_Lines") -> Problem:
        """A problem found in the other text, at its place in this one."""
        if problem.start is None:
            return problem
        line = bisect_right(other._starts, problem.start) - 1
        at = self.offset(line, problem.start - other._starts[line])
        return problem._replace(start=at, end=at)


class _Builder:
    """Turns one stream of events into nodes."""

    def __init__(self, text: str) -> None:
        self._text = text
        hidden = any(character in text for character in _HIDDEN)
        stand_ins = _stand_ins(text) if hidden else ""
        self._shown = str.maketrans(stand_ins, _HIDDEN) if hidden else None
        self._events = events_of(text, text.translate(str.maketrans(_HIDDEN, stand_ins)) if hidden else text)

    def documents(self) -> Iterator[Node]:
        for event in self._events:
            if type(event).__name__ == "DocumentStartEvent":
                yield self._node(next(self._events), 0)

    def _node(self, event: Any, depth: int) -> Node:
        # Most of what a table holds are scalars: they are asked for first.
        name = type(event).__name__
        if name == "ScalarEvent":
            return self._scalar(event)
        start, end = event.start_mark.index, event.end_mark.index
        if depth > limits.YAML_DEPTH:
            refuse(say("嵌套超过 {most} 层，没有读。", most=limits.YAML_DEPTH), start, end, Kind.LIMIT_EXCEEDED)
        if name == "SequenceStartEvent":
            return List(tuple(self._items("SequenceEndEvent", depth)), start, end)
        if name == "MappingStartEvent":
            return Map(tuple(self._pairs(self._items("MappingEndEvent", depth))), start, end)
        refuse("这里用了别名（*），绩效目标表里请把内容写全。", start, end, Kind.WRONG_TYPE)

    def _items(self, last: str, depth: int) -> list[Node]:
        nodes = []
        for event in self._events:
            if type(event).__name__ == last:
                break
            nodes.append(self._node(event, depth + 1))
        return nodes

    def _pairs(self, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                refuse("键必须是一个词。", key.start, key.end, Kind.WRONG_TYPE)
            yield key, value

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        value = event.value if self._shown is None else event.value.translate(self._shown)
        if len(value) > limits.CELL_CHARACTERS:
            message = say(
                "一个值有 {count} 个字符，超过 {most}，没有读。", count=len(value), most=limits.CELL_CHARACTERS
            )
            refuse(message, start, end, Kind.LIMIT_EXCEEDED)
        if event.anchor or event.tag:
            start += _length_of_properties(self._text, start, end)
        if event.style in ("|", ">"):
            return _block(self._text, value, start, end)
        quote = 1 if event.style else 0
        return _inline(self._text, value, start, end, quote)


def _inline(text: str, value: str, start: int, end: int, quote: int) -> Scalar:
    first, last = start + quote, end - quote
    return Scalar(value, start, end, ((0, first),), last, text[first:last] == value)


def _block(text: str, value: str, start: int, end: int) -> Scalar:
    """A block scalar: its lines stand in the source one by one behind their indentation, unless it is folded.

    The line feed at its end belongs to the notation and not to the value, unless `+` asks to keep it.
    """
    header = re.compile(r"([^\r\n]*)(\r\n|\n|\r)?").match(text, start)
    at = header.end() if header else end
    if header is None or "+" not in header[1].split("#")[0]:
        value = value.removesuffix("\n")
    pieces: list[tuple[int, int]] = []
    length, last = 0, at
    lines = re.finditer(r"([^\r\n]*)(?:\r\n|\n|\r|$)", text[at:end])
    for content, line in zip(value.split("\n"), lines, strict=False):
        if not line[1].endswith(content):
            return Scalar(value, start, end, ((0, start),), end, False)
        last = at + line.end(1)
        pieces.append((length, last - len(content)))
        length += len(content) + 1
    if length != len(value) + 1:
        return Scalar(value, start, end, ((0, start),), end, False)
    return Scalar(value, start, end, tuple(pieces), last)


def _length_of_properties(text: str, start: int, end: int) -> int:
    properties = re.compile(r"(?:[&!]\S*\s+)*").match(text, start, end)
    return properties.end() - start if properties else 0


def _stand_ins(text: str) -> str:
    """As many characters that the text does not hold: private use, one for each hidden character."""
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    return "".join(next(free) for _ in _HIDDEN)
