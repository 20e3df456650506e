"""Tables that belong together, of one file or of many: what a rule across tables is shown, and how it asks for it.

A rule says `sees=groups(by=…, of=(…))`. `by` tells from a few facts about each table, its card, which tables belong together;
`of` are the fields that the rule looks at. Of the tables of thousands of files no more than cards and fields is kept.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Protocol

from jixiao_grammar.record import Record
from jixiao_lint.file_path import FilePath
from jixiao_lint.table import Cell, Document, Indicator, Table

# What a table and a row are called by in a report.
_ALWAYS = frozenset(("表题", "项目名称", "一级指标", "二级指标", "三级指标"))


class Member(Record):
    """A table of a group, and the file it stands in.

    `kin`: members of one number surely belong together; those of two numbers are only likely to.
    """

    path: FilePath
    table: Table
    kin: int = 0


class Group(Record):
    """Two or more tables that belong together, in the order of their files' paths and of the tables in each file.

    `table.index` and `cell.table` are numbers of this group alone: in a report tables are told by their places.
    """

    members: tuple[Member, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone."""
        return tuple(member.table for member in self.members)


class Matched(Record):
    """One table of a group by the number of its card, 0-based, and its `kin`."""

    card: int
    kin: int = 0


class Matching(Protocol):
    """How tables find each other. It must be hashable, and pickled by reference or by value."""

    @property
    def doubt(self) -> str:
        """What is said with a finding about tables that only likely belong together."""

    def card(self, member: Member) -> Hashable | None:
        """What is to be known of a table to match it; small, for it is kept for every table. None leaves the table out."""

    def match(self, cards: Sequence[Any]) -> Iterable[Sequence[Matched]]:
        """The groups, each of two cards or more. The cards come in the order of the members of a group."""


class Keyed(Matching, Protocol):
    """A matching that can tell early which tables have nothing to do with each other, so that not all are held at once."""

    def keys(self, card: Any) -> Iterable[str]:
        """Cards that share no key, not even through others, never stand in one group, nor change what the others form."""


class SameKey(Record):
    """The simplest matching: tables of one key belong together."""

    key: Callable[[Member], Hashable | None]
    doubt: str = ""

    def card(self, member: Member) -> Hashable | None:
        """The key."""
        return self.key(member)

    def keys(self, card: Hashable) -> Iterable[str]:
        """The key, too."""
        return (str(card),)

    def match(self, cards: Sequence[Hashable]) -> Iterable[Sequence[Matched]]:
        """Cards that are equal."""
        found: dict[Hashable, list[Matched]] = defaultdict(list)
        for number, card in enumerate(cards):
            found[card].append(Matched(number))
        return [group for group in found.values() if len(group) > 1]


class Groups:
    """The view made by `groups(...)`. Called with one file, it shows the groups of the tables of that file."""

    __slots__ = ("by", "of")

    def __init__(self, by: Matching, of: tuple[str, ...]) -> None:
        self.by = by
        self.of = of

    def __call__(self, document: Document) -> Iterator[Group]:
        """Show the groups that the tables of one file form."""
        for group in matched_in(document, self.by):
            yield drawn(document, group, self.of)


def matched_in(document: Document, by: Matching) -> Iterator[Sequence[Matched]]:
    """The groups of one file; `card` is the number of a table, 0-based."""
    cards = [by.card(Member(document.path, table)) for table in document.tables]
    known = [number for number, card in enumerate(cards) if card is not None]
    for group in by.match([cards[number] for number in known]):
        yield [matched._replace(card=known[matched.card]) for matched in group]


def drawn(document: Document, group: Sequence[Matched], fields: Iterable[str]) -> Group:
    """A group of tables of one file, with the cells of these fields alone."""
    return Group(
        tuple(
            Member(document.path, thinned(document.tables[matched.card], fields), matched.kin)
            for matched in sorted(group)
        )
    )


def groups(*, by: Matching, of: Sequence[str]) -> Groups:
    """Show a rule the tables that belong together, wherever they stand: in one file, or in several that are checked at once."""
    return Groups(by, tuple(of))


def thinned(table: Table, fields: Iterable[str]) -> Table:
    """The table with the cells of these fields alone; its rows, columns and places stay what they are."""
    head, rows = thin_cells(table, fields)
    return table.changed(head=head, indicators=rows)


def thin_cells(table: Table, fields: Iterable[str]) -> tuple[dict[str, Cell], tuple[Indicator, ...]]:
    """The cells of these fields alone, and of those that tell what a table and a row are: the head's and the rows'."""
    kept = kept_fields(tuple(fields))
    head = {name: cell for name, cell in table.head.items() if name in kept}
    rows = tuple(
        Indicator(row.index, {name: cell for name, cell in row.cells.items() if name in kept})
        for row in table.indicators
    )
    return head, rows


@lru_cache(maxsize=64)
def kept_fields(fields: tuple[str, ...]) -> frozenset[str]:
    """These fields and those that tell what a table and a row are."""
    return _ALWAYS.union(fields)
