"""Tables that a plain text draws with bars, as Markdown does: read where every row is whole, told where merged cells are gone."""

from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import ReadFile, read_bytes
from jixiao_lint.table import TextPlace

DRAWN = """2025年项目支出绩效目标表

| 项目名称 | 沟渠清淤 |  |  |
| --- | :---: | --- | --- |
| 年度资金总额 | 86万元 |  |  |
| 年度目标 | 清淤12公里 |  |  |
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 清淤长度 | ≥12公里 |
|  | 质量指标 | 验收合格率 | ≥98% |
| 效益指标 | 社会效益指标 | 受益农户 | ≥260户 |

填表人：甲
"""


def read(text: str) -> ReadFile:
    return read_bytes(FilePath.of("表.txt"), text.encode())


def test_a_table_of_bars_is_read_with_its_title_and_its_levels() -> None:
    file = read(DRAWN)
    assert not file.problems
    (table,) = file.document.tables
    assert [table.text(field) for field in ("表题", "项目名称", "预算数")] == [
        "2025年项目支出绩效目标表",
        "沟渠清淤",
        "86万元",
    ]
    assert [(row.text("一级指标"), row.text("三级指标"), row.text("指标值")) for row in table.rows()] == [
        ("产出指标", "清淤长度", "≥12公里"),
        ("产出指标", "验收合格率", "≥98%"),
        ("效益指标", "受益农户", "≥260户"),
    ]


def test_every_character_knows_where_it_stands() -> None:
    (table,) = read(DRAWN).document.tables
    target = table.rows()[1].target
    assert target is not None
    assert isinstance(target.place, TextPlace)
    (_, start), *_ = target.place.pieces
    assert DRAWN[start : start + 4] == "≥98%"


def test_a_bar_with_a_backslash_is_a_character() -> None:
    (table,) = read(DRAWN.replace("受益农户", "受益农户 a\\|b")).document.tables
    assert table.rows()[2].text("三级指标") == "受益农户 a\\|b"


def test_rows_that_lost_their_merged_cells_are_told_and_not_read() -> None:
    shorter = read(DRAWN.replace("|  | 质量指标", "| 质量指标"))
    filled_up = read(DRAWN.replace("|  | 质量指标 | 验收合格率 | ≥98% |", "| 质量指标 | 验收合格率 | ≥98% ||"))
    for file in (shorter, filled_up):
        assert not file.document.tables
        assert file.problems
