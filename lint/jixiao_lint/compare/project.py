"""What a comparison says about one project: which tables it has on the two sides, and what changed between them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from jixiao_grammar.record import Closed, Record
from jixiao_lint.group import Member


class ChangeKind(Closed):
    """What became of an indicator, or of the table as a whole."""

    DROPPED = "dropped"
    ADDED = "added"
    LOOSENED = "loosened"
    TIGHTENED = "tightened"
    CHANGED = "changed"  # another value, of which nobody can say that it is easier or harder
    UNIT = "unit"
    BELOW_REACHED = "below-reached"  # asks for less than what came out before
    BUDGET = "budget"
    COPIED = "copied"  # nothing changed but the year
    COPIED_FOR_MORE = "copied-for-more"  # nothing changed but the year and the money, which grew


class Change(Record):
    """One change. `what` is the indicator or the field; `before` and `now` are the texts, empty where there is none."""

    kind: ChangeKind
    what: str
    before: str = ""
    now: str = ""


class Compared(Record):
    """A table of one side with its fellow of the other. `came` is the self-evaluation of the old side, where there is one."""

    old: Member
    new: Member
    changes: tuple[Change, ...]
    unchanged: int
    is_sure: bool = True


class Project(Record):
    """A project with its tables on both sides; `pairs` are those that could be put beside each other."""

    name: str
    unit: str
    pairs: tuple[Compared, ...]
    only_old: tuple[Member, ...] = ()
    only_new: tuple[Member, ...] = ()


# What a pack offers to compare with: the tables of the old side and of the new → the projects.
Comparer: TypeAlias = Callable[[Sequence[Member], Sequence[Member]], Iterable[Project]]
