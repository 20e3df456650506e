"""What holds for every rule file, so that a stranger can rely on it."""

import re
from pathlib import Path

import pytest

from jixiao_lint.config.selection import every_rule
from jixiao_lint.documents import citations
from jixiao_lint.packs import open_pack
from jixiao_lint.rule import Rule

PACK = open_pack("jixiao_rules")
RULES = every_rule([PACK])
EACH = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_the_pack_tells_which_rules_run_only_where_they_are_asked_for() -> None:
    assert PACK.pedantic == {rule.name for rule in RULES if rule.pedantic}


@EACH
def test_code_belongs_to_the_folder(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert PACK.families[rule.code[:3]] == rule.family


@EACH
def test_examples_come_from_both_sides(rule: Rule) -> None:
    assert len(rule.passes) >= 2
    assert rule.fails
    assert all("«" in example and "»" in example for example in rule.fails)
    assert not any("«" in example for example in rule.passes)


@EACH
def test_page_says_what_why_how_and_when_not(rule: Rule) -> None:
    for heading in ("检查什么：", "为什么：", "怎么改：", "不报的情形："):
        assert heading in rule.page, f"{rule.code} 的说明缺少“{heading}”"


@EACH
def test_basis_is_a_known_document(rule: Rule) -> None:
    assert rule.basis
    assert {basis.document for basis in rule.basis} <= citations([PACK]).keys()


@EACH
def test_every_option_is_explained(rule: Rule) -> None:
    assert set(rule.options) == set(rule.option_help)


@EACH
def test_messages_can_be_filled_from_named_fields_only(rule: Rule) -> None:
    for message in (rule.message, *(variant.message for variant in rule.variants.values())):
        assert "{}" not in message


def test_one_file_one_rule() -> None:
    for file in PACK.files:
        source = Path(PACK.folder, *file.module.split(".")[1:]).with_suffix(".py").read_text(encoding="utf-8")
        assert source.count("\n@rule(") == 1, file.module


# Who reads text with the value language, and why it is no target of a row.
READS_TEXT = {
    "promises.py": "what a goal promises stands in running text",
    "how_many.py": "how many months are paid stands in the description of a price",
    "better_spelling.py": "a normal spelling is that of the cell alone",
    "standards.py": "the limits that the pack ships stand in a file",
    "reckonings.py": "the numbers of an equation stand in running text",
    "made_sums.py": "the numbers of an equation stand in running text",
    "item_prices.py": "the numbers of an equation stand in running text",
    "raised.py": "what a goal brings from one number to another stands in running text",
    "sum_of_description.py": "the description of a row may tell what its sum is made of",
    "rounds.py": "how much is done in each of many places stands in running text",
    "date_out_of_year.py": "the description of a row may name a day",
    "told_numbers.py": "the description of a row may tell its number",
    "two_targets.py": "a bracket behind a target may hold another one",
}


def test_a_target_is_read_by_the_row_and_by_no_rule() -> None:
    folder = Path(PACK.folder)
    readers = {
        file.name
        for file in folder.rglob("*.py")
        if re.search(r"import parse\b|jixiao_grammar import .*\bparse\b", file.read_text(encoding="utf-8"))
    }
    assert readers == set(READS_TEXT)


@pytest.mark.parametrize("pasted", [r'parse\(f"', r'"1"\s*\+'])
def test_no_rule_pastes_columns_together_to_read_them(pasted: str) -> None:
    files = [*Path(PACK.folder).rglob("*.py"), *(Path(PACK.folder).parents[1] / "lint").rglob("*.py")]
    assert [file.name for file in files if re.search(pasted, file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("sign", ["Op.AT_LEAST: ", '"≥": Op', '">=": '])
def test_what_a_sign_means_and_how_it_is_printed_stands_in_the_grammar_alone(sign: str) -> None:
    files = [*Path(PACK.folder).rglob("*.py"), *(Path(PACK.folder).parents[1] / "lint").rglob("*.py")]
    assert [file.name for file in files if sign in file.read_text(encoding="utf-8")] == []
