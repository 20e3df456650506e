"""Which tree of indicators a table uses, and where in it each 二级指标 belongs; the trees are data (words/trees.txt)."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.levels import COST, OUTPUT, SATISFACTION, canonical, canonical_first, level1
from jixiao_rules.words import records, words

CLASSIC, CURRENT, EVALUATION = "2015", "2021", "评价"
AUTO = "auto"

_RESPONDENTS = "服务对象满意度指标"
_MARKS = "标志"
# 一级指标 and 二级指标 of each row, as printed.
_Printed: TypeAlias = tuple[tuple[str, str], ...]
# Rows about how the money is spent, which self-evaluations score beside the tree.
_BESIDE = pattern(r"执行|资金管理|预算编制")


class Tree(Record):
    """A tree: 一级指标 → its 二级指标; an empty set takes any. `marks` must stand on a form for the tree to be meant."""

    name: str
    branches: Mapping[str, frozenset[str]]
    marks: tuple[str, ...] = ()

    def takes(self, first: str, second: str) -> bool:
        """True where this 二级指标 belongs under this 一级指标; a level printed twice (成本 / 成本) is no other level."""
        children = self.branches.get(first)
        if children is None:
            return False
        return not children or second in children or second in ("", first)

    @property
    def is_closed(self) -> bool:
        """True where the tree says for every 一级指标 which 二级指标 it has; an open one is meant by its names alone."""
        return all(self.branches.values())

    def homes(self, second: str) -> list[str]:
        """The 一级指标 under which a 二级指标 belongs; none where the tree has no such name."""
        return [first for first, children in self.branches.items() if second in children or second == first]


class Misplaced(Record):
    """A row whose 二级指标 stands under another 一级指标 than the tree gives it."""

    row: Row
    first: str
    second: str
    homes: tuple[str, ...]


@cache
def trees() -> tuple[Tree, ...]:
    """All trees that are known, in the order of the file."""
    branches: dict[str, dict[str, frozenset[str]]] = {}
    marks: dict[str, tuple[str, ...]] = {}
    for name, first, *rest in records("trees"):
        if first == _MARKS:
            marks[name] = tuple(rest)
        else:
            branches.setdefault(name, {})[first] = frozenset(rest)
    return tuple(Tree(name, found, marks.get(name, ())) for name, found in branches.items())


def tree_names() -> tuple[str, ...]:
    """What the option `tree` of a rule may say."""
    return (AUTO, *(tree.name for tree in trees()))


def tree_of(table: Table, wanted: str = AUTO) -> Tree | None:
    """The tree that fits a table best; None where its 一级指标 belong to no known tree, or the form has none.

    `wanted` is the name of a tree that the reader prescribes; an unknown name counts as `auto`.
    """
    for tree in trees():
        if tree.name == wanted:
            return tree
    return _best(_printed(table))


@lru_cache(maxsize=256)
def _best(printed: _Printed) -> Tree | None:
    """Most tables of a file, and of a province, print the same levels: worked out once."""
    used = _pairs(printed)
    if not used:
        return None
    fitting = [
        tree
        for tree in trees()
        if all(first in tree.branches for first, _ in used)
        and (not tree.marks or any(mark in name for mark in tree.marks for pair in printed for name in pair))
    ]
    return max(fitting, key=lambda tree: (tree.is_closed, sum(tree.takes(*pair) for pair in used)), default=None)


def is_known_second(row: Row) -> bool:
    """True where some tree has the 二级指标 of this row."""
    return any(tree.homes(second_level(row)) for tree in trees())


def unknown_names(table: Table) -> list[Row]:
    """The first row of each 一级指标 that no tree has; such a table as a whole follows no tree that is known."""
    rows: dict[str, Row] = {}
    for row in rows_of(table):
        if level1(row) not in _known_firsts():
            rows.setdefault(level1(row), row)
    return list(rows.values())


@cache
def _known_firsts() -> frozenset[str]:
    return frozenset(first for tree in trees() for first in tree.branches)


def misplaced(table: Table, tree: Tree) -> Iterator[Misplaced]:
    """The rows whose 二级指标 the tree has under another 一级指标."""
    if _takes_all(tree.name, _printed(table)):
        return
    for row in rows_of(table):
        first, second = level1(row), second_level(row)
        if first in tree.branches and not tree.takes(first, second):
            homes = tree.homes(second)
            if homes:
                yield Misplaced(row, first, second, tuple(homes))


@lru_cache(maxsize=256)
def _takes_all(name: str, printed: _Printed) -> bool:
    """True where the tree of this name takes every 二级指标 as it is printed: nearly always, and for all rules at once."""
    tree = next(tree for tree in trees() if tree.name == name)
    return all(first not in tree.branches or tree.takes(first, second) for first, second in _pairs(printed))


def strangers(table: Table, tree: Tree) -> Iterator[Row]:
    """The rows whose 二级指标 the tree has nowhere."""
    if _takes_all(tree.name, _printed(table)):
        return
    for row in rows_of(table):
        first, second = level1(row), second_level(row)
        if first in tree.branches and not tree.takes(first, second) and not tree.homes(second):
            yield row


@lru_cache(maxsize=8)
def rows_of(table: Table) -> tuple[Row, ...]:
    """The rows that stand in the tree: with an 一级指标, and not about how the budget was carried out."""
    return tuple(row for row in table.rows() if _stands_in_tree(row.text("一级指标")))


@lru_cache(maxsize=1024)
def _stands_in_tree(first: str) -> bool:
    return bool(first) and first not in words("placeholders") and not _BESIDE.search(first)


def second_level(row: Row) -> str:
    """The canonical 二级指标; empty where the form has none or a placeholder stands in it."""
    return _second(row.text("二级指标"))


@lru_cache(maxsize=1024)
def _second(printed: str) -> str:
    second = canonical(printed)
    return "" if second in words("placeholders") else _RESPONDENTS if second == SATISFACTION else second


def costs_stand_first(table: Table) -> bool:
    """True where 成本指标 is printed as an 一级指标, as in the tree of 2021."""
    return any(level1(row) == COST for row in rows_of(table))


def costs_stand_second(table: Table) -> bool:
    """True where 成本指标 is printed as a 二级指标 of the outputs, as in the tree of 2015."""
    return any(level1(row) == OUTPUT and canonical(row.text("二级指标")) == COST for row in rows_of(table))


@lru_cache(maxsize=8)
def _printed(table: Table) -> _Printed:
    return tuple((row.text("一级指标"), row.text("二级指标")) for row in table.rows())


@lru_cache(maxsize=256)
def _pairs(printed: _Printed) -> frozenset[tuple[str, str]]:
    return frozenset((canonical_first(first), _second(second)) for first, second in printed if _stands_in_tree(first))
