"""A table written as a target file reads back cell by cell, whatever stands in its cells."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao_lint.readers import read
from jixiao_lint.recognise import recognise
from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS, Cell, Indicator, PaperPlace, Table
from jixiao_lint.writers.yaml import write_yaml

SEED = Path(__file__).parents[2] / "fixtures" / "tianjin-veterans-2025.txt"
PLACE = PaperPlace(1, 1, 1)


def cells_of(tables: tuple[Table, ...]) -> list[object]:
    return [
        (
            {name: cell.text for name, cell in table.head.items()},
            [{name: (c.text, c.indicator) for name, c in row.cells.items()} for row in table.indicators],
        )
        for table in tables
    ]


def read_back(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    reading = read("back.yaml", write_yaml(tables).encode())
    assert not reading.problems
    return reading.tables


def test_the_seed_reads_back_with_every_text_year_unit_and_column() -> None:
    tables = recognise(read("seed.txt", SEED.read_bytes()).grids).tables
    back = read_back(tables)
    assert cells_of(back) == cells_of(tables)
    assert [(t.year, t.money_unit, t.columns) for t in back] == [(t.year, t.money_unit, t.columns) for t in tables]


NASTY = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.text("：: #-'\"|>&*!%@`[]{},\n\t 　\r~?=≥5万元\\\x85\u2028\ufeff", max_size=12),
    st.sampled_from(
        ["null", "~", "no", "010", "1e3", "- x", "a: b", "a #b", "...", "---", "a:", " x", "x ", "", "\n", "a\n"]
    ),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    head = {name: Cell(name, draw(NASTY), PLACE, 1) for name in draw(st.sets(st.sampled_from(HEAD_FIELDS)))}
    rows = []
    for index in range(1, draw(st.integers(0, 3)) + 1):
        names = {"一级指标", "二级指标"} | draw(st.sets(st.sampled_from(ROW_FIELDS)))
        texts = {name: draw(NASTY) for name in ROW_FIELDS if name in names}
        if not texts["一级指标"].strip():
            texts["一级指标"] = "产出指标"  # an empty one is read as that of the row above, which is tested elsewhere
        rows.append(Indicator(index, {name: Cell(name, text, PLACE, 1, index) for name, text in texts.items()}))
    return Table(1, head, tuple(rows), (), PLACE)


@settings(max_examples=400, deadline=None)
@given(tables())
def test_any_text_survives(table: Table) -> None:
    back = read_back((table,))
    assert cells_of(back) == cells_of(
        (Table(1, {name: table.head[name] for name in HEAD_FIELDS if name in table.head}, table.indicators, (), PLACE),)
    )


def test_an_inherited_first_level_is_not_written_and_is_inherited_again() -> None:
    source = "指标:\n- 一级指标: 产出指标\n  二级指标: 数量指标\n  三级指标: 甲\n- 二级指标: 质量指标\n  三级指标: 乙\n"
    tables = read("a.yaml", source.encode()).tables
    assert write_yaml(tables).count("产出指标") == 1
    assert cells_of(read_back(tables)) == cells_of(tables)


def test_a_goal_of_several_lines_is_written_as_a_block() -> None:
    tables = read("a.yaml", "绩效目标: |\n  一是甲\n    二是乙\n\n  三是丙\n".encode()).tables
    assert tables[0].head["绩效目标"].text == "一是甲\n  二是乙\n\n三是丙"
    assert "绩效目标: |\n      一是甲\n        二是乙\n\n      三是丙\n" in write_yaml(tables)


def test_a_money_unit_that_stood_in_a_label_is_written_as_a_field() -> None:
    table = Table(1, {"预算数": Cell("预算数", "5", PLACE, 1)}, (), (), PLACE, money_unit="万元")
    assert read_back((table,))[0].money_unit == "万元"
