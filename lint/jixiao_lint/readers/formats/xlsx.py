"""Spreadsheets (xlsx, xlsm, and the new et)."""

from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.format import Format
from jixiao_lint.readers.paper_file import reading_of
from jixiao_lint.readers.reading import Content, Reading


def _accepts(look: Look) -> bool:
    return look.is_office(r"spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template)\.macroEnabled", "xl/")


def _read(content: Content) -> Reading:
    from jixiao_lint.readers.xlsx import read_xlsx

    return reading_of("xlsx", read_xlsx(content.data, traced=content.traced))


FORMATS = (Format("xlsx", _read, (".xlsx", ".xlsm"), _accepts),)
