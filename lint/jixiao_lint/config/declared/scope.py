"""Which tables, rows and cells a rule written as YAML looks at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS, Cell, Document, Row, Table, rows, tables

Shown: TypeAlias = Row | Table


@dataclass(frozen=True, slots=True)
class Scope:
    """The fields that are looked at, and the words of which some must, or must not, stand in others for the rule to speak.

    A rule about fields of rows only is shown row after row, any other table after table.
    """

    fields: Sequence[str]
    when: Mapping[str, Sequence[str]]
    unless: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def sees(self) -> Callable[[Document], Iterator[Any]]:
        """What the rule is shown."""
        return rows if all(field in ROW_FIELDS for field in (*self.fields, *self.when, *self.unless)) else tables

    def rows(self, shown: Shown) -> Iterator[Row]:
        """The rows of what is shown that the rule is about."""
        of_table = shown.table if isinstance(shown, Row) else shown
        if self.includes(of_table):
            for row in (shown,) if isinstance(shown, Row) else of_table.rows():
                if self._meets(row, ROW_FIELDS):
                    yield row

    def cells(self, shown: Shown) -> Iterator[Cell]:
        """The cells of the fields, blank ones too; an inherited one where it is written."""
        if isinstance(shown, Table) and self.includes(shown):
            for field in self.fields:
                if (cell := shown.cell(field)) is not None:
                    yield cell
        for row in self.rows(shown):
            for field in self.fields:
                cell = row.cell(field)
                if cell is not None and cell.indicator == row.indicator.index:
                    yield cell

    def includes(self, table: Table) -> bool:
        """True when what is asked of the head of the table holds."""
        return self._meets(table, HEAD_FIELDS)

    def _meets(self, shown: Shown, known: Sequence[str]) -> bool:
        asked = all(_holds(shown, field, words) for field, words in self.when.items() if field in known)
        return asked and not any(_holds(shown, field, words) for field, words in self.unless.items() if field in known)


def _holds(shown: Shown, field: str, words: Sequence[str]) -> bool:
    return any(word in shown.text(field) for word in words)


def place_in(row: Row) -> Cell | None:
    """The cell to point at when a row lacks what it should have."""
    return row.name or row.target or next(iter(row.indicator.cells.values()), None)
