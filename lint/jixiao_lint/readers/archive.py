"""Zip files that people send: which files lie in them, and the bytes of one, within the limits of every file.

Names are those that people see: many programs write them in the encoding of their system without saying so.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.first_look import directory_bytes
from jixiao_lint.readers.format import format_of, known_endings
from jixiao_lint.readers.opening import too_large
from jixiao_lint.readers.problem import Kind, Unreadable, beyond_limit, say
from jixiao_lint.readers.reading import ending_of

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MARK = "!"  # between the name of the archive and that of a file in it
ENDING = ".zip"
_DIRECTORY = 4 << 20  # bytes of the directory of as many files as are looked at
_NAMED_IN_UTF8 = 0x800
_ENCRYPTED = 1
_OTHER_ARCHIVES = (ENDING, ".rar", ".7z")  # told about, and not opened
_BROKEN = "请重新压缩或下载后再检查。"


class Member(Record):
    """A file in an archive: its name with forward slashes, and which entry it is."""

    name: str
    number: int


def members(data: bytes) -> list[Member]:
    """The files in an archive that may be tables, by name, and archives in it. Raises Unreadable where it cannot be listed.

    Empty where the file is no archive but a document that somebody called one.
    """
    if format_of("", data).name != "archive":
        return []
    found = (Member(_name(entry), number) for number, entry in enumerate(_opened(data).infolist()))
    return sorted(member for member in found if _is_wanted(member.name))


def content(data: bytes, member: int) -> bytes:
    """The bytes of a file in an archive. Raises Unreadable where they cannot be had, or are too many."""
    from zipfile import BadZipFile
    from zlib import error as zlib_error

    archive = _opened(data)
    entries = archive.infolist()
    if member >= len(entries):
        raise Unreadable("压缩包里没有这个文件。", "", Kind.NOT_OPENED)
    entry = entries[member]
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable("压缩包有密码，没有读。", "请解压后再检查。")
    try:
        with archive.open(entry) as stream:
            unpacked = stream.read(limits.FILE_BYTES + 1)
    except (BadZipFile, zlib_error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
        raise Unreadable("压缩包里的这个文件已损坏，无法解压。", _BROKEN) from None
    if len(unpacked) > limits.FILE_BYTES:
        raise too_large()
    if len(unpacked) > 1024 * 1024 and len(unpacked) // max(entry.compress_size, 1) > limits.ZIP_RATIO:
        raise Unreadable("文件解压后过大，没有读。", "请核对压缩包是否正常。", Kind.LIMIT_EXCEEDED)
    return unpacked


def _opened(data: bytes) -> "ZipFile":
    from zipfile import BadZipFile, ZipFile

    too_many = say("压缩包里的文件超过 {most} 个，没有读。", most=limits.ZIP_ENTRIES)
    if directory_bytes(data) > _DIRECTORY:
        raise beyond_limit(too_many)
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable("压缩包已损坏或不完整，没有读。", _BROKEN) from None
    if len(archive.infolist()) > limits.ZIP_ENTRIES:
        raise beyond_limit(too_many)
    return archive


def _name(entry: "ZipInfo") -> str:
    """The name without steps that lead out of the archive."""
    name = entry.filename
    if not entry.flag_bits & _NAMED_IN_UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    steps = name.replace("\\", "/").split("/")
    ended = "/" if steps[-1] == "" else ""  # a folder
    return "/".join(step for step in steps if step not in ("", ".", "..")) + ended


def _is_wanted(name: str) -> bool:
    """True for what would be looked at in a folder, too."""
    steps = name.split("/")
    if name.endswith("/") or any(step.startswith((".", "~$")) or step == "__MACOSX" for step in steps):
        return False
    return ending_of(name) in known_endings() or name.lower().endswith(_OTHER_ARCHIVES)
