"""Old spreadsheets (xls, and WPS et)."""

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format
from jixiao_lint.readers.paper_file import reading_of
from jixiao_lint.readers.reading import Content, Reading


def _accepts(look: Look) -> bool:
    return bool(look.streams & {"Workbook", "Book"}) and "EncryptedPackage" not in look.streams


def _read(content: Content) -> Reading:
    from jixiao_lint.readers.xls import read_xls
    from jixiao_lint.readers.xls_records import announced_records

    return reading_of("xls", read_xls(content.data)._replace(announced=announced_records(content.data)))


FORMATS = (Format("xls", _read, (".xls", ".et"), _accepts, is_risky=True),)
