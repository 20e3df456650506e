"""YAML and JSON target files: literal texts, exact places, kind words about slips."""

import json
import time

import pytest

from jixiao_lint.readers import Reading, read
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.readers.yaml import read_yaml
from jixiao_lint.table import Cell
from places import in_text, lines


def yaml(text: str) -> Reading:
    return read("a.yaml", text.encode())


def only(reading: Reading) -> Problem:
    assert len(reading.problems) == 1
    return reading.problems[0]


def shown(reading: Reading, cell: Cell) -> str:
    """The stretch of the file that is reported for a cell."""
    at = in_text(cell.place)
    assert reading.source
    return reading.source.text[at.pieces[0][1] : at.end]


def line_and_column(reading: Reading, problem: Problem) -> tuple[int, int]:
    assert reading.source
    assert problem.start is not None
    return reading.source.position(problem.start)


@pytest.mark.parametrize(
    "value", ["55.00", "010", "no", "2025-12-31", "1e3", "≥95%", "100%", "=1", "12:30", "~", "null"]
)
def test_a_value_stays_the_text_that_was_written(value: str) -> None:
    assert yaml(f"预算数: {value}\n").tables[0].text("预算数") == value


def test_keys_may_stand_under_the_root_at_the_top_or_in_several_documents() -> None:
    for text in (
        "绩效目标表:\n- 项目名称: 甲\n- 项目名称: 乙\n",
        "项目名称: 甲\n---\n项目名称: 乙\n",
        "- 项目名称: 甲\n- 项目名称: 乙\n",
    ):
        tables = yaml(text).tables
        assert [(table.index, table.text("项目名称")) for table in tables] == [(1, "甲"), (2, "乙")]


def test_a_file_written_field_by_field_says_so() -> None:
    assert yaml("项目名称: 甲\n").tables[0].complete_form


def test_year_and_unit_are_derived_from_their_fields() -> None:
    table = yaml("年度: 2026\n金额单位: 单位：元\n表题: 某费（2025年）绩效目标表\n").tables[0]
    assert (table.year, table.money_unit) == (2026, "元")


@pytest.mark.parametrize(
    ("source", "text", "stretch"),
    [
        ("≥12次  # 注", "≥12次", "≥12次"),
        ('"≥12次"', "≥12次", "≥12次"),
        ("'≥12次'", "≥12次", "≥12次"),
        ("&a ≥12次", "≥12次", "≥12次"),
        ("!!str 55", "55", "55"),
        ("", "", ""),
        ("|\n  甲\n   乙\n", "甲\n 乙", "甲\n   乙"),
        ("|-\n  甲\n\n  乙", "甲\n\n乙", "甲\n\n  乙"),
        ("|+\n  甲\n", "甲\n\n", "甲\n\n"),
    ],
)
def test_the_place_of_a_value_is_the_text_itself(source: str, text: str, stretch: str) -> None:
    reading = yaml(f"绩效目标: {source}\n")
    cell = reading.tables[0].head["绩效目标"]
    assert in_text(cell.place).exact
    assert cell.text == text
    assert shown(reading, cell) == stretch


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_of_a_block_knows_its_own_place(line_end: str) -> None:
    reading = yaml("项目名称: 甲\n绩效目标: |\n  一是\n\n    二是\n单位: 乙\n".replace("\n", line_end))
    goal = reading.tables[0].head["绩效目标"]
    assert goal.text == "一是\n\n  二是"
    assert reading.source
    for word, place in (("一是", (3, 3)), ("二是", (5, 5))):
        at = lines(reading.source, goal.at(type(goal.whole().span)(goal.text.index(word), goal.text.index(word) + 2)))
        assert (at.line, at.column, at.end_column) == (*place, place[1] + 2)


@pytest.mark.parametrize("source", ['"a\\tb"', "'it''s'", ">\n  甲\n  乙\n", "甲\n  乙"])
def test_where_escapes_or_folding_stand_between_only_the_whole_is_shown(source: str) -> None:
    assert not in_text(yaml(f"绩效目标: {source}\n").tables[0].head["绩效目标"].place).exact


def test_line_ends_of_other_worlds_are_characters_of_the_value() -> None:
    reading = yaml("项目名称: 甲\u2028乙\n单位: 丙\x85丁\n预算数: 五\n")
    table = reading.tables[0]
    assert [table.text(name) for name in ("项目名称", "单位", "预算数")] == ["甲\u2028乙", "丙\x85丁", "五"]
    assert reading.source
    assert lines(reading.source, table.head["预算数"].whole()).line == 3


def test_an_empty_first_level_is_that_of_the_row_above() -> None:
    table = yaml(
        "指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 甲}\n- {二级指标: 质量指标, 三级指标: 乙}\n"
        "- {一级指标: , 三级指标: 丙}\n- {一级指标: 效益指标, 三级指标: 丁}\n"
    ).tables[0]
    assert [row.text("一级指标") for row in table.rows()] == ["产出指标", "产出指标", "产出指标", "效益指标"]
    assert [row.text("二级指标") for row in table.rows()] == ["数量指标", "质量指标", "质量指标", ""]
    assert [row.indicator.cells["一级指标"].indicator for row in table.rows()] == [1, 1, 1, 4]


@pytest.mark.parametrize(
    ("text", "kind", "word", "place"),
    [
        ("项目名称: 甲\n项目名: 乙\n", Kind.UNKNOWN_KEY, "项目名称", (2, 1)),
        ("指标:\n- 指标直: 乙\n", Kind.UNKNOWN_KEY, "指标值", (2, 3)),
        ("项目名称: 甲\n单位: 乙\n项目名称: 丙\n", Kind.DUPLICATE_KEY, "第 1 行", (3, 1)),
        ("项目名称: [甲]\n", Kind.WRONG_TYPE, "一段文字", (1, 1)),
        ("项目名称: 甲\n指标: 5\n", Kind.WRONG_TYPE, "列表", (2, 1)),
        ("项目名称: 甲\n指标:\n- 5\n", Kind.WRONG_TYPE, "一条指标", (3, 3)),
        ("绩效目标表:\n- 甲\n", Kind.WRONG_TYPE, "一张表", (2, 3)),
        ("项目名称: *甲\n", Kind.SYNTAX_ERROR, "*", (1, 7)),
        ("项目名称: &a 甲\n单位: *a\n", Kind.WRONG_TYPE, "别名", (2, 5)),
        ("项目名称：甲\n单位: 乙\n", Kind.SYNTAX_ERROR, "全角冒号", (1, 5)),
        ("项目名称: 甲\n\t单位: 乙\n", Kind.SYNTAX_ERROR, "制表符", (2, 1)),
        ("项目名称:　甲\n单位: 乙\n", Kind.SYNTAX_ERROR, "全角空格", (1, 6)),
        ("项目名称: 甲: 乙\n", Kind.SYNTAX_ERROR, "引号", (1, 8)),
        ("项目名称: 甲\n单位: 乙\x00\n", Kind.UNREADABLE_FILE, "第 2 行第 6 列", None),
        ("项目名称: 甲\n单位: 乙\x9c\n", Kind.SYNTAX_ERROR, "U+009C", (2, 6)),
        ('项目名称: "甲\n', Kind.SYNTAX_ERROR, "引号", (1, 7)),
        ("项目名称：乙\n", Kind.WRONG_TYPE, "全角冒号", (1, 1)),
        ("on: push\njobs: 1\n", Kind.NO_TABLE, "没有绩效目标表", None),
        ("# 只有注释\n", Kind.NO_TABLE, "没有绩效目标表", None),
    ],
)
def test_slips_are_named_with_their_place(text: str, kind: Kind, word: str, place: tuple[int, int] | None) -> None:
    reading = yaml(text)
    problem = only(reading)
    assert problem.kind is kind
    assert word in problem.message + problem.hint
    assert (line_and_column(reading, problem) if problem.start is not None else None) == place


def test_what_is_right_beside_an_unknown_key_is_still_read() -> None:
    table = yaml("项目名称: 甲\n项目名: 乙\n预算数: 5\n").tables[0]
    assert (table.text("项目名称"), table.text("预算数")) == ("甲", "5")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "项目名称: " + "[" * 50_000 + "]" * 50_000,
        "{" * 300_000,
        "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a,*a,*a,*a,*a,*a,*a,*a]\n" for i in range(3)),
        "项目名称: " + "甲" * 100_001,
        "- " * 20_000,
    ],
    ids=["open", "deep", "maps", "aliases", "long", "dashes"],
)
def test_crafted_files_end_in_a_message_and_soon(text: str) -> None:
    begin = time.process_time()
    assert {problem.kind for problem in yaml(text).problems} <= {
        Kind.LIMIT_EXCEEDED,
        Kind.SYNTAX_ERROR,
        Kind.WRONG_TYPE,
        Kind.NO_TABLE,
    }
    assert yaml(text).problems
    assert time.process_time() - begin < 5


def test_a_value_of_the_greatest_length_is_read() -> None:
    assert len(yaml("绩效目标: " + "甲" * 100_000).tables[0].text("绩效目标")) == 100_000


def test_json_takes_the_same_keys() -> None:
    data = {"绩效目标表": [{"项目名称": "甲", "预算数": 55.0, "其他资金": None, "指标": [{"指标值": "≥\n5"}]}]}
    reading = read("a.json", json.dumps(data, ensure_ascii=False, indent="\t").encode())
    table = reading.tables[0]
    assert (table.text("项目名称"), table.text("预算数"), table.text("其他资金")) == ("甲", "55.0", "")
    assert shown(reading, table.head["项目名称"]) == "甲"
    assert shown(reading, table.head["预算数"]) == "55.0"
    value = table.indicators[0].cells["指标值"]
    assert value.text == "≥\n5"
    assert not in_text(value.place).exact


@pytest.mark.parametrize(
    ("text", "kind", "offset"),
    [
        ('{"项目名称": 甲}', Kind.SYNTAX_ERROR, 9),
        ('{"项目名称" "甲"}', Kind.SYNTAX_ERROR, 8),
        ('{"项目名称": "甲",}', Kind.SYNTAX_ERROR, 12),
        ('{"项目名称": "甲"} 5', Kind.SYNTAX_ERROR, 14),
        ('{"项目名称": "甲', Kind.SYNTAX_ERROR, 9),
        ('{"项目名": "甲", "单位": ""}', Kind.UNKNOWN_KEY, 1),
        ("[" * 100_000, Kind.LIMIT_EXCEEDED, 65),
        ("[]", Kind.NO_TABLE, None),
    ],
)
def test_json_slips_are_named_with_their_place(text: str, kind: Kind, offset: int | None) -> None:
    problem = only(read("a.json", text.encode()))
    assert (problem.kind, problem.start) == (kind, offset)


def test_the_words_of_a_form_name_their_fields() -> None:
    text = (
        "部门名称: 清源县水利局\n年初预算数: '380.00'\n年度总体目标: 整治河道46公里\n基本支出: '100'\n指标:\n"
        "- {三级指标: 整治河道里程, 年度指标值: ≥46公里, 完成值: 46公里, 自评得分: '10', 偏差原因分析及改进措施: 无}\n"
    )
    target = read_yaml(text)
    (table,) = target.tables
    assert target.problems == ()
    assert {field: table.text(field) for field in table.head} == {
        "单位": "清源县水利局",
        "预算数": "380.00",
        "绩效目标": "整治河道46公里",
    }
    row = table.indicators[0]
    assert {field: cell.text for field, cell in row.cells.items()} == {
        "三级指标": "整治河道里程",
        "指标值": "≥46公里",
        "实际完成值": "46公里",
        "得分": "10",
        "备注": "无",
    }
    # What is not read is told, and what nobody knows is a problem.
    assert target.notes == ("表上的“基本支出”没有读，也没有检查。",)


def test_a_score_in_the_head_is_that_of_the_budget_and_in_a_row_its_own() -> None:
    text = "项目名称: 甲\n预期目标: 清淤12公里\n分值: 10\n得分: 9.5\n指标:\n- {三级指标: 长度, 分值: 20, 得分: 18}\n"
    answer = read("a.yaml", text.encode())
    (table,) = answer.tables
    assert (table.text("执行率得分"), table.text("绩效目标")) == ("9.5", "清淤12公里")
    assert [(row.text("分值"), row.text("得分")) for row in table.rows()] == [("20", "18")]
    assert not answer.problems
    assert answer.notes == ("表上的“分值”没有读，也没有检查。",)


@pytest.mark.parametrize(
    "text",
    [
        "预算数: '380'\n年初预算数: '360'\n项目名称: 甲\n",
        "年度总体目标: 甲\n总体目标: 乙\n项目名称: 甲\n",
        "项目名称: 甲\n指标:\n- {指标值: ≥3次, 目标值: ≥4次}\n",
    ],
)
def test_two_words_for_one_field_are_told(text: str) -> None:
    assert len(read_yaml(text).problems) == 1
