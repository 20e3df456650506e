"""Names of rules in, rules out: codes, names, families, `default` and `ALL`; the more exact name wins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jixiao_lint.config.files import Choice
from jixiao_lint.finding import Severity
from jixiao_lint.packs import Pack, RuleFile, UnknownNameError, load, nearest, open_pack
from jixiao_lint.rule import ActiveRule, Rule

_EVERYTHING, _FAMILY, _RULE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rules that run, in the order of their codes, with the packs they come from."""

    rules: tuple[ActiveRule, ...]
    precedence: tuple[tuple[str, ...], ...]
    packs: tuple[Pack, ...]


def choose(choice: Choice) -> Chosen:
    """The rules that a configuration selects, with their options and severities.

    Raises UnknownNameError for a pack, rule, family or option that does not exist, and for an option of the wrong type.
    """
    packs = tuple(open_pack(name) for name in choice.packs)
    select = (*(choice.select if choice.select is not None else ("default",)), *choice.extend_select)
    candidates = _import(packs, select)
    files = [file for pack in packs for file in pack.files]
    # A name that is only ignored or tuned need not be imported to be known, unless it is a code.
    _check_names((*select, *choice.ignore, *choice.severity, *choice.rules), packs, files, candidates)
    active = [
        ActiveRule(rule, _options(rule, choice.rules), _severity(rule, choice.severity))
        for rule in candidates
        if _rank(rule, select, with_pedantic="ALL" in select) > _rank(rule, choice.ignore, with_pedantic=True)
    ]
    active.sort(key=lambda item: item.rule.code)
    return Chosen(tuple(active), tuple(line for pack in packs for line in pack.precedence), packs)


def every_rule(packs: Iterable[Pack]) -> list[Rule]:
    """All rules of the packs, by code."""
    return sorted((load(file) for pack in packs for file in pack.files), key=lambda rule: rule.code)


def find_rule(name: str, packs: Sequence[Pack]) -> Rule:
    """The rule with this code or name. Raises UnknownNameError."""
    for pack in packs:
        for file in pack.files:
            if (file.name == name or name.startswith(file.family)) and name in ((rule := load(file)).name, rule.code):
                return rule
    files = [file for pack in packs for file in pack.files]
    raise UnknownNameError(f"没有名为“{name}”的规则{_suggest(name, packs, files)}")


def _import(packs: Sequence[Pack], select: Sequence[str]) -> list[Rule]:
    everything = any(name in ("ALL", "default") for name in select)
    return [load(file) for pack in packs for file in pack.files if everything or _may_be_meant(file, select)]


def _may_be_meant(file: RuleFile, names: Iterable[str]) -> bool:
    return any(name == file.name or name.startswith(file.family) for name in names)


def _check_names(
    names: Iterable[str], packs: Sequence[Pack], files: Sequence[RuleFile], imported: Sequence[Rule]
) -> None:
    known = {"ALL", "default"} | {file.name for file in files} | {prefix for pack in packs for prefix in pack.families}
    known |= {rule.code for rule in imported}
    for name in names:
        if name not in known and not any(load(file).code == name for file in files if name.startswith(file.family)):
            raise UnknownNameError(f"没有名为“{name}”的规则或规则类别{_suggest(name, packs, files)}")


def _suggest(name: str, packs: Sequence[Pack], files: Sequence[RuleFile]) -> str:
    codes = [load(file).code for file in files]
    families = [prefix for pack in packs for prefix in pack.families]
    return nearest(name, [*codes, *(file.name for file in files), *families])


def _rank(rule: Rule, names: Sequence[str], *, with_pedantic: bool) -> int:
    if rule.code in names or rule.name in names:
        return _RULE
    if rule.code.rstrip("0123456789") in names:
        return _FAMILY
    if "ALL" in names or ("default" in names and (with_pedantic or not rule.pedantic)):
        return _EVERYTHING
    return 0


def _severity(rule: Rule, severities: Mapping[str, str]) -> Severity | None:
    name = severities.get(rule.name, severities.get(rule.code))
    return Severity(name) if name else None


def _options(rule: Rule, configured: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    given = {**configured.get(rule.code, {}), **configured.get(rule.name, {})}
    options: dict[str, Any] = {}
    for key, value in given.items():
        name = key.replace("-", "_")
        if name not in rule.options:
            known = [option.replace("_", "-") for option in rule.options]
            raise UnknownNameError(f"规则 {rule.code} {rule.name} 没有选项“{key}”{nearest(key, known)}")
        options[name] = _checked(rule, key, value, rule.options[name])
    return options


def _checked(rule: Rule, key: str, value: Any, default: Any) -> Any:
    if isinstance(default, (tuple, list)):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
    elif type(value) is type(default):
        return value
    kinds = {bool: "true 或 false", int: "整数", str: "文字", tuple: "文字的列表", list: "文字的列表"}
    raise UnknownNameError(f"规则 {rule.code} {rule.name} 的选项“{key}”应当是{kinds[type(default)]}")
