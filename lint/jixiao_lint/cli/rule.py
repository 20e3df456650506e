"""`jixiao rule`: the page of a rule, or the list of all."""

from argparse import Namespace
from collections.abc import Mapping

from jixiao_lint.cli.arguments import given_configuration
from jixiao_lint.cli.streams import hand_over, say
from jixiao_lint.config.files import choice_for
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.selection import every_rule, find_rule
from jixiao_lint.docs import rule_page
from jixiao_lint.file_problems import infos
from jixiao_lint.finding import Basis
from jixiao_lint.packs import Cited, cited
from jixiao_lint.plain_text import without_controls
from jixiao_lint.report.encode import to_json
from jixiao_lint.rule import Rule


def run(arguments: Namespace) -> int:
    """Print one page, or a line a rule."""
    choice = choice_for("jixiao.yaml", given_configuration(arguments))
    packs = open_packs(choice.packs)
    documents = cited(packs)
    if arguments.all:
        rules = every_rule(packs)
        if arguments.json:
            hand_over(to_json([_record(rule, documents) for rule in rules], indent=2) + "\n")
        else:
            say(_list(rules) + "\n")
        return 0
    trouble = next((info for info in infos() if arguments.name in (info.code, info.name)), None)
    if trouble is not None:
        say(f"# {trouble.code} {trouble.name}\n\n{trouble.page}\n")
        return 0
    rule = find_rule(arguments.name, packs)
    if arguments.json:
        hand_over(to_json(_record(rule, documents), indent=2) + "\n")
    else:
        say(without_controls(rule_page(rule, documents)) + "\n")
    return 0


def _list(rules: list[Rule]) -> str:
    width = max(len(rule.name) for rule in rules)
    return "\n".join(f"{rule.code}  {rule.name:{width}}  {rule.severity.value:7}  {rule.title}" for rule in rules)


def _record(rule: Rule, documents: Mapping[str, Cited]) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "default": not rule.pedantic,
        "basis": [_basis(basis, documents) for basis in rule.basis],
        "options": {name.replace("_", "-"): default for name, default in rule.options.items()},
        "passes": rule.passes,
        "fails": rule.fails,
        "page": rule.page,
    }


def _basis(basis: Basis, documents: Mapping[str, Cited]) -> dict[str, object]:
    document = documents.get(basis.document, Cited(basis.document))
    about = {key: value for key, value in document._asdict().items() if key != "authority"}
    return {**basis._asdict(), **about}
