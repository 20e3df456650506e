"""`jixiao rule`: the page of a rule, the rules of a family, or the list of all."""

from argparse import Namespace
from collections.abc import Mapping, Sequence

from jixiao_lint.cli.given import given_configuration
from jixiao_lint.cli.streams import hand_over, say
from jixiao_lint.config.files import choice_for
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.profile_levels import Level, levels_of
from jixiao_lint.config.selection import every_rule, find_rule, rules_of_family
from jixiao_lint.docs import SEVERITIES, rule_page, silencing, verifying
from jixiao_lint.documents import Cited, cited
from jixiao_lint.file_problems import infos
from jixiao_lint.finding import Basis
from jixiao_lint.plain_text import without_controls
from jixiao_lint.report.encode import to_json
from jixiao_lint.result import RuleInfo
from jixiao_lint.rule import Rule
from jixiao_lint.troubles import FAMILY as FILE_FAMILY


def run(arguments: Namespace) -> int:
    """Print one page, or a line a rule."""
    choice = choice_for("jixiao.yaml", given_configuration(arguments))
    packs = open_packs(choice.packs)
    documents, as_json = cited(packs), arguments.output_format == "json"
    if arguments.all:
        _show_all(every_rule(packs), documents, as_json=as_json)
    elif arguments.name.upper() == FILE_FAMILY:
        _show_all(infos(), documents, as_json=as_json)
    elif family := rules_of_family(arguments.name, packs):
        _show_all(family, documents, as_json=as_json)
    elif trouble := _trouble(arguments.name):
        page = f"# {trouble.code} {trouble.name}\n\n{trouble.page}"
        _show(_record_of_trouble(trouble), page, as_json=as_json)
    else:
        rule = find_rule(arguments.name, packs)
        _show(_record(rule, documents), _page(rule, documents), as_json=as_json)
    return 0


def _page(rule: Rule, documents: Mapping[str, Cited]) -> str:
    parts = [rule_page(rule, documents), f"怎样核对：\n\n{verifying(rule)}", f"放过，或者不用：\n\n{silencing(rule)}"]
    levels = levels_of(rule.code)
    if any(level.severity for level in levels):  # a rule of ours: the profiles speak of no other
        said = (f"{level.profile or '不指定'} {_said(level)}" for level in levels)
        parts.append(f"各方案的级别：{'；'.join(said)}")
    return "\n\n".join(parts)


def _said(level: Level) -> str:
    return SEVERITIES[level.severity] if level.severity else "不运行"


def _trouble(name: str) -> RuleInfo | None:
    return next((info for info in infos() if name.upper() == info.code or name.lower() == info.name), None)


def _show(record: Mapping[str, object], page: str, *, as_json: bool) -> None:
    if as_json:
        hand_over(to_json(record, indent=2) + "\n")
    else:
        say(without_controls(page) + "\n")


def _show_all(rules: Sequence[Rule | RuleInfo], documents: Mapping[str, Cited], *, as_json: bool) -> None:
    if as_json:
        records = [_record(rule, documents) if isinstance(rule, Rule) else _record_of_trouble(rule) for rule in rules]
        hand_over(to_json(records, indent=2) + "\n")
    else:
        say(_list(rules) + "\n")


def _list(rules: Sequence[Rule | RuleInfo]) -> str:
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


def _record_of_trouble(trouble: RuleInfo) -> dict[str, object]:
    """A trouble with files has no examples and no options, and no document asks for a file that can be read."""
    return {
        "code": trouble.code,
        "name": trouble.name,
        "title": trouble.title,
        "severity": trouble.severity.value,
        "confidence": trouble.confidence.value,
        "default": True,
        "basis": [],
        "options": {},
        "passes": [],
        "fails": [],
        "page": trouble.page,
    }


def _basis(basis: Basis, documents: Mapping[str, Cited]) -> dict[str, object]:
    document = documents.get(basis.document, Cited(basis.document))
    about = {key: value for key, value in document._asdict().items() if key != "authority"}
    return {**basis._asdict(), **about}
