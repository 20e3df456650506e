"""JSON target files, with the place of every value; `json` from the standard library knows no places."""

import re
from json import JSONDecoder
from typing import NoReturn

from jixiao_lint.readers import limits
from jixiao_lint.readers.halves import paired
from jixiao_lint.readers.nodes import List, Map, Node, Scalar
from jixiao_lint.readers.problem import Kind, Problem, Words, say
from jixiao_lint.readers.target import read_target, unread_target
from jixiao_lint.readers.target_parts import Target

_SPACE = r"[ \t\r\n]*"
_BARE = r"-?\d+(\.\d+)?([eE][-+]?\d+)?|true|false|null"


class _RefusedError(Exception):
    """Carries the problem that ends the reading."""

    def __init__(self, kind: Kind, message: Words, at: int, hint: Words = "") -> None:
        super().__init__(str(message))
        self.problem = Problem(kind, message, hint, at, at)


def read_json(text: str) -> Target:
    """The tables of a JSON target file and what was not read in it. Never raises for what is in the text."""
    try:
        node, at = _node(text, _skip(text, 0), 0)
        if _skip(text, at) < len(text):
            _refuse("JSON 在这里应当结束，后面还有内容。", _skip(text, at))
    except _RefusedError as refused:
        return unread_target((refused.problem,), text)
    return read_target((node,), text)


def _node(text: str, at: int, depth: int) -> tuple[Node, int]:
    if depth > limits.YAML_DEPTH:
        raise _RefusedError(Kind.LIMIT_EXCEEDED, say("嵌套超过 {most} 层，没有读。", most=limits.YAML_DEPTH), at)
    match text[at : at + 1]:
        case '"':
            scalar = _string(text, at)
            return scalar, scalar.end
        case "{":
            return _map(text, at, depth)
        case "[":
            return _list(text, at, depth)
        case _:
            return _bare(text, at)


def _string(text: str, at: int) -> Scalar:
    try:
        value, end = JSONDecoder().raw_decode(text, at)
    except ValueError:
        _refuse("引号没有成对，或其中有不允许的字符。", at)
    if len(value) > limits.CELL_CHARACTERS:
        message = say("一个值有 {count} 个字符，超过 {most}，没有读。", count=len(value), most=limits.CELL_CHARACTERS)
        raise _RefusedError(Kind.LIMIT_EXCEEDED, message, at)
    exact = text[at + 1 : end - 1] == value
    value = paired(value)
    return Scalar(value, at, end, ((0, at + 1),), end - 1, exact)


def _bare(text: str, at: int) -> tuple[Scalar, int]:
    match = re.compile(_BARE).match(text, at)
    if match is None:
        _refuse("这里应是一个值，文字要加英文双引号。", at)
    value = "" if match.group() == "null" else match.group()
    return Scalar(value, at, match.end(), ((0, at),), at + len(value)), match.end()


def _list(text: str, at: int, depth: int) -> tuple[List, int]:
    items: list[Node] = []
    end = _skip(text, at + 1)
    while not text.startswith("]", end):
        item, end = _node(text, end, depth + 1)
        items.append(item)
        end = _next(text, end, "]")
    return List(tuple(items), at, end + 1), end + 1


def _map(text: str, at: int, depth: int) -> tuple[Map, int]:
    pairs: list[tuple[Scalar, Node]] = []
    end = _skip(text, at + 1)
    while not text.startswith("}", end):
        if not text.startswith('"', end):
            _refuse("这里应是加英文双引号的键。", end)
        key = _string(text, end)
        end = _skip(text, key.end)
        if not text.startswith(":", end):
            _refuse(say("键“{key}”后面缺少英文冒号。", key=key.value), end)
        value, end = _node(text, _skip(text, end + 1), depth + 1)
        pairs.append((key, value))
        end = _next(text, end, "}")
    return Map(tuple(pairs), at, end + 1), end + 1


def _next(text: str, at: int, closing: str) -> int:
    """Behind a comma, or at the closing bracket."""
    at = _skip(text, at)
    if text.startswith(closing, at):
        return at
    if not text.startswith(",", at):
        _refuse(say("这里应是逗号或“{closing}”。", closing=closing), at)
    after = _skip(text, at + 1)
    if text.startswith(closing, after):
        _refuse("最后一项后面不能有逗号。", at)
    return after


def _skip(text: str, at: int) -> int:
    match = re.compile(_SPACE).match(text, at)
    return match.end() if match else at


def _refuse(message: Words, at: int) -> NoReturn:
    raise _RefusedError(Kind.SYNTAX_ERROR, message, at, "JSON 的键和文字都要加英文双引号，项目之间用英文逗号。")
