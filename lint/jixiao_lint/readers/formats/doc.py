"""Old documents (doc, the old wps, rtf), which a converter makes readable."""

from functools import partial

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format
from jixiao_lint.readers.paper_file import reading_of
from jixiao_lint.readers.reading import Content, Reading


def _is_doc(look: Look) -> bool:
    return "WordDocument" in look.streams and not look.streams & {"EncryptedPackage", "Workbook", "Book"}


def _is_rtf(look: Look) -> bool:
    return look.start.startswith(b"{\\rtf")


def _read(name: str, content: Content) -> Reading:
    from jixiao_lint.readers.doc import read_doc
    from jixiao_lint.readers.doc_pieces import announced_pieces

    announced = announced_pieces(content.data) if name == "doc" else ()
    return reading_of(name, read_doc(content.data, name, content.office)._replace(announced=announced))


FORMATS = (
    Format("doc", partial(_read, "doc"), (".doc", ".wps"), _is_doc, is_converted=True),
    Format("rtf", partial(_read, "rtf"), (".rtf",), _is_rtf, is_converted=True),
)
