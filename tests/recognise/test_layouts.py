"""Forms of many places, drawn as CSV: the recogniser finds the same facts by their labels."""

import re

import pytest

from drawn_forms import as_csv, column, drawn, the
from jixiao_lint.readers import read
from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.readers.problem import Kind
from jixiao_lint.recognise import recognise
from jixiao_lint.table import PaperPlace
from places import lines

HEADER = "一级指标|二级指标|三级指标|指标值"
ROW = "产出指标|数量指标|培训人数|≥10人"


def test_columns_in_any_order_under_other_names_with_sign_value_and_unit_apart() -> None:
    table = the(
        as_csv(
            "项目名称|甲项目",
            "序号|指标名称|度量单位|指标性质|二级指标|一级指标|绩效指标值|权重（%）|指标属性",
            "1|培训人数|人|≥|数量指标|产出指标|10|20|定量",
            "2|合格率|%|≥|质量指标||95|30|定量",
        )
    )
    assert table.columns == ("一级指标", "二级指标", "三级指标", "计算符号", "指标值", "计量单位", "权重")
    assert [column(table, field) for field in table.columns] == [
        ["产出指标", "产出指标"],
        ["数量指标", "质量指标"],
        ["培训人数", "合格率"],
        ["≥", "≥"],
        ["10", "95"],
        ["人", "%"],
        ["20", "30"],
    ]


def test_a_form_of_the_ministry_with_merged_cells() -> None:
    table = the(
        drawn(
            "项目支出绩效目标申报表 | < | < | < | < | <",
            "（2025年度） | < | < | < | < | <",
            "项目名称 | < | 乡村道路养护 | < | < | <",
            "主管部门及代码 | < | 某县交通局 | < | 实施单位 | 县公路站",
            "项目资金\\n（万元） | < | 年度资金总额： | < | 100 | <",
            "^ | ^ | 其中：财政拨款 | < | 80 | <",
            "^ | ^ | 上年结转资金 | < | 5 | <",
            "^ | ^ | 其他资金 | < | 15 | <",
            "总体\\n目标 | 养护道路120公里。\\n群众满意。 | < | < | < | <",
            "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 备注",
            "^ | 产出指标 | 数量指标 | 养护里程 | ≥120公里 | ",
            "^ | ^ | 质量指标 | 合格率 | ≥95% | ",
            "^ | 效益指标 | 社会效益\\n指标 | 通行时间 | 缩短10分钟 | ",
        )
    )
    head = {field: cell.text for field, cell in table.head.items()}
    assert head == {
        "表题": "项目支出绩效目标申报表",
        "单位": "县公路站",
        "年度": "（2025年度）",
        "项目名称": "乡村道路养护",
        "预算数": "100",
        "财政资金": "80",
        "上年结转": "5",
        "其他资金": "15",
        "绩效目标": "养护道路120公里。\n群众满意。",
    }
    assert (table.year, table.money_unit) == (2025, "万元")
    assert column(table, "一级指标") == ["产出指标", "产出指标", "效益指标"]
    assert column(table, "指标值") == ["≥120公里", "≥95%", "缩短10分钟"]
    assert table.rows()[1].indicator.cells["一级指标"].indicator == 1


def test_self_evaluation_with_columns_of_money() -> None:
    table = the(
        drawn(
            "项目支出绩效自评表 | < | < | < | < | < | < | < | <",
            "项目名称 | 防汛物资 | < | < | < | < | < | < | <",
            "项目资金（万元） | 资金 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | <",
            "^ | 年度资金总额 | 30 | 28 | 27 | 10 | 96% | 9.6 | <",
            "^ | 其中：当年财政拨款 | 30 | 28 | 27 | — | — | — | <",
            "年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | < | <",
            "^ | 储备物资充足 | < | < | 已完成 | < | < | < | <",
            "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析",
            "^ | 产出指标（50分） | 数量指标 | 指标1：编织袋 | ≥3000条 | 3200条 | 20 | 20 | ",
            "^ | ^ | 质量指标 | 指标1：合格率 | 100% | 98% | 30 | 28 | 抽检不合格",
            "总分 | < | < | < | < | < | 100 | 97.6 | ",
        )
    )
    assert {field: table.text(field) for field in ("项目名称", "预算数", "财政资金", "绩效目标", "实际完成情况")} == {
        "项目名称": "防汛物资",
        "预算数": "30",
        "财政资金": "30",
        "绩效目标": "储备物资充足",
        "实际完成情况": "已完成",
    }
    assert column(table, "三级指标") == ["编织袋", "合格率"]
    assert column(table, "实际完成值") == ["3200条", "98%"]
    assert column(table, "得分") == ["20", "28"]
    assert column(table, "备注") == ["", "抽检不合格"]
    assert {field: table.text(field) for field in ("全年预算数", "全年执行数", "执行率", "执行率得分", "总分")} == {
        "全年预算数": "28",
        "全年执行数": "27",
        "执行率": "96%",
        "执行率得分": "9.6",
        "总分": "97.6",
    }


SCORED = (
    "项目名称 | 防汛物资 | < | < | < | <",
    "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 分值 | 得分",
    "产出指标 | 数量指标 | 编织袋数量 | ≥3000条 | 50 | 48",
)


@pytest.mark.parametrize(
    "closing",
    [
        ("总分 | < | < | < | 100 | 95.5", "自评等级 | 优 | < | < | < | <"),
        ("自评得分 | 95.5 | 自评等级 | 优 | < | <",),
        ("自评总分：95.5分    自评等级：优 | < | < | < | < | <",),
        ("合计 | < | < | < | 100 | 95.5", "自评结论：优 | < | < | < | < | <", "填表人：某某 | < | < | < | < | <"),
    ],
)
def test_the_sum_and_the_grade_of_a_self_evaluation(closing: tuple[str, ...]) -> None:
    table = the(drawn(*SCORED, *closing))
    assert re.match(r"95\.5分?$", table.text("总分"))
    assert table.text("自评等级") == "优"
    assert column(table, "三级指标") == ["编织袋数量"]


def test_the_points_of_a_target_table_are_no_score() -> None:
    table = the(
        drawn(
            "项目名称 | 防汛物资 | < | < | <",
            "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 分值",
            "产出指标 | 数量指标 | 编织袋数量 | ≥3000条 | 100",
            "合计 | < | < | < | 100",
        )
    )
    assert table.cell("总分") is None


def test_mid_term_and_annual_side_by_side_are_two_lists() -> None:
    seen = drawn(
        "项目名称 | 河道治理 | < | < | < | < | <",
        "项目资金（万元） | 实施期资金总额 | < | 900 | 年度资金总额 | < | 300",
        "| 其中：财政拨款 | < | 800 | 其中：财政拨款 | < | 250",
        "| 其他资金 | < | 100 | 其他资金 | < | 50",
        "总体目标 | 实施期目标 | < | < | 年度目标 | < | <",
        "^ | 三年治理30公里 | < | < | 治理10公里 | < | <",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值",
        "产出指标 | 数量指标 | 治理长度 | ≥30公里 | 数量指标 | 治理长度 | ≥10公里",
        "^ | 质量指标 | 合格率 | 100% | 质量指标 | 合格率 | 100%",
    )
    assert not seen.problems
    annual, longer = seen.tables
    assert (annual.text("预算数"), annual.text("绩效目标")) == ("300", "治理10公里")
    assert column(annual, "指标值") == ["≥10公里", "100%"]
    assert column(annual, "一级指标") == ["产出指标", "产出指标"]
    assert (longer.text("预算数"), longer.text("绩效目标")) == ("900", "三年治理30公里")
    assert (annual.text("财政资金"), annual.text("其他资金")) == ("250", "50")
    assert (longer.text("财政资金"), longer.text("其他资金")) == ("800", "100")
    assert column(longer, "指标值") == ["≥30公里", "100%"]


def test_a_header_of_two_rows() -> None:
    table = the(
        drawn(
            "项目名称 | 甲 | < | < | <",
            "一级指标 | 二级指标 | 三级指标 | 绩效指标 | <",
            "^ | ^ | ^ | 指标值 | 计量单位",
            "产出指标 | 数量指标 | 培训人数 | 10 | 人",
        )
    )
    assert column(table, "指标值") == ["10"]
    assert column(table, "计量单位") == ["人"]
    flat = the(
        as_csv(
            "项目名称|甲", "一级指标|二级指标|三级指标|目标|", "|||指标值|计量单位", "产出指标|数量指标|培训人数|10|人"
        )
    )
    assert column(flat, "计量单位") == ["人"]


def test_labels_above_their_values() -> None:
    table = the(as_csv("项目名称|主管部门|预算数（元）", "甲项目|某局|55000", "绩效目标", "1.完成任务。", HEADER, ROW))
    assert {field: cell.text for field, cell in table.head.items()} == {
        "单位": "某局",
        "项目名称": "甲项目",
        "预算数": "55000",
        "绩效目标": "1.完成任务。",
    }
    assert table.money_unit == "元"


def test_labels_and_values_in_one_cell() -> None:
    text = (
        "项目支出绩效目标表\n\n\t项目名称：甲项目（2026年度）　主管部门：某局\n\t金额单位：万元\n\n\t"
        + HEADER.replace("|", "\n\t")
    )
    text += "\n\n\t" + ROW.replace("|", "\n\t") + "\n"
    reading = read("a.txt", text.encode())
    table = the(recognise(reading.grids))
    assert (table.text("项目名称"), table.text("单位"), table.year) == ("甲项目（2026年度）", "某局", 2026)
    assert table.money_unit == "万元"
    assert reading.source
    at = lines(reading.source, table.head["单位"].whole())
    assert (at.line, at.column, at.end_column) == (3, 24, 26)


def test_a_paragraph_behind_a_blank_line_still_belongs_to_the_goal() -> None:
    rows = [HEADER.replace("|", "\n\t"), ROW.replace("|", "\n\t")]
    text = "\t项目名称\n\t甲\n\n\t绩效目标\n\t1.一是。\n\n2.二是。\n3.三是。\n\n\t" + "\n\n\t".join(rows) + "\n"
    reading = read("a.txt", text.encode())
    goal = the(recognise(reading.grids)).head["绩效目标"]
    assert goal.text == "1.一是。\n2.二是。\n3.三是。"
    assert reading.source
    for word, line in (("一是", 5), ("二是", 7), ("三是", 8)):
        start = goal.text.index(word)
        at = lines(reading.source, goal.at(type(goal.whole().span)(start, start + 2)))
        assert (at.line, at.column) == (line, 4 if line == 5 else 3)


def test_tables_one_below_the_other_with_footers_between() -> None:
    seen = as_csv(
        "1.甲绩效目标表",
        "项目名称|甲（2025年）",
        HEADER,
        ROW,
        "备注：|无",
        "填表人：张三|联系电话：",
        "",
        "2.乙绩效目标表",
        "项目名称|乙（2024年）",
        HEADER,
        ROW,
        "|质量指标|合格率|100%",
    )
    assert not seen.problems
    assert [(t.index, t.text("表题"), t.text("项目名称"), t.year, len(t.indicators)) for t in seen.tables] == [
        (1, "1.甲绩效目标表", "甲（2025年）", 2025, 1),
        (2, "2.乙绩效目标表", "乙（2024年）", 2024, 2),
    ]


def test_a_repeated_header_is_no_indicator_and_goes_on_with_the_table() -> None:
    table = the(as_csv("项目名称|甲", HEADER, ROW, HEADER, "|质量指标|合格率|100%"))
    assert column(table, "三级指标") == ["培训人数", "合格率"]
    assert column(table, "一级指标") == ["产出指标", "产出指标"]


def test_marks_of_required_fields_spaces_and_line_breaks_in_labels() -> None:
    table = the(as_csv("＊项目名称：|甲", "*预 算 数|5", "一级\\n指标*|二级 指标＊|三级　指标|指 标 值（必填）", ROW))
    assert (table.text("项目名称"), table.text("预算数")) == ("甲", "5")
    assert column(table, "指标值") == ["≥10人"]


def test_a_contract_period_is_no_budget_year() -> None:
    assert the(as_csv("项目名称|物业服务（2024至2027年）", HEADER, ROW)).year is None
    assert the(as_csv("项目名称|2024-2027年物业服务（2025年度）", HEADER, ROW)).year == 2025


def test_a_list_without_a_column_of_values_is_a_problem_at_its_header() -> None:
    seen = as_csv("项目名称|甲", "一级指标|二级指标|三级指标|绩效指标描述", "产出指标|数量指标|人数|人数")
    assert not seen.tables
    (problem,) = seen.problems
    assert problem.kind is Kind.UNREAD_TABLE
    assert "指标值" in problem.message
    assert problem.place
    assert (problem.place.row, problem.place.column) == (2, 1)


def test_indicators_without_a_header_are_a_problem_at_the_first_of_them() -> None:
    (problem,) = as_csv("项目名称|甲", ROW, "|质量指标|合格率|100%").problems
    assert problem.kind is Kind.UNREAD_TABLE
    assert "表头" in problem.message
    assert problem.place
    assert problem.place.row == 2


def test_a_row_that_is_short_in_front_is_read_by_its_level_or_not_at_all() -> None:
    html_paste = "甲\n\n\t" + "\n\n\t".join(
        row.replace("|", "\n\t") for row in (HEADER, ROW, "质量指标|合格率|100%", "满意率|≥90%")
    )
    seen = recognise(read("a.txt", html_paste.encode()).grids)
    (table,) = seen.tables
    assert column(table, "三级指标") == ["培训人数", "合格率"]
    assert column(table, "一级指标") == ["产出指标", "产出指标"]
    (problem,) = seen.problems
    assert problem.kind is Kind.UNREAD_TABLE
    assert problem.place
    assert problem.place.row == 5


def test_columns_that_nobody_knows_are_named() -> None:
    seen = as_csv("项目名称|甲", "绩效目标|乙", HEADER + "|神秘列", ROW + "|x")
    assert seen.notes == ("表1：没有用到的列：神秘列。",)


def test_other_tables_of_a_budget_document_are_passed_over() -> None:
    seen = as_csv(
        "2025年部门收支总表", "项目名称|功能科目|金额", "甲|2080101|55", "乙|2080102|10", "",
        "项目支出绩效目标表", "项目名称|丙", "预算数|7", HEADER, ROW,
    )  # fmt: skip
    assert (the(seen).text("项目名称"), the(seen).text("预算数")) == ("丙", "7")


def test_one_list_of_many_projects_names_each_in_a_column() -> None:
    rows = [
        "项目支出绩效目标表 | < | < | < | < | < | < | < | <",
        "单位：万元 | < | < | < | < | < | < | < | <",
        "单位名称、项目名称 | 项目年度绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 指标属性",
        "某局 |  |  |  |  |  |  |  | ",
        "防火经费（2025年） | 降低火灾 | 产出指标 | 数量指标 | 巡护次数 | ≥ | 12 | 次 | 定量指标",
        "^ | ^ | ^ | 质量指标 | 合格率 | = | 100 | % | 定量指标",
        "^ | ^ | 效益指标 | 社会效益指标 | 火灾起数 | ≤ | 1 | 起 | 定量指标",
        "植树经费 | 植树造林 | 产出指标 | 数量指标 | 植树株数 | ≥ | 500 | 株 | 定量指标",
    ]
    for seen in (drawn(*rows), as_csv(*(row.replace("<", "").replace("^", "") for row in rows))):
        assert not seen.problems
        first, second = seen.tables
        assert (first.text("项目名称"), first.text("绩效目标")) == ("防火经费（2025年）", "降低火灾")
        assert (second.text("项目名称"), second.text("绩效目标")) == ("植树经费", "植树造林")
        assert column(first, "三级指标") == ["巡护次数", "合格率", "火灾起数"]
        assert column(first, "计算符号") == ["≥", "=", "≤"]
        assert column(first, "一级指标") == ["产出指标", "产出指标", "效益指标"]
        assert column(second, "指标值") == ["500"]
        assert [table.money_unit for table in seen.tables] == ["万元", "万元"]


def test_long_term_and_annual_lists_one_below_the_other() -> None:
    seen = drawn(
        "项目支出绩效目标申报表 | < | < | < | <",
        "项目名称 | 甲 | < | < | <",
        "项目绩效目标 | 长期目标 | < | 年度目标 | <",
        "^ | 三年完成 | < | 当年完成 | <",
        "长期绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值",
        "^ | 产出指标 | 数量指标 | 里程 | 30公里",
        "年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值",
        "^ | 产出指标 | 数量指标 | 里程 | 10公里",
    )
    assert not seen.problems
    annual, longer = seen.tables
    assert (annual.text("绩效目标"), column(annual, "指标值")) == ("当年完成", ["10公里"])
    assert (longer.text("绩效目标"), column(longer, "指标值")) == ("三年完成", ["30公里"])
    assert column(annual, "三级指标") == ["里程"]


def test_sign_value_and_unit_in_cells_of_their_own_under_one_label() -> None:
    table = the(
        drawn(
            "项目名称 | 甲 | < | < | < | <",
            "一级指标 | 二级指标 | 三级指标 | 指标值 | < | <",
            "产出指标 | 数量指标 | 人数 | ≥ | 10 | 人",
            "^ | 质量指标 | 合格率 | 100% | < | <",
            "^ | 时效指标 | 天数 | 5 | < | 天",
        )
    )
    assert column(table, "计算符号") == ["≥", "", ""]
    assert column(table, "指标值") == ["10", "100%", "5"]
    assert column(table, "计量单位") == ["人", "", "天"]


def test_several_indicators_in_the_lines_of_one_cell() -> None:
    goals = '"指标1：培训期数\n指标2：培训人数","指标1：≥2期\n指标2：≥100人"'
    text = f"项目名称,甲\n{HEADER.replace('|', ',')}\n产出指标,数量指标,{goals}\n,质量指标,合格率,100%\n"
    reading = read("a.csv", text.encode())
    table = the(recognise(reading.grids))
    assert column(table, "三级指标") == ["培训期数", "培训人数", "合格率"]
    assert column(table, "指标值") == ["≥2期", "≥100人", "100%"]
    assert reading.source
    second = table.indicators[1].cells
    at = lines(reading.source, second["指标值"].whole())
    assert (at.line, at.column, at.end_column) == (5, 5, 10)
    assert [cell.indicator for cell in second.values()] == [1, 1, 2, 2]


@pytest.mark.parametrize("mark", ["1.", "1、", "（1）"])
def test_names_numbered_in_one_cell_are_rows_where_the_values_are_as_many(mark: str) -> None:
    second = mark.replace("1", "2")
    names = f"{mark}修建长度\\n{second}修建座数"
    header = "一级指标|二级指标|三级指标|指标值"
    table = the(as_csv("项目名称|甲", header, f"产出指标|数量指标|{names}|≥9公里\\n≥2座"))
    assert column(table, "三级指标") == ["修建长度", "修建座数"]
    assert column(table, "指标值") == ["≥9公里", "≥2座"]
    numbered = the(as_csv("项目名称|甲", header, f"产出指标|数量指标|{names}|{mark}≥9公里\\n{second}≥2座"))
    assert column(numbered, "指标值") == ["≥9公里", "≥2座"]
    other = the(as_csv("项目名称|甲", header, f"产出指标|数量指标|{names.replace(second, mark)}|≥9公里\\n≥2座"))
    assert len(column(other, "三级指标")) == 1


def test_a_row_with_only_the_shared_first_level_is_no_indicator_of_the_other_half() -> None:
    seen = drawn(
        "一级指标 | 二级指标 | 三级指标 | 中期指标值 | 二级指标 | 三级指标 | 年度指标值",
        "产出指标 | 数量指标 | 长度 | 30公里 |  |  | ",
        "^ | 质量指标 | 合格率 | 100% | 质量指标 | 合格率 | 100%",
    )
    annual, longer = seen.tables
    assert (len(annual.indicators), len(longer.indicators)) == (1, 2)


def test_a_form_without_a_title_is_not_mixed_up_with_the_table_above_it() -> None:
    table = the(
        as_csv("项目名称|功能科目|金额", "甲|2080101|55", "乙|2080102|10", "项目名称|丙", "预算数|7", HEADER, ROW)
    )
    assert (table.text("项目名称"), table.text("预算数")) == ("丙", "7")


def test_titles_with_an_attachment_number_and_a_money_unit() -> None:
    for title in ("附件3：项目支出绩效目标申报表（2026年度）", "项目支出绩效目标表（2026年）  单位：万元"):
        table = the(as_csv(title, "项目名称|甲", HEADER, ROW))
        assert (table.text("表题"), table.year) == (title, 2026)
    assert table.money_unit == "万元"


def test_a_total_and_its_parts_in_one_line() -> None:
    table = the(
        as_csv(
            "项目名称|甲",
            "实施期资金总额|900|其中：财政拨款|900",
            "年度资金总额|300|其中：财政拨款|200|其他资金|100",
            HEADER,
            ROW,
        )
    )
    assert [table.text(name) for name in ("预算数", "财政资金", "其他资金")] == ["300", "200", "100"]
    inline = the(as_csv("项目名称：甲", "年度资金总额：300 其中：财政拨款：200，其他资金：100", HEADER, ROW))
    assert [inline.text(name) for name in ("预算数", "财政资金", "其他资金")] == ["300", "200", "100"]


def test_a_long_goal_behind_its_label_in_one_cell() -> None:
    goal = "完成年度任务。" * 100
    table = the(as_csv("项目名称|甲", f"绩效目标：{goal}", HEADER, ROW))
    assert table.text("绩效目标") == goal


def test_indicators_in_hidden_rows_are_read_and_told() -> None:
    rows = [["项目名称", "甲"], ["绩效目标", "乙"], HEADER.split("|"), ROW.split("|")]
    cells = [
        GridCell(row, col, text, PaperPlace(1, row + 1, col + 1), flags=frozenset({Flag.HIDDEN} if row == 3 else ()))
        for row, line in enumerate(rows)
        for col, text in enumerate(line)
    ]
    seen = recognise([Grid(1, tuple(cells))])
    assert len(the(seen).indicators) == 1
    assert seen.notes == ("表1：有隐藏的行或列，也已读取。",)


def test_the_money_of_single_tasks_is_not_that_of_the_whole() -> None:
    table = the(
        drawn(
            "部门整体支出绩效目标表 | < | < | < | < | <",
            "部门（单位）名称 | < | 某局 | < | < | <",
            "年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < | <",
            "^ | ^ | ^ | 总额 | 财政拨款 | 其他资金",
            "^ | 任务1 | 甲 | 100 | 80 | 20",
            "^ | 任务2 | 乙 | 50 | 50 | 0",
            "年度总体目标 | 全面完成。 | < | < | < | <",
            "一级指标 | 二级指标 | 三级指标 | < | 指标值 | <",
            "产出指标 | 数量指标 | 次数 | < | ≥5次 | <",
        )
    )
    assert {name: cell.text for name, cell in table.head.items()} == {
        "表题": "部门整体支出绩效目标表",
        "单位": "某局",
        "绩效目标": "全面完成。",
    }


def test_a_page_number_between_the_rows_does_not_end_the_list() -> None:
    seen = recognise(
        read(
            "a.txt",
            (
                "\n\n".join(
                    "\t" + row.replace("|", "\n\t") if "|" in row else row
                    for row in (
                        "项目名称|甲",
                        "绩效目标|乙",
                        HEADER,
                        ROW,
                        "— 3 —",
                        "|质量指标|合格率|100%",
                        "效益指标|社会效益指标|人数|≥5人",
                    )
                )
            ).encode(),
        ).grids
    )
    assert column(the(seen), "指标值") == ["≥10人", "100%", "≥5人"]
    assert seen.notes == ("指标之间的文字没有读：“— 3 —”。",)


def test_a_table_of_another_kind_right_below_is_no_part_of_the_list() -> None:
    rows = (HEADER, ROW, "政府采购明细", "品目|数量|单价|金额", "管材|数量|3|114")
    assert column(the(as_csv("项目名称|甲", *rows)), "指标值") == ["≥10人"]


def test_a_sheet_with_nothing_but_a_header_is_no_form_beside_one() -> None:
    def of(index: int, *rows: str) -> Grid:
        cells = (
            GridCell(row, col, text, PaperPlace(index, row + 1, col + 1))
            for row, line in enumerate(rows)
            for col, text in enumerate(line.split("|"))
        )
        return Grid(index, tuple(cells), name=f"表{index}")

    assert len(recognise([of(1, "项目名称|甲", HEADER, ROW), of(2, HEADER)]).tables) == 1
    assert len(recognise([of(1, "项目名称|甲", HEADER, ROW), of(2, "项目名称|乙", HEADER)]).tables) == 2
    assert len(recognise([of(1, HEADER)]).tables) == 1


def test_the_goal_stands_below_its_wide_label_though_an_empty_cell_is_beside_it() -> None:
    table = the(
        drawn(
            "项目名称 | 甲 | < | < |  |  | ",
            "总体目标 | 年度目标 | < | < |  |  | ",
            "^ | 新建管网 | < | < |  |  | ",
            "一级指标 | 二级指标 | 三级指标 | 指标值 |  |  | ",
            "产出指标 | 数量指标 | 人数 | ≥10人 |  |  | ",
        )
    )
    assert table.text("绩效目标") == "新建管网"


def test_the_unit_in_front_of_the_levels_of_many_projects_is_an_office() -> None:
    header = "单位|项目名称|一级指标|二级指标|三级指标|指标值|计量单位"
    rows = ("水利局|甲|产出指标|数量指标|人数|≥10|人", "民政局|乙|产出指标|数量指标|场次|≥2|场")
    tables = as_csv(header, *rows).tables
    assert [(table.text("单位"), column(table, "计量单位")) for table in tables] == [
        ("水利局", ["人"]),
        ("民政局", ["场"]),
    ]


def test_a_list_goes_on_in_the_next_grid_and_odd_grids_behind_it_are_left_alone() -> None:
    def grid(index: int, *rows: str) -> Grid:
        cells = (
            GridCell(row, col, text, PaperPlace(index, row + 1, col + 1))
            for row, line in enumerate(rows)
            for col, text in enumerate(line.split("|"))
        )
        return Grid(index, tuple(cells), spans=True)

    first = grid(1, "项目名称|甲||", "绩效目标|乙||", HEADER, ROW)
    seen = recognise([first, grid(2, "|质量指标|合格率|100%"), grid(3, "项目名称|数量指标||")])
    assert column(the(seen), "指标值") == ["≥10人", "100%"]


@pytest.mark.parametrize("head", ["未完成原因及改进措施", "偏差说明", "原因分析及改进措施", "偏差原因及下一步改进措施"])
def test_why_a_target_was_missed_under_the_heads_of_other_forms(head: str) -> None:
    table = the(
        drawn(
            "项目支出绩效自评表 | < | < | < | < | < | < | <",
            "项目名称 | 防汛物资 | < | < | < | < | < | <",
            f"一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 自评得分 | {head}",
            "产出指标 | 数量指标 | 编织袋数量 | ≥3000条 | 2700条 | 20 | 18 | 一家厂商延期交货",
            "产出指标 | 质量指标 | 验收合格率 | 100% | 100% | 30 | 30 | ",
        )
    )
    assert column(table, "备注") == ["一家厂商延期交货", ""]
