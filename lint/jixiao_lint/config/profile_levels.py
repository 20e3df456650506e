"""How heavy a rule is under each profile."""

from functools import cache

from jixiao_grammar.record import Record
from jixiao_lint.config.files import Given, choice_for
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.profiles import profile_paths
from jixiao_lint.config.selection import choose
from jixiao_lint.config.trust import DEFAULT_PACKS
from jixiao_lint.finding import Severity


class Level(Record):
    """`severity` None: the rule does not run under this profile. `profile` is empty for a run without one."""

    profile: str
    severity: Severity | None


def levels_of(code: str) -> list[Level]:
    """The levels of a rule of ours, without a profile first."""
    return [Level(name, running.get(code)) for name, running in _running().items()]


@cache
def _running() -> dict[str, dict[str, Severity]]:
    names = ("", *profile_paths(open_packs(DEFAULT_PACKS)))
    return {name: _severities(name) for name in names}


def _severities(profile: str) -> dict[str, Severity]:
    choice = choice_for("", Given(isolated=True, profiles=(profile,) if profile else ()))
    return {active.code: active.severity or active.rule.severity for active in choose(choice).rules}
