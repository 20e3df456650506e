"""What a title names, and which years are its own."""

import pytest

from jixiao_rules.titles import named_project, own_years, serial_number


@pytest.mark.parametrize(
    "title",
    [
        "2025年度项目支出绩效目标申报表",
        "附件2：2025年度中央对地方专项转移支付区域绩效目标申报表",
        "北京市项目支出绩效目标表",
        "平山县水利局2025年部门预算项目绩效目标表",
        "政策及项目支出绩效目标审核表（一般项目）",
    ],
)
def test_general_names_of_forms_name_no_project(title: str) -> None:
    assert named_project(title, "201平山县水利局") == ""


def test_project_is_left_when_number_bookmark_year_and_form_words_are_taken_off() -> None:
    title = "[bookmark: _Toc_4_4_0000000008]4.编印《天津双拥杂志》（2025年）绩效目标表"
    assert "编印天津双拥杂志" in named_project(title, "381101天津市退役军人事务局")


def test_a_school_year_is_no_part_of_the_name() -> None:
    assert named_project("2025—2026学年校园足球项目绩效目标表", "长陵市体育运动学校").startswith("校园足球")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("河道清淤（2025年）", {2025}),
        ("物业服务（2024至2027年）", set()),
        ("落实财预〔2023〕5号文件", set()),
        ("落实《2023年工作要点》", set()),
        ("2024年下达、2025年实施的项目", {2024, 2025}),
        ("编号2025001", set()),
    ],
)
def test_periods_and_document_numbers_are_no_years_of_the_name(text: str, years: set[int]) -> None:
    assert own_years(text) == years


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("12.河道清淤绩效目标表", 12),
        ("[bookmark: _Toc1]3、培训绩效目标表", 3),
        ("3.2025年防汛物资绩效目标表", 3),
        ("2025.1版绩效目标表", None),
        ("绩效目标表", None),
    ],
)
def test_serial_number(title: str, number: int | None) -> None:
    assert serial_number(title) == number
