"""Tables as a workbook, one sheet each: texts stay texts, merged levels stay merged."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from math import ceil
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jixiao_lint.table import Table
from jixiao_lint.writers.sheet_rows import columns_of, head_rows, list_rows

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Style 1: wrapped text with a thin border. Style 2: the same in bold, for labels.
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/>'
    '</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
    '<xf fontId="1" applyFont="1" borderId="1" applyBorder="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>'
)
_LABEL, _TEXT = 2, 1
_WIDTH = 12  # of a column, in digits
_LINE = 16  # the height of a line, in points; a row is at most 409 high, and no program fits it to merged cells
_WIDTHS = {"一级指标": 14, "二级指标": 18, "三级指标": 32, "绩效指标描述": 32, "指标值": 24}


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """The workbook. The same tables give the same bytes."""
    names = _sheet_names(tables)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in _parts(tables, names):
            file.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return out.getvalue()


def _parts(tables: Sequence[Table], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(names) + 1)
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{spreadsheet}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{spreadsheet}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{spreadsheet}.styles+xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    yield "xl/workbook.xml", f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    for number, table in enumerate(tables, 1):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(table)


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = (
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def _sheet(table: Table) -> str:
    fields = columns_of(table)
    width = max(2, len(fields))
    room = sum(_WIDTHS.get(field, _WIDTH) for field in fields[1:]) or _WIDTH
    rows: list[str] = []
    heights: list[int] = []
    merges: list[str] = []
    for label, text in head_rows(table):
        number = len(rows) + 1
        rest = "".join(_cell(number, col, "", _TEXT) for col in range(2, width))
        rows.append(_cell(number, 0, label, _LABEL) + _cell(number, 1, text, _TEXT) + rest)
        merges += [f"B{number}:{_letter(width - 1)}{number}"] if width > 2 else []
        heights.append(_lines(text, room))
    first = len(rows) + 2
    for at, texts in enumerate(list_rows(table)):
        style = _LABEL if at == 0 else _TEXT
        rows.append("".join(_cell(len(rows) + 1, col, text, style) for col, text in enumerate(texts)))
        widths = (_WIDTHS.get(field, _WIDTH) for field in fields)
        heights.append(max(map(_lines, texts, widths)))
    merges += _merged_levels(table, first)
    data = "".join(
        f'<row r="{number}" ht="{min(409, _LINE * lines)}" customHeight="1">{cells}</row>'
        for number, (cells, lines) in enumerate(zip(rows, heights, strict=True), 1)
    )
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{_WIDTHS.get(field, _WIDTH)}" customWidth="1"/>'
        for n, field in enumerate(fields, 1)
    )
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in merges)
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        + (f"<cols>{columns}</cols>" if columns else "")
        + f"<sheetData>{data}</sheetData>"
        + (f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else "")
        + '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
    )


def _lines(text: str, room: int) -> int:
    """How many lines a text takes in a cell of `room` digits; a Chinese character is two digits wide."""
    wide = (sum(2 if east_asian_width(character) in "WFA" else 1 for character in line) for line in text.split("\n"))
    return sum(max(1, ceil(digits / max(1, room - 2))) for digits in wide)


def _merged_levels(table: Table, first: int) -> Iterator[str]:
    """Areas of cells that several rows share; `first` is the sheet row of the first indicator."""
    for col, field in enumerate(columns_of(table)):
        start = 0
        for at in range(1, len(table.indicators) + 1):
            ends = at == len(table.indicators) or field not in table.indicators[at].cells
            if ends or table.indicators[at].cells[field].indicator == table.indicators[at].index:
                if at - start > 1:
                    yield f"{_letter(col)}{first + start}:{_letter(col)}{first + at - 1}"
                start = at


def _cell(row: int, col: int, text: str, style: int) -> str:
    address = f"{_letter(col)}{row}"
    if not text:
        return f'<c r="{address}" s="{style}"/>'
    kept = re.sub("_x(?=[0-9A-Fa-f]{4}_)", "_x005F_x", text)
    kept = re.sub("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]", lambda match: f"_x{ord(match.group()):04X}_", kept)
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(kept)}</t></is></c>'


def _letter(col: int) -> str:
    return chr(65 + col)  # the list has at most twelve columns


def _sheet_names(tables: Sequence[Table]) -> list[str]:
    """Names that spreadsheets allow: 31 characters, without brackets and slashes, none twice."""
    names: list[str] = []
    for table in tables:
        wish = re.sub(r"\[bookmark: [^\]]*\]", "", table.text("项目名称") or table.text("表题"))
        clean = re.sub(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff']", " ", f"{table.index}.{wish}").strip()
        names.append(clean[:31])
    return names
