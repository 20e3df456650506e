"""OpenDocument spreadsheets and texts."""

from functools import partial

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format
from jixiao_lint.readers.paper_file import reading_of
from jixiao_lint.readers.reading import Content, Reading


def _is_ods(look: Look) -> bool:
    return "opendocument.spreadsheet" in look.mimetype


def _is_odt(look: Look) -> bool:
    """A text, or a package that does not say what it is: its content says it."""
    return "opendocument.text" in look.mimetype or ("content.xml" in look.names and not look.mimetype)


def _read(name: str, content: Content) -> Reading:
    from jixiao_lint.readers.opendocument import read_opendocument

    return reading_of(name, read_opendocument(content.data))


FORMATS = (
    Format("ods", partial(_read, "ods"), (".ods",), _is_ods),
    Format("odt", partial(_read, "odt"), (".odt",), _is_odt),
)
