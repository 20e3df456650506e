"""Cost against 预算数 in all its forms: what a reviewer should hear of, and what is in order."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.run import check_bytes

DEFAULT = choose(Choice())
CASES = YAML(typ="safe").load((Path(__file__).parent / "costs.yaml").read_text(encoding="utf-8"))
ABOUT_MONEY = ("MON", "UNI010")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["案例"])
def test_a_reviewer_hears_of_money_that_does_not_fit_and_of_no_other(case: dict[str, str]) -> None:
    found = check_bytes(FilePath.of("目标.yaml"), case["表"].encode(), DEFAULT).findings
    heard = [finding for finding in found if finding.code.startswith(ABOUT_MONEY)]
    aloud = [finding for finding in heard if finding.severity is not Severity.INFO]
    if case["报告"] == "是":
        assert aloud, [finding.message for finding in found]
    elif case["报告"] == "提示":
        assert heard
        assert not aloud
    else:
        assert not heard, [finding.message for finding in heard]
