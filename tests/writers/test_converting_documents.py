"""Converting a document writes what was read of it, names what was not, and keeps its values."""

from pathlib import Path

import pytest

from jixiao_lint.batch import read_file
from jixiao_lint.cli import main

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
NAMES = [
    "d03_cut_with_title_xubiao.docx",
    "d22_value_merged_down.docx",
    "d25_department_budget_60p.docx",
    "x12_two_row_header.xlsx",
]


def facts(path: Path) -> list[list[str]]:
    fields = ("一级指标", "二级指标", "三级指标", "计算符号", "指标值", "计量单位")
    tables = read_file(str(path)).document.tables
    return [[row.text(field) for field in fields] for table in tables for row in table.rows()]


@pytest.mark.parametrize("ending", ["yaml", "csv", "xlsx"])
@pytest.mark.parametrize("name", NAMES)
def test_values_are_kept_also_those_merged_over_rows(name: str, ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"a.{ending}"
    assert main(["convert", str(DOCUMENTS / name), "-o", str(target)]) == 0
    assert facts(target) == facts(DOCUMENTS / name)


def test_what_was_not_read_is_not_written_but_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.yaml"
    assert main(["convert", str(DOCUMENTS / "d13_equation_object.docx"), "-o", str(target)]) == 1
    told = capsys.readouterr().err
    assert "没有写入：表1 第2条 第7行第5格：这一格里有图片" in told
    values = [row[4] for row in facts(target)]
    assert values[:3] == ["=6套", "", "≥99.5%"]


def test_where_nothing_was_read_nothing_is_written(tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "a.yaml"
    source.write_text("甲,乙\n", encoding="utf-8")
    assert main(["convert", str(source), "-o", str(target)]) == 2
    assert not target.exists()
