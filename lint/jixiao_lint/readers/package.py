"""Office files that are zip packages of XML parts: opened with limits, parsed without entities."""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from jixiao_lint.readers import limits
from jixiao_lint.readers.problem import Kind, Unreadable, beyond_limit, say
from jixiao_lint.readers.trace import Trace

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SPLIT = "请拆成几个文件后再检查。"
_BROKEN = "请用办公软件打开后另存一份再检查。"


class Package:
    """A zip package. Parts are read on demand, and their size is counted while reading."""

    def __init__(self, data: bytes) -> None:
        """Open the package. Raises Unreadable where it is broken, encrypted or too large."""
        from zipfile import BadZipFile, ZipFile

        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, OSError):
            raise Unreadable("文件已损坏：不是完整的压缩包结构。", _BROKEN) from None
        entries = self._zip.infolist()
        if len(entries) > limits.ZIP_ENTRIES:
            raise beyond_limit(say("文件内部超过 {most} 个部分，没有读。", most=limits.ZIP_ENTRIES))
        self.names = frozenset(entry.filename for entry in entries)
        self._left = limits.ZIP_BYTES

    def part(self, name: str) -> bytes:
        """The content of a part. Raises Unreadable where it is missing, broken or too large."""
        from zipfile import BadZipFile
        from zlib import error as zlib_error

        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise Unreadable("文件有打开密码，没有读。", "请取消密码后再检查。")
            with self._zip.open(info) as stream:
                data = stream.read(min(limits.ZIP_PART_BYTES, self._left) + 1)
        except KeyError:
            raise Unreadable(say("文件已损坏：缺少 {name}。", name=name), _BROKEN) from None
        except (BadZipFile, zlib_error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
            raise Unreadable(say("文件已损坏：{name} 无法解压。", name=name), _BROKEN) from None
        packed = max(info.compress_size, 1)
        inflated = len(data) > 1024 * 1024 and len(data) // packed > limits.ZIP_RATIO
        if len(data) > min(limits.ZIP_PART_BYTES, self._left) or inflated:
            raise Unreadable("文件解压后过大，没有读。", _SPLIT, Kind.LIMIT_EXCEEDED)
        self._left -= len(data)
        return data

    def main_part(self, usual: str) -> str:
        """The name of the document's main part, which the package names itself; the usual name where it does not."""
        if "_rels/.rels" in self.names:
            for relation in tree(self.part("_rels/.rels"), "_rels/.rels"):
                if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                    return (attribute(relation, "Target") or usual).lstrip("/")
        return usual


def elements(data: bytes, part: str, trace: Trace | None = None) -> Iterator[tuple[str, "Element"]]:
    """The start and end of every element of an XML part. Raises Unreadable where it is broken or too large.

    `trace` notes where the elements stand in the bytes.
    """
    from xml.etree.ElementTree import ParseError, iterparse

    if re.search(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", data[:4096]) or b"<!DOCTYPE" in data:
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


def tree(data: bytes, part: str) -> "Element":
    """The root element of an XML part."""
    root = None
    for event, element in elements(data, part):
        root = element if event == "start" and root is None else root
    if root is None:
        raise Unreadable(say("文件已损坏：{part} 是空的。", part=part), _BROKEN)
    return root


def local(element: "Element") -> str:
    """The name of an element without its namespace, which differs between the transitional and the strict format."""
    return _without_namespace(element.tag)


@lru_cache(maxsize=1024)
def _without_namespace(tag: str) -> str:
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
        element = next((inner for inner in element if local(inner) == name), None) if element is not None else None
    return element


def inside(element: "Element | None", *names: str) -> Iterator["Element"]:
    """The elements in the first child of a child of … with these local names; none where there is no such child."""
    found = child(element, *names)
    if found is not None:
        yield from found


def number(text: str | None, default: int, most: int) -> int:
    """A count from an attribute: not below 0 and not above `most`, whatever the file says."""
    if text is None or not re.fullmatch(r"\s*\+?\d{1,9}\s*", text):
        return default
    return min(int(text), most)
