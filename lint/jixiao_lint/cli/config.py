"""`jixiao config`: what holds for a file, and where each value was set."""

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping

from jixiao_lint.cli.given import given_configuration
from jixiao_lint.cli.streams import hand_over, say
from jixiao_lint.config.files import Choice, choice_for
from jixiao_lint.config.lookup import NAMES
from jixiao_lint.config.selection import Chosen, choose
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.encode import to_json

_DEFAULT = "默认"


def run(arguments: Namespace) -> int:
    """Print the settings for a path, each with its origin, and the rules that they select."""
    path = arguments.path
    # What holds for a folder is what holds for a file in it.
    inside = os.path.join(path, NAMES[0]) if os.path.isdir(path) else path
    choice = choice_for(inside, given_configuration(arguments))
    chosen = choose(choice)
    if arguments.output_format == "json":
        hand_over(to_json(_record(path, choice, chosen), indent=2) + "\n")
        return 0
    codes = " ".join(active.code for active in chosen.rules)
    lines = [f"# {path} 适用的配置", *_settings(choice), f"# 共 {len(chosen.rules)} 条规则：{codes}"]
    say("".join(one_line(line) + "\n" for line in lines))
    return 0


def _record(path: str, choice: Choice, chosen: Chosen) -> dict[str, object]:
    return {
        "path": path,
        "packs": choice.packs,
        "layers": [layer._asdict() for layer in choice.layers],
        "severity": choice.severity,
        "options": choice.options,
        "rules": choice.rules,
        "exclude": choice.exclude,
        "waivers": choice.waivers,
        "year": choice.year,
        "file-seconds": choice.file_seconds,
        "convert-seconds": choice.convert_seconds,
        "file-memory": choice.file_memory,
        "origins": choice.origins,
        "running": [
            {"code": active.code, "severity": (active.severity or active.rule.severity).value}
            for active in chosen.rules
        ],
    }


def _settings(choice: Choice) -> Iterator[str]:
    yield _line("packs", [_near(name) for name in choice.packs], choice.origins)
    yield from _names(choice)
    yield from _nested("severity", {name: {"": level} for name, level in choice.severity.items()}, choice.origins)
    yield from _nested("options", {name: {"": value} for name, value in choice.options.items()}, choice.origins)
    yield from _nested("rules", choice.rules, choice.origins)
    yield _line("exclude", list(choice.exclude), choice.origins)
    yield _line("waivers", choice.waivers, choice.origins)
    yield _line("year", choice.year, choice.origins)
    yield _line("scope", choice.scope, choice.origins)
    yield _line("file-seconds", choice.file_seconds, choice.origins)
    yield _line("convert-seconds", choice.convert_seconds, choice.origins)
    yield _line("file-memory", choice.file_memory, choice.origins)


def _names(choice: Choice) -> Iterator[str]:
    """Which rules run, layer by layer: the lines follow one another as they are applied."""
    if all(layer.select is None for layer in choice.layers):
        yield f"select: [default]  # {_DEFAULT}"
    for layer in choice.layers:
        named = (("select", layer.select), ("extend-select", layer.extend_select), ("ignore", layer.ignore))
        yield from (f"{key}: {_shown(names)}  # {_near(layer.origin)}" for key, names in named if names)


def _nested(key: str, values: Mapping[str, Mapping[str, object]], origins: Mapping[str, str]) -> Iterator[str]:
    yield f"{key}:" if values else f"{key}: {{}}  # {_DEFAULT}"
    for name, options in values.items():
        for option, value in options.items():
            path = ".".join(part for part in (name, option) if part)
            yield f"  {path}: {_shown(value)}  # {_near(origins[f'{key}.{path}'])}"


def _line(key: str, value: object, origins: Mapping[str, str]) -> str:
    return f"{key}: {_shown(value)}  # {_near(origins.get(key, _DEFAULT))}"


def _near(origin: str) -> str:
    """A path as seen from here, when that is shorter."""
    return min(origin, os.path.relpath(origin), key=len) if os.path.isabs(origin) else origin


def _shown(value: object) -> str:
    if value is None:
        return "未设"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(map(str, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
