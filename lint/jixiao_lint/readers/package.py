"""Office files that are zip packages of XML parts: opened with limits, parsed without entities."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from jixiao_lint.readers import limits
from jixiao_lint.readers.plain_zip import content_of, plain_entries
from jixiao_lint.readers.problem import Kind, Unreadable, beyond_limit, say

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

    from jixiao_lint.readers.trace import Trace

_SPLIT = "请拆成几个文件后再检查。"
_BROKEN = "请用办公软件打开后另存一份再检查。"
# Bytes of a part that is read at once: as a tree it takes some ten times as much, and it cannot hold too many elements.
_AT_ONCE = 2 << 20
_MOST_DIGITS = 9


class Package:
    """A zip package. Parts are read on demand, and their size is counted while reading."""

    def __init__(self, data: bytes) -> None:
        """Open the package. Raises Unreadable where it is broken, encrypted or too large."""
        self._data = data
        self._plain = plain_entries(data)
        names = [entry.filename for entry in self._zip.infolist()] if self._plain is None else list(self._plain)
        if len(names) > limits.ZIP_ENTRIES:
            raise beyond_limit(say("文件内部超过 {most} 个部分，没有读。", most=limits.ZIP_ENTRIES))
        self.names = frozenset(names)
        self._left = limits.ZIP_BYTES

    @cached_property
    def _zip(self) -> "ZipFile":
        from zipfile import BadZipFile, ZipFile

        try:
            return ZipFile(BytesIO(self._data))
        except (BadZipFile, ValueError, NotImplementedError, OSError):
            raise Unreadable("文件已损坏：不是完整的压缩包结构。", _BROKEN) from None

    def part(self, name: str) -> bytes:
        """The content of a part. Raises Unreadable where it is missing, broken or too large."""
        if name not in self.names:
            raise Unreadable(say("文件已损坏：缺少 {name}。", name=name), _BROKEN)
        most = min(limits.ZIP_PART_BYTES, self._left)
        data = content_of(self._data, self._plain[name], most) if self._plain is not None else None
        data, packed = (data, self._plain[name].packed) if self._plain and data is not None else self._read(name, most)
        inflated = len(data) > 1024 * 1024 and len(data) // max(packed, 1) > limits.ZIP_RATIO
        if len(data) > most or inflated:
            raise Unreadable("文件解压后过大，没有读。", _SPLIT, Kind.LIMIT_EXCEEDED)
        self._left -= len(data)
        return data

    def _read(self, name: str, most: int) -> tuple[bytes, int]:
        """What a part of a package holds that is not plain, of one that is too large a byte too many, and how long it is packed."""
        from zipfile import BadZipFile
        from zlib import error as zlib_error

        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise Unreadable("文件有打开密码，没有读。", "请取消密码后再检查。")
            with self._zip.open(info) as stream:
                return stream.read(most + 1), info.compress_size
        except (BadZipFile, zlib_error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
            raise Unreadable(say("文件已损坏：{name} 无法解压。", name=name), _BROKEN) from None

    def main_part(self, usual: str) -> str:
        """The name of the document's main part, which the package names itself; the usual name where it does not."""
        if "_rels/.rels" in self.names:
            for relation in tree(self.part("_rels/.rels"), "_rels/.rels"):
                if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                    return (attribute(relation, "Target") or usual).lstrip("/")
        return usual


def elements(data: bytes, part: str, trace: "Trace | None" = None) -> Iterator[tuple[str, "Element"]]:
    """The start and end of every element of an XML part. Raises Unreadable where it is broken or too large.

    `trace` notes where the elements stand in the bytes.
    """
    from xml.etree.ElementTree import ParseError, iterparse

    if _has_doctype(data):
        raise Unreadable(say("文件的 {part} 中有不允许的 DOCTYPE 声明，没有读。", part=part), _BROKEN)
    count = depth = 0
    try:
        for event, element in iterparse(BytesIO(data), ("start", "end")):
            if event == "start":
                count, depth = count + 1, depth + 1
                if trace is not None and element.tag not in trace.others:
                    trace.started(element)
                if count > limits.XML_ELEMENTS or depth > limits.XML_DEPTH:
                    raise beyond_limit(say("文件的 {part} 过大或嵌套过深，没有读。", part=part))
            else:
                depth -= 1
            yield event, element
    except (ParseError, LookupError, ValueError):
        raise Unreadable(say("文件已损坏：{part} 不是完整的 XML。", part=part), _BROKEN) from None


def _has_doctype(data: bytes) -> bool:
    """True where a part declares its type; in an encoding of two bytes to a character, too."""
    return b"<!DOCTYPE" in data or re.search(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", data[:4096]) is not None


def whole_tree(data: bytes) -> "Element | None":
    """The root of a small part, read at once; None where it is large, or where `elements` tells what is wrong with it."""
    from xml.etree.ElementTree import XML, ParseError

    if len(data) > _AT_ONCE or _has_doctype(data):
        return None
    try:
        root = XML(data)
    except (ParseError, LookupError, ValueError):
        return None
    level = [root]
    for _ in range(limits.XML_DEPTH):
        level = [inner for element in level for inner in element]
        if not level:
            return root
    return None


def tree(data: bytes, part: str) -> "Element":
    """The root element of an XML part."""
    root = whole_tree(data)
    if root is not None:
        return root
    for event, element in elements(data, part):
        root = element if event == "start" and root is None else root
    if root is None:
        raise Unreadable(say("文件已损坏：{part} 是空的。", part=part), _BROKEN)
    return root


def local(element: "Element") -> str:
    """The name of an element without its namespace, which differs between the transitional and the strict format."""
    return without_namespace(element.tag)


@lru_cache(maxsize=1024)
def without_namespace(tag: str) -> str:
    """The name that a tag has without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: "Element", name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: "Element | None", *names: str) -> "Element | None":
    """The first child of a child of … with these local names."""
    for name in names:
        for inner in element if element is not None else ():
            if local(inner) == name:
                element = inner
                break
        else:
            return None
    return element


def children(element: "Element | None") -> dict[str, "Element"]:
    """The children of an element by their local names; of several with one name the first."""
    found: dict[str, Element] = {}
    for inner in element if element is not None else ():
        found.setdefault(local(inner), inner)
    return found


def inside(element: "Element | None", *names: str) -> Iterator["Element"]:
    """The elements in the first child of a child of … with these local names; none where there is no such child."""
    found = child(element, *names)
    if found is not None:
        yield from found


def number(text: str | None, default: int, most: int) -> int:
    """A count from an attribute: not below 0 and not above `most`, whatever the file says."""
    if text is None:
        return default
    plain = text.isdecimal() and len(text) <= _MOST_DIGITS
    if not plain and not re.fullmatch(rf"\s*\+?\d{{1,{_MOST_DIGITS}}}\s*", text):
        return default
    return min(int(text), most)
