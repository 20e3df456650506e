"""What can be seen of a file before it is read: its first bytes, and the directory of the package that it is.

Each format asks this for what it accepts; endings often lie (.xls that is HTML, .doc that is RTF).
"""

import re
from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipFile

    from jixiao_lint.readers.plain_zip import Entry

_LOCAL = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE2
_SMALL = 1 << 20  # bytes of a part that is looked into
_DIRECTORY = 4 << 20  # bytes of a directory of the greatest package that is read
_NO_NAMES: frozenset[str] = frozenset()
_MARK = b"\xef\xbb\xbf\xff\xfe \t\r\n"


class Look:
    """What a file shows at once. `start` is its first text, in lower case, without byte order mark and zero bytes."""

    def __init__(self, data: bytes) -> None:
        """Of most files, which are texts, no more than the first bytes are looked at."""
        self._data = data
        self.is_package = data.startswith((_LOCAL, b"PK\x05\x06"))  # a zip file, also an empty one
        self.is_compound = data.startswith(_COMPOUND)
        # Formats ask for what is in a package one after the other: of what is none, that nothing is in it is known at once.
        if not self.is_package:
            self.names, self.mimetype, self.main_kind = _NO_NAMES, "", ""
        if not self.is_compound:
            self.streams = _NO_NAMES

    def begins(self, *marks: bytes) -> bool:
        """True where the file begins with one of these bytes."""
        return self._data.startswith(marks)

    @cached_property
    def start(self) -> bytes:
        """The first bytes of what may be a text."""
        return self._data[:4096].replace(b"\0", b"").lstrip(_MARK).lower()

    @property
    def head(self) -> bytes:
        """The first bytes as they are."""
        return self._data[:4096]

    @cached_property
    def names(self) -> frozenset[str]:
        """The parts of a zip file: from its directory, or, where that is missing, from what stands before each part."""
        listed = self._listed()
        if listed is not None:
            return listed
        heads = re.finditer(rb"PK\x03\x04.{22}(..)(..)", self._data, re.DOTALL)
        found = (self._data[one.end() : one.end() + int.from_bytes(one[1], "little")] for one in heads)
        return frozenset(name.decode("utf-8", "replace") for name in found)

    def _listed(self) -> frozenset[str] | None:
        """The names in the directory of the zip file; None where that cannot be read."""
        if self._plain is not None:
            return frozenset(self._plain)
        return None if self._zip is None else frozenset(self._zip.namelist())

    @cached_property
    def _plain(self) -> "Mapping[str, Entry] | None":
        if not self._may_be_listed:
            return None
        from jixiao_lint.readers.plain_zip import plain_entries

        return plain_entries(self._data)

    @property
    def _may_be_listed(self) -> bool:
        return self.is_package and directory_bytes(self._data) <= _DIRECTORY

    @cached_property
    def _zip(self) -> "ZipFile | None":
        if not self._may_be_listed:
            return None
        from zipfile import BadZipFile, ZipFile

        try:
            return ZipFile(BytesIO(self._data))
        except (BadZipFile, ValueError, NotImplementedError, OSError):
            return None

    @cached_property
    def mimetype(self) -> str:
        """What an OpenDocument package says that it is."""
        return self._said("mimetype").strip()

    @cached_property
    def main_kind(self) -> str:
        """The kind of the main part of an Office package, as the package says it; empty where it does not."""
        kinds = {
            part: kind
            for tag in re.findall(r"<[^>]*Override[^>]*>", self._said("[Content_Types].xml"))
            if (part := _value(tag, "PartName")) and (kind := _value(tag, "ContentType"))
        }
        for tag in re.findall(r"<[^>]*Relationship\s[^>]*>", self._said("_rels/.rels")):
            if _value(tag, "Type").endswith("/officeDocument"):
                return kinds.get("/" + _value(tag, "Target").lstrip("/"), "")
        return ""

    def _said(self, name: str) -> str:
        """The text of a small part; empty where there is none that can be read."""
        if self._plain is not None and name not in self._plain:
            return ""
        plain = None
        if self._plain is not None:
            from jixiao_lint.readers.plain_zip import content_of

            plain = content_of(self._data, self._plain[name], _SMALL)
        return _as_text(plain if plain is not None else self._unpacked(name))

    def _unpacked(self, name: str) -> bytes:
        """The beginning of a part of a package that is not plain."""
        if self._zip is None or name not in self._zip.NameToInfo:
            return b""
        from zipfile import BadZipFile
        from zlib import error as zlib_error

        try:
            with self._zip.open(name) as stream:
                return stream.read(_SMALL)
        except (BadZipFile, zlib_error, ValueError, NotImplementedError, OSError, RuntimeError, EOFError):
            return b""

    def is_office(self, kinds: str, folder: str) -> bool:
        """An Office package whose main part is of one of these kinds, a regular expression.

        Where the package does not say of which kind it is, or is broken, the `folder` of its parts tells.
        """
        if not self.is_package:
            return False
        if self.main_kind:
            return re.search(kinds, self.main_kind) is not None
        return any(name.startswith(folder) for name in self.names)

    @cached_property
    def streams(self) -> frozenset[str]:
        """The streams in the root of a compound file; where its directory is broken, those whose names can be found."""
        from jixiao_lint.readers.compound import Compound

        compound = Compound(self._data)
        known = frozenset(compound.streams)
        return known or frozenset(name for name in _STREAMS if self._has_entry(name))

    def _has_entry(self, stream: str) -> bool:
        """An entry of a directory, of 128 bytes each: the name, and behind 64 bytes its length. Bookman is no Book."""
        name = (stream + "\0").encode("utf-16-le")
        length = len(name).to_bytes(2, "little")
        at = self._data.find(name)
        while at >= 0:
            if at % 128 == 0 and self._data[at + 64 : at + 66] == length:
                return True
            at = self._data.find(name, at + 1)
        return False


_STREAMS = ("EncryptedPackage", "WordDocument", "Workbook", "Book")


def directory_bytes(data: bytes) -> int:
    """How long the directory of a zip file says that it is; the length of the file where it says nothing."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    return int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else len(data)


def _as_text(part: bytes) -> str:
    return part.decode("utf-8", "replace").replace("\0", "")


def _value(tag: str, name: str) -> str:
    found = re.search(rf"\b{name}\s*=\s*[\"']([^\"']*)", tag)
    return found[1] if found else ""
