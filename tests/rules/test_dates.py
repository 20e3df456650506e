"""Dates in running text, and how long a project is said to run."""

import pytest

from jixiao_lint.table import Cell, PaperPlace, Table
from jixiao_rules.dates import runs_longer, written

PLACE = PaperPlace(1, 1, 1)


def table(**head: str) -> Table:
    return Table(1, {field: Cell(field, text, PLACE, 1) for field, text in head.items()}, (), (), PLACE, 2025)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("2025年6月底前完成清淤，9月30日验收", ["2025年6月底", "9月30日"]),
        ("工期18月，饲养24月龄肉牛", []),
        ("按12.5月薪计算", []),
        ("2025年3月启动", ["2025年3月"]),
    ],
)
def test_dates_are_told_from_lengths_of_time(text: str, stretches: list[str]) -> None:
    assert [date.span.cut(text) for date in written(text)] == stretches


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2024年2月29日", None),
        ("2月29日", None),
        ("2025年2月29日", "2025年2月只有28天"),
        ("6月31日", "6月只有30天"),
        ("13月底", "没有13月"),
        ("3月0日", "没有0日"),
    ],
)
def test_fault_of_a_date_is_told_in_words(text: str, fault: str | None) -> None:
    (date,) = written(text)
    assert date.fault() == fault


@pytest.mark.parametrize(
    "head",
    [
        {"项目名称": "物业服务（2024至2027年）"},
        {"项目名称": "综合楼建设", "绩效目标": "项目实施期为2024年—2026年"},
        {"项目名称": "国土绿化三年行动"},
        {"绩效目标": "中期目标，表头没有项目名称"},
    ],
)
def test_projects_of_several_years(head: dict[str, str]) -> None:
    assert runs_longer(table(**head))


@pytest.mark.parametrize(
    "head",
    [
        {"项目名称": "河道清淤（2025年）"},
        {"项目名称": "河道清淤", "绩效目标": "在2024年工作的基础上，2025年完成清淤"},
        {"项目名称": "河道清淤", "绩效目标": "投诉在两个工作日内办结"},
    ],
)
def test_projects_of_one_year(head: dict[str, str]) -> None:
    assert not runs_longer(table(**head))
