"""A table of a web page while its tags go by."""

from dataclasses import dataclass, field

from jixiao_lint.readers.drawing import Drawing, Drawn
from jixiao_lint.readers.flow import Flow
from jixiao_lint.readers.grid import GridCell


@dataclass(slots=True)
class Hanging:
    """Columns that a cell from above covers, down to a row (exclusive)."""

    col: int
    last: int
    until: int


@dataclass(slots=True)
class Table:
    """A table while it is read; `row` is that of the open or last row."""

    index: int
    before: tuple[GridCell, ...]
    drawing: Drawing
    row: int = -1
    col: int = 0
    nth: int = 0
    open_row: bool = False
    cell: Drawn | None = None
    flow: Flow = field(default_factory=Flow)
    hanging: list[Hanging] = field(default_factory=list)
