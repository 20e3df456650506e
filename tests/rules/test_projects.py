"""Which tables are about one project, in one file or in many, and what is taken for the year before."""

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.group import Group, Member
from jixiao_lint.table import Cell, Indicator, PaperPlace, Table
from jixiao_rules.ledger import ledgers
from jixiao_rules.projects import PROJECT, year_of


def table(
    index: int, name: str, year: int | None, unit: str = "市水利局", code: str = "", rows: tuple[str, ...] = ()
) -> Table:
    place = PaperPlace(index, 1, 1)
    texts = {"项目名称": name, "单位": unit, "项目编码": code}
    head = {field: Cell(field, text, place, index) for field, text in texts.items() if text}
    indicators = tuple(
        Indicator(number, {"三级指标": Cell("三级指标", row, place, index, number)})
        for number, row in enumerate(rows, 1)
    )
    return Table(index, head, indicators, (), place, year)


def member(path: str, shown: Table) -> Member:
    return Member(FilePath.of(path), shown)


def matched(*members: Member) -> list[tuple[list[int], bool]]:
    """The groups by the numbers of their tables, and whether they surely belong together."""
    cards = [PROJECT.card(one) for one in members]
    known = [number for number, card in enumerate(cards) if card is not None]
    found = PROJECT.match([card for card in cards if card is not None])
    return [
        ([members[known[one.card]].table.index for one in group], len({one.kin for one in group}) == 1)
        for group in found
    ]


def pairs(*tables: Table) -> list[tuple[int, int]]:
    found = []
    for group in PROJECT.match([card for one in tables if (card := PROJECT.card(member("目标.yaml", one)))]):
        shown = Group(tuple(member("目标.yaml", tables[one.card])._replace(kin=one.kin) for one in group))
        found += [(ledger.earlier.table.index, ledger.later.table.index) for ledger in ledgers(shown)]
    return found


def test_the_year_in_the_name_does_not_part_a_project() -> None:
    assert pairs(table(1, "河道清淤（2025年）", 2025), table(2, "河道清淤（2024年）", 2024)) == [(2, 1)]


def test_a_missing_year_is_bridged() -> None:
    assert pairs(table(1, "河道清淤", 2022), table(2, "河道清淤", 2025)) == [(1, 2)]


def test_another_unit_has_another_project() -> None:
    assert pairs(table(1, "河道清淤", 2024), table(2, "河道清淤", 2025, "市林业局")) == []


def test_the_code_before_a_unit_does_not_part_it_from_itself() -> None:
    assert pairs(table(1, "河道清淤", 2024, "101市水利局"), table(2, "河道清淤", 2025, "市水利局")) == [(1, 2)]


def test_two_tables_of_one_year_cannot_be_told_apart() -> None:
    one, other = table(1, "河道清淤", 2024), table(2, "河道清淤", 2024)
    assert pairs(one, other, table(3, "河道清淤", 2025)) == []


def test_tables_without_name_or_year_are_nobodys() -> None:
    assert pairs(table(1, "", 2024), table(2, "", 2025)) == []
    assert pairs(table(1, "河道清淤", None), table(2, "河道清淤", 2025)) == []


def test_one_code_is_one_project_under_whatever_name_and_unit() -> None:
    one = table(1, "河道清淤", 2024, "市水利局", "12000024T000000012345")
    other = table(2, "水环境整治", 2025, "市水务局", "12000024T000000012345")
    assert matched(member("a.yaml", one), member("b.yaml", other)) == [([1, 2], True)]


def test_a_code_in_the_name_counts_as_one() -> None:
    one, other = table(1, "12000024T000000012345-河道清淤", 2024), table(2, "河道清淤", 2025)
    assert matched(member("a.yaml", one), member("b.yaml", other)) == [([1, 2], True)]


def test_two_codes_under_one_name_in_one_year_are_two_projects() -> None:
    one, other = (table(n, "河道清淤", 2025, code=f"12000024T00000001234{n}") for n in (1, 2))
    assert matched(member("a.yaml", one), member("b.yaml", other)) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("城区河道清淤疏浚工程", "城区河道清淤疏浚项目"),
        ("城区主要河道清淤疏浚工程", "城区河道清淤疏浚工程"),
        ("政务信息系统运行维护经费", "政务信息系统运行维护"),
    ],
)
def test_a_like_name_of_another_year_is_likely_the_same_project(before: str, now: str) -> None:
    found = matched(member("2024/a.yaml", table(1, before, 2024)), member("2025/a.yaml", table(2, now, 2025)))
    assert found == [([1, 2], False)]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("东城区河道清淤疏浚工程", "西城区河道清淤疏浚工程"),
        ("城区河道清淤疏浚一期工程", "城区河道清淤疏浚二期工程"),
        ("农村公路建设补助资金", "农村公路养护补助资金"),
        ("第一中学教学楼维修", "第三中学教学楼维修"),
    ],
)
def test_names_that_tell_two_things_apart_are_two_projects(before: str, now: str) -> None:
    assert matched(member("2024/a.yaml", table(1, before, 2024)), member("2025/a.yaml", table(2, now, 2025))) == []


def test_of_two_names_that_are_alike_nobody_says_which_it_was() -> None:
    before = [table(1, "城区主要河道清淤疏浚工程", 2024), table(2, "城区全部河道清淤疏浚工程", 2024)]
    now = table(3, "城区河道清淤疏浚工程", 2025)
    assert matched(*(member("目标.yaml", one) for one in (*before, now))) == []


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("2024/目标.yaml", 2024),
        ("报送/2024年度/目标.yaml", 2024),
        ("2025/2024年结转项目.yaml", 2024),
        ("2024-2025/目标.yaml", None),
        ("20240115/目标.yaml", None),
    ],
)
def test_a_table_that_names_no_year_is_of_the_year_of_its_file_or_folder(path: str, year: int | None) -> None:
    assert year_of(member(path, table(1, "河道清淤", None))) == year


def test_an_indicator_under_a_better_name_is_not_dropped() -> None:
    before = table(1, "河道清淤", 2024, rows=("清淤长度", "周边群众满意度", "淤泥外运量"))
    now = table(2, "河道清淤", 2025, rows=("清淤长度", "群众满意度"))
    (ledger,) = ledgers(Group((member("a.yaml", before), member("a.yaml", now))))
    assert [row.text("三级指标") for row in ledger.dropped] == ["淤泥外运量"]
