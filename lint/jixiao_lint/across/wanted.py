"""What the rules of a run want to know of every table of every file."""

from collections.abc import Iterable

from jixiao_grammar.record import Record
from jixiao_lint.course import is_across
from jixiao_lint.group import Groups, Matching
from jixiao_lint.rule import ActiveRule


class Wanted(Record):
    """What the rules of a run want to know of every table: the ways to match it, and the fields that are looked at.

    `codes` are the rules that want it.
    """

    by: tuple[Matching, ...]
    fields: tuple[str, ...]
    codes: tuple[str, ...] = ()


def wanted_by(rules: Iterable[ActiveRule]) -> Wanted:
    """What these rules want; the same whatever order they come in."""
    across = {active.code: active.rule.sees for active in rules if is_across(active)}
    views = [view for code in sorted(across) if isinstance(view := across[code], Groups)]
    by = tuple(dict.fromkeys(view.by for view in views))
    return Wanted(by, tuple(sorted({field for view in views for field in view.of})), tuple(sorted(across)))
