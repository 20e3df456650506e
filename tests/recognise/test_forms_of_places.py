"""Peculiarities of forms that counties publish: what stands below a list, sums of departments, levels named one too high."""

import pytest

from drawn_forms import column, drawn, the
from jixiao_lint.recognise import Recognition

HEAD = "项目名称 | 沟渠清淤 | < | <"
HEADER = "一级指标 | 二级指标 | 三级指标 | 指标值"
ROWS = ("产出指标 | 数量指标 | 清淤长度 | ≥12公里", "^ | 质量指标 | 验收合格率 | ≥98%")


@pytest.mark.parametrize(
    "below",
    [
        "财政部门审核意见 | （盖章） | < | <",
        "乡镇初审意见 | 同意上报 | < | <",
        "评价结论 | 自评得分95分，完成了年度任务 | < | <",
        "偏差大或目标未完成原因分析 | 雨季停工 | < | <",
        "改进措施及结果应用方案 | 提前备料 | < | <",
        "其他需要说明事项 | 无 | < | <",
    ],
)
def test_what_examiners_write_below_a_list_is_no_indicator(below: str) -> None:
    assert column(the(drawn(HEAD, HEADER, *ROWS, below)), "三级指标") == ["清淤长度", "验收合格率"]


def test_an_indicator_whose_name_ends_like_such_a_label_stays_one() -> None:
    table = the(drawn(HEAD, HEADER, *ROWS, "效益指标 | 社会效益指标 | 采纳审核意见 | ≥3条"))
    assert column(table, "三级指标")[2] == "采纳审核意见"


def test_the_office_and_the_unit_of_money_above_the_next_form_are_none_of_its_rows() -> None:
    seen = drawn(
        "某县农业局 | < | < | 单位：万元",
        HEAD,
        HEADER,
        *ROWS,
        "某县农业局 | < | < | 单位：万元",
        "项目名称 | 机耕道维修 | < | <",
        HEADER,
        "产出指标 | 数量指标 | 维修里程 | ≥3公里",
    )
    assert [column(table, "三级指标") for table in seen.tables] == [["清淤长度", "验收合格率"], ["维修里程"]]
    assert [table.money_unit for table in seen.tables] == ["万元", "万元"]


def list_of_projects(total: str) -> Recognition:
    return drawn(
        "单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标值",
        total,
        "310001-某镇人民政府 | 河道保洁 | 120,000.00 | 保洁河道6公里 | 产出指标 | 数量指标 | 保洁长度 | ≥6公里",
        "^ | 村道养护 | 80,000.00 | 养护村道9公里 | 产出指标 | 数量指标 | 养护里程 | ≥9公里",
    )


@pytest.mark.parametrize(
    "total",
    [
        "310-某镇部门 | < | 200,000.00 |  |  |  |  | ",
        "310001 | 某镇人民政府 | 200,000.00 |  |  |  |  | ",
    ],
)
def test_the_sum_of_a_department_in_a_list_of_projects_is_no_project(total: str) -> None:
    seen = list_of_projects(total)
    assert [table.text("项目名称") for table in seen.tables] == ["河道保洁", "村道养护"]


def test_a_project_without_goal_and_indicators_is_told_in_a_list_of_projects() -> None:
    seen = list_of_projects("310001-某镇人民政府 | 水库除险 | 200,000.00 |  |  |  |  | ")
    assert [table.text("项目名称") for table in seen.tables] == ["水库除险", "河道保洁", "村道养护"]


def test_a_form_of_two_levels_that_calls_them_the_first_and_the_second() -> None:
    table = the(
        drawn(
            "项目名称 | 机关食堂运行 | < | <",
            "一级指标 | 二级指标 | 绩效标准 | 当年预期实现值",
            "数量指标 | 供餐次数 | 反映供餐情况 | ≥480次",
            "质量指标 | 食材抽检合格率 | 反映食材质量 | ≥98%",
            "成本指标 | 人均餐费 | 反映成本 | ≤20元",
        )
    )
    assert column(table, "二级指标") == ["数量指标", "质量指标", "成本指标"]
    assert column(table, "三级指标") == ["供餐次数", "食材抽检合格率", "人均餐费"]
    assert "一级指标" not in table.columns


def test_first_levels_above_second_levels_stay_where_the_labels_put_them() -> None:
    table = the(
        drawn(
            "项目名称 | 机关食堂运行 | <",
            "一级指标 | 二级指标 | 指标值",
            "产出指标 | 数量指标 | 供餐480次",
            "成本指标 | 经济成本指标 | 每餐不超过20元",
        )
    )
    assert column(table, "一级指标") == ["产出指标", "成本指标"]


def test_of_two_columns_that_may_be_signs_the_one_with_signs_is_read() -> None:
    table = the(
        drawn(
            "项目名称 | 巡回审判 | < | < | < | < | <",
            "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标方向 | 目标值 | 计量单位",
            "产出指标 | 数量指标 | 巡回审判场次 | 正向 | 大于等于 | 40 | 场",
            "^ | 成本指标 | 车辆租赁费 | 反向 | 小于等于 | 6 | 万元",
            "效益指标 | 社会效益指标 | 普法效果 | 定性 |  | 明显 | ",
        )
    )
    assert column(table, "计算符号") == ["大于等于", "小于等于", ""]


def test_a_caption_right_above_the_list_opens_no_form() -> None:
    table = the(
        drawn(
            "项目支出绩效目标表 | < | < | <",
            "项目名称 | 校舍维修 | < | <",
            "项目资金 | 年度资金总额 | 86万元 | <",
            "年度目标 | 维修校舍2栋 | < | <",
            "绩效项目指标表 | < | < | <",
            HEADER,
            "产出指标 | 数量指标 | 维修校舍数量 | ≥2栋",
        )
    )
    assert table.text("项目名称") == "校舍维修"
    assert (table.text("预算数"), table.text("绩效目标")) == ("86万元", "维修校舍2栋")


def test_the_heads_of_a_table_of_costs_are_no_amount() -> None:
    table = the(
        drawn(
            "项目名称 | 机关物业 | < | <",
            "项目预算 | 成本构成 | 金额 | 测算（公式）依据",
            "^ | 保洁费 | 30 | 按合同",
            HEADER,
            *ROWS,
        )
    )
    assert table.text("预算数") == ""


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("二级项目名称", "项目名称"),
        ("资金名称", "项目名称"),
        ("年度主要目标和成果", "绩效目标"),
        ("本年度绩效目标", "绩效目标"),
    ],
)
def test_labels_of_the_head(label: str, field: str) -> None:
    table = the(drawn(f"{label} | 完成清淤12公里 | < | <", HEADER, *ROWS))
    assert table.text(field) == "完成清淤12公里"


def test_the_unit_of_money_in_the_label_beside_the_amounts() -> None:
    head = ("资金情况（万元） | 年度资金总额： | 86 | <", "^ | 其中：财政拨款 | 86 | <")
    assert the(drawn(HEAD, *head, HEADER, *ROWS)).money_unit == "万元"


@pytest.mark.parametrize("label", ["指标值及单位", "指标值及计量单位", "目标值及单位"])
def test_the_value_and_its_unit_under_one_label(label: str) -> None:
    table = the(drawn(HEAD, HEADER.replace("指标值", label), *ROWS))
    assert column(table, "指标值") == ["≥12公里", "≥98%"]


def test_the_half_of_the_mid_term_that_was_left_blank_makes_no_table() -> None:
    head = (
        "项目支出绩效目标申报表 | < | < | < | < | < | <",
        "项目名称 | 执法车辆维修 | < | < | < | < | <",
        "总体目标 | 中期目标 | < | < | 年度目标 | < | <",
        "^ |  | < | < | 维修车辆90辆 | < | <",
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值",
    )
    blank = drawn(*head, "产出指标 | 数量指标 |  |  | 数量指标 | 维修车辆数 | ≥90辆")
    assert [column(table, "三级指标") for table in blank.tables] == [["维修车辆数"]]
    used = drawn(*head, "产出指标 | 数量指标 | 维修车辆总数 | ≥270辆 | 数量指标 | 维修车辆数 | ≥90辆")
    assert [column(table, "三级指标") for table in used.tables] == [["维修车辆数"], ["维修车辆总数"]]


@pytest.mark.parametrize(("kinds", "read"), [(("≤", "定性"), True), (("定量", "定性"), False)])
def test_signs_below_the_label_of_another_column(kinds: tuple[str, str], read: bool) -> None:
    table = the(
        drawn(
            "项目支出名称 | 水质监测 | < | < | < | <",
            "一级指标 | 二级指标 | 三级指标 | 指标值类型 | 目标值 | 度量单位",
            f"成本指标 | 经济成本指标 | 监测费用 | {kinds[0]} | 70 | 万元",
            f"^ | 社会成本指标 | 对居民的不利影响 | {kinds[1]} | 减少 | ",
        )
    )
    assert column(table, "指标值") == ["70", "减少"]
    assert column(table, "计算符号") == (list(kinds) if read else ["", ""])


def test_an_amount_ends_before_the_bracket_that_explains_it() -> None:
    table = the(
        drawn(HEAD, "资金构成 | 财政拨款：69万元（其中：上级资金：60万元；本级：9万元） | < | <", HEADER, *ROWS)
    )
    assert table.text("财政资金") == "69万元"


def test_a_level_with_the_range_of_its_points() -> None:
    table = the(drawn(HEAD, HEADER, "成本指标（0-20）分 | 经济成本指标 | 清淤单价 | ≤5万元", *ROWS))
    assert column(table, "一级指标") == ["成本指标（0-20）分", "产出指标", "产出指标"]
