"""Parts of a table that must agree with each other: one number or day is wrong, and where it is right nothing is said.

A line of `compared_parts.tsv` is a table twice: `{wrong~right}`. `heard` are the codes of which one must be said of the wrong one.
"""

import csv
import re
from pathlib import Path

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())
with (Path(__file__).parent / "compared_parts.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file, delimiter="\t"))
LEVELS = {"数": "数量指标", "质": "质量指标", "时": "时效指标", "本": "成本指标", "社": "社会效益指标"}
# What compares parts of a table.
COMPARES = {"MON002", "MON003", "MON011", "MON013", "MON015", "MON017", "MON018", "MON040", "MON041", "MON044"} | {
    "CON005", "CON012", "CON015", "CON016", "CON017", "CON020", "CON021", "CON040", "CON041", "CON042", "CON044", "CON045",
    "TIM001",
}  # fmt: skip


def heard(case: dict[str, str], *, right: bool) -> set[str]:
    """The codes of what is said at the default level of a table with the wrong, or the right, number."""
    told = {field: re.sub(r"\{([^~]*)~([^}]*)\}", r"\2" if right else r"\1", text) for field, text in case.items()}
    head = "".join(f"{field}: '{told[field]}'\n" for field in ("项目名称", "预算数", "资金用途", "绩效目标"))
    rows = "".join(f"- {{{row(text)}}}\n" for text in told["指标"].split("|"))
    table = f"年度: 2025\n金额单位: 万元\n{head}指标:\n{rows}"
    found = check_bytes(FilePath.of("目标.yaml"), table.encode(), CHOSEN).findings
    return {finding.code for finding in found if finding.severity is not Severity.INFO}


def row(text: str) -> str:
    level, name, value, *described = text.split(" ", 3)
    fields = {"二级指标": LEVELS[level], "三级指标": name, "指标值": value, "绩效指标描述": "".join(described)}
    return ", ".join(f"{field}: '{said}'" for field, said in fields.items())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['of']}: {case['项目名称']}")
def test_what_contradicts_another_part_is_heard_and_what_agrees_is_not(case: dict[str, str]) -> None:
    assert heard(case, right=False) & set(case["heard"].split())
    assert not heard(case, right=True) & COMPARES
