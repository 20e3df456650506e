"""A rule as it is asked in a run: loaded when there is something to show it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from jixiao_lint.rule import ActiveRule, Hit
from jixiao_lint.table import Document, Table

Check = Callable[[Any], Iterable[Hit]]
Show = Callable[[Any], Sequence[Any]]  # what a view shows of a table, or of a whole file
Together = tuple[Show, tuple["Asked", ...]]  # a view with the rules that share it


class Asked:
    """A rule of a course, loaded when there is something to show it. `check` is its function, with its options filled in.

    `may_speak_of` is False for tables in which what the rule needs stands nowhere.
    """

    __slots__ = ("active", "check", "may_speak_of", "needs")

    check: Check
    may_speak_of: Callable[[Table], bool]

    def __init__(self, active: ActiveRule) -> None:
        self.active = active
        self.needs = active.held.needs

    def __getattr__(self, asked: str) -> Any:
        """Work out what is asked for the first time; from then on it is an attribute like the others."""
        if asked == "check":
            self.check = check_of(self.active)
        elif asked == "may_speak_of":
            self.may_speak_of = self.needs.question()
        else:
            raise AttributeError(asked)
        return getattr(self, asked)

    def may_speak(self, part: Table | Document) -> bool:
        """False where what the rule needs stands nowhere in the table, or in no table of the file."""
        if isinstance(part, Table):
            return self.may_speak_of(part)
        return any(map(self.may_speak_of, part.tables)) or not part.tables


def check_of(active: ActiveRule) -> Check:
    """The check of a rule with its options filled in."""
    check = active.rule.check
    return partial(check, **active.options) if active.options else check
