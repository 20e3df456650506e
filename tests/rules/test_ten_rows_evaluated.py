"""Self-evaluations of ten rows that add up, and each of them with one cell made wrong: that is said, and nothing else."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())
Cells = dict[str, str]


@cache
def tables() -> list[dict[str, Any]]:
    text = (Path(__file__).parent / "self-evaluations.yaml").read_text(encoding="utf-8")
    read: list[dict[str, Any]] = YAML(typ="safe").load(text)
    return read


ROWS = [(number, at) for number, table in enumerate(tables()) for at in range(len(table["指标"]))]


def points(row: Cells) -> tuple[Decimal, Decimal]:
    return Decimal(row["分值"]), Decimal(row["得分"])


def said(table: Mapping[str, Any]) -> list[Finding]:
    head = "".join(f"{name}: '{text}'\n" for name, text in table.items() if name != "指标")
    lines = ("- {" + ", ".join(f"{name}: '{text}'" for name, text in row.items()) + "}\n" for row in table["指标"])
    found = check_bytes(FilePath.of("自评.yaml"), f"{head}指标:\n{''.join(lines)}".encode(), CHOSEN).findings
    return [finding for finding in found if finding.severity is not Severity.INFO]


def with_row(number: int, at: int, cells: Cells) -> dict[str, Any]:
    """A table with other cells in a row; its sum and grade follow."""
    table = tables()[number]
    rows = [row | cells if place == at else row for place, row in enumerate(table["指标"])]
    total = Decimal(table["执行率得分"]) + sum(Decimal(row["得分"] or 0) for row in rows)
    grade = next(grade for grade, least in (("优", 90), ("良", 80), ("中", 60), ("差", 0)) if total >= least)
    return table | {"指标": rows, "总分": f"{total:f}", "自评等级": grade}


def wrong(row: Cells) -> Iterator[tuple[str, Cells]]:
    """What a cell of the row is made, and the rule that says so."""
    whole, got = points(row)
    is_missed = got < whole
    yield "WGT014", {"实际完成值": ""}
    yield "WGT004", {"得分": f"{whole + 1:f}"}
    if is_missed:
        yield "WGT010", {"得分": row["分值"]}
        yield "WGT008", {"备注": ""}
    else:
        yield "WGT010", {"得分": f"{whole - 1:f}", "备注": ""}
        yield "WGT015", {"实际完成值": "已完成"}
        if row["指标值"][0] in "≥≤":
            yield "WGT015", {"实际完成值": row["指标值"]}
        if row["指标值"].startswith("≥") and not row["指标值"].endswith("%"):
            yield "WGT011", {"实际完成值": "9" + row["实际完成值"], "备注": ""}
        if row["三级指标"].endswith(("合格率", "准确率", "运行率", "有效率", "建档率", "处理率", "占比")):
            yield "WGT013", {"实际完成值": "104%"}


WRONG = [
    pytest.param(number, at, code, cells, id=f"{number + 1}-{at + 1}-{code}")
    for number, at in ROWS
    for code, cells in wrong(tables()[number]["指标"][at])
]


@pytest.mark.parametrize("number", range(len(tables())))
def test_a_right_one_is_silent(number: int) -> None:
    assert said(tables()[number]) == []


@pytest.mark.parametrize(("number", "at", "code", "cells"), WRONG)
def test_one_wrong_cell_is_said_once_and_nothing_else(number: int, at: int, code: str, cells: Cells) -> None:
    found = [(one.code, one.indicator.index if one.indicator else None) for one in said(with_row(number, at, cells))]
    assert found == [(code, at + 1)]


@pytest.mark.parametrize("number", range(len(tables())))
@pytest.mark.parametrize(
    ("head", "code"),
    [({"总分": "71.5", "自评等级": "中"}, "WGT016"), ({"自评等级": "差"}, "WGT017"), ({"执行率": "81%"}, "WGT018")],
)
def test_a_wrong_sum_grade_or_rate_of_execution(number: int, head: Cells, code: str) -> None:
    assert {one.code for one in said(tables()[number] | head)} == {code}
