"""What rules said about the tables of a file when it was looked at last, for an editor, which looks at it again and again.

A table that has not changed is not shown anew to rules that see one table at a time: what they said is moved to where it is now.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from jixiao_lint.rule import ActiveRule, Beside, Hit
from jixiao_lint.table import Cell, Spot, Table

Said: TypeAlias = tuple[ActiveRule, Hit]
_Address: TypeAlias = tuple[int | None, str]


class Kept:
    """What was said of each table at the last look. It holds for one set of rules: another set needs another memory."""

    def __init__(self) -> None:
        self._before: Mapping[Any, Sequence[Said]] = {}
        self._now: dict[Any, Sequence[Said]] = {}

    def begin(self) -> None:
        """A look begins: what it does not meet is forgotten with the next."""
        self._before, self._now = self._now, {}

    def of(self, table: Table) -> Iterator[Said] | None:
        """What was said of this very table, about its cells as they stand now; None where it must be looked at."""
        seen = _seen(table)
        said = self._before.get(seen)
        if said is None:
            return None
        self._now[seen] = said
        cells = _by_address(table)
        return ((active, _moved(hit, cells)) for active, hit in said)

    def keep(self, table: Table, said: Sequence[Said]) -> None:
        """Remember what all rules said of a table, as far as it can be moved: each spot is in one of its cells."""
        cells = _by_address(table)
        spots = (spot for _, hit in said for spot in (hit.spot, *map(_spot_of, hit.related)))
        if all(cells.get(_address(spot.cell)) is spot.cell for spot in spots):
            self._now[_seen(table)] = said


def _seen(table: Table) -> Any:
    """All that a rule can see of a table but the lines on which it stands."""
    head = tuple((field, cell.text) for field, cell in table.head.items())
    rows = tuple(
        tuple((field, cell.text, cell.indicator) for field, cell in row.cells.items()) for row in table.indicators
    )
    form = (table.columns, table.year, table.money_unit, table.complete_form, table.partly_read, table.as_of)
    return table.index, form, head, rows


def _address(cell: Cell) -> _Address:
    return cell.indicator, cell.field


def _by_address(table: Table) -> dict[_Address, Cell]:
    return {_address(cell): cell for cell in table.cells()}


def _spot_of(related: Spot | Beside) -> Spot:
    return related.spot if isinstance(related, Beside) else related


def _moved(hit: Hit, cells: Mapping[_Address, Cell]) -> Hit:
    """The same about the cells that stand at the same addresses now."""

    def now(spot: Spot) -> Spot:
        return spot._replace(cell=cells[_address(spot.cell)])

    related = tuple(one._replace(spot=now(one.spot)) if isinstance(one, Beside) else now(one) for one in hit.related)
    return hit._replace(spot=now(hit.spot), related=related)
