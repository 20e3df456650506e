"""What a rule may ask to be shown: the file, its tables, rows or cells; all of them, or those of which something is true."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from jixiao_grammar.pattern import lacks, pattern
from jixiao_lint.table.cell import Cell
from jixiao_lint.table.document import Document
from jixiao_lint.table.form import Table
from jixiao_lint.table.row import Row


def documents(document: Document) -> Iterator[Document]:
    """Show a rule the whole file at once."""
    yield document


def documents_that_state(document: Document) -> Iterator[Document]:
    """Show a rule the whole file at once, where it states amounts outside its tables."""
    if document.stated:
        yield document


def documents_of_several(document: Document) -> Iterator[Document]:
    """Show a rule that compares tables the whole file at once, where it has two of them or more."""
    if len(document.tables) > 1:
        yield document


def tables(document: Document) -> Iterator[Table]:
    """Show a rule one table after the other."""
    yield from document.tables


def whole_tables(document: Document) -> Iterator[Table]:
    """Show a rule about what is missing one table after the other, but none of which a part was not read."""
    yield from (table for table in document.tables if not table.partly_read)


def rows(document: Document) -> Iterator[Row]:
    """Show a rule one indicator after the other."""
    for table in document.tables:
        yield from table.rows()


class RowsThat:
    """The view made by `rows_that(...)` and `rows_holding(...)`: some of the indicators."""

    __slots__ = ("holding", "holds")

    def __init__(self, holds: Callable[[Row], object] | None, holding: "re.Pattern[str] | None" = None) -> None:
        self.holds = holds
        self.holding = holding

    def __call__(self, document: Document) -> Iterator[Row]:
        """The rows that are shown, in the order of the table."""
        return chain.from_iterable(map(self.of, document.tables))

    def of(self, table: Table) -> Sequence[Row]:
        """Those of one table."""
        if self.holding is not None and not table.may_hold(self.holding):
            return ()
        return table.rows() if self.holds is None else tuple(filter(self.holds, table.rows()))


def rows_that(holds: Callable[[Row], object]) -> RowsThat:
    """Show a rule the indicators of which this is true.

    It must be true wherever the rule may find something; it is there to save the time of asking. Rules that share one view
    share the answer, so it is made once, as a constant, and not in each of them.
    """
    return RowsThat(holds)


def rows_holding(expression: "re.Pattern[str]") -> RowsThat:
    """Show a rule the indicators of tables in which a `pattern(…)` may match; it must, wherever the rule finds something."""
    return RowsThat(None, expression)


class TablesThat:
    """The view made by `tables_that(...)`: the tables of which something is true."""

    __slots__ = ("holds",)

    def __init__(self, holds: Callable[[Table], object]) -> None:
        self.holds = holds

    def __call__(self, document: Document) -> Iterator[Table]:
        """The tables that are shown, in the order of the file."""
        return filter(self.holds, document.tables)

    def of(self, table: Table) -> Sequence[Table]:
        """The table, where it is shown."""
        return (table,) if self.holds(table) else ()


def tables_that(holds: Callable[[Table], object]) -> TablesThat:
    """Show a rule the tables of which this is true, as `rows_that` does for indicators."""
    return TablesThat(holds)


class Cells:
    """The view made by `cells(...)`: the cells of some fields, blank ones too; of all fields where none is named."""

    __slots__ = ("fields", "holding")

    def __init__(self, fields: tuple[str, ...], holding: "re.Pattern[str] | Callable[[str], object] | None") -> None:
        self.fields = fields
        self.holding = holding

    def __call__(self, document: Document) -> Iterator[Cell]:
        """The cells that are shown, in the order of the table."""
        return chain.from_iterable(map(self.of, document.tables))

    def of(self, table: Table) -> Sequence[Cell]:
        """Those of one table."""
        if self.holding is None:
            return table.cells(self.fields)
        holds = self.holding if callable(self.holding) else self.holding.search
        # Nearly every table holds nothing of the kind: one look at it all spares a look at every cell.
        if not self._may_show(table) or not holds(table.whole_text):
            return ()
        return [cell for cell in table.cells(self.fields) if holds(cell.text)]

    def _may_show(self, table: Table) -> bool:
        return self.holding is None or callable(self.holding) or not lacks(self.holding, table.characters)


def cells(*fields: str, holding: "str | re.Pattern[str] | Callable[[str], object] | None" = None) -> Cells:
    """Show a rule the cells of these fields; without a name, every cell.

    `holding` is a regular expression, best a `pattern(…)`, or a question: only cells whose text it matches, or answers with
    yes, are shown. It must wherever the rule may find something, in a cell alone and in the texts of all cells with line ends
    between them; it is there to save the time of looking closely at thousands of cells.
    """
    return Cells(fields, pattern(holding) if isinstance(holding, str) else holding)


def shows_rows(sees: Callable[[Document], Iterable[Any]]) -> bool:
    """True for the views of this module that show indicators."""
    return sees is rows or isinstance(sees, RowsThat)


def shows_one_table(sees: Callable[[Document], Iterable[Any]]) -> bool:
    """True for the views of this module that show the same things table by table as for the whole file at once."""
    return shown_of_one(sees) is not None


def shown_of_one(sees: Callable[[Document], Iterable[Any]]) -> Callable[[Table], Sequence[Any]] | None:
    """What a view shows of one table, where that is no matter of the others; None for other views."""
    if isinstance(sees, RowsThat | Cells | TablesThat):
        return sees.of
    return next((of_one for view, of_one in _OF_ONE if sees is view), None)


def shows_itself(of_one: Callable[[Table], Sequence[Any]]) -> bool:
    """True for what a view shows of one table, where that is the table itself or nothing."""
    return of_one is _the_table or of_one is _the_whole_table


def _the_table(table: Table) -> Sequence[Table]:
    return (table,)


def _the_whole_table(table: Table) -> Sequence[Table]:
    return () if table.partly_read else (table,)


_OF_ONE: tuple[tuple[Callable[[Document], Iterable[Any]], Callable[[Table], Sequence[Any]]], ...] = (
    (tables, _the_table),
    (whole_tables, _the_whole_table),
    (rows, Table.rows),
)


def all_cells(table: Table) -> Iterator[Cell]:
    """Every cell of a table once, head first; an inherited cell is shown where it is written."""
    return iter(table.cells())
