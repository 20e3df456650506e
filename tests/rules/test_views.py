"""A view spares a rule what it could say nothing about: asked about what it is not shown, no rule has anything to say."""

import pytest

from jixiao_lint.config.selection import every_rule
from jixiao_lint.packs import open_pack
from jixiao_lint.rule import Rule
from jixiao_lint.table import Cells, RowsThat, TablesThat, documents_of_several, documents_that_state
from rules.shown_documents import DOCUMENTS, things_shown_to

_RULES = every_rule([open_pack("jixiao_rules")])
_CHOOSY = [
    rule
    for rule in _RULES
    if isinstance(rule.sees, RowsThat | TablesThat)
    or (isinstance(rule.sees, Cells) and rule.sees.holding is not None)
    or rule.sees in (documents_of_several, documents_that_state)
]


def test_there_is_much_to_ask_about() -> None:
    assert sum(len(document.tables) for document in DOCUMENTS) > 500
    assert sum(len(table.rows()) for document in DOCUMENTS for table in document.tables) > 1500


@pytest.mark.parametrize("rule", _CHOOSY, ids=lambda rule: rule.name)
def test_nothing_is_said_about_what_is_not_shown(rule: Rule) -> None:
    told, hidden = [], 0
    for document in DOCUMENTS:
        shown = {id(thing) for thing in rule.sees(document)}
        for thing in things_shown_to(rule, document):
            if id(thing) not in shown:
                hidden += 1
                told += list(rule.check(thing))
    assert not told
    assert hidden  # else the view is for nothing
