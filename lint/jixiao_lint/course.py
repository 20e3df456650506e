"""Rules laid out for file after file: each view once, with the rules that share it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.group import Groups, Matching
from jixiao_lint.rule import ActiveRule, Hit, Shelved
from jixiao_lint.shelf import GROUPS, OWN, matching_of, view_of
from jixiao_lint.table import Document, Table, shown_of_one

View = Callable[[Document], Iterable[Any]]
Show = Callable[[Any], Sequence[Any]]  # what a view shows of a table, or of a whole file
Check = Callable[[Any], Iterable[Hit]]


class Asked:
    """A rule of a course, loaded when there is something to show it. `check` is its function, with its options filled in."""

    __slots__ = ("active", "check", "needs")

    check: Check

    def __init__(self, active: ActiveRule) -> None:
        self.active = active
        self.needs = active.held.needs

    def __getattr__(self, asked: str) -> Any:
        """Work out what is asked for the first time; from then on it is an attribute like the others."""
        if asked != "check":
            raise AttributeError(asked)
        self.check = check_of(self.active)
        return self.check

    def may_speak(self, part: Table | Document) -> bool:
        """False where what the rule needs stands nowhere in the table, or in no table of the file."""
        if isinstance(part, Table):
            return self.needs.are_met(part)
        return any(map(self.needs.are_met, part.tables)) or not part.tables


class Course(Record):
    """Rules laid out for file after file: each view once, with the rules that share it.

    `by_table` are views that are shown table by table, `at_once` those of a whole file; `alone` are the rules of both, and
    `across` those that are shown groups of tables.
    """

    alone: tuple[ActiveRule, ...]
    across: tuple[ActiveRule, ...]
    by_table: tuple[tuple[Show, tuple[Asked, ...]], ...]
    at_once: tuple[tuple[Show, tuple[Asked, ...]], ...]


class _TheSame:
    """Stands for one object in a memo, however many others are equal to it, and may not be hashed."""

    __slots__ = ("thing",)

    def __init__(self, thing: Sequence[ActiveRule]) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _TheSame) and self.thing is other.thing


def course_of(rules: Sequence[ActiveRule]) -> Course:
    """These rules laid out; worked out once for all files of a run, which are shown the same ones."""
    return _laid_out(_TheSame(rules))


def is_across(active: ActiveRule) -> bool:
    """True for a rule that is shown groups of tables, which may stand in several files."""
    held = active.held
    return held.view[0].startswith(GROUPS) if isinstance(held, Shelved) else isinstance(held.sees, Groups)


def matching(active: ActiveRule) -> Matching | None:
    """What the groups are made by that a rule is shown; None for other rules."""
    held = active.held
    if isinstance(held, Shelved):
        return matching_of(held.view[0]) if is_across(active) else None
    return held.sees.by if isinstance(held.sees, Groups) else None


def is_of_one_table(active: ActiveRule) -> bool:
    """True for a rule that need see no more than one table at a time."""
    return _shown_of_one(Asked(active)) is not None


@lru_cache(maxsize=16)
def _laid_out(rules: _TheSame) -> Course:
    alone = tuple(active for active in rules.thing if not is_across(active))
    by_table: dict[Show, list[Asked]] = {}
    at_once: dict[View, list[Asked]] = {}
    for asked in map(Asked, alone):
        of_one = _shown_of_one(asked)
        if of_one is None:
            at_once.setdefault(_view(asked.active), []).append(asked)
        else:
            by_table.setdefault(of_one, []).append(asked)
    return Course(
        alone,
        tuple(filter(is_across, rules.thing)),
        tuple((show, tuple(together)) for show, together in by_table.items()),
        tuple((_at_once(view), tuple(together)) for view, together in at_once.items()),
    )


def _shown_of_one(asked: Asked) -> Show | None:
    """What the rule is shown of one table; None for one that is shown a whole file."""
    held = asked.active.held
    if isinstance(held, Shelved) and held.view[0] == OWN:
        return partial(_shown_by_itself, asked)
    if is_across(asked.active):
        return None
    return shown_of_one(_view(asked.active))


def _shown_by_itself(asked: Asked, table: Table) -> Sequence[Any]:
    of_one = shown_of_one(asked.active.rule.sees) if asked.needs.are_met(table) else None
    return of_one(table) if of_one is not None else ()


def _view(active: ActiveRule) -> View:
    held = active.held
    return (isinstance(held, Shelved) and view_of(*held.view)) or active.rule.sees


def _at_once(view: View) -> Show:
    return lambda document: tuple(view(document))


def check_of(active: ActiveRule) -> Check:
    """The check of a rule with its options filled in."""
    check = active.rule.check
    return partial(check, **active.options) if active.options else check
