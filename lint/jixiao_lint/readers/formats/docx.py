"""Word files (docx, docm, and the new wps)."""

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format
from jixiao_lint.readers.paper_file import reading_of
from jixiao_lint.readers.reading import Content, Reading


def _accepts(look: Look) -> bool:
    return look.is_office(r"wordprocessingml\.(document|template)\.main|ms-word\.", "word/")


def _read(content: Content) -> Reading:
    from jixiao_lint.readers.docx import read_docx

    return reading_of("docx", read_docx(content.data, traced=content.traced))


FORMATS = (Format("docx", _read, (".docx", ".docm"), _accepts),)
