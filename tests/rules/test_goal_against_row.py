"""What a goal promises against the one row that could measure it, as a reviewer holds them side by side."""

import csv
from pathlib import Path

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())
# `conflict`: the row asks for less than is promised; `no row`: nothing measures the promise; `nothing`: they agree.
with (Path(__file__).parent / "goal_against_row.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file, delimiter="\t"))
OTHER_ROWS = """\
- {二级指标: 质量指标, 三级指标: 资料完整率, 指标值: ≥95%}
- {二级指标: 成本指标, 三级指标: 项目成本, 指标值: ≤10万元}
"""


def weighty(case: dict[str, str]) -> set[str]:
    row = ", ".join(f"{field}: '{case[field]}'" for field in ("二级指标", "三级指标", "指标值"))
    text = f"年度: 2025\n项目名称: 综合项目\n绩效目标: '{case['goal']}。'\n指标:\n- {{{row}}}\n{OTHER_ROWS}"
    found = check_bytes(FilePath.of("目标.yaml"), text.encode(), CHOSEN).findings
    return {finding.code for finding in found if finding.severity is not Severity.INFO}


@pytest.mark.parametrize("case", [case for case in CASES if case["heard"] == "conflict"], ids=lambda case: case["goal"])
def test_a_row_that_asks_for_less_is_heard(case: dict[str, str]) -> None:
    assert weighty(case) & {"CON005", "CON012"}


@pytest.mark.parametrize("case", [case for case in CASES if case["heard"] == "no row"], ids=lambda case: case["goal"])
def test_a_promise_that_nothing_measures_is_heard(case: dict[str, str]) -> None:
    assert "CON012" in weighty(case)


@pytest.mark.parametrize("case", [case for case in CASES if case["heard"] == "nothing"], ids=lambda case: case["goal"])
def test_a_row_that_agrees_is_accused_of_nothing(case: dict[str, str]) -> None:
    assert not weighty(case) & {"CON005", "CON015", "CON016"}
