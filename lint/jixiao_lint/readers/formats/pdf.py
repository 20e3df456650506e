"""PDF files with a text layer."""

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format
from jixiao_lint.readers.paper_file import reading_of
from jixiao_lint.readers.reading import Content, Reading


def _accepts(look: Look) -> bool:
    return b"%PDF-" in look.head[:1024]


def _read(content: Content) -> Reading:
    from jixiao_lint.readers.pdf import read_pdf
    from jixiao_lint.readers.pdf_objects import announced_objects

    return reading_of("pdf", read_pdf(content.data)._replace(announced=announced_objects(content.data)))


FORMATS = (Format("pdf", _read, (".pdf",), _accepts, is_risky=True),)
