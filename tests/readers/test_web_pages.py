"""Web pages as a browser shows them: fields that are filled in, lists to choose from, what is hidden, fonts of symbols."""

import pytest

from jixiao_lint.readers import Reading, read
from jixiao_lint.readers.grid import Flag


def page(value: str) -> Reading:
    row = f"<tr><td>数量指标</td>{value}<td>尾</td></tr>"
    return read("a.html", f"<html><body><p>标题</p><table>{row}<tr><td>下</td></tr></table></body></html>".encode())


def texts(reading: Reading) -> list[str]:
    return [cell.text for cell in reading.grids[0].cells]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<input value='≥48次'>", "≥48次"),
        ("<input type=text value='&ge;48次'/>", "≥48次"),
        ("<input type=hidden value='7'>≥48次", "≥48次"),
        ("<input type=checkbox value='7'>≥48次", "≥48次"),
        ("<textarea>≥48次</textarea>", "≥48次"),
        ("<select><option>≥10次<option selected>≥48次</select>", "≥48次"),
        ("<select><option>≥48次</option><option>≥10次</option></select>起", "≥48次起"),
        ("<span style='display:none'>≥10<span>次</span></span>≥48次", "≥48次"),
        ("<span hidden>≥10次</span>≥48次", "≥48次"),
        ("<ruby>≥48次<rt>yu</rt></ruby>", "≥48次"),
        ("<font face=Symbol>³</font>48次", "≥48次"),
        ("<span style='font-family:Symbol'>&#163;</span>48次", "≤48次"),
        ("48m³", "48m³"),
    ],
)
def test_a_cell_says_what_a_browser_shows(inside: str, text: str) -> None:
    assert texts(page(f"<td>{inside}</td>")) == ["数量指标", text, "尾", "下"]


def test_hidden_rows_and_cells_are_left_out_and_noted() -> None:
    row = "</tr><tr style='display: none'><td>旧</td><td>旧</td></tr><tr>"
    reading = page(f"{row}<td hidden>旧</td><td>甲</td>")
    assert texts(reading) == ["数量指标", "甲", "尾", "下"]
    assert any("隐藏" in note for note in reading.notes)
    unended = page("<td>甲<tr hidden><td>旧<tr><td>乙")
    assert texts(unended) == ["数量指标", "甲", "乙", "尾", "下"]


def test_a_cell_with_a_table_in_it_is_marked() -> None:
    reading = page("<td><table><tr><td>≥48次</td></tr></table></td>")
    assert [Flag.NESTED in cell.flags for cell in reading.grids[0].cells] == [False, True, False, False]
    assert not any(cell.flags for cell in page("<td><table><tr><td></td></tr></table></td>").grids[0].cells)


def test_a_table_in_a_hidden_part_of_the_page_is_not_read() -> None:
    form = "<table><tr><td>二级指标<td>三级指标<td>指标值<tr><td>数量指标<td>{name}<td>≥9公里</table>"
    page = f"<div style='display:none'><div>旧表</div>{form.format(name='旧路')}</div>{form.format(name='新路')}"
    found = read("a.html", page.encode())
    assert [cell.text for grid in found.grids for cell in grid.cells if "路" in cell.text] == ["新路"]
    assert any("隐藏" in note for note in found.notes)
