"""Rules laid out for file after file: each view once, with the rules that share it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.asked import Asked, Show, Together
from jixiao_lint.group import Groups, Matching
from jixiao_lint.rule import ActiveRule, Shelved
from jixiao_lint.shelf import GROUPS, OWN, matching_of, view_of
from jixiao_lint.silence import Holds, Silence
from jixiao_lint.table import Document, RowsThat, Table, shown_of_one, shows_itself

View = Callable[[Document], Iterable[Any]]


class Course(Record):
    """Rules laid out for file after file: each view once, with the rules that share it.

    `by_table` are views that are shown table by table, `at_once` those of a whole file; `alone` are the rules of both, and
    `across` those that are shown groups of tables. `others` are the views of `by_table` of which `silence` knows nothing.
    """

    alone: tuple[ActiveRule, ...]
    across: tuple[ActiveRule, ...]
    by_table: tuple[Together, ...]
    at_once: tuple[Together, ...]
    others: tuple[Together, ...]
    silence: Silence


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
    laid = tuple((show, tuple(together)) for show, together in by_table.items())
    others, silence = _with_silence(laid)
    return Course(
        alone,
        tuple(filter(is_across, rules.thing)),
        laid,
        tuple((_at_once(view), tuple(together)) for view, together in at_once.items()),
        others,
        silence,
    )


def _with_silence(views: Iterable[Together]) -> tuple[tuple[Together, ...], Silence]:
    """The views that show something other than rows or the table itself, and the memory for those that do."""
    others: list[Together] = []
    of_rows: list[tuple[Holds | None, tuple[Asked, ...]]] = []
    of_tables: list[tuple[Holds | None, tuple[Asked, ...]]] = []
    for show, together in views:
        chosen = getattr(show, "__self__", None)
        if show is Table.rows:
            of_rows.append((None, together))
        elif isinstance(chosen, RowsThat) and chosen.holding is None:
            of_rows.append((chosen.holds, together))
        elif shows_itself(show):
            of_tables.append((show, together))
        else:
            others.append((show, together))
    return tuple(others), Silence(of_rows, of_tables)


def _shown_of_one(asked: Asked) -> Show | None:
    """What the rule is shown of one table; None for one that is shown a whole file."""
    held = asked.active.held
    if isinstance(held, Shelved) and held.view[0] == OWN:
        return partial(_shown_by_itself, asked)
    if is_across(asked.active):
        return None
    return shown_of_one(_view(asked.active))


def _shown_by_itself(asked: Asked, table: Table) -> Sequence[Any]:
    of_one = shown_of_one(asked.active.rule.sees) if asked.may_speak_of(table) else None
    return of_one(table) if of_one is not None else ()


def _view(active: ActiveRule) -> View:
    held = active.held
    return (isinstance(held, Shelved) and view_of(*held.view)) or active.rule.sees


def _at_once(view: View) -> Show:
    return lambda document: tuple(view(document))
