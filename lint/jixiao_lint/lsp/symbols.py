"""The outline of a document: tables, and under each its indicators."""

from collections.abc import Iterable

from lsprotocol import types

from jixiao_lint.lsp.marks import Stretch
from jixiao_lint.lsp.text import Text
from jixiao_lint.plain_text import one_line
from jixiao_lint.table import Cell, Row, Table, TextPlace


def symbols(tables: Iterable[Table], text: Text) -> list[types.DocumentSymbol]:
    """A symbol for each table and each indicator."""
    return [symbol for table in tables if (symbol := _table(table, text)) is not None]


def _table(table: Table, text: Text) -> types.DocumentSymbol | None:
    whole = _around(table.cells())
    if whole is None:
        return None
    name = one_line(table.text("项目名称") or table.text("表题")) or f"第 {table.index} 张表"
    rows = [symbol for row in table.rows() if (symbol := _row(row, text)) is not None]
    chosen = _around(cell for cell in (table.cell("项目名称"), table.cell("表题")) if cell is not None) or whole
    return types.DocumentSymbol(
        name=name,
        kind=types.SymbolKind.Class,
        range=text.range(*whole),
        selection_range=text.range(*chosen),
        detail=f"{len(table.indicators)} 条指标",
        children=rows,
    )


def _row(row: Row, text: Text) -> types.DocumentSymbol | None:
    own = [cell for cell in row.indicator.cells.values() if cell.indicator == row.indicator.index]
    whole = _around(own)
    if whole is None:
        return None
    name = row.indicator.cells.get("三级指标")
    chosen = _around([name]) if name is not None and name in own else None
    return types.DocumentSymbol(
        name=one_line(row.text("三级指标")) or f"第 {row.indicator.index} 条指标",
        kind=types.SymbolKind.Field,
        range=text.range(*whole),
        selection_range=text.range(*(chosen or whole)),
        detail=one_line(f"{row.text('计算符号')}{row.text('指标值')}{row.text('计量单位')}"),
    )


def _around(cells: Iterable[Cell]) -> Stretch | None:
    """The stretch from the first of these cells to the last."""
    places = [(cell.place.pieces[0][1], cell.place.end) for cell in cells if isinstance(cell.place, TextPlace)]
    return Stretch(min(start for start, _ in places), max(end for _, end in places)) if places else None
