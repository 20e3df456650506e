"""Rules laid out for file after file: each view once, with the rules that share it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.group import Groups
from jixiao_lint.rule import ActiveRule, Hit
from jixiao_lint.table import Document, shown_of_one

Show = Callable[[Any], Sequence[Any]]  # what a view shows of a table, or of a whole file
Check = Callable[[Any], Iterable[Hit]]


class Course(Record):
    """Rules laid out for file after file: each view once, with the rules that share it and their checks, options filled in.

    `by_table` are views that are shown table by table, `at_once` those of a whole file; `alone` are the rules of both, and
    `across` those that are shown groups of tables.
    """

    alone: tuple[ActiveRule, ...]
    across: tuple[ActiveRule, ...]
    by_table: tuple[tuple[Show, tuple[tuple[ActiveRule, Check], ...]], ...]
    at_once: tuple[tuple[Show, tuple[tuple[ActiveRule, Check], ...]], ...]


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
    return isinstance(active.rule.sees, Groups)


@lru_cache(maxsize=16)
def _laid_out(rules: _TheSame) -> Course:
    alone = tuple(active for active in rules.thing if not is_across(active))
    by_table: dict[Show, list[tuple[ActiveRule, Check]]] = {}
    at_once: dict[Callable[[Document], Iterable[Any]], list[tuple[ActiveRule, Check]]] = {}
    for active in alone:
        of_one = shown_of_one(active.rule.sees)
        if of_one is None:
            at_once.setdefault(active.rule.sees, []).append((active, check_of(active)))
        else:
            by_table.setdefault(of_one, []).append((active, check_of(active)))
    return Course(
        alone,
        tuple(filter(is_across, rules.thing)),
        tuple((show, tuple(checks)) for show, checks in by_table.items()),
        tuple((_at_once(view), tuple(checks)) for view, checks in at_once.items()),
    )


def _at_once(view: Callable[[Document], Iterable[Any]]) -> Show:
    return lambda document: tuple(view(document))


def check_of(active: ActiveRule) -> Check:
    """The check of a rule with its options filled in."""
    return partial(active.rule.check, **active.options) if active.options else active.rule.check
