"""Workbooks in the XML of Excel 2003."""

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format
from jixiao_lint.readers.paper_file import reading_of
from jixiao_lint.readers.reading import Content, Reading


def _accepts(look: Look) -> bool:
    start = look.start
    return start.startswith(b"<") and b"<html" not in start and b"urn:schemas-microsoft-com:office" in start


def _read(content: Content) -> Reading:
    from jixiao_lint.readers.xml_workbook import read_xml_workbook

    return reading_of("office-xml", read_xml_workbook(content.data))


FORMATS = (Format("office-xml", _read, (), _accepts),)
