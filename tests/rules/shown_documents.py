"""Tables that rules are asked about: those of the examples of all rules, and those of the fixtures, right and wrong ones."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

from jixiao_lint.config.selection import every_rule
from jixiao_lint.file_path import FilePath
from jixiao_lint.packs import open_pack
from jixiao_lint.read_file import read_bytes
from jixiao_lint.rule import Rule
from jixiao_lint.table import (
    Cells,
    Document,
    RowsThat,
    TablesThat,
    cells,
    documents_of_several,
    documents_that_state,
    rows,
    tables,
)

_FIXTURES = Path(__file__).parents[2] / "fixtures"


def _documents() -> Iterator[Document]:
    found = (*_FIXTURES.glob("ok/*.yaml"), *_FIXTURES.glob("err/*.yaml"), *_FIXTURES.glob("*.txt"))
    for path in sorted(found):
        yield read_bytes(FilePath.of(path.name), path.read_bytes()).document
    for rule in every_rule([open_pack("jixiao_rules")]):
        for number, example in enumerate((*rule.passes, *rule.fails)):
            bare = dedent(example).replace("«", "").replace("»", "").strip()
            rows_of_one = f"年度: 2025\n指标:\n- {bare}" if bare.startswith("{") else bare
            yield read_bytes(FilePath.of(f"{rule.code}-{number}.yaml"), rows_of_one.encode()).document


DOCUMENTS = tuple(_documents())


def things_shown_to(rule: Rule, document: Document) -> list[Any]:
    """What the rule would be shown if its view chose nothing."""
    view = rule.sees
    if view in (documents_of_several, documents_that_state):
        return [document]
    if isinstance(view, Cells):
        return list(cells(*view.fields)(document))
    if isinstance(view, RowsThat):
        return list(rows(document))
    return list(tables(document) if isinstance(view, TablesThat) else view(document))
