"""Whatever rule offers a fix for a 指标值: written into the cell, it changes what it declares and nothing else.

What a value means is compared by the JSON that `jixiao parse` prints, not by the function that the proof itself uses.
"""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from grammar.value_rows import values
from jixiao_grammar import to_json
from jixiao_lint.config.files import Choice, Layer
from jixiao_lint.config.selection import choose
from jixiao_lint.engine import check
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Applicability, Finding
from jixiao_lint.rule import Change
from jixiao_lint.table import Cell, Document, Indicator, PaperPlace, Table
from jixiao_lint.target import read_target

# Only the rules that offer fixes, so that many values can be tried.
FIXING = choose(Choice(layers=(Layer("test", select=("VAL", "UNI", "DIR", "TIM")),)))
NAMES = (
    ("产出指标", "数量指标", "参训人数"),
    ("产出指标", "质量指标", "验收合格率"),
    ("产出指标", "时效指标", "清淤完成时间"),
    ("产出指标", "时效指标", "系统故障响应时间"),
    ("产出指标", "成本指标", "运维服务成本"),
    ("效益指标", "社会效益指标", "群众投诉次数"),
)
_DECLARED = {
    Change.SIGN: ("op", "boundary", "kind"),
    Change.UNIT: ("unit", "dimension", "kind"),
    Change.NUMBER: ("number", "number_high", "kind", "op", "unit", "dimension"),
    Change.YEAR: ("date", "year_from"),
    Change.DAY: ("date",),
}
_MEANING = ("kind", "op", "number", "number_high", "unit", "dimension", "date", "boundary", "year_from")


def table_of(text: str, levels: tuple[str, str, str], sign: str = "", unit: str = "") -> Table:
    texts = {"一级指标": levels[0], "二级指标": levels[1], "三级指标": levels[2], "指标值": text}
    texts |= {"计算符号": sign} if sign else {}
    texts |= {"计量单位": unit} if unit else {}
    cells = {
        field: Cell(field, shown, PaperPlace(1, 1, column), 1, 1)
        for column, (field, shown) in enumerate(texts.items(), 1)
    }
    return Table(1, {}, (Indicator(1, cells),), tuple(texts), PaperPlace(1, 0, 1), year=2025, money_unit="万元")


def fixes_of(table: Table) -> Iterator[Finding]:
    found = check(Document(FilePath.of("x.yaml"), "yaml", (table,)), FIXING.rules, lambda spot: None).findings
    return (finding for finding in found if finding.fix is not None and finding.field == "指标值")


def undeclared(finding: Finding, table: Table) -> dict[str, tuple[Any, Any]]:
    """What the written fix changes beyond what it declares."""
    assert finding.fix is not None
    assert finding.text is not None
    assert finding.span is not None
    row, span = table.rows()[0], finding.span
    written = finding.text[: span.start] + finding.fix.replacement + finding.text[span.end :]
    after = read_target(
        written,
        sign=row.text("计算符号"),
        unit=row.text("计量单位"),
        name=row.text("三级指标"),
        money_unit="万元",
        year=2025,
    )
    assert row.resolved is not None
    one, other = to_json(row.resolved), to_json(after)
    free = {key for change in finding.fix.changes for key in _DECLARED[change]}
    if finding.fix.applicability is Applicability.SAFE:
        assert after.diagnostics == ()
    return {key: (one[key], other[key]) for key in _MEANING if key not in free and one[key] != other[key]}


def assert_kept(text: str, levels: tuple[str, str, str]) -> None:
    table = table_of(text, levels)
    for finding in fixes_of(table):
        assert undeclared(finding, table) == {}, (finding.code, text, finding.fix)


@pytest.mark.parametrize("levels", NAMES, ids=lambda levels: levels[2])
def test_no_fix_changes_a_value_of_the_tables(levels: tuple[str, str, str]) -> None:
    for text in sorted(set(values())):
        assert_kept(text, levels)


_NUMBERS = (
    "95",
    "1O",
    "9 5",
    "12,000",
    "二十",
    "０３",
    "4.8万",
    "95.",
    "0.9",
    "100",
    "3-5",
    "半",
    "百分之九十",
    "１２",
)
_UNITS = (
    "%",
    "％",
    "%%",
    "人",
    "人/月",
    "平米",
    "万元",
    "元/人·天",
    "次/年",
    "个 工作日",
    "分",
    "小时",
    "公里",
    "㎡",
    "w元",
    "",
)
_BEFORE = (
    "",
    "≥",
    "≥≥",
    ">=",
    "》",
    "《",
    "=>",
    "不少于",
    "至少",
    "控制在",
    "约",
    "达到",
    "每年",
    "每月",
    "完成",
    "合格率",
    "≤",
    "＜",
)
_AFTER = ("", "以上", "以内", "内", "。", "；", "左右", "完成", "≥", "（含）", "以上。", " ", "及以上")
_DAYS = (
    "10月前",
    "12月底前",
    "2月29日前",
    "10月底底前",
    "次年3月底前",
    "2025年6月31日前",
    "2025.12.31",
    "年底前完成",
    "第三季度",
)


def generated(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        if chance.random() < 0.1:
            yield chance.choice(_DAYS) + chance.choice(_AFTER)
            continue
        parts = [chance.choice(_BEFORE), chance.choice(_NUMBERS), chance.choice(_UNITS), chance.choice(_AFTER)]
        if chance.random() < 0.2:
            parts.insert(chance.randrange(5), chance.choice((" ", "　", "《方案》", "1.", "，")))
        yield "".join(parts)


def test_no_fix_changes_a_generated_value() -> None:
    for number, text in enumerate(generated(1_500, seed=8)):
        assert_kept(text, NAMES[number % len(NAMES)])


@pytest.mark.long
def test_no_fix_changes_any_of_100_000_generated_values() -> None:
    for number, text in enumerate(generated(100_000, seed=88)):
        assert_kept(text, NAMES[number % len(NAMES)])


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("每年二十次", "每年二10次"),
        ("5 个 工作日内", "≥5 个 工作日内"),
        ("《2023年实施方案》落实", "≤2023年实施方案》落实"),
        ("2月29日前", "2025年2月29日前"),
    ],
)
def test_what_was_once_offered_is_offered_no_more(text: str, never: str) -> None:
    for levels in NAMES:
        for finding in fixes_of(table_of(text, levels)):
            assert finding.fix is not None
            assert finding.span is not None
            assert text[: finding.span.start] + finding.fix.replacement + text[finding.span.end :] != never
