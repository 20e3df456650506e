"""What rules say nothing about, remembered by the texts from which that follows.

A thousand tables have the same forms, and most of their rows differ from those of others in one number or in none. A row is
shown to a rule as one of which nothing is known but what stands in a few columns: a rule that says nothing about it has nothing
to say about any row with these texts. One that looks further, or has something to say, is asked about each of them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from jixiao_lint.asked import Asked
from jixiao_lint.table import NOTHING, Row, Table
from jixiao_lint.table.bare import FurtherError, Texted, bare_row, bare_table, kind_of_number, row_of_kind, texts_of

# The columns by which a row is remembered, first for what follows from its name; those by which a table is.
_NAMED = ("一级指标", "二级指标", "三级指标")
_BESIDE_NUMBER = (*_NAMED, "计算符号", "计量单位")
_ASKED_FOR = (*_BESIDE_NUMBER, "指标值")
# A few tables have few rows in common: before so many have been met, nothing is remembered.
_FEW = 24
# Rows, and as many tables, that are remembered at most: then a new memory begins.
_MOST = 4096
# A rule that looked further so often, and never kept silent, is asked about everything from then on; a view likewise.
_IN_VAIN = 16

Holds = Callable[[Any], object]
# Rules that must be asked, and the view that they share where the texts do not tell whether it shows them anything.
_Open = tuple[Holds | None, tuple[Asked, ...]]


class Silence:
    """The memory of one course. `rows` are views that choose rows, None for all; `tables` those that show the table itself."""

    def __init__(self, rows: Sequence[_Open], tables: Sequence[_Open]) -> None:
        self._of_rows = rows
        self._of_tables = tables
        self._by_name = _Memory()
        self._by_kind = _Memory()
        self._by_target = _Memory()
        self._by_table = _Memory()
        self._met = 0

    def is_at_work(self) -> bool:
        """True where so many tables were met that others may be like them."""
        self._met += 1
        return self._met > _FEW

    def speakers(self, table: Table) -> Iterator[tuple[Asked, Iterable[Any]]]:
        """The rules that must be asked about something of a table, each with what it must be shown."""
        of_rules: dict[Asked, list[Row]] = {}
        doubtful: dict[Asked, tuple[Holds, list[Row]]] = {}
        texts = [texts_of(row, _ASKED_FOR) for row in table.rows()]
        for row, its in zip(table.rows(), texts, strict=True):
            for holds, together in self._open_of_row(row, its, table):
                for asked in together:
                    if holds is None:
                        of_rules.setdefault(asked, []).append(row)
                    else:
                        doubtful.setdefault(asked, (holds, []))[1].append(row)
        yield from of_rules.items()
        for asked, (holds, rows) in doubtful.items():
            yield asked, filter(holds, rows)
        for show, together in self._open_of_table(tuple([its[: len(_NAMED)] for its in texts]), table):
            if show is None or show(table):
                yield from ((asked, (table,)) for asked in together)

    def _open_of_row(self, row: Row, texts: Texted, table: Table) -> Sequence[_Open]:
        key = table.year, table.money_unit, texts
        known = self._by_target.known.get(key)
        if known is None:
            by_kind = self._open_of_kind(row, texts[: len(_BESIDE_NUMBER)], table)
            known = self._by_target.learnt(key, by_kind, bare_row(texts, _ASKED_FOR, table))
        return known

    def _open_of_kind(self, row: Row, beside: Texted, table: Table) -> Sequence[_Open]:
        by_name, kind = self._open_of_name(beside[: len(_NAMED)], table), kind_of_number(row)
        if kind is None:
            return by_name
        key = table.year, table.money_unit, beside, kind
        known = self._by_kind.known.get(key)
        if known is None:
            known = self._by_kind.learnt(key, by_name, row_of_kind(row, beside, _BESIDE_NUMBER, table))
        return known

    def _open_of_name(self, names: Texted, table: Table) -> Sequence[_Open]:
        key = table.year, table.money_unit, names
        known = self._by_name.known.get(key)
        return self._by_name.learnt(key, self._of_rows, bare_row(names, _NAMED, table)) if known is None else known

    def _open_of_table(self, rows: tuple[Texted, ...], table: Table) -> Sequence[_Open]:
        key = table.year, table.money_unit, table.partly_read, rows
        known = self._by_table.known.get(key)
        return self._by_table.learnt(key, self._of_tables, bare_table(table, rows, _NAMED)) if known is None else known


class _Memory:
    """Which rules may speak about whatever has some texts, by these texts."""

    __slots__ = ("_alike", "_in_vain", "known")

    def __init__(self) -> None:
        self.known: dict[Any, Sequence[_Open]] = {}
        self._alike: dict[Sequence[_Open], Sequence[_Open]] = {}
        self._in_vain: Counter[Asked] = Counter()

    def learnt(self, key: Any, views: Iterable[_Open], bare: Any) -> Sequence[_Open]:
        """What is open of these views, from now on known by this key."""
        if len(self.known) >= _MOST:
            self.known.clear()
            self._alike.clear()
        found: Sequence[_Open] = tuple(self._open(views, bare))
        found = self._alike.setdefault(found, found)  # most of it is the same for many
        self.known[key] = found
        return found

    def _open(self, views: Iterable[_Open], bare: Any) -> Iterator[_Open]:
        """The rules of these views that may speak about whatever has what is known of `bare`."""
        for view, together in views:
            try:
                is_shown = view is None or view(bare)
            except (FurtherError, Exception):
                yield view, together
                continue
            speaking = tuple([asked for asked in together if not self._is_silent(asked, bare)]) if is_shown else ()
            if speaking:
                yield None, speaking

    def _is_silent(self, asked: Asked, bare: Any) -> bool:
        # What a rule needs is looked for once in a table; and it may stand elsewhere in other tables with the same texts.
        if asked.needs is not NOTHING or self._in_vain[asked] >= _IN_VAIN:
            return False
        try:
            is_silent = next(iter(asked.check(bare)), None) is None
        except (FurtherError, Exception):  # a mistake in a rule shows when it is asked
            is_silent = False
        self._in_vain[asked] = 0 if is_silent else self._in_vain[asked] + 1
        return is_silent
