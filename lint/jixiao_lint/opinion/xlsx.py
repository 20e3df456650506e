"""Review sheets as a workbook: one row for each project, one column for each heading under 审核结论."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from jixiao_lint.opinion.headings import Heading
from jixiao_lint.opinion.sheet import UNREAD, Opinion, Section
from jixiao_lint.plain_text import one_line
from jixiao_lint.row_height import row_height

_FIXED = ("序号", "单位", "项目名称", "年度", "文件", "表")
_LAST = ("综合评定（建议上限）", "审核人评定")
_WIDTHS = (6, 22, 28, 8, 24, 6)
_WIDE = 40
_A3 = 8
_MOST = 32_000  # characters in a cell; a program of offices takes 32,767


def workbook(opinions: Sequence[Opinion], unread: Sequence[str] = ()) -> bytes:
    """The workbook; the same opinions give the same bytes. `unread` are the files that were not read, on a sheet of their own."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "jixiao", "title": "项目支出绩效目标审核意见", "created": datetime(1980, 1, 1)})
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"})
    body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("审核结论")
    labels = (*_FIXED, *(heading.label for heading in Heading), *_LAST)
    first, last = len(_FIXED), len(_FIXED) + len(Heading) - 1
    for column, label in enumerate(labels):
        sheet.write_string(1, column, label, head)
        if not first <= column <= last:
            sheet.merge_range(0, column, 1, column, label, head)
    sheet.merge_range(0, first, 0, last, "审核结论", head)
    widths = (*_WIDTHS, *(_WIDE for _ in labels[first:]))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for row, opinion in enumerate(opinions, 2):
        texts = [text[:_MOST] for text in _row(row - 1, opinion)]
        sheet.set_row(row, row_height(texts, widths))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, body)
    sheet.freeze_panes(2, 3)
    sheet.autofilter(1, 0, max(len(opinions) + 1, 1), len(labels) - 1)
    sheet.set_paper(_A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    if unread:
        _unread(book.add_worksheet("没有读出来的文件"), unread, head, body)
    book.close()
    return buffer.getvalue()


def _unread(sheet: Any, unread: Sequence[str], head: Any, body: Any) -> None:
    sheet.set_column(0, 0, 120)
    sheet.write_string(0, 0, UNREAD, head)
    for row, said in enumerate(unread, 1):
        sheet.set_row(row, row_height([said], [120]))
        sheet.write_string(row, 0, said[:_MOST], body)


def _row(number: int, opinion: Opinion) -> Iterator[str]:
    yield str(number)
    yield one_line(opinion.unit)
    yield one_line(opinion.project or opinion.title)
    yield str(opinion.year or "")
    yield one_line(opinion.path.shown)
    yield str(opinion.index)
    yield from map(_text, opinion.sections)
    yield opinion.ceiling.text
    yield ""


def _text(section: Section) -> str:
    lines = [section.verdict]
    lines += [f"{number}. {one_line(sentence.text)}" for number, sentence in enumerate(section.sentences, 1)]
    if section.good:
        lines.append(f"已查，未发现这些方面的问题：{'、'.join(section.good)}")
    if section.not_examined:
        lines.append(f"未审：{'；'.join(section.not_examined)}")
    return "\n".join(lines)
