"""`jixiao rule`: the page of a rule, or the list of all."""

import json
from argparse import Namespace

from jixiao_lint.cli.arguments import given_configuration
from jixiao_lint.config.files import choice_for
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.selection import every_rule, find_rule
from jixiao_lint.docs import rule_page
from jixiao_lint.packs import citations
from jixiao_lint.rule import Rule


def run(arguments: Namespace) -> int:
    """Print one page, or a line a rule."""
    choice = choice_for("jixiao.yaml", given_configuration(arguments))
    packs = open_packs(choice.packs)
    if arguments.all:
        rules = every_rule(packs)
        print(
            json.dumps([_record(rule) for rule in rules], ensure_ascii=False, indent=2)
            if arguments.json
            else _list(rules)
        )
        return 0
    rule = find_rule(arguments.name, packs)
    print(
        json.dumps(_record(rule), ensure_ascii=False, indent=2) if arguments.json else rule_page(rule, citations(packs))
    )
    return 0


def _list(rules: list[Rule]) -> str:
    width = max(len(rule.name) for rule in rules)
    return "\n".join(f"{rule.code}  {rule.name:{width}}  {rule.severity.value:7}  {rule.title}" for rule in rules)


def _record(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "default": not rule.pedantic,
        "basis": [basis._asdict() for basis in rule.basis],
        "options": {name.replace("_", "-"): default for name, default in rule.options.items()},
        "passes": rule.passes,
        "fails": rule.fails,
        "page": rule.page,
    }
