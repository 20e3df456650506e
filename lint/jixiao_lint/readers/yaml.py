"""YAML target files: values stay literal text, and every one knows its place.

One table as nearly all are written is read by `plain_target.py` before anybody asks here. Most others are read line by line;
what is not written so simply is read from the stream of a YAML parser (`yaml_stream.py`).
"""

from jixiao_lint.readers.nodes import List, Map, Node, Scalar
from jixiao_lint.readers.target import read_target
from jixiao_lint.readers.target_parts import Target
from jixiao_lint.yaml_lines import read_lines
from jixiao_lint.yaml_parts import Makers


def read_yaml(text: str) -> Target:
    """The tables of a YAML target file and what was not read in it. Never raises for what is in the text."""
    root = read_lines(text, _NODES)
    if root is not None:
        return read_target((root,), text)
    from jixiao_lint.readers.yaml_stream import read_stream

    return read_stream(text)


def _key(value: str, start: int, end: int) -> Scalar:
    return Scalar(value, start, end, ((0, start),), end)


def _value(value: str, start: int, quote: int) -> Scalar:
    end = start + len(value)
    if not quote:
        return Scalar(value, start, end, ((0, start),), end)
    first, last = start + quote, end - quote
    return Scalar(value[quote : len(value) - quote], start, end, ((0, first),), last)


def _list(items: list[Node], start: int, end: int) -> List:
    return List(tuple(items), start, end)


def _map(pairs: list[tuple[Scalar, Node]], start: int, end: int) -> Map:
    return Map(tuple(pairs), start, end)


_NODES: Makers[Scalar, Node] = Makers(_key, _value, _list, _map)
