"""A number of a goal with nothing behind it promises nothing: the grammar is not asked about it, and would say the same."""

import pytest

from jixiao_grammar import parse
from jixiao_grammar.compare import amounts
from jixiao_grammar.words import units
from jixiao_rules.promises import is_of_nothing, promises
from jixiao_rules.words import words

_LISTS = ("deeds", "public", "works", "common-words", "money-whole", "ceilings")
_BEFORE = sorted({"", *units(), *(word for name in _LISTS for word in words(name))})


@pytest.mark.parametrize("number", ["7", "95", "3.5", "120"])
def test_the_grammar_finds_no_unit_in_what_it_is_not_asked(number: str) -> None:
    clauses = [before + number for before in _BEFORE]
    spared = [clause for clause in clauses if is_of_nothing(clause)]
    assert len(spared) > 500
    assert [clause for clause in spared if any(amount.unit for amount in amounts(parse(clause)))] == []


@pytest.mark.parametrize("goal", ["资金控制在人民币120", "合格率达到百分之95"])
def test_money_and_shares_before_a_number_are_read(goal: str) -> None:
    assert len(promises(goal)) == 1


def test_the_number_of_a_project_is_no_promise_and_hides_none() -> None:
    told = promises("完成河道清淤12，清淤长度不少于34公里。")
    assert [promise.clause for promise in told] == ["清淤长度不少于34公里"]
