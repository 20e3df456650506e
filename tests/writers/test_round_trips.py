"""What is converted says the same as what it was converted from: every value, and every finding of every rule."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from jixiao_lint.batch import Batch, Options
from jixiao_lint.config.files import Given
from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import ReadFile, read_bytes
from jixiao_lint.run import check_read
from jixiao_lint.table import Row, Table, TextPlace
from jixiao_lint.writers import write

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = [
    *(
        FIXTURES / "samples" / f"targets.{ending}"
        for ending in ("docx", "xlsx", "xls", "ods", "odt", "html", "pdf", "csv")
    ),
    FIXTURES / "tianjin-veterans-2025.txt",
    *sorted(path for path in (FIXTURES / "documents").iterdir() if path.suffix != ".json"),
    *sorted(path for path in (FIXTURES / "readers").iterdir() if "password" not in path.name and path.suffix != ".doc"),
]
_PAGE = "<table><tr><td>二级指标<td>三级指标<td>指标值<tr><td>数量指标<td>修建道路长度<td>≥9公里</table>"
NEEDED = {".pdf": "pypdfium2", ".xls": "xlrd"}


@cache
def batch() -> Batch:
    return Batch(Options(given=Given(isolated=True)))


def read(name: str, data: bytes) -> ReadFile:
    return read_bytes(FilePath.of(name), data)


def values(table: Table) -> tuple[dict[str, str], list[dict[str, str]]]:
    """What is filled in. The unit of money may have stood in a label, and then has no cell of its own on paper."""
    head = {field: cell.text for field, cell in table.head.items() if not cell.is_blank and field != "金额单位"}
    return head, [filled(row) for row in table.rows()]


def filled(row: Row) -> dict[str, str]:
    return {field: cell.text for field, cell in row.indicator.cells.items() if not cell.is_blank}


def findings(file: ReadFile) -> Counter[tuple[str, int, int, str]]:
    """Rule, table, row and message; the name of a file is in some messages about copies."""
    chosen = batch().rulebook.chosen(batch().rulebook.choice(file.document.path))
    found = check_read(file, chosen)[0]
    return Counter(
        (one.code, one.table.index if one.table else 0, one.indicator.index if one.indicator else 0, one.message)
        for one in found
        if not one.code.startswith("FIL")
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_format_keeps_values_and_findings(path: Path) -> None:
    if path.suffix in NEEDED:
        pytest.importorskip(NEEDED[path.suffix])
    before = read(path.name, path.read_bytes())
    tables = [table.sure() for table in before.document.tables]
    unread = {(table.index, row.indicator.index) for table in before.document.tables for row in lacking(table)}
    for ending in (".yaml", ".csv", ".xlsx"):
        after = read(f"a{ending}", write(tables, ending))
        assert not after.problems
        assert [values(table) for table in after.document.tables] == [values(table) for table in tables]
        assert [table.money_unit for table in after.document.tables] == [table.money_unit for table in tables]
        new, gone = findings(after) - findings(before), findings(before) - findings(after)
        assert not gone
        # A cell whose picture nobody can read is empty in a sheet, and somebody has to fill it in.
        assert not [one for one in new if one[1:3] not in unread]


def lacking(table: Table) -> list[Row]:
    return [row for row in table.rows() if any(cell.place in table.unsure for cell in row.indicator.cells.values())]


def test_a_copy_of_a_form_tells_what_the_form_does_not_have() -> None:
    copied = read("甲.html", _PAGE.encode())
    assert not [one for one in findings(copied) if one[0] == "STR001"]
    written = write(copied.document.tables, ".yaml")
    assert "未写的栏目: 表上没有" in written.decode()
    assert not [one for one in findings(read("甲.yaml", written)) if one[0] == "STR001"]
    by_hand = written.decode().replace("未写的栏目: 表上没有", "单位: 甲局")
    assert [one for one in findings(read("甲.yaml", by_hand.encode())) if one[0] == "STR001"]
    assert "只有两种写法" in read("甲.yaml", "未写的栏目: 无\n项目名称: 甲\n".encode()).problems[0].message


@pytest.mark.parametrize("ending", [".yaml", ".csv", ".xlsx"])
def test_a_copy_of_what_was_partly_read_is_not_asked_for_what_is_missing(ending: str) -> None:
    page = "<table><tr><td>项目名称<td>河道清淤<td><td><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值"
    page += (
        "<tr><td>产出指标<td>数量指标<td>清淤长度<td>≥12公里<tr><td>产出指标<td>质量指标<td>验收合格率<td>100%</table>"
    )
    tables = [table.changed(partly_read=True) for table in read("甲.html", page.encode()).document.tables]
    copied = read(f"甲{ending}", write(tables, ending))
    assert not copied.problems
    assert "写明原表有没读出的内容" in " ".join(copied.notes)
    assert not [one for one in findings(copied) if one[0] == "STR003"]
    whole = read(f"甲{ending}", write([table.changed(partly_read=False) for table in tables], ending))
    assert "写明原表有没读出的内容" not in " ".join(whole.notes)
    assert [one for one in findings(whole) if one[0] == "STR003"]


def test_a_copy_of_a_copy_says_the_same() -> None:
    text = "绩效目标表:\n  - 项目名称: 甲\n    未写的栏目: 表上没有，或没有读出\n"
    assert write(read("甲.yaml", text.encode()).document.tables, ".yaml").decode() == text


def test_a_file_written_by_hand_stays_one() -> None:
    text = "绩效目标表:\n  - 项目名称: 甲\n    预算数: 1\n"
    assert "未写的栏目" not in write(read("甲.yaml", text.encode()).document.tables, ".yaml").decode()


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("left_out", ["项目名称", "单位", "金额单位", "预算数", "绩效目标", "指标值", "三级指标"])
def test_what_the_author_of_a_target_file_left_out_is_missing_in_a_sheet_as_well(left_out: str, ending: str) -> None:
    text = (
        "单位: 水务局\n金额单位: 万元\n项目名称: 河道清淤\n预算数: 55\n绩效目标: 清淤12公里河道，保障行洪安全。\n指标:\n"
        "- 一级指标: 产出指标\n  二级指标: 数量指标\n  三级指标: 清淤长度\n  指标值: ≥12公里\n"
    )
    lacking_one = "".join(line for line in text.splitlines(keepends=True) if left_out not in line.split(":")[0])
    before = read("甲.yaml", lacking_one.encode())
    after = read(f"甲{ending}", write(before.document.tables, ending))
    asked = [one for one in findings(before) if one[0] in ("STR001", "STR010")]
    assert asked
    assert [one[:3] for one in asked] == [one[:3] for one in findings(after) if one[0] in ("STR001", "STR010")]


@pytest.mark.parametrize("ending", [".yaml", ".csv", ".xlsx"])
def test_the_number_of_a_row_is_no_part_of_its_name_in_any_format(ending: str) -> None:
    text = "单位: 甲局\n金额单位: 万元\n项目名称: 甲\n预算数: 5.00\n绩效目标: 培训干部\n指标:\n"
    text += "- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: '指标1：培训人数', 指标值: '指标1：≥300人'}\n"
    text += "- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: '指标2：', 指标值: }\n"
    before = read("甲.yaml", text.encode())
    rows = before.document.tables[0].rows()
    assert [row.text("三级指标") for row in rows] == ["培训人数", "指标2："]
    assert rows[0].text("指标值") == "≥300人"
    place = rows[0].indicator.cells["三级指标"].place
    assert isinstance(place, TextPlace)
    assert text[place.pieces[0][1] : place.end] == "培训人数"
    after = read(f"甲{ending}", write(before.document.tables, ending))
    assert [values(table) for table in after.document.tables] == [values(table) for table in before.document.tables]
    assert findings(after) == findings(before)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("rows", ["", "指标:\n- {三级指标: 培训人数}\n- {三级指标: 培训期数}\n"])
def test_a_target_file_without_values_is_known_again(ending: str, rows: str) -> None:
    before = read("甲.yaml", f"项目名称: 甲\n预算数: 5.00\n{rows}".encode())
    after = read(f"甲{ending}", write(before.document.tables, ending))
    assert not after.problems
    assert [values(table) for table in after.document.tables] == [values(table) for table in before.document.tables]
