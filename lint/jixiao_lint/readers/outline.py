"""Where the elements of an XML part begin and end in its bytes, so that something can be written beside them or taken out."""

import re
from collections.abc import Iterator, Mapping

from jixiao_lint.readers import limits
from jixiao_lint.readers.problem import Unreadable, beyond_limit, say

_END_OF_TAG = re.compile(rb"[^\"'>]*(?:(?:\"[^\"]*\"|'[^']*')[^\"'>]*)*>")
_BROKEN = "请用办公软件打开后另存一份再检查。"
_NO_ATTRIBUTES: Mapping[str, str] = {}


class Node:
    """An element. `start` and `end` are those of the whole of it, `open` is behind its first tag, `close` before its last.

    All count bytes of the part, 0-based. `name` and the keys of `attributes` are without their namespace.
    """

    __slots__ = ("attributes", "close", "end", "kids", "name", "open", "start", "up")

    def __init__(self, name: str, attributes: Mapping[str, str], start: int, up: "Node | None") -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.open = self.close = self.end = start
        self.up = up
        self.kids: list[Node] = []

    def child(self, *names: str) -> "Node | None":
        """The first child of a child of … with these names."""
        node: Node | None = self
        for name in names:
            node = next((kid for kid in node.kids if kid.name == name), None) if node is not None else None
        return node

    def above(self) -> Iterator["Node"]:
        """The elements that it stands in, the closest first."""
        node = self.up
        while node is not None:
            yield node
            node = node.up

    def every(self) -> Iterator["Node"]:
        """The element and all in it, in the order of their tags."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.kids)

    def at(self, offset: int) -> "Node":
        """The innermost element that the byte at an offset belongs to."""
        node = self
        while True:
            inner = _covering(node.kids, offset)
            if inner is None:
                return node
            node = inner


def _covering(nodes: list[Node], offset: int) -> Node | None:
    low, high = 0, len(nodes)
    while low < high:
        middle = (low + high) // 2
        if nodes[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return nodes[low] if low < len(nodes) and nodes[low].start <= offset else None


def is_utf8(data: bytes) -> bool:
    """True where a part is written in UTF-8, as every office program does: then offsets are those of its bytes."""
    declared = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", data[:200])
    return b"\0" not in data[:4] and (declared is None or declared[1].lower() in (b"utf-8", b"us-ascii"))


def outline(data: bytes, part: str) -> Node:
    """The root element of a part in UTF-8. Raises Unreadable where the part is broken, too large, or written otherwise."""
    if not is_utf8(data):
        raise Unreadable(say("文件的 {part} 不是 UTF-8 编码，没有改写。", part=part), _BROKEN)
    if b"<!DOCTYPE" in data:
        raise Unreadable(say("文件的 {part} 中有不允许的 DOCTYPE 声明，没有读。", part=part), _BROKEN)
    from xml.parsers.expat import ExpatError

    walk = _Walk(data, part)
    try:
        walk.parser.Parse(data, True)
    except (ExpatError, ValueError):
        raise Unreadable(say("文件已损坏：{part} 不是完整的 XML。", part=part), _BROKEN) from None
    return walk.top.kids[0]


class _Walk:
    """Makes the nodes while a part is parsed."""

    def __init__(self, data: bytes, part: str) -> None:
        self.top = Node("", _NO_ATTRIBUTES, 0, None)
        self._open = [self.top]
        self._data = data
        self._part = part
        self._count = 0
        from xml.parsers.expat import ParserCreate

        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > limits.XML_ELEMENTS or len(self._open) > limits.XML_DEPTH:
            raise beyond_limit(say("文件的 {part} 过大或嵌套过深，没有读。", part=self._part))
        own = {_local(key): value for key, value in attributes.items()} if attributes else _NO_ATTRIBUTES
        above = self._open[-1]
        node = Node(_local(name), own, self.parser.CurrentByteIndex, None if above is self.top else above)
        found = _END_OF_TAG.match(self._data, node.start)
        node.open = found.end() if found is not None else node.start
        above.kids.append(node)
        self._open.append(node)

    def _ended(self, _: str) -> None:
        node = self._open.pop()
        if self._data[node.open - 2 : node.open] == b"/>":
            node.close = node.end = node.open
        else:
            node.close = self.parser.CurrentByteIndex
            node.end = self._data.index(b">", node.close) + 1


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
