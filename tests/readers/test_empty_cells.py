"""Cells that are formatted and empty: whole areas of them stand below many forms, and are neither counted nor kept."""

import pytest

from jixiao_lint.readers import limits
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.readers.sheet import Sheet, SheetCell


def test_empty_cells_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 3)
    sheet = Sheet(1, "目标表")
    for row in range(1, 100):
        sheet.put(SheetCell(row, 0, " "))
    sheet.put(SheetCell(0, 0, "项目名称"))
    sheet.put(SheetCell(0, 2, "甲"))
    grid = sheet.grid()
    assert grid is not None
    assert [(cell.row, cell.col, cell.text) for cell in grid.cells] == [(0, 0, "项目名称"), (0, 1, ""), (0, 2, "甲")]


def test_the_cells_of_all_sheets_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 3)
    first = Sheet(1, "一")
    first.put(SheetCell(0, 0, "甲"))
    first.put(SheetCell(0, 1, "乙"))
    second = Sheet(2, "二", before=first)
    second.put(SheetCell(0, 0, "丙"))
    with pytest.raises(Unreadable):
        second.put(SheetCell(0, 1, "丁"))


def test_in_a_sheet_that_is_wide_somewhere_an_empty_place_beside_a_label_is_there() -> None:
    sheet = Sheet(1, "目标表")
    sheet.put(SheetCell(0, 200, "甲"))
    sheet.put(SheetCell(1, 0, "预算数"))
    grid = sheet.grid()
    assert grid is not None
    assert [cell.text for cell in grid.cells if cell.row == 1][:2] == ["预算数", ""]
