"""A view spares a rule what it could say nothing about: asked about what it is not shown, no rule has anything to say."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from jixiao_lint.config.selection import every_rule
from jixiao_lint.file_path import FilePath
from jixiao_lint.packs import open_pack
from jixiao_lint.read_file import read_bytes
from jixiao_lint.rule import Rule
from jixiao_lint.table import Cells, Document, RowsThat, TablesThat, cells, documents_of_several, rows, tables

_FIXTURES = Path(__file__).parents[2] / "fixtures"
_RULES = every_rule([open_pack("jixiao_rules")])
_CHOOSY = [
    rule
    for rule in _RULES
    if isinstance(rule.sees, RowsThat | TablesThat)
    or (isinstance(rule.sees, Cells) and rule.sees.holding is not None)
    or rule.sees is documents_of_several
]


def _documents() -> Iterator[Document]:
    """Every table that the examples of all rules show, and those of the fixtures, right and wrong ones."""
    for path in sorted([*_FIXTURES.glob("ok/*.yaml"), *_FIXTURES.glob("err/*.yaml"), *_FIXTURES.glob("*.txt")]):
        yield read_bytes(FilePath.of(path.name), path.read_bytes()).document
    for rule in _RULES:
        for number, example in enumerate((*rule.passes, *rule.fails)):
            bare = dedent(example).replace("«", "").replace("»", "").strip()
            rows_of_one = f"年度: 2025\n指标:\n- {bare}" if bare.startswith("{") else bare
            yield read_bytes(FilePath.of(f"{rule.code}-{number}.yaml"), rows_of_one.encode()).document


_DOCUMENTS = list(_documents())


def _every(rule: Rule, document: Document) -> list[Any]:
    """What the rule would be shown if its view chose nothing."""
    view = rule.sees
    if view is documents_of_several:
        return [document]
    if isinstance(view, Cells):
        return list(cells(*view.fields)(document))
    return list(rows(document) if isinstance(view, RowsThat) else tables(document))


def test_there_is_much_to_ask_about() -> None:
    assert sum(len(document.tables) for document in _DOCUMENTS) > 500
    assert sum(len(table.rows()) for document in _DOCUMENTS for table in document.tables) > 1500


@pytest.mark.parametrize("rule", _CHOOSY, ids=lambda rule: rule.name)
def test_nothing_is_said_about_what_is_not_shown(rule: Rule) -> None:
    told, hidden = [], 0
    for document in _DOCUMENTS:
        shown = {id(thing) for thing in rule.sees(document)}
        for thing in _every(rule, document):
            if id(thing) not in shown:
                hidden += 1
                told += list(rule.check(thing))
    assert not told
    assert hidden  # else the view is for nothing
