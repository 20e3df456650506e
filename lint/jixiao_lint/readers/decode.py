"""Bytes to text: a byte order mark, the pattern of zero bytes, strict UTF-8, strict GB18030, or a clear no."""

import re

from jixiao_grammar.record import Record
from jixiao_lint.readers.problem import Unreadable, say

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le-sig"),
    (b"\xfe\xff", "utf-16-be-sig"),
)
_HINT = "请另存为 UTF-8 编码的文本后再检查。"


class Decoded(Record):
    """The text without its byte order mark, and the name of its encoding as `encode` takes it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, marked_up: bool = False) -> Decoded:
    """Read a text file's bytes. Raises Unreadable where no encoding fits.

    Line ends stay as they are, and so do halves of characters, so that they can be written again. A page (`marked_up`)
    may hold control characters, which browsers do not show.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], name.removesuffix("-sig"), len(mark))
            if not marked_up or "\0" in text:
                _refuse_binary(text)
            return Decoded(text, name)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    try:
        text, encoding = data.decode("utf-8", "surrogatepass"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _strict(data, "gb18030", 0), "gb18030"
    if not marked_up or "\0" in text:
        _refuse_binary(text)
    return Decoded(text, encoding, _doubts(text) if encoding == "gb18030" else ())


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text in an encoding that `decode` named, with its byte order mark if it had one."""
    for mark, name in _MARKS:
        if name == encoding:
            return mark + text.encode(name.removesuffix("-sig"), "surrogatepass")
    return text.encode(encoding, "strict" if encoding == "gb18030" else "surrogatepass")


def _strict(data: bytes, codec: str, skipped: int) -> str:
    try:
        return data.decode(codec, "strict" if codec == "gb18030" else "surrogatepass")
    except UnicodeDecodeError as error:
        at = error.start + skipped
        shown = "UTF-8 和 GB18030" if codec == "gb18030" else codec.upper()
        raise Unreadable(
            say("文件不是可识别的文本：从第 {at} 个字节起不能按 {shown} 解码。", at=at + 1, shown=shown), _HINT
        ) from None


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 shows in zero bytes at every other place, from tabs, digits and line ends.

    UTF-8 with a few stray zero bytes is none: only English text in UTF-16 is UTF-8 too, and every second byte is zero.
    """
    if len(data) % 2 or b"\0" not in data or (data.count(0) < len(data) // 4 and _is_utf8(data)):
        return None
    zeros_first, zeros_second = data[::2].count(0), data[1::2].count(0)
    codec = "utf-16-le" if zeros_second > zeros_first else "utf-16-be"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    breaks = text.count("\n") + text.count("\r") + text.count("\t") + text.count(" ")
    return Decoded(text, codec) if breaks and "\0" not in text and not _controls(text) else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_binary(text: str) -> None:
    strange = _controls(text)
    if strange:
        at = strange.start()
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        raise Unreadable(
            say(
                "文件不是纯文本：第 {line} 行第 {column} 列有控制字符 U+{code}。",
                line=line,
                column=column,
                code=f"{ord(text[at]):04X}",
            ),
            "请确认文件格式与扩展名一致，或删除该字符。",
        )


def _controls(text: str) -> re.Match[str] | None:
    """The first character that no text file holds. U+000B and U+000C are line and page breaks of Word exports."""
    return re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", text)


def _doubts(text: str) -> tuple[str, ...]:
    """GB18030 takes almost any bytes, so rare characters are a sign of a wrong guess."""
    rare = sum("\ue000" <= char <= "\uf8ff" or char > "\U0002ffff" for char in text)
    return (f"按 GB18030 解码，其中有 {rare} 个私用区或罕见字符，请核对文件编码。",) if rare else ()
