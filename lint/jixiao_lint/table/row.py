"""One indicator as a rule sees it: its texts, what it asks for, and what its name is made of."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jixiao_grammar.ast import Amount, Node, Value, is_understood
from jixiao_grammar.name import Name, read_name
from jixiao_lint.table.cell import Cell, Indicator
from jixiao_lint.table.texts import Texts
from jixiao_lint.target import read_target

if TYPE_CHECKING:
    from jixiao_lint.table.form import Table


class Row:
    """An indicator together with the table it stands in. A row equals only itself, so that what is worked out for it can be kept.

    `name` is the 三级指标 cell and `target` the 指标值 cell, each None where there is none with text in it.
    """

    __slots__ = (
        "_texts",
        "amount",
        "indicator",
        "name",
        "name_reading",
        "resolved",
        "table",
        "target",
        "text",
        "understood",
    )

    text: Callable[[str], str]
    """The text of a column, trimmed; empty where the form has none."""

    # Worked out when they are first asked for: a conversion and many rules never do.

    resolved: Value | None
    """What the row asks for: its 指标值 with the operator, the unit and the year that stand in other cells.

    None where there is no 指标值. All spans count code points of the 指标值 cell; an operator or a unit from elsewhere
    has none.
    """

    understood: Node | None
    """What `resolved` means; None where there is no 指标值, or one that was not understood: nobody may judge it."""

    amount: Amount | None
    """`understood`, when it is one number."""

    name_reading: Name
    """What the 三级指标 is made of; its spans count code points of that cell. A blank one is no name."""

    def __init__(self, table: "Table", indicator: Indicator) -> None:
        # Read by nearly every rule, and often: worked out once.
        cells = indicator.cells
        self._know(table, indicator, Texts({name: cell.text.strip() for name, cell in cells.items()}))
        self.name = cells["三级指标"] if self._texts.get("三级指标") else None
        self.target = cells["指标值"] if self._texts.get("指标值") else None

    @classmethod
    def bare(cls, table: "Table", indicator: Indicator, texts: Texts) -> "Row":
        """A row of which these texts are known. Its `name` and its `target` are for others to tell."""
        row = cls.__new__(cls)
        row._know(table, indicator, texts)
        return row

    def _know(self, table: "Table", indicator: Indicator, texts: Texts) -> None:
        self.table = table
        self.indicator = indicator
        self._texts = texts
        self.text = texts.__getitem__

    def __getattr__(self, asked: str) -> Any:
        """Work out what is asked for the first time; from then on it is an attribute like the others."""
        if asked == "name_reading":
            self.name_reading = read_name(self.name.text if self.name is not None else "")
        elif asked in ("resolved", "understood", "amount"):
            value = None if self.target is None else self._read(self.target.text, self._texts)
            node = value.node if value is not None and is_understood(value) else None
            self.resolved = value
            self.understood = node
            self.amount = node if isinstance(node, Amount) else None
        else:
            raise AttributeError(asked)
        return getattr(self, asked)

    def read_as(self, field: str, text: str) -> Value | None:
        """What the row would ask for if this text stood in this column; None where it has no 指标值."""
        if self.target is None:
            return None
        texts = {**self._texts, field: text}
        return self._read(text if field == "指标值" else self.target.text, texts)

    def _read(self, target: str, texts: Mapping[str, str]) -> Value:
        return read_target(
            target,
            sign=texts.get("计算符号", ""),
            unit=texts.get("计量单位", ""),
            name=texts.get("三级指标", ""),
            money_unit=self.table.money_unit,
            year=self.table.year,
        )

    def cell(self, field: str) -> Cell | None:
        """The cell of this column, None where the form has no such column."""
        return self.indicator.cells.get(field)
