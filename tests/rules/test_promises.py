"""What a goal promises in numbers, and what is no promise although a number stands in it."""

import pytest

from jixiao_rules.promises import has_quantity, is_of_other_scope, promises


@pytest.mark.parametrize(
    ("goal", "numbers"),
    [
        ("举办专场招聘2场，提供岗位3000个", ["2场", "3000个"]),
        ("全年开展巡查十二次，保障河道畅通", ["12次"]),
        ("目标1：改造农村公路1,200公里；（2）合格率达到95%以上", ["1200公里", "95%"]),
        ("保障全区 21 所义务教育学校 17320 名学生正常的教育教学。", ["21所", "17320名"]),
        ("1、2025年计划完成造林500亩", ["500亩"]),
        ("编印《天津双拥》杂志12期4.8万册", ["12期", "48000册"]),
        ("一是举办培训班4期；二是培训200人", ["4期", "200人"]),
    ],
)
def test_quantities_of_a_goal(goal: str, numbers: list[str]) -> None:
    found = [promise.amount for promise in promises(goal)]
    assert [f"{amount.number.normalize():f}{amount.unit.symbol if amount.unit else ''}" for amount in found] == numbers


@pytest.mark.parametrize(
    "goal",
    [
        "1.2025年将迎来反法西斯战争胜利80周年，弘扬爱国主义精神",
        "[bookmark: _GoBack]1.通过深入学习党的二十大和二十届三中全会精神，提高服务能力",
        "按照财预〔2015〕88号要求，落实“十四五”规划",
        "确保每一个困难家庭不掉队",
        "2025年12月31日前完成二期工程",
        "做好第3次全国国土调查和5G基站建设",
        "用于2024年12月-2025年6月的物业服务",
        "开展线下招聘，助力充分就业",
        "落实《2023年工作要点（3项）》",
    ],
)
def test_dates_names_and_numbers_of_items_are_no_quantity(goal: str) -> None:
    assert not has_quantity(goal)


@pytest.mark.parametrize(
    ("goal", "other"),
    [
        ("改造公路100公里", False),
        ("三年内改造公路100公里", True),
        ("三年级学生参加活动100人", False),
        ("2024—2026年改造公路100公里", True),
        ("一年改造公路100公里", False),
        ("累计改造公路100公里", True),
        ("每村配备2人", True),
        ("远程会诊系统各1套", True),
        ("培训约500人", True),
    ],
)
def test_scope_of_a_promise(goal: str, other: bool) -> None:
    assert [is_of_other_scope(promise) for promise in promises(goal)] == [other]
