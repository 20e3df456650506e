"""Tables as rows of a sheet: a label and its value a row, then the list of indicators under its header."""

from collections.abc import Iterator

from jixiao_lint.table import (
    HEAD_FIELDS,
    INHERITED_FIELDS,
    NOT_ON_FORM,
    NOT_READ,
    REQUIRED_FIELDS,
    REQUIRED_ROW_FIELDS,
    ROW_FIELDS,
    Indicator,
    Table,
)


def head_rows(table: Table) -> Iterator[tuple[str, str]]:
    """Label and text of every field of the head, and the labels of those that are missing."""
    for field in HEAD_FIELDS:
        cell = table.head.get(field)
        if cell is not None:
            yield field, cell.text
        elif field == "金额单位" and table.money_unit is not None:
            yield field, table.money_unit  # declared in a label, which the sheet does not have
        elif field in REQUIRED_FIELDS and table.complete_form:
            yield field, ""  # the author left it out; a sheet without its label would have no such field
    if table.partly_read:
        yield NOT_ON_FORM[0], NOT_READ


def list_rows(table: Table) -> Iterator[list[str]]:
    """The header of the list and one row for each indicator; an inherited level is left empty."""
    columns = columns_of(table)
    if columns:
        yield columns
        for indicator in table.indicators:
            yield [_text(field, indicator) for field in columns]


def columns_of(table: Table) -> list[str]:
    """The columns of the list; where its author wrote no 三级指标 or no 指标值 at all, an empty one stands for them.

    So it does where nothing but a head was written, for a form is known by the header of its list, and so do those of the
    levels: a name alone in front would be no row of a list.
    """
    if not table.complete_form:
        return list(table.columns)
    levels = () if set(INHERITED_FIELDS) & set(table.columns) else INHERITED_FIELDS
    return [field for field in ROW_FIELDS if field in (*table.columns, *levels, *REQUIRED_ROW_FIELDS)]


def _text(field: str, indicator: Indicator) -> str:
    cell = indicator.cells.get(field)
    own = cell is not None and (cell.indicator == indicator.index or field not in INHERITED_FIELDS)
    return cell.text if cell is not None and own else ""
