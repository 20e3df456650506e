"""Tables as CSV, one below the other with an empty line between, as spreadsheets open it."""

from collections.abc import Iterable

from jixiao_lint.formula_guard import guarded
from jixiao_lint.table import Table
from jixiao_lint.writers.sheet_rows import head_rows, list_rows


def write_csv(tables: Iterable[Table]) -> str:
    """The text of the file; it is to be written as UTF-8 with a byte order mark, so that spreadsheets read Chinese."""
    blocks = ("".join(_line(row) for row in (*head_rows(table), *list_rows(table))) for table in tables)
    return "\r\n".join(blocks)


def _line(row: Iterable[str]) -> str:
    return ",".join(_quoted(guarded(text)) for text in row) + "\r\n"


def _quoted(text: str) -> str:
    return (
        '"' + text.replace('"', '""') + '"'
        if any(mark in text for mark in '",\n\r;\t') or text != text.strip()
        else text
    )
