"""Sketches of all files in, findings of rules across tables out, file by file. Neither order nor number of processes matters."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.across.sketch import FileSketch, TableSketch, locating, unpacked
from jixiao_lint.across.wanted import Wanted
from jixiao_lint.as_finding import Home
from jixiao_lint.course import is_across
from jixiao_lint.engine import Broken, BrokenRule, Locate, Told, found_in_group
from jixiao_lint.file_path import FilePath
from jixiao_lint.group import Group, Groups, Matched, Matching, Member, thinned
from jixiao_lint.rule import ActiveRule
from jixiao_lint.table import Spot, Table

RulesOf = Callable[[FilePath], Sequence[ActiveRule]]
Unpack = Callable[[TableSketch, int], Table]


class Heard:
    """What was said about the tables of one file, and the rules that failed over a group with one of them."""

    __slots__ = ("broken", "told")

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.broken: Broken = {}


class _Kept(Record):
    """A table of the run: its file and its sketch. Its number is its place in the list of all, from 1 on."""

    file: FileSketch
    sketch: TableSketch


def in_order_of_names(files: Iterable[FileSketch]) -> list[FileSketch]:
    """The order in which people would read them, wherever the command named them first; tables are numbered in it, from 1 on."""
    return sorted(files, key=lambda file: (file.path.portable, file.path.raw))


def judged(
    files: Sequence[FileSketch], wanted: Wanted, rules_of: RulesOf, unpack: Unpack = unpacked
) -> Mapping[FilePath, Heard]:
    """Bring the tables together and run the rules. `rules_of` are those that hold for a file: only these speak about it.

    `unpack` gives the table of a sketch under a number.
    """
    in_order = in_order_of_names(files)
    every = [_Kept(file, sketch) for file in in_order for sketch in file.tables]
    heard: dict[FilePath, Heard] = defaultdict(Heard)
    for position, by in enumerate(wanted.by):
        numbers = [number for number, kept in enumerate(every, 1) if kept.sketch.cards[position] is not None]
        cards = [every[number - 1].sketch.cards[position] for number in numbers]
        for matched in _matched(by, cards, rules_of, in_order, heard):
            together = [Matched(numbers[one.card], one.kin) for one in sorted(matched)]
            _hear(by, together, every, (rules_of, unpack), heard)
    return heard


def _matched(
    by: Matching,
    cards: Sequence[Any],
    rules_of: RulesOf,
    files: Sequence[FileSketch],
    heard: Mapping[FilePath, Heard],
) -> Iterator[Sequence[Matched]]:
    """The groups; where a pack's matching fails, the first file tells it of each rule that asked for it."""
    try:
        yield from by.match(cards)
    except MemoryError:
        raise
    except (Exception, SystemExit) as error:
        for file in files:
            asking = [active.rule for active in rules_of(file.path) if _asks(active, by)]
            if asking:
                heard[file.path].broken.update((rule.code, BrokenRule(rule.code, rule.name, error)) for rule in asking)
                return


def _asks(active: ActiveRule, by: Matching) -> bool:
    return is_across(active) and isinstance(active.rule.sees, Groups) and active.rule.sees.by == by


def _hear(
    by: Matching,
    together: Sequence[Matched],
    every: Sequence[_Kept],
    ways: tuple[RulesOf, Unpack],
    heard: Mapping[FilePath, Heard],
) -> None:
    """Show one group to the rules of each file in it, and keep what they say about that file."""
    rules_of, unpack = ways
    members = [
        Member(every[one.card - 1].file.path, unpack(every[one.card - 1].sketch, one.card), one.kin) for one in together
    ]
    tables = {member.table.index: member.table for member in members}
    locates: dict[FilePath, Locate] = {}

    def home_of(spot: Spot) -> Home:
        number = spot.cell.table
        file, sketch = every[number - 1]
        locate = locates.setdefault(file.path, locates.get(file.path) or locating(file))
        return Home(file.path, tables[number], sketch.number, locate(spot))

    shown: dict[tuple[str, ...], Group] = {}  # one for all rules that look at the same fields
    for rules in {id(rules): rules for rules in (rules_of(member.path) for member in members)}.values():
        for active in rules:
            view = active.rule.sees if is_across(active) else None
            if not isinstance(view, Groups) or view.by != by:
                continue
            if view.of not in shown:
                thin = (member._replace(table=thinned(member.table, view.of)) for member in members)
                shown[view.of] = Group(tuple(thin))
            broken: Broken = {}
            for told in found_in_group(active, shown[view.of], home_of, broken):
                if rules_of(told.finding.path) is rules:
                    heard[told.finding.path].told.append(told)
            mine = [member.path for member in members if rules_of(member.path) is rules]
            heard[mine[0]].broken.update(broken)
