"""All forms of a file, and what it says of the same projects elsewhere."""

from jixiao_grammar.ast import Span
from jixiao_grammar.record import Record
from jixiao_lint.file_path import FilePath
from jixiao_lint.table.cell import Cell
from jixiao_lint.table.form import Table

EXPENDITURE, NARRATIVE = "项目支出表", "年度预算安排"


class Stated(Record):
    """An annual amount that a document states of a project outside the project's form.

    `cell` holds it at `span`; its `table` is the number of the form, and its `field` the part of the document: EXPENDITURE
    or NARRATIVE. `unit` is 万元, 元 … as written beside it, or as declared for the part.
    """

    cell: Cell
    span: Span
    unit: str


class Document(Record):
    """All tables of one file, in reading order; `format` is the reader's name (txt, yaml).

    `stated` are the amounts that it states of the same projects elsewhere.
    """

    path: FilePath
    format: str
    tables: tuple[Table, ...]
    stated: tuple[Stated, ...] = ()
