"""Where a finding is, in the words and numbers of the formats."""

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding, LineStretch, Location, Related
from jixiao_lint.plain_text import one_line
from jixiao_lint.report.options import Lang
from jixiao_lint.table import EXPENDITURE, NARRATIVE, PagePlace, PaperPlace, SheetPlace


class Position(Record):
    """Numbers for formats that know lines and columns only: 1-based, `end_column` exclusive.

    In a file without lines they are the row and the column of the cell, and the end is that of the cell.
    """

    line: int
    column: int
    end_line: int
    end_column: int


def position(location: Location) -> Position:
    """Line and column of a place; 1:1 for a finding about a whole file."""
    match location:
        case None:
            row, column = 1, 1
        case LineStretch():
            return Position(*location)
        case SheetPlace(row=row, column=column, address=cell):
            row, column = _sheet_position(cell) or (row or 1, column or 1)
        case PaperPlace(row=row, column=column) | PagePlace(row=row, column=column):
            row, column = row or 1, column or 1
    return Position(row, column, row, column + 1)


def address(finding: Finding | Related, lang: Lang = "zh", *, names_row: bool = True) -> str:
    """The place as a person finds it in an office file: Sheet1!E12, 表2 第3条 第5行第4格「指标值」; empty where lines say it.

    The table has the number of its heading, else it is the n-th of the file. Without `names_row`, the indicator was said before.
    """
    location = finding.location
    match location:
        case None | LineStretch():
            return ""
        case SheetPlace(sheet=sheet, address=cell):
            # The name of a sheet is text from the file like any other.
            return f"{one_line(sheet)}!{cell}" if sheet else cell
        case PagePlace(page=page):
            parts = [f"第{page}页" if lang == "zh" else f"page {page}"]
        case PaperPlace():
            parts = []
    if isinstance(finding, Related) and finding.field in (EXPENDITURE, NARRATIVE):
        return (" " if lang == "zh" else ", ").join(
            (*parts, _outside_forms(finding, location.row, location.column, lang))
        )
    number = finding.table.number if finding.table is not None else None
    number = number if number is not None else location.table
    parts.append(f"表{number}" if lang == "zh" else f"table {number}")
    if finding.indicator is not None and names_row and location.row:
        row = finding.indicator.index
        parts.append(f"第{row}条" if lang == "zh" else f"indicator {row}")
    where = _cell(location.row, location.column, lang)
    parts.append(f"{where}「{finding.field}」" if finding.field else where)
    return (" " if lang == "zh" else ", ").join(parts)


def _outside_forms(related: Related, row: int, column: int, lang: Lang) -> str:
    """A place in a part of the document that is no form and has no number: told by the part's name and what stands there."""
    said = related.span.cut(related.text)
    where = _cell(row, column, lang) if row else (f"里的“{said}”" if lang == "zh" else f'"{said}"')
    return f"「{related.field}」{where}"


def _cell(row: int, column: int, lang: Lang) -> str:
    """A cell of a table by row and by its number in the row as seen; row 0 is the headings above it."""
    if row == 0:
        return "上方" if lang == "zh" else "above it"
    return f"第{row}行第{column}格" if lang == "zh" else f"row {row}, cell {column}"


def addressed(finding: Finding, lang: Lang = "zh") -> str:
    """The message with its references, and with the address before it where there are no lines to point at."""
    where = address(finding, lang)
    return f"{where}：{referring(finding, lang)}" if where else referring(finding, lang)


def referring(finding: Finding, lang: Lang = "zh") -> str:
    """The message, and in brackets where to look besides, for formats that say all in one sentence."""
    places = [reference(finding, related, lang) for related in finding.related if related.note]
    if not places:
        return finding.message
    return (
        f"{finding.message}（见 {'；'.join(places)}）"
        if lang == "zh"
        else f"{finding.message} (see {'; '.join(places)})"
    )


def reference(finding: Finding, related: Related, lang: Lang = "zh") -> str:
    """A place to look at besides, and its note: 2024/目标.yaml:12:9, 2024/目标.docx 表2 第5行「指标值」, 本文件 12:9（上年）."""
    match related.location:
        case LineStretch(line=line, column=column) if related.path == finding.path:
            where = f"本文件 {line}:{column}" if lang == "zh" else f"this file {line}:{column}"
        case LineStretch(line=line, column=column):
            where = f"{one_line(related.path.shown)}:{line}:{column}"
        case _:
            here = "本文件" if lang == "zh" else "this file"
            home = here if related.path == finding.path else one_line(related.path.shown)
            where = f"{home} {address(related, lang)}".rstrip()
    return f"{where}（{one_line(related.note)}）" if lang == "zh" else f"{where} ({one_line(related.note)})"


def _sheet_position(cell: str) -> tuple[int, int] | None:
    """Row and column number of E12; None where there is no such address."""
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    if not digits or not letters.isascii() or not letters.isalpha():
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits), column
