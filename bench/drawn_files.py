"""Drawn tables and the paragraphs between them, written as Word documents, workbooks, web pages and CSV."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from io import BytesIO, StringIO

import xlsxwriter
from docx import Document
from docx.document import Document as WordDocument
from made_forms import Drawn

from jixiao_grammar.record import Record

Block = str | Drawn  # a paragraph, or a table


class Span(Record):
    """A cell with how far it reaches."""

    row: int
    col: int
    text: str
    down: int
    across: int


def spans(drawn: Drawn) -> Iterator[Span]:
    """The cells of a drawn table, merged ones once."""
    width = max(map(len, drawn))
    for row, line in enumerate(drawn):
        for col, text in enumerate(line):
            if text in ("<", "^"):
                continue
            across = next((n for n in range(1, width - col) if line[col + n] != "<"), width - col)
            down = next((n for n in range(1, len(drawn) - row) if drawn[row + n][col] != "^"), len(drawn) - row)
            yield Span(row, col, text, down, across)


def docx(blocks: Sequence[Block]) -> bytes:
    """A Word document."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _word_table(document, block)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _word_table(document: WordDocument, drawn: Drawn) -> None:
    table = document.add_table(len(drawn), max(map(len, drawn)))
    cells = [list(row.cells) for row in table.rows]
    for one in spans(drawn):
        cell = cells[one.row][one.col]
        if one.down > 1 or one.across > 1:
            cell = cell.merge(cells[one.row + one.down - 1][one.col + one.across - 1])
        for extra in cell.paragraphs[1:]:
            extra._element.getparent().remove(extra._element)
        first, *others = one.text.split("\n")
        cell.paragraphs[0].add_run(first)
        for line in others:
            cell.add_paragraph(line)


def xlsx(blocks: Sequence[Block]) -> bytes:
    """A workbook of one sheet, an empty row below each table."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    top = 0
    for block in blocks:
        for one in spans([[block]] if isinstance(block, str) else block):
            last_row, last_col = top + one.row + one.down - 1, one.col + one.across - 1
            if one.down > 1 or one.across > 1:
                sheet.merge_range(top + one.row, one.col, last_row, last_col, "")
            sheet.write_string(top + one.row, one.col, one.text)
        top += 1 if isinstance(block, str) else len(block) + 1
    book.close()
    return out.getvalue()


def html(blocks: Sequence[Block]) -> bytes:
    """A web page."""
    body = "".join(f"<p>{escape(block)}</p>" if isinstance(block, str) else _html_table(block) for block in blocks)
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def _html_table(drawn: Drawn) -> str:
    rows: list[list[str]] = [[] for _ in drawn]
    for one in spans(drawn):
        text = escape(one.text).replace("\n", "<br>")
        rows[one.row].append(f'<td rowspan="{one.down}" colspan="{one.across}">{text}</td>')
    lines = (f"<tr>{''.join(cells)}</tr>" for cells in rows)
    return f"<table>{''.join(lines)}</table>"


def comma_separated(blocks: Sequence[Block]) -> bytes:
    """A CSV file, in which merged cells leave empty ones behind, an empty row below each table."""
    out = StringIO()
    writer = csv.writer(out)
    for block in blocks:
        if isinstance(block, str):
            writer.writerow([block])
        else:
            writer.writerows([["" if text in ("<", "^") else text for text in row] for row in block])
            writer.writerow([])
    return out.getvalue().encode("utf-8-sig")


WRITERS: Mapping[str, Callable[[Sequence[Block]], bytes]] = {
    "docx": docx,
    "xlsx": xlsx,
    "html": html,
    "csv": comma_separated,
}
