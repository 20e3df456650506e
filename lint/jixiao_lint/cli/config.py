"""`jixiao config`: what holds for a file, and where each value was set."""

from argparse import Namespace
from dataclasses import fields

from jixiao_lint.config.files import choice_for
from jixiao_lint.config.selection import choose

_SHOWN = ("packs", "select", "extend_select", "ignore", "severity", "rules", "exclude", "year")


def run(arguments: Namespace) -> int:
    """Print the settings for a path, each with its origin, and the rules that they select."""
    choice = choice_for(arguments.path, arguments.config, arguments.isolated)
    print(f"# {arguments.path} 适用的配置")
    for field in fields(choice):
        if field.name in _SHOWN:
            key = field.name.replace("_", "-")
            print(f"{key}: {_shown(getattr(choice, field.name))}  # {choice.origins.get(key, '默认')}")
    rules = choose(choice).rules
    print(f"# 共 {len(rules)} 条规则：{' '.join(active.rule.code for active in rules)}")
    return 0


def _shown(value: object) -> str:
    if value is None:
        return "未设"
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items()) + "}"
    return str(value).lower() if isinstance(value, bool) else str(value)
