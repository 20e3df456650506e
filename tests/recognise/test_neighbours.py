"""Tables that stand beside the forms in a budget document and use the same words: none is taken for a form, or for a broken one."""

import csv
from io import StringIO

import pytest

from jixiao_lint.readers import read
from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.readers.sheet import Sheet, SheetCell
from jixiao_lint.recognise import Recognition, recognise
from jixiao_lint.table import PaperPlace

FORM = (
    "项目支出绩效目标表",
    "项目名称|养老服务补助（2026年）",
    "一级指标|二级指标|三级指标|指标值",
    "产出指标|数量指标|补助人数|≥120人",
    "效益指标|社会效益指标|投诉数|≤3件",
)
NEIGHBOURS = {
    "procurement": ("采购品目|数量|单价（元）|金额", "台式电脑|10台|5000|50000", "打印机|2台|3000|6000"),
    "procurement by project": ("项目名称|采购品目|数量|计量单位|金额", "养老|台式电脑|10|台|5", "养老|床|20|张|8"),
    "assets": ("资产类别|数量|账面价值", "房屋|3处|120.5", "车辆|2辆|36.0"),
    "asset plan": ("序号|资产名称|数量|规格型号|金额", "1|空调|5台|1.5匹|2.5", "2|投影仪|1台|高清|0.8"),
    "schedule": ("阶段|进度|时间|负责人", "准备|进度10%|2026年3月底前|甲", "实施|进度80%|2026年11月底前|乙"),
    "schedule by quarter": ("项目|数量|进度|完成时间", "管网|38公里|50%|2026年6月", "水厂|2座|30%|2026年9月"),
    "costs": ("成本构成|数量|单位成本|合计", "人工成本|12人|5万元/人|60万元", "材料成本|30吨|0.4万元/吨|12万元"),
    "costs by name": ("成本|数量|标准|金额", "经济成本|12|5|60", "社会成本|1|2|2", "生态环境成本|1|1|1"),
    "scoring": (
        "一级指标|二级指标|三级指标|分值|评分标准|得分",
        "产出指标|数量指标|任务完成率|10分|完成得满分|10",
        "效益指标|社会效益指标|群众受益|20分|按比例|18",
    ),
    "scoring without levels": ("评价内容|数量|评分标准|得分", "产出|数量|≥95%得10分|9", "效益|社会效益|≥90%得10分|8"),
    "glossary": ("名词|解释|出处", "产出指标|反映预期产出|办法", "数量指标|反映数量|办法", "指标值|如≥95%|办法"),
    "instructions": ("一级指标|二级指标|填写说明", "产出指标|数量指标|反映数量", "效益指标|社会效益指标|反映效益"),
    "instructions with examples": (
        "一级指标|二级指标|填写示例",
        "产出指标|数量指标|≥120人",
        "产出指标|质量指标|≥95%",
    ),
    "library": (
        "行业领域|一级指标|二级指标|指标解释",
        "养老|产出指标|数量指标|反映数量",
        "养老|产出指标|质量指标|反映质量",
    ),
    "statistics": ("类别|数量|质量|时效", "甲|12件|95%|3天", "乙|10件|98%|2天"),
    "a sentence about the list": ("请逐项填写一级指标、二级指标、三级指标和指标值，不得漏项。", "产出指标应当量化。"),
    "quality control": ("工序|质量|标准|频次", "浇筑|质量|≥C30|每日1次", "养护|质量|≥7天|每日1次"),
    "services": ("项目名称|购买内容|数量|期限|金额", "养老|助餐|30000人次|1年|20万元", "养老|助洁|800人次|1年|3万元"),
}


def drawn(*rows: str, index: int = 1, name: str | None = None, hidden: bool = False) -> Grid:
    flags = frozenset({Flag.HIDDEN}) if hidden else frozenset()
    cells = [
        GridCell(row, col, text.strip(), PaperPlace(index, row + 1, col + 1), flags=flags)
        for row, line in enumerate(rows)
        for col, text in enumerate(line.split("|"))
    ]
    return Grid(index, tuple(cells), spans=True, name=name)


def in_one_sheet(*rows: str) -> Recognition:
    out = StringIO()
    csv.writer(out).writerows([row.split("|") for row in rows])
    return recognise(read("a.csv", out.getvalue().encode()).grids)


def only_form(seen: Recognition) -> bool:
    names = [[row.text("三级指标") for row in table.rows()] for table in seen.tables]
    return names == [["补助人数", "投诉数"]] and not seen.problems


@pytest.mark.parametrize("kind", NEIGHBOURS)
def test_a_neighbour_is_no_table_and_no_error(kind: str) -> None:
    other = NEIGHBOURS[kind]
    assert only_form(recognise([drawn(*FORM), drawn(*other, index=2)]))
    assert only_form(recognise([drawn(*other), drawn(*FORM, index=2)]))


@pytest.mark.parametrize("kind", NEIGHBOURS)
def test_a_neighbour_above_the_form_in_one_sheet_is_no_error(kind: str) -> None:
    assert only_form(in_one_sheet("附表", *NEIGHBOURS[kind], "", *FORM))


BELOW = {
    "costs by item": ("成本项目|数量|单位成本|合计", "人工成本|12人|≤5万元/人|60", "材料成本|38公里|≤6万元/公里|228"),
    "costs called indicators": ("成本指标|数量|标准|金额", "经济成本|38公里|≤8.2万元|311", "社会成本|1项|≤5万元|5"),
    "contracts": ("合同名称|数量|质量标准|合同金额", "施工合同|38公里|合格|280万元"),
    "numbers of other years": ("指标|2024年|2025年|同比", "产出|12件|15件|+25%", "质量|95%|98%|+3%"),
    "a summary of scores": ("评价内容|评价指标|指标值|得分", "产出|数量|≥95%|10", "效益|社会效益|≥90%|8"),
}


@pytest.mark.parametrize("kind", [*NEIGHBOURS, *BELOW])
@pytest.mark.parametrize("between", [("",), ("", "一、基本情况说明。")])
def test_a_neighbour_below_the_form_in_one_sheet_is_no_part_of_its_list(kind: str, between: tuple[str, ...]) -> None:
    assert only_form(in_one_sheet(*FORM, *between, *{**NEIGHBOURS, **BELOW}[kind]))


@pytest.mark.parametrize("kind", BELOW)
def test_a_neighbour_behind_the_form_in_a_table_of_its_own(kind: str) -> None:
    assert only_form(recognise([drawn(*FORM), drawn(*BELOW[kind], index=2)]))


def test_a_list_goes_on_behind_an_empty_row() -> None:
    rows = ("产出指标|质量指标|合格率|=100%", "|社会效益指标|水源情况|有效改善", "||受益人数|≥5人")
    (table,) = in_one_sheet(*FORM, "", rows[0], "", rows[1], "", rows[2]).tables
    assert len(table.indicators) == 5
    short = ("项目名称|甲", FORM[2], "产出|数量|人数|≥120人", "", "效益|社会效益|水源情况|有效改善")
    (table,) = in_one_sheet(*short).tables
    assert len(table.indicators) == 2


def test_hidden_sheets_and_sheets_of_instructions_are_never_told() -> None:
    list_without_header = FORM[3:]
    form = drawn(*FORM, name="目标表")
    assert only_form(recognise([form, drawn(*list_without_header, index=2, name="下拉选项")]))
    assert only_form(recognise([form, drawn(*list_without_header, index=2, name="Sheet3", hidden=True)]))
    assert only_form(recognise([form, drawn(*FORM[2:3], *FORM[3:], index=2, name="x")])) is False  # a form is read


def test_a_form_about_buying_without_its_header_is_told() -> None:
    (problem,) = recognise([drawn("项目名称|办公设备采购", *FORM[3:])]).problems
    assert "表头" in problem.message
    assert recognise([drawn("办公设备采购项目绩效目标表", "项目名称|设备", *FORM[3:])]).problems


def test_a_list_whose_values_have_an_unknown_label_is_told() -> None:
    (problem,) = recognise([drawn("一级指标|二级指标|三级指标|拟达到水平", *FORM[3:])]).problems
    assert "没有“指标值”" in problem.message


def test_a_header_in_one_cell_above_rows_in_one_cell_is_told() -> None:
    squeezed = ("一级指标 二级指标 三级指标 指标值", "产出指标 数量指标 补助人数 ≥120人")
    (problem,) = recognise([drawn("项目名称|甲", *squeezed)]).problems
    assert "一个单元格" in problem.message


@pytest.mark.parametrize(("name", "hidden"), [("指标库", False), ("Sheet2", True)])
def test_a_stock_of_examples_on_a_sheet_of_its_own_is_no_form_and_that_is_said(name: str, hidden: bool) -> None:
    sheet = Sheet(1, name, hidden)
    rows: list[tuple[str, ...]] = [
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", "示例数量", "≥5个"),
    ]
    for at, texts in enumerate(rows):
        for col, text in enumerate(texts):
            sheet.put(SheetCell(at, col, text))
    grid = sheet.grid()
    assert grid is not None
    found = recognise([grid])
    assert not found.tables
    assert any(name in note and "没有当作绩效目标表" in note for note in found.notes)
    named = Sheet(1, name, hidden)
    for at, texts in enumerate((("项目名称", "河道清淤"), *rows)):
        for col, text in enumerate(texts):
            named.put(SheetCell(at, col, text))
    grid = named.grid()
    assert grid is not None
    assert len(recognise([grid]).tables) == 1
