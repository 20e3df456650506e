"""Every name that people type, with a letter lost, doubled or swapped: the name that was meant is offered."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence

import pytest

from jixiao_lint.cli import arguments, main
from jixiao_lint.cli.options.groups import SEVERITIES
from jixiao_lint.config.declared.kinds import KINDS
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.profiles import profile_paths
from jixiao_lint.config.selection import every_rule, known_names
from jixiao_lint.config.settings import Settings
from jixiao_lint.misspelt import closest, did_you_mean
from jixiao_lint.report import FORMATS
from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS

PACKS = open_packs(["jixiao_rules"])


def options() -> Iterator[str]:
    for command in arguments.COMMANDS.values():
        parser = ArgumentParser()
        command.options(parser)
        yield from (option for action in parser._actions for option in action.option_strings)


NAMES = {
    "commands": tuple(arguments.COMMANDS),
    "options": tuple(option for option in options() if option.startswith("--")),
    "levels": (*SEVERITIES, "never"),
    "colours": ("auto", "always", "never"),
    "formats": tuple(FORMATS),
    "schemas": ("target", "config", "rule"),
    "rules": tuple(rule.name for rule in every_rule(PACKS)),
    "profiles": tuple(profile_paths(PACKS)),
    "keys of a configuration": tuple(field.replace("_", "-") for field in Settings.__struct_fields__),
    "kinds of rules": tuple(KINDS),
    "units of money": ("元", "万元", "亿元"),
    "columns": (*HEAD_FIELDS, *ROW_FIELDS),
}


def slips(name: str, places: Sequence[int]) -> Iterator[str]:
    """The name with a letter lost, doubled, and swapped with the one before, at each of some places."""
    bare = name.removeprefix("--")
    dashes = name[: len(name) - len(bare)]
    for at in {place % len(bare) for place in places}:
        yield dashes + bare[:at] + bare[at + 1 :]
        yield dashes + bare[:at] + bare[at] + bare[at:]
        if at:
            yield dashes + bare[: at - 1] + bare[at] + bare[at - 1] + bare[at + 1 :]


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_the_name_that_was_meant_is_offered(names: Sequence[str]) -> None:
    # In many names one place each, in few every place; the places go through the names from first letter to last.
    for number, name in enumerate(names):
        places = (number,) if len(names) > 40 else range(len(name))
        for written in set(slips(name, places)) - {name, "", "--"} - set(names):
            assert f"“{name}”" in did_you_mean(written, names), written


def test_a_code_with_a_wrong_number_names_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    codes = sorted(name for name in known_names(PACKS) if name[-1].isdigit() and name.isupper())
    for number, code in enumerate(codes):
        for written in set(slips(code, (number,))) - known_names(PACKS):
            near = did_you_mean(written, codes)
            assert f"“{code}”" in near or code[:3] == written[:3], (written, near)
    assert main(["rule", "VAL00"]) == 2
    assert "jixiao rule VAL 列出 VAL 类的规则" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mon002", "MON002"),
        ("MON2", "MON002"),
        ("MON02", "MON002"),
        ("MON0002", "MON002"),
        ("ＭＯＮ００２", "MON002"),
        ("Fund_Sum", "fund-sum"),
        ("satisfaction", "satisfaction-floor"),
    ],
)
def test_case_width_and_a_missing_digit_weigh_least(written: str, meant: str) -> None:
    names = ["MON001", "MON002", "MON012", "MON020", "fund-sum", "satisfaction-floor"]
    assert closest(written, names)[0] == meant


@pytest.mark.parametrize("written", ["报告", "foobar", "xyz", "2025", "", "QQQ"])
def test_nothing_is_offered_for_what_is_far(written: str) -> None:
    assert did_you_mean(written, sorted(known_names(PACKS))) == ""
    assert did_you_mean(written, list(FORMATS)) == ""


def test_a_rule_is_found_in_any_case_and_a_family_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "mon002"]) == 0
    assert capsys.readouterr().out.startswith("# MON002 cost-exceeds-budget")
    assert main(["rule", "Fund-Sum"]) == 0
    assert capsys.readouterr().out.startswith("# MON001 fund-sum")
    assert main(["rule", "mon"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) > 5
    assert all(line.startswith("MON") for line in listed)
    assert main(["rule", "FIL"]) == 0
    assert "FIL004  syntax-error" in capsys.readouterr().out
