"""Headers of two lines, years side by side, columns under other names, and two forms in one grid."""

import pytest

from drawn_forms import as_csv, column, drawn, the

HEAD = "项目名称 | 甲（2026年） | < | < | < | <"


@pytest.mark.parametrize(
    ("lower", "values"),
    [
        ("符号 | 数值 | 单位", "≥ | 38 | 公里"),
        ("运算符号 | 目标值 | 计量单位", "≥ | 38 | 公里"),
        ("性质 | 值 | 单位", "≥ | 38 | 公里"),
        ("比较关系 | 内容 | 度量单位", "≥ | 38 | 公里"),
    ],
)
def test_labels_below_the_label_of_the_value(lower: str, values: str) -> None:
    for levels in ("绩效指标 | < | <", "指标体系 | < | <", "一级指标 | 二级指标 | 三级指标"):
        own = "^ | ^ | ^" if levels.startswith("一级") else "一级指标 | 二级指标 | 三级指标"
        table = the(
            drawn(
                HEAD + " | <",
                levels + " | 指标值 | < | < | 备注",
                own + f" | {lower} | ^",
                f"产出指标 | 数量指标 | 管网长度 | {values} | ",
            )
        )
        assert [column(table, field)[0] for field in ("计算符号", "指标值", "计量单位")] == ["≥", "38", "公里"]
        assert column(table, "三级指标") == ["管网长度"]


@pytest.mark.parametrize("budget_year", [2025, 2026, 2027])
def test_of_values_of_several_years_that_of_the_budget_year_is_read(budget_year: int) -> None:
    rows = (f"项目名称 | 甲（{budget_year}年） | < | < | < | <",)
    below = drawn(
        *rows,
        "一级指标 | 二级指标 | 三级指标 | 指标值 | < | <",
        "^ | ^ | ^ | 2025年 | 2026年 | 2027年",
        "产出指标 | 数量指标 | 里程 | ≥25公里 | ≥26公里 | ≥27公里",
    )
    beside = drawn(
        *rows,
        "一级指标 | 二级指标 | 三级指标 | 2025年目标值 | 2026年目标值 | 2027年目标值",
        "产出指标 | 数量指标 | 里程 | ≥25公里 | ≥26公里 | ≥27公里",
    )
    for seen in (below, beside):
        assert column(the(seen), "指标值") == [f"≥{budget_year % 100}公里"]


def test_a_row_of_data_is_no_second_line_of_a_header() -> None:
    table = the(
        drawn(
            HEAD,
            "一级指标 | 二级指标 | 三级指标 | 指标值 | < | <",
            "产出指标 | 数量指标 | 人数 | ≥ | 10 | 人",
            "^ | ^ | ^ | ≤ | 20 | 人",
        )
    )
    assert column(table, "指标值") == ["10", "20"]


def test_brackets_inside_a_label_are_folded() -> None:
    row = "产出指标|数量指标|人数|≥5人|≥10人"
    table = the(as_csv("项目名称|甲", "一级指标|二级指标|三级指标|半年（程）目标值|全年（程）目标值", row))
    assert column(table, "指标值") == ["≥10人"]
    table = the(as_csv("项目（政策）名称|甲", "一级（类）指标|二级指标|三级（具体）指标|年度（预期）指标值", row))
    assert (table.text("项目名称"), column(table, "三级指标")) == ("甲", ["人数"])


def test_a_column_of_types_that_holds_second_levels_is_the_second_level() -> None:
    table = the(
        as_csv(
            "项目名称|甲",
            "一级指标|指标类型|指标名称|指标值",
            "产出指标|数量指标|人数|≥10人",
            "|质量指标|合格率|≥95%",
        )
    )
    assert column(table, "二级指标") == ["数量指标", "质量指标"]
    table = the(
        as_csv("项目名称|甲", "一级指标|二级指标|三级指标|指标类型|指标值", "产出指标|数量指标|人数|定量|≥10人")
    )
    assert column(table, "二级指标") == ["数量指标"]


def test_a_column_of_types_ends_where_its_list_ends() -> None:
    rows = ("产出指标|数量指标|人数|≥10人", "|廉政指标|投诉|≤2件", "|质量指标|合格率|≥95%")
    form = ("项目名称|甲", "一级指标|指标类型|指标名称|指标值", *rows)
    seen = as_csv(*form, "填表人：|张三|联系电话|1234", "", "项目支出绩效目标表", *form)
    assert [column(table, "二级指标") for table in seen.tables] == [["数量指标", "廉政指标", "质量指标"]] * 2
    other = as_csv(form[0], form[1], "产出指标|定量|人数|≥10人", "|定性|质量|合格")
    assert [column(table, "二级指标") for table in other.tables] == [["", ""]]


def test_two_forms_side_by_side_are_two_forms() -> None:
    seen = drawn(
        "项目支出绩效目标表 | < | < | < | < | < | < | < | <",
        "项目名称 | 甲（2026年） | < | < |  | 项目名称 | 乙（2026年） | < | <",
        "预算数 | 10 | < | < |  | 预算数 | 20 | < | <",
        "一级指标 | 二级指标 | 三级指标 | 指标值 |  | 一级指标 | 二级指标 | 三级指标 | 指标值",
        "产出指标 | 数量指标 | 人数 | ≥10人 |  | 产出指标 | 数量指标 | 场次 | ≥2场",
        "^ | 质量指标 | 合格率 | ≥95% |  |  |  |  | ",
    )
    assert not seen.problems
    left, right = seen.tables
    assert left.text("表题") == right.text("表题") == "项目支出绩效目标表"
    assert [(t.text("项目名称"), t.text("预算数"), column(t, "三级指标")) for t in (left, right)] == [
        ("甲（2026年）", "10", ["人数", "合格率"]),
        ("乙（2026年）", "20", ["场次"]),
    ]


def test_the_half_of_the_mid_term_has_the_name_of_its_project() -> None:
    seen = drawn(
        "项目名称 | 河道治理（2026年） | < | < | < | < | <",
        "总体目标 | 实施期目标 | < | < | 年度目标 | < | <",
        "^ | 三年治理30公里 | < | < | 治理10公里 | < | <",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值",
        "产出指标 | 数量指标 | 治理长度 | ≥30公里 | 数量指标 | 治理长度 | ≥10公里",
    )
    annual, longer = seen.tables
    assert [table.text("项目名称") for table in (annual, longer)] == ["河道治理（2026年）"] * 2
    assert (annual.year, longer.year) == (2026, None)  # its dates reach beyond the budget year
    assert longer.text("绩效目标") == "三年治理30公里"
