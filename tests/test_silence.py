"""However many tables were met before, each rule says of a table what it says of it alone."""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

from jixiao_lint.config.selection import every_rule
from jixiao_lint.engine import check
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Authority, Basis, Location, Severity
from jixiao_lint.packs import open_pack
from jixiao_lint.readers import read
from jixiao_lint.rule import ActiveRule, Found, Hit, rule
from jixiao_lint.silence import Silence
from jixiao_lint.table import Document, Indicator, Row, Table, rows, tables
from jixiao_lint.table.bare import FurtherError, bare_row, bare_table, kind_of_number, row_of_kind, texts_of
from rules.shown_documents import DOCUMENTS

NAMED, BESIDE = ("一级指标", "二级指标", "三级指标"), ("一级指标", "二级指标", "三级指标", "计算符号", "计量单位")
MANY = 40  # tables, after which what rules say nothing about is remembered


def document(text: str) -> Document:
    return Document(FilePath.of("目标.yaml"), "yaml", read("目标.yaml", text.encode()).tables)


def row_of(text: str) -> Row:
    return document(f"项目名称: 修路\n指标:\n- {text}\n").tables[0].rows()[0]


def nowhere(_: object) -> Location:
    return None


def told(rules: Sequence[ActiveRule], shown: Document) -> list[tuple[object, ...]]:
    checked = check(shown, rules, nowhere)
    assert not checked.broken
    return [(one.code, one.message, one.table, one.indicator, one.field, one.span, one.fix) for one in checked.findings]


def mixed(seed: int) -> Document:
    """A table with the head of one and rows of several, as tables of a year resemble each other."""
    chance = random.Random(seed)
    head = chance.choice(TABLES)
    chosen = [row for _ in range(3) if (table := chance.choice(TABLES)).indicators for row in table.indicators[:4]]
    indicators = tuple(
        Indicator(number, {name: cell._replace(indicator=number, table=1) for name, cell in row.cells.items()})
        for number, row in enumerate(chosen, 1)
    )
    columns = tuple(dict.fromkeys(name for row in indicators for name in row.cells))
    texts = {name: cell._replace(table=1) for name, cell in head.head.items()}
    table = head.changed(index=1, head=texts, indicators=indicators, columns=columns)
    return Document(FilePath.of("目标.yaml"), "yaml", (table,))


TABLES = [table for document in DOCUMENTS for table in document.tables]


def test_what_was_met_before_changes_nothing_that_is_said() -> None:
    rules = tuple(ActiveRule(one, dict(one.options)) for one in every_rule([open_pack("jixiao_rules")]))
    shown = [*DOCUMENTS[::3], *map(mixed, range(250))]
    alone = [told((*rules[:1], *rules[1:]), one) for one in shown]
    assert [told(rules, one) for one in shown] == alone


def asking(sees: Callable[[Document], Iterable[Any]], speaks: Callable[[Any], object]) -> tuple[ActiveRule, ...]:
    """A rule that says something about the rows or the tables of which this is true."""

    @rule(
        code="TST001",
        sees=sees,
        severity=Severity.WARNING,
        message="说",
        basis=[Basis("规定", Authority.HYGIENE)],
        passes=[],
        fails=[],
    )
    def says(thing: Any) -> Found:
        """说话。"""
        if speaks(thing):
            yield Hit(thing.spot() if isinstance(thing, Table) else thing.indicator.cells["指标值"].whole())

    return (ActiveRule(says, {}),)


ROW = "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 修路里程, 指标值: ≥12公里}"
OTHER = [
    (rows, lambda row: "约" in row.text("备注"), ROW.replace("}", ", 备注: 约}")),
    (rows, lambda row: "备注" in row.indicator.cells, ROW.replace("}", ", 备注: 约}")),
    (rows, lambda row: row.amount.number > 12, ROW.replace("12", "13")),
    (rows, lambda row: row.amount.number in {13}, ROW.replace("12", "13")),
    (rows, lambda row: "3" in row.amount.printed_number, ROW.replace("12", "13")),
    (rows, lambda row: "13" in str(row.amount), ROW.replace("12", "13")),
    (rows, lambda row: row.text("指标值").endswith(" 公里"), ROW.replace("≥12公里", "'≥12 公里'")),
    (rows, lambda row: row.target.text.endswith(" 公里"), ROW.replace("≥12公里", "'≥12 公里'")),
    (rows, lambda row: row.amount.span.end == 6, ROW.replace("12", "123")),
    (rows, lambda row: not row.amount.op.is_floor, ROW.replace("≥", "≤")),
    (rows, lambda row: len(row.table.rows()) > 1, f"{ROW}\n- {ROW}"),
    (rows, lambda row: row.indicator.index == 2, f"{ROW}\n- {ROW}"),
    (rows, lambda row: row.name.indicator == 2, f"{ROW}\n- {ROW}"),
    (rows, lambda row: row.table.year == 2026, f"{ROW}\n年度: 2026"),
    (rows, lambda row: row.table.text("绩效目标") == "修路", f"{ROW}\n绩效目标: 修路"),
    (tables, lambda table: table.text("绩效目标") == "修路", f"{ROW}\n绩效目标: 修路"),
    (tables, lambda table: any("13" in row.text("指标值") for row in table.rows()), ROW.replace("12", "13")),
    (tables, lambda table: any(row.target is None for row in table.rows()), ROW.replace("≥12公里", "''")),
    (tables, lambda table: any("约" in row.text("备注") for row in table.rows()), ROW.replace("}", ", 备注: 约}")),
    (tables, lambda table: len(table.rows()) == 2, f"{ROW}\n- {ROW}"),
]


@pytest.mark.parametrize(("sees", "speaks", "other"), OTHER, ids=[str(at) for at in range(len(OTHER))])
def test_a_table_that_differs_where_a_rule_looks_is_heard(
    sees: Callable[[Document], Iterable[Any]], speaks: Callable[[Any], object], other: str
) -> None:
    asked = asking(sees, speaks)
    assert not any(told(asked, document(f"指标:\n- {ROW}\n")) for _ in range(MANY))
    assert told(asked, document(f"指标:\n- {other}\n"))


def test_a_rule_that_follows_from_the_texts_is_not_asked_again() -> None:
    calls: list[object] = []
    asked = asking(rows, lambda row: bool(calls.append(row)) or "约" in row.text("指标值"))  # type: ignore[func-returns-value]
    for _ in range(2 * MANY):
        told(asked, document(f"指标:\n- {ROW}\n"))
    assert len(calls) < MANY


def test_a_rule_that_fails_is_told_of_each_table() -> None:
    asked = asking(rows, lambda row: 1 / 0 > 1)
    assert all(check(document(f"指标:\n- {ROW}\n"), asked, nowhere).broken for _ in range(MANY))


FURTHER: list[Callable[[Row], object]] = [
    lambda row: row.text("绩效指标描述"),
    lambda row: row.cell("绩效指标描述"),
    lambda row: "备注" in row.indicator.cells,
    lambda row: list(row.indicator.cells),
    lambda row: len(row.indicator.cells),
    lambda row: row.indicator.index,
    lambda row: row.table.rows(),
    lambda row: row.table.head,
    lambda row: row.name and row.name.place.row,
    lambda row: row.name and row.name.table == 1,
    lambda row: row.text("指标值"),
    lambda row: row.cell("指标值"),
]


@pytest.mark.parametrize("look", FURTHER, ids=[str(at) for at in range(len(FURTHER))])
def test_who_looks_further_than_what_is_known_is_stopped(look: Callable[[Row], object]) -> None:
    row = row_of(ROW)
    bare = bare_row(texts_of(row, NAMED), NAMED, row.table)
    assert (bare.text("三级指标"), bare.table.year) == ("修路里程", None)
    with pytest.raises(FurtherError):
        look(bare)


DIGITS: list[Callable[[Row], object]] = [
    lambda row: row.amount and bool(row.amount.number > 1),
    lambda row: row.amount and row.amount.number in {1, 2},
    lambda row: row.amount and str(row.amount.number),
    lambda row: row.amount and f"{row.amount.printed_number}",
    lambda row: row.amount and "1" in row.amount.printed_number,
    lambda row: row.amount and row.amount.span.start,
    lambda row: row.target and row.target.text.strip(),
    lambda row: row.text("指标值"),
]


@pytest.mark.parametrize("look", DIGITS, ids=[str(at) for at in range(len(DIGITS))])
def test_who_looks_at_digits_that_are_not_known_is_stopped(look: Callable[[Row], object]) -> None:
    row = row_of(ROW)
    bare = row_of_kind(row, texts_of(row, BESIDE), BESIDE, row.table)
    assert bare.amount
    assert bare.amount.unit
    assert (bare.amount.unit.symbol, bare.amount.op) == ("公里", ">=")
    with pytest.raises(FurtherError):
        look(bare)


def test_numbers_of_one_kind_differ_in_digits_alone() -> None:
    kinds = [
        kind_of_number(row_of(ROW.replace("≥12公里", value))) for value in ("≥12公里", "≥13公里", "≥1.5公里", "≤12公里")
    ]
    assert kinds[0] == kinds[1]
    assert len(set(kinds)) == 3
    assert kind_of_number(row_of(ROW.replace("≥12公里", "效果明显"))) is None


def test_of_a_bare_table_only_the_known_columns_are_seen() -> None:
    table = document(f"项目名称: 修路\n指标:\n- {ROW}\n").tables[0]
    bare = bare_table(table, [texts_of(row, NAMED) for row in table.rows()], NAMED)
    assert [row.text("三级指标") for row in bare.rows()] == ["修路里程"]
    for look in ("text", "head", "whole_text"):
        with pytest.raises(FurtherError):
            getattr(bare, look)


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao_lint.silence._MOST", 8)
    asked = asking(rows, lambda row: False)
    shown = [document(f"指标:\n- {ROW.replace('12', str(number))}\n") for number in range(MANY)]
    assert not any(told(asked, one) for one in shown)
    from jixiao_lint.course import course_of

    silence: Silence = course_of(asked).silence
    assert all(
        len(memory.known) <= 8 for memory in (silence._by_name, silence._by_kind, silence._by_target, silence._by_table)
    )
