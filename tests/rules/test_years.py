"""Which table of a file is last year's table of a project."""

from jixiao_lint.file_path import FilePath
from jixiao_lint.table import Cell, Document, PaperPlace, Table
from jixiao_rules.years import two_years


def table(index: int, name: str, year: int | None, unit: str = "市水利局") -> Table:
    place = PaperPlace(index, 1, 1)
    head = {"项目名称": Cell("项目名称", name, place, index), "单位": Cell("单位", unit, place, index)}
    return Table(index, head, (), (), place, year)


def pairs(*tables: Table) -> list[tuple[int, int]]:
    found = two_years(Document(FilePath.of("目标.yaml"), "yaml", tables))
    return [(earlier.index, later.index) for earlier, later in found]


def test_the_year_in_the_name_does_not_part_a_project() -> None:
    assert pairs(table(1, "河道清淤（2025年）", 2025), table(2, "河道清淤（2024年）", 2024)) == [(2, 1)]


def test_a_missing_year_is_bridged() -> None:
    assert pairs(table(1, "河道清淤", 2022), table(2, "河道清淤", 2025)) == [(1, 2)]


def test_another_unit_has_another_project() -> None:
    assert pairs(table(1, "河道清淤", 2024), table(2, "河道清淤", 2025, "市林业局")) == []


def test_two_tables_of_one_year_cannot_be_told_apart() -> None:
    assert pairs(table(1, "河道清淤", 2024), table(2, "河道清淤", 2024), table(3, "河道清淤", 2025)) == []


def test_tables_without_name_or_year_are_nobodys() -> None:
    assert pairs(table(1, "", 2024), table(2, "", 2025), table(3, "河道清淤", None), table(4, "河道清淤", 2025)) == []
