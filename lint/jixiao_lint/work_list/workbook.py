"""The work list as a workbook: the list with filters and links, counts by unit and by rule, and the files without findings."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.overview import Group, Overview
from jixiao_lint.plain_text import one_line
from jixiao_lint.row_height import row_height
from jixiao_lint.work_list.rows import COLUMNS, STATES, Entry, cells, entries

# Characters in a cell, rows and links in a sheet: what the format, and Excel, can hold.
_LONGEST, MOST_ROWS, _MOST_LINKS, _LONGEST_LINK = 32_000, 1_048_000, 60_000, 2_000
_A3 = 8  # a paper
# The column of the sentence beside the list of clean files, after one that stays empty, and its width.
_BESIDE, _WIDE = 5, 70
_HEADINGS = [column.heading for column in COLUMNS]


def list_of(tree: Overview, folder: str, not_examined: Sequence[str]) -> bytes:
    """The workbook; the same run gives the same bytes. Links to files start from `folder`, where it will lie.

    `not_examined` are the headings of a review that no rule can judge from a table.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"author": "jixiao", "title": "绩效目标表整改清单", "created": datetime(1980, 1, 1)})
    forms = _Forms(book)
    _findings(book, forms, list(entries(tree)), folder)
    _groups(book.add_worksheet("按单位"), forms, ("单位", "文件", "表"), tree.by_unit, unnamed="（没有写单位）")
    _groups(book.add_worksheet("按规则"), forms, ("规则", "文件", "表"), tree.by_rule)
    _clean(book.add_worksheet("没有问题的文件"), forms, tree, not_examined_sentence(not_examined))
    book.close()
    return buffer.getvalue()


class _Forms:
    """How cells look."""

    def __init__(self, book: Any) -> None:
        """Formats belong to one workbook."""
        self.head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        self.body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self.link = book.add_format(
            {"border": 1, "text_wrap": True, "valign": "top", "font_color": "blue", "underline": 1}
        )
        self.note = book.add_format({"text_wrap": True, "valign": "vcenter"})
        self.open = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "bg_color": "#FFF8DC"})


def _findings(book: Any, forms: _Forms, rows: Sequence[Entry], folder: str) -> None:
    sheet = book.add_worksheet("整改清单")
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading, forms.head)
    widths = [column.width for column in COLUMNS]
    at_file, at_rule = _HEADINGS.index("文件"), _HEADINGS.index("规则")
    at_state, at_reason = _HEADINGS.index("处理"), _HEADINGS.index("原因")
    for row, entry in enumerate(rows, 1):
        texts = [text[:_LONGEST] for text in cells(entry)]
        sheet.set_row(row, row_height(texts, widths))
        for number, text in enumerate(texts):
            form = forms.open if number in (at_state, at_reason) else forms.body
            sheet.write_string(row, number, text, form)
        if row * 2 <= _MOST_LINKS:
            _link(sheet, row, at_file, _file_link(entry, folder), entry.file.result.path.shown, forms)
            _link(sheet, row, at_rule, entry.reason.finding.url, entry.reason.finding.code, forms)
    if rows:
        choice = {"validate": "list", "source": list(STATES), "error_message": f"请选：{'、'.join(STATES)}"}
        sheet.data_validation(1, at_state, len(rows), at_state, choice)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    sheet.freeze_panes(1, 3)
    sheet.set_paper(_A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _file_link(entry: Entry, folder: str) -> str:
    """The file as seen from the list; none for what is no file of this machine."""
    path = os.fsdecode(entry.file.result.path)
    if not os.path.isfile(path):
        return ""
    try:
        return f"external:{os.path.relpath(path, folder)}"
    except ValueError:  # on another drive
        return ""


def _link(sheet: Any, row: int, column: int, target: str, text: str, forms: _Forms) -> None:
    if target and len(target) <= _LONGEST_LINK and target.isprintable():
        sheet.write_url(row, column, target, forms.link, one_line(text)[:_LONGEST])


def _groups(sheet: Any, forms: _Forms, heads: Sequence[str], groups: Iterable[Group], unnamed: str = "") -> None:
    for number, head in enumerate((*heads, "错误", "警告", "提示", "合计")):
        sheet.write_string(0, number, head, forms.head)
    sheet.set_column(0, 0, 36)
    for row, group in enumerate(groups, 1):
        sheet.write_string(row, 0, one_line(group.name or unnamed)[:_LONGEST], forms.body)
        for number, count in enumerate((group.files, group.tables, *group.counts, group.counts.total), 1):
            sheet.write_number(row, number, count, forms.body)
    sheet.freeze_panes(1, 1)


def _clean(sheet: Any, forms: _Forms, tree: Overview, not_examined: str) -> None:
    """Said by name: a file that is in no list may as well not have been looked at. Beside it stands what was not examined."""
    for number, (head, width) in enumerate((("文件", 60), ("单位", 30), ("表", 8), ("指标", 8))):
        sheet.write_string(0, number, head, forms.head)
        sheet.set_column(number, number, width)
    if not_examined:
        sheet.set_column(_BESIDE, _BESIDE, _WIDE)
        sheet.set_row(0, row_height([not_examined], [_WIDE]))
        sheet.write_string(0, _BESIDE, not_examined, forms.note)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for row, file in enumerate(tree.clean, 1):
        sheet.write_string(row, 0, one_line(file.result.path.shown)[:_LONGEST], forms.body)
        sheet.write_string(row, 1, one_line("、".join(file.units))[:_LONGEST], forms.body)
        sheet.write_number(row, 2, file.result.tables, forms.body)
        sheet.write_number(row, 3, file.result.indicators, forms.body)
