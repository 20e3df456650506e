"""Cost against 预算数 in all its forms: what a reviewer should hear of, and what is in order."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose, every_rule
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.packs import open_pack
from jixiao_lint.run import check_bytes
from jixiao_lint.testing import Case

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


def test_a_price_and_a_quantity_of_different_things_only_make_a_hint() -> None:
    """94元 is paid for every resident, and the patients are some of them: nobody can say that the budget falls short."""
    rule = next(rule for rule in every_rule([open_pack("jixiao_rules")]) if rule.code == "MON003")
    ((message, severity),) = Case(rule, rule.fails[0], "MON003").said()
    assert "说的不是同一件事" in message
    assert severity is Severity.INFO
