"""Text as Word exports it; every other plain text is read as such."""

from jixiao_lint.readers.format import Format
from jixiao_lint.readers.reading import Content, Reading
from jixiao_lint.readers.text_file import text_file


def _read(content: Content) -> Reading:
    from jixiao_lint.readers.text import read_text

    file = text_file(content)
    return Reading("txt", file.source, read_text(file.text), notes=file.notes)


FORMATS = (Format("txt", _read, (".txt",), is_last=True),)
