"""The work list as CSV, for programs of offices: UTF-8 with its mark, so that Excel shows Chinese."""

import csv
from io import StringIO

from jixiao_lint.formula_guard import guarded
from jixiao_lint.overview import Overview
from jixiao_lint.work_list.rows import COLUMNS, cells, entries


def list_of(tree: Overview, folder: str) -> bytes:
    """The heading and a row for each finding. What a spreadsheet would run as a formula has an apostrophe in front."""
    sheet = StringIO()
    rows = csv.writer(sheet, lineterminator="\r\n")
    rows.writerow(column.heading for column in COLUMNS)
    for entry in entries(tree):
        rows.writerow(map(guarded, cells(entry)))
    return sheet.getvalue().encode("utf-8-sig", "backslashreplace")
