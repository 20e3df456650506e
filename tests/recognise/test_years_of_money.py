"""Money of several years in one head: that of the budget year counts, and where nobody can tell which it is, that is said."""

import pytest

from jixiao_lint.readers import read
from jixiao_lint.recognise import Recognition, recognise

LIST = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,清淤长度,≥12公里\n"


def read_form(head: str, name: str = "河道清淤（2026年）") -> Recognition:
    return recognise(read("a.csv", f"项目名称,{name},,\n{head}绩效目标,清淤河道,,\n{LIST}".encode()).grids)


@pytest.mark.parametrize(
    "head",
    [
        "2025年预算数,300.00,2026年预算数,320.50\n",
        "2026年预算数（万元）,320.50,2027年预算数（万元）,400.00\n",
        "年度,2025年,2026年,2027年\n预算数（万元）,300.00,320.50,400.00\n",
        "资金（万元）,2025年度,2026年度,2027年度\n年度资金总额,300.00,320.50,400.00\n其中：财政拨款,300.00,320.50,400.00\n",
        "资金（万元）,2025年预算数,2026年预算数,合计\n,300.00,320.50,620.50\n",
    ],
)
def test_the_amount_of_the_budget_year_is_the_budget(head: str) -> None:
    found = read_form(head)
    (table,) = found.tables
    assert table.text("预算数") == "320.50"
    assert table.text("财政资金") in ("", "320.50")
    assert table.year == 2026


@pytest.mark.parametrize("name", ["河道清淤", "河道清淤（2030年）"])
def test_where_no_year_is_that_of_the_form_no_amount_is_taken_and_it_is_said(name: str) -> None:
    found = read_form("2025年预算数,300.00,2026年预算数,320.50\n", name)
    assert found.tables[0].text("预算数") == ""
    assert any("没有一个写明是本表年度的" in note for note in found.notes)


def test_an_amount_with_its_year_in_front_is_taken_where_it_is_the_only_one_of_that_year() -> None:
    assert read_form("2026年预算数,320.50,,\n").tables[0].text("预算数") == "320.50"
    assert read_form("年度,2026年,,\n预算数,320.50,,\n").tables[0].text("预算数") == "320.50"
