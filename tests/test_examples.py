"""Every rule finds what its failing examples mark, there and nowhere else, and is silent on its passing examples."""

import pytest

from jixiao_lint.config.selection import every_rule
from jixiao_lint.packs import open_pack
from jixiao_lint.rule import Rule
from jixiao_lint.testing import Case, expected, marked_again

RULES = every_rule([open_pack("jixiao_rules")])
CASES = [
    pytest.param(rule, example, id=f"{rule.code}-{kind}-{number}")
    for rule in RULES
    for kind, examples in (("passes", rule.passes), ("fails", rule.fails))
    for number, example in enumerate(examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_marks_come_back_where_the_rule_points(rule: Rule, example: str) -> None:
    assert marked_again(rule, example) == expected(example)


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_what_an_example_shows_can_be_said(rule: Rule, example: str) -> None:
    """Each finding's variant is one that the rule has, and its sentence gets every word that it asks for."""
    said = Case(rule, example, rule.code).said()
    assert all(message and not set("{}") & set(message) for message, _ in said)
