"""Every document that a rule may cite is described whole, so that a reader can find it and knows what it weighs."""

import json

import pytest

from jixiao_lint.cli import main
from jixiao_lint.config.selection import every_rule
from jixiao_lint.documents import Cited, cited
from jixiao_lint.finding import Authority
from jixiao_lint.packs import open_pack
from jixiao_rules import documents

PACK = open_pack("jixiao_rules")
DOCUMENTS = cited([PACK])
CONSTANTS = {value for name, value in vars(documents).items() if name.isupper()}


@pytest.mark.parametrize("number", DOCUMENTS)
def test_an_entry_is_complete(number: str) -> None:
    document = DOCUMENTS[number]
    assert all(document), f"{number}: {document}"
    assert Authority(document.authority)
    assert isinstance(document.year, int)
    assert 1949 <= document.year <= 2100


def test_rules_cite_by_constants_and_every_document_is_cited() -> None:
    used = {basis.document for rule in every_rule([PACK]) for basis in rule.basis}
    assert used <= CONSTANTS
    assert set(DOCUMENTS) == CONSTANTS


def test_binding_is_only_what_somebody_may_order() -> None:
    """A rule may lean on a document less than the document's own weight, never more."""
    weight = {authority: at for at, authority in enumerate("EPGB")}
    for rule in every_rule([PACK]):
        for basis in rule.basis:
            assert weight[basis.authority] <= weight[DOCUMENTS[basis.document].authority], (rule.code, basis)


def test_rule_prints_title_and_issuer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "MON002", "--isolated"]) == 0
    assert "财预〔2015〕88号《中央部门预算绩效目标管理办法》（财政部，2015年，应当遵守）" in capsys.readouterr().out
    assert main(["rule", "MON002", "--isolated", "--json"]) == 0
    basis = json.loads(capsys.readouterr().out)["basis"][0]
    assert (basis["title"], basis["issuer"], basis["year"]) == ("中央部门预算绩效目标管理办法", "财政部", 2015)
    assert {*Cited._fields, "document", "clause"} == set(basis)
