"""The table as a rule sees it: document, table, row, cell; and what a rule may ask to be shown.

The names of the fields are the words of the forms. A field that the form does not have is absent (`None`), not blank.
"""

from jixiao_lint.table.cell import Cell, Indicator, Spot
from jixiao_lint.table.document import EXPENDITURE, NARRATIVE, Document, Stated
from jixiao_lint.table.fields import (
    HEAD_FIELDS,
    INHERITED_FIELDS,
    NOT_ON_FORM,
    NOT_READ,
    REQUIRED_FIELDS,
    REQUIRED_ROW_FIELDS,
    ROW_FIELDS,
)
from jixiao_lint.table.form import Table
from jixiao_lint.table.needs import NOTHING, Needs, needs
from jixiao_lint.table.place import Origin, PagePlace, PaperPlace, Piece, Place, SheetPlace, TextPlace
from jixiao_lint.table.row import Row
from jixiao_lint.table.views import (
    Cells,
    RowsThat,
    TablesThat,
    all_cells,
    cells,
    documents,
    documents_of_several,
    documents_that_state,
    rows,
    rows_holding,
    rows_that,
    shown_of_one,
    shows_itself,
    shows_one_table,
    shows_rows,
    tables,
    tables_that,
    whole_tables,
)

__all__ = [
    "EXPENDITURE",
    "HEAD_FIELDS",
    "INHERITED_FIELDS",
    "NARRATIVE",
    "NOTHING",
    "NOT_ON_FORM",
    "NOT_READ",
    "REQUIRED_FIELDS",
    "REQUIRED_ROW_FIELDS",
    "ROW_FIELDS",
    "Cell",
    "Cells",
    "Document",
    "Indicator",
    "Needs",
    "Origin",
    "PagePlace",
    "PaperPlace",
    "Piece",
    "Place",
    "Row",
    "RowsThat",
    "SheetPlace",
    "Spot",
    "Stated",
    "Table",
    "TablesThat",
    "TextPlace",
    "all_cells",
    "cells",
    "documents",
    "documents_of_several",
    "documents_that_state",
    "needs",
    "rows",
    "rows_holding",
    "rows_that",
    "shown_of_one",
    "shows_itself",
    "shows_one_table",
    "shows_rows",
    "tables",
    "tables_that",
    "whole_tables",
]
