"""What readers of text have in common: from bytes to a text with its lines."""

from jixiao_grammar.record import Record
from jixiao_lint.readers import limits
from jixiao_lint.readers.decode import decode
from jixiao_lint.readers.format import every_format
from jixiao_lint.readers.halves import HALVES, has_halves, with_stand_ins
from jixiao_lint.readers.problem import Kind, Unreadable, beyond_limit, say
from jixiao_lint.readers.reading import Content
from jixiao_lint.source import Source


class TextFile(Record):
    """A decoded file: the text for the reader, the source as it stands in the file, and what a user should know of it."""

    text: str
    source: Source
    notes: tuple[str, ...]


def text_file(content: Content, *, marked_up: bool = False) -> TextFile:
    """Decode a file. A page (`marked_up`) may hold control characters. Raises Unreadable for what is no text, or empty."""
    try:
        text, encoding, notes = decode(content.data, marked_up=marked_up)
    except Unreadable:
        ending = content.ending
        if not any(ending in one.endings and one.accepts is not None for one in every_format()):
            raise
        message = say("文件内容不是 {ending}，也不是别的认识的格式，可能已损坏或改过扩展名。", ending=ending[1:])
        raise Unreadable(message, "请用办公软件打开后另存一份再检查。") from None
    if not text.strip():
        raise Unreadable("文件是空的，没有绩效目标表。", "请确认保存的是有内容的文件。", Kind.NO_TABLE)
    if text.count("\n") + text.count("\r") > 2 * limits.LINES:
        raise beyond_limit(say("文件超过 {lines} 行，没有读。", lines=limits.LINES))
    source = Source.of(content.path, text, encoding)
    if has_halves(text):
        text, notes = with_stand_ins(text), (*notes, HALVES)
    return TextFile(text, source, notes)
