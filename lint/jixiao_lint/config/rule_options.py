"""The options that a configuration sets for rules: each is one that the rule has, and of its type."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jixiao_lint.config.files import Choice
from jixiao_lint.packs import RuleFile, UnknownNameError, load
from jixiao_lint.rule import Rule, Shelved


def check_shared(options: Mapping[str, Any], candidates: Sequence[Rule | Shelved], files: Sequence[RuleFile]) -> None:
    """Refuse an option for all rules that no rule has. Raises UnknownNameError."""
    for key in options:
        if not any(_python_name(key) in rule.options for rule in candidates):
            known = {option.replace("_", "-") for file in files for option in load(file).options}
            if key not in known:
                raise UnknownNameError(f"没有哪条规则有选项“{key}”{_guess(key, sorted(known))}")


def _python_name(key: str) -> str:
    return key.replace("-", "_")


def options_of(held: Rule | Shelved, choice: Choice) -> Mapping[str, Any]:
    """What a configuration sets for a rule. Raises UnknownNameError for an option that it has not, or of the wrong type."""
    given = {key: value for key, value in choice.options.items() if _python_name(key) in held.options}
    for name, values in choice.rules.items():
        if name in (held.code, held.name):
            given |= values
    if not given:
        return {}
    rule = held.load() if isinstance(held, Shelved) else held
    options: dict[str, Any] = {}
    for key, value in given.items():
        name = _python_name(key)
        if name not in rule.options:
            known = [option.replace("_", "-") for option in rule.options]
            raise UnknownNameError(f"规则 {rule.code} {rule.name} 没有选项“{key}”{_guess(key, known)}")
        options[name] = _checked(rule, key, value, rule.options[name])
    return options


def _one_of(rule: Rule, key: str, value: Any) -> None:
    """Refuse a word that an option does not know: a misspelt one would silently mean something else."""
    known = rule.choices.get(key.replace("-", "_"))
    if known is not None and value not in known():
        words = list(known())
        hint = _guess(str(value), words) or f"，可选：{'、'.join(words)}"
        raise UnknownNameError(f"规则 {rule.code} {rule.name} 的选项“{key}”没有“{value}”这个取值{hint}")


def _checked(rule: Rule, key: str, value: Any, default: Any) -> Any:
    if isinstance(default, (tuple, list)):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
    elif type(value) is type(default):
        _one_of(rule, key, value)
        return value
    kinds = {bool: "true 或 false", int: "整数", str: "文字", tuple: "文字的列表", list: "文字的列表"}
    raise UnknownNameError(f"规则 {rule.code} {rule.name} 的选项“{key}”应当是{kinds[type(default)]}")


def _guess(word: str, known: Iterable[str]) -> str:
    from jixiao_lint.misspelt import did_you_mean  # few configurations have anything misspelt in them

    return did_you_mean(word, known)
