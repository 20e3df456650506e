"""A table that is written as nearly all are gives the same cells, at the same places, whichever way its file is read."""

from itertools import chain
from pathlib import Path
from random import Random

import pytest

from jixiao_lint.readers import yaml as reader
from jixiao_lint.readers.plain_target import read_plain
from jixiao_lint.readers.target import read_target
from jixiao_lint.readers.target_parts import Target
from jixiao_lint.readers.yaml_events import RefusedError
from jixiao_lint.readers.yaml_stream import _Builder
from jixiao_lint.writers.yaml import write_yaml

ROOT = Path(__file__).parent.parent.parent
FILES = [*sorted((ROOT / "fixtures" / "ok").glob("*.yaml")), *sorted((ROOT / "fixtures" / "err").glob("*.yaml"))]


def _each_by_itself() -> list[str]:
    """The tables of our own files as our own writer writes them, without the head of a list of tables."""
    tables = [table for file in FILES for table in reader.read_yaml(file.read_text(encoding="utf-8")).tables]
    written = [write_yaml((table,)).split("\n")[1:] for table in tables]
    return ["".join(f"{line[4:]}\n" for line in lines if line) for lines in written]


TEXTS = _each_by_itself()

READ = [
    "项目名称: 河道清淤\n预算数: 12.00\n",
    "指标:\n- 三级指标: 培训人数\n  指标值: ≥30人\n- 三级指标: 培训期数\n\n  指标值:\n年度: 2025\n",
    "单位: 甲局\n指标:\n  - 一级指标: 产出指标\n    三级指标: 指标1：培训人数  \n  - 三级指标: 培训期数\n\n",
    '项目名称: "河道清淤：一期"\n指标:\n- 指标值: \'≥3: 4\'\n  备注: ""\n',
    "预算数:   12\n金额单位: 万元",
]
LEFT = [
    "",
    "指标:\n",
    "指标:\n项目名称: 甲\n- 三级指标: 乙\n",
    "指标:\n- 三级指标: 乙\n项目名称: 甲\n- 三级指标: 丙\n",
    "指标:\n- 三级指标: 乙\n指标:\n- 三级指标: 丙\n",
    "指标:\n- 三级指标: 乙\n   指标值: 3\n",
    "指标:\n- 三级指标: 乙\n 指标值: 3\n",
    "指标:\n  - 三级指标: 乙\n- 三级指标: 丙\n",
    "指标:\n-  三级指标: 乙\n",
    "指标:\n-\n  三级指标: 乙\n",
    "项目名称: 甲\n- 三级指标: 乙\n",
    "项目名称: 甲\n  乙\n",
    "项目名称: 甲\n项目名称: 乙\n",  # told
    "项目明称: 甲\n",  # told
    "年度总体目标: 甲\n",  # another word for a field
    "表上没有的栏: 按原表照录\n",
    "项目名称:甲\n",
    "项目名称: 甲: 乙\n",
    "项目名称: 甲:\n",
    "项目名称: -甲\n",
    "项目名称: 甲 # 乙\n",
    "项目名称: '甲'乙'\n",
    '项目名称: "甲\\n乙"\n',
    '项目名称: "\n',
    "项目名称: {甲: 乙}\n",
    "项目名称: 甲\u3000乙\n",
    "项目名称: 甲\r\n",
    f"项目名称: {'甲' * 10_001}\n",
]


def _by_the_parser(text: str) -> Target:
    return read_target(tuple(_Builder(text).documents()), text)


def _all_of(target: Target) -> object:
    """What a target holds, its tables taken apart, which equal only themselves."""
    tables = [
        (
            list(table.head.items()),
            [(row.index, list(row.cells.items())) for row in table.indicators],
            (table.columns, table.place, table.year, table.money_unit, table.complete_form, table.partly_read),
        )
        for table in target.tables
    ]
    return tables, target.problems, target.is_ours, target.notes


@pytest.mark.parametrize("text", READ)
def test_a_plain_table_has_the_cells_that_the_parser_gives_it(text: str) -> None:
    plain = read_plain(text)
    assert plain is not None
    assert _all_of(plain) == _all_of(_by_the_parser(text))


@pytest.mark.parametrize("text", LEFT)
def test_what_is_written_in_any_other_way_is_left_to_others(text: str) -> None:
    assert read_plain(text) is None


def test_our_own_files_are_read_as_the_parser_reads_them() -> None:
    read = [(text, plain) for text in TEXTS if (plain := read_plain(text)) is not None]
    assert len(read) > len(TEXTS) / 2
    assert [text for text, plain in read if _all_of(plain) != _all_of(_by_the_parser(text))] == []


_PIECES = "␣|-␣|:|:␣|⏎|⏎␣␣|⏎-␣|'|\"|\\|#|指标:⏎|指标1：|项目名称:␣甲⏎|␣␣指标值:␣3⏎|-␣三级指标:␣乙⏎|年度:␣2025⏎|{|*|　|、".replace(
    "␣", " "
).split("|")


def test_damaged_tables_are_read_as_the_parser_reads_them_or_left_to_it() -> None:
    random = Random(15)
    told = 0
    for text in chain.from_iterable(_damaged(whole, random) for whole in (*READ, *TEXTS)):
        plain = read_plain(text)
        if plain is None:
            continue
        told += 1
        try:
            parsed = _by_the_parser(text)
        except RefusedError as error:
            pytest.fail(f"{error}: {text!r}")
        assert _all_of(plain) == _all_of(parsed), text
    assert told > 100


def _damaged(text: str, random: Random) -> list[str]:
    """The text with a piece put in, with some characters less, with two lines exchanged."""
    found = []
    for _ in range(12):
        at = random.randrange(len(text) + 1)
        found.append(text[:at] + random.choice(_PIECES).replace("⏎", "\n") + text[at:])
        found.append(text[:at] + text[at + random.choice((1, 2, 5)) :])
        lines = text.split("\n")
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        found.append("\n".join(lines))
    return found
