"""CSV and Excel files of tables read back with the same facts."""

from pathlib import Path

import pytest

from jixiao_lint.readers import read
from jixiao_lint.recognise import recognise
from jixiao_lint.table import Table
from jixiao_lint.writers import ENDINGS, write

FIXTURES = Path(__file__).parents[2] / "fixtures"


def facts(tables: tuple[Table, ...]) -> list[object]:
    return [
        (
            table.year,
            table.money_unit,
            table.columns,
            {name: cell.text for name, cell in table.head.items()},
            [{name: (cell.text, cell.indicator) for name, cell in row.cells.items()} for row in table.indicators],
        )
        for table in tables
    ]


def back(tables: tuple[Table, ...], ending: str) -> tuple[Table, ...]:
    reading = read("back" + ending, write(tables, ending))
    seen = recognise(reading.grids)
    assert not reading.problems
    assert not seen.problems
    return reading.tables + seen.tables


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("source", ["tianjin-veterans-2025.txt", "samples/targets.docx"])
def test_the_seed_reads_back(ending: str, source: str) -> None:
    tables = recognise(read(source, (FIXTURES / source).read_bytes()).grids).tables
    assert facts(back(tables, ending)) == facts(tables)


@pytest.mark.parametrize("ending", ENDINGS)
def test_texts_that_a_spreadsheet_would_take_for_something_else(ending: str) -> None:
    text = """
    绩效目标表:
    - 单位: 水务局
      金额单位: 万元
      项目名称: '=1+1，"甲"'
      预算数: 055.00
      绩效目标: "1.<甲>&\\n2._x000D_乙"
      指标:
      - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: ' 前有空格', 指标值: 100%, 分值: '010'}
      - {二级指标: 质量指标, 三级指标: "a,b;c", 指标值: '2025-12-31', 分值: ''}
    """
    tables = read("a.yaml", text.encode()).tables
    assert facts(back(tables, ending)) == facts(tables)


def test_the_same_tables_give_the_same_bytes() -> None:
    tables = recognise(read("a.txt", (FIXTURES / "tianjin-veterans-2025.txt").read_bytes()).grids).tables
    assert write(tables, ".xlsx") == write(tables, ".xlsx")
