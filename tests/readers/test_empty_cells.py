"""Cells that are formatted and empty: whole areas of them stand below many forms, and are neither counted nor kept."""

import pytest

from jixiao_lint.readers import limits, read
from jixiao_lint.readers.problem import Kind, Unreadable
from jixiao_lint.readers.sheet import Sheet, SheetCell
from word_parts import cell, docx, par, row, run, table


def test_empty_cells_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 3)
    sheet = Sheet(1, "目标表")
    for number in range(1, 100):
        sheet.put(SheetCell(number, 0, " "))
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


TWO = {
    "html": "<table><tr><td>甲<td>乙</table><table><tr><td>丙<td>丁</table>",
    "csv": "甲,乙\n丙,丁\n",
    "txt": "\t甲\n\t乙\n\n\t丙\n\t丁\n",
}
DOCUMENT = "".join(table(row(*(cell(par(run(text))) for text in pair))) for pair in ("甲乙", "丙丁"))


@pytest.mark.parametrize("ending", [*TWO, "docx"])
def test_the_cells_of_all_tables_of_a_file_count_together(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(DOCUMENT) if ending == "docx" else TWO[ending].encode()
    monkeypatch.setattr(limits, "CELLS", 4)
    assert read(f"表.{ending}", data).grids
    monkeypatch.setattr(limits, "CELLS", 3)
    assert [problem.kind for problem in read(f"表.{ending}", data).problems] == [Kind.LIMIT_EXCEEDED]


def test_empty_cells_of_a_text_are_not_counted_with_the_filled_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 4)
    assert read("表.csv", "甲,乙,,,,,\n,,,,,,\n丙,丁,,,,,\n".encode()).grids
    monkeypatch.setattr(limits, "PLACES", 20)
    assert read("表.csv", "甲,乙,,,,,\n,,,,,,\n丙,丁,,,,,\n".encode()).problems
