"""Forms as provinces lay them out, saved by real programs: what is read from them, and where it stands."""

from pathlib import Path

import pytest

from jixiao_lint.readers import Reading, read
from jixiao_lint.readers.problem import Kind
from jixiao_lint.recognise import Recognition, recognise
from jixiao_lint.table import Table
from places import in_sheet, on_page

READERS = Path(__file__).parents[2] / "fixtures" / "readers"


def seen(name: str) -> tuple[Reading, Recognition]:
    path = READERS / name
    if path.suffix in (".xls", ".pdf"):
        pytest.importorskip({".xls": "xlrd", ".pdf": "pypdfium2"}[path.suffix])
    reading = read(name, path.read_bytes())
    assert not reading.problems
    return reading, recognise(reading.grids)


def head(table: Table) -> dict[str, str]:
    return {field: cell.text for field, cell in table.head.items()}


def column(table: Table, field: str) -> list[str]:
    return [row.text(field) for row in table.rows()]


def test_the_form_of_the_ministry() -> None:
    _, found = seen("财政部格式.docx")
    (table,) = found.tables
    assert (table.year, table.money_unit) == (2025, "万元")
    assert head(table) == {
        "表题": "项目支出绩效目标表",
        "单位": "某省农业农村厅",
        "金额单位": "万元",
        "年度": "（2025年度）",
        "项目名称": "农田建设补助资金",
        "预算数": "3000.00",
        "财政资金": "2800.00",
        "其他资金": "150.00",
        "上年结转": "50.00",
        "绩效目标": "目标1：新建高标准农田3.5万亩，提高粮食综合生产能力。\n目标2：改善农田灌溉条件，项目区农民满意度达到90%以上。",
    }
    assert column(table, "一级指标") == ["产出指标"] * 5 + ["效益指标"] * 2 + ["满意度指标"]
    assert column(table, "二级指标")[:3] == ["数量指标", "数量指标", "质量指标"]
    assert column(table, "指标值")[2:5] == ["＝100%", "2025年12月31日前", "≤2400元/亩"]
    assert column(table, "分值") == ["10", "10", "10", "10", "10", "15", "15", "10"]


@pytest.mark.parametrize(
    ("name", "annual", "longer"),
    [
        ("实施期与年度.docx", ("100", "目标1：完成30座水库维修养护。", "≥30座"), ("300", "目标1：完成90座水库维修养护。", "≥90座")),
        (
            "中期与年度.docx",
            ("3000.00", "目标1：建成高标准农田3.5万亩。", "≥3.5万亩"),
            ("9000.00", "目标1：建成高标准农田10万亩。", "≥10万亩"),
        ),
    ],
)  # fmt: skip
def test_two_periods_side_by_side_are_two_tables(
    name: str, annual: tuple[str, str, str], longer: tuple[str, str, str]
) -> None:
    _, found = seen(name)
    assert not found.problems
    facts = [(table.text("预算数"), table.text("绩效目标"), table.rows()[0].text("指标值")) for table in found.tables]
    assert facts == [annual, longer]
    assert len({len(table.indicators) for table in found.tables}) == 1


def test_a_self_evaluation_tells_target_from_result() -> None:
    _, found = seen("自评表.docx")
    (table,) = found.tables
    assert table.text("预算数") == "3000.00"
    assert table.text("绩效目标") == "新建高标准农田3.5万亩。"
    assert column(table, "指标值")[:2] == ["≥3.5万亩", "≥120公里"]
    assert column(table, "实际完成值")[:2] == ["3.5万亩", "120公里"]
    assert column(table, "得分")[-1] == "10"
    assert len(table.indicators) == 8  # and no row of totals


@pytest.mark.parametrize("name", ["数字与公式.xlsx", "数字与公式.xls"])
def test_numbers_percentages_and_dates_are_read_as_shown(name: str) -> None:
    reading, found = seen(name)
    (table,) = found.tables
    assert column(table, "指标值") == ["12", "99.5%", "2025年12月31日", "55", "1,000,000", "90%"]
    assert column(table, "计算符号") == ["≥", "≥", "≤", "≤", "≥", "≥"]
    assert table.text("财政资金") == "55.00"
    assert any("隐藏页" in note for note in reading.notes)
    assert any("隐藏的行" in note for note in found.notes)
    assert in_sheet(table.indicators[3].cells["指标值"].place).address == "E13"


def test_a_formula_without_its_result_is_neither_blank_nor_read() -> None:
    _, found = seen("数字与公式.xlsx")
    (problem,) = found.problems
    assert problem.kind is Kind.UNREADABLE_FILE
    assert problem.place is not None
    assert in_sheet(problem.place).address == "E5"
    assert "预算数" not in found.tables[0].head
    assert seen("数字与公式.xls")[1].tables[0].text("预算数") == "55.00"  # saved by a program that stores it


def test_a_list_of_many_projects() -> None:
    _, found = seen("一表多项目.xlsx")
    assert not found.problems
    assert [table.text("项目名称") for table in found.tables] == ["义务教育家庭经济困难学生生活补助", "公用经费"]
    assert [len(table.indicators) for table in found.tables] == [4, 2]  # the line that numbers the columns is none
    assert all("表题" not in table.head for table in found.tables)  # the title names the list
    assert found.tables[0].rows()[0].text("绩效指标描述") == "反映获补助人数。"


def test_changes_comments_fields_and_symbols() -> None:
    reading, found = seen("修订与符号.docx")
    (table,) = found.tables
    assert column(table, "指标值") == ["≥4次", "≥95%", "≤30分钟", "有效提升", "≥90%"]
    assert column(table, "三级指标")[-1] == "群众满意度"  # the hidden text behind it is not read
    assert table.text("绩效目标") == "组织应急演练4次，提升应急能力。"
    assert [note for note in reading.notes if "修订" in note]


def test_text_that_does_not_fit_its_cell_is_told_and_no_table_is_made_of_it() -> None:
    _, found = seen("文字超出单元格.pdf")
    (good,) = found.tables
    assert column(good, "三级指标") == ["数量", "经济", "满意度"]
    (problem,) = found.problems
    assert problem.kind is Kind.UNREAD_TABLE
    assert problem.place is not None
    assert on_page(problem.place).page == 2
