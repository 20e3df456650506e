"""One form: its head, its indicators, and what is asked of all its cells at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jixiao_grammar.pattern import lacks
from jixiao_lint.period import Period, whole_year
from jixiao_lint.table.cell import Cell, Indicator, Spot
from jixiao_lint.table.place import Place
from jixiao_lint.table.row import Row
from jixiao_lint.table.texts import Texts


class Table:
    """One 绩效目标表. `index` is 1-based in reading order of the file.

    `columns` are the columns that the list of indicators has. `year` is the budget year, from 年度, the title or the name.
    `money_unit` is 万元 or 元 as declared; None where the form does not say.
    `complete_form`: the file is written field by field (YAML, JSON), so that an absent field is one that the author left out;
    False where such a file says (`NOT_ON_FORM`) that the form has no other fields.
    `unsure` are the places of cells in which a picture shows what could not be read.
    `partly_read` where something of it is known not to be read: what seems to be missing may stand there.
    `as_of` is what the standards of expense are to be taken from, where somebody asked for another time than the budget year.
    `whole_text` is the text of every cell, one after the other; `characters` are those that stand in it. `filled` are the fields
    of the head and the columns in which there is some text somewhere.
    """

    # By hand, where the other records are tuples: it keeps what is worked out once. Nobody changes the rest.

    __slots__ = (
        "_all",
        "_by_field",
        "_rows",
        "as_of",
        "characters",
        "columns",
        "complete_form",
        "filled",
        "head",
        "index",
        "indicators",
        "money_unit",
        "partly_read",
        "place",
        "text",
        "unsure",
        "whole_text",
        "year",
    )

    text: Callable[[str], str]
    """The text of a field of the head, trimmed; empty where the form has none."""

    characters: frozenset[str]

    filled: frozenset[str]

    def __init__(  # noqa: PLR0913, PLR0917 - what a form is made of
        self,
        index: int,
        head: Mapping[str, Cell],
        indicators: tuple[Indicator, ...],
        columns: tuple[str, ...],
        place: Place,
        year: int | None = None,
        money_unit: str | None = None,
        complete_form: bool = False,
        unsure: frozenset[Place] = frozenset(),
        partly_read: bool = False,
        as_of: Period | None = None,
    ) -> None:
        self.index = index
        self.head = head
        self.indicators = indicators
        self.columns = columns
        self.place = place
        self.year = year
        self.money_unit = money_unit
        self.complete_form = complete_form
        self.unsure = unsure
        self.partly_read = partly_read
        self.as_of = as_of
        self._all = tuple(_every_cell(head, indicators))
        self._by_field: Mapping[str, Sequence[Cell]] | None = None
        self.whole_text = "\n".join([cell.text for cell in self._all])
        # Rules ask hundreds of times a table: the table of texts is asked itself, without a call of ours between.
        self.text = Texts({name: cell.text.strip() for name, cell in head.items()}).__getitem__
        # Every rule asks for the rows: they are made once.
        self._rows = tuple(Row(self, indicator) for indicator in indicators)

    def __getattr__(self, asked: str) -> Any:
        """Work out what is asked for the first time; from then on it is an attribute like the others."""
        if asked == "characters":
            self.characters = frozenset(self.whole_text)
        elif asked == "filled":
            self.filled = frozenset(cell.field for cell in self._all if cell.text and not cell.text.isspace())
        else:
            raise AttributeError(asked)
        return getattr(self, asked)

    def changed(self, **given: Any) -> "Table":
        """The same table but for what is given, by the names of what it is made of."""
        return Table(**({name: getattr(self, name) for name in _MADE_OF} | given))

    def __reduce__(self) -> tuple[type["Table"], tuple[Any, ...]]:
        """Between processes goes what it is made of; the rest is worked out there."""
        return Table, tuple(getattr(self, name) for name in _MADE_OF)

    @property
    def period(self) -> Period | None:
        """The days for which standards of expense are looked up; None for a table that names no year."""
        return self.as_of or (whole_year(self.year) if self.year else None)

    def cell(self, field: str) -> Cell | None:
        """The cell of the head with this name, None where the form has none."""
        return self.head.get(field)

    def may_hold(self, expression: "re.Pattern[str]") -> bool:
        """False where the characters of the table tell that an expression matches nowhere in it."""
        return not lacks(expression, self.characters)

    def sure(self) -> "Table":
        """The table as rules may see it: without the cells that were not read to the end."""
        if not self.unsure:
            return self
        rows = tuple(Indicator(row.index, self._sure(row.cells)) for row in self.indicators)
        return self.changed(head=self._sure(self.head), indicators=rows)

    def _sure(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        return {field: cell for field, cell in cells.items() if cell.place not in self.unsure}

    def spot(self) -> Spot:
        """The table as a whole: its title, else its project, else the first cell there is."""
        for name in ("表题", "项目名称"):
            cell = self.head.get(name)
            if cell is not None and not cell.is_blank:
                return cell.whole()
        for cell in self._all:
            return cell.whole()
        return Cell("表题", "", self.place, self.index).whole()

    def cells(self, fields: Sequence[str] = ()) -> Sequence[Cell]:
        """The cells of these fields, of all where none is named; head first, row by row, each where it is written."""
        if not fields:
            return self._all
        if self._by_field is None:
            self._by_field = _by_field(self._all)
        if len(fields) == 1:
            return self._by_field.get(fields[0], ())
        return [cell for cell in self._all if cell.field in fields]

    def rows(self) -> tuple[Row, ...]:
        """The indicators, each with its table."""
        return self._rows

    def let_go(self) -> None:
        """Nobody asks for the rows any more. They know their table as it knows them, and only a search would free both."""
        self._rows = ()


# What a table is made of, in the order in which it is given.
_MADE_OF = (
    "index",
    "head",
    "indicators",
    "columns",
    "place",
    "year",
    "money_unit",
    "complete_form",
    "unsure",
    "partly_read",
    "as_of",
)


def _every_cell(head: Mapping[str, Cell], indicators: Iterable[Indicator]) -> Iterator[Cell]:
    yield from head.values()
    for index, cells in indicators:
        yield from [cell for cell in cells.values() if cell.indicator == index]


def _by_field(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.field, []).append(cell)
    return found
