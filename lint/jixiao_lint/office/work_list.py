"""The sheet 问题清单: one finding a row, a heading that stays, a filter, and links to the cells."""

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from jixiao_grammar.record import Record
from jixiao_lint.office.book import SheetPart, add_sheet, name_filter, namespace
from jixiao_lint.office.list_styles import list_styles
from jixiao_lint.office.parts import HEAD, Parts
from jixiao_lint.office.splice import escaped
from jixiao_lint.readers.grid import Grid
from jixiao_lint.readers.sheet import address_of
from jixiao_lint.readers.work_list import HEADER, SHEET

_WIDTHS = (6, 7, 9, 22, 24, 24, 60, 30, 44, 24)
_LAST_COLUMN = address_of(0, len(HEADER) - 1)[:-1]
_LINE_POINTS = 15
_MOST_LINES = 27  # a row cannot be higher


class Entry(Record):
    """A row of the list: what stands in its columns, without the first and the last, and the cell that it is about.

    `sheet` and `address` are empty for what is about no cell.
    """

    level: str
    rule: str
    project: str
    indicator: str
    message: str
    deed: str
    source: str
    sheet: str = ""
    address: str = ""

    @property
    def where(self) -> str:
        """The cell as it is shown in the list."""
        return f"{self.sheet}!{self.address}" if self.address else ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same of an entry from one run to the next."""
        return self.rule, self.where, self.message


def answers_in(grid: Grid) -> dict[tuple[str, str, str], str]:
    """What people wrote into the last column of a list, by the keys of its entries."""
    top = grid.cells[0].row if grid.cells else 0
    by_row: dict[int, dict[str, str]] = {}
    for cell in grid.cells:
        if cell.row > top and cell.col < len(HEADER):
            by_row.setdefault(cell.row, {})[HEADER[cell.col]] = cell.text
    return {
        (row.get("规则", ""), row.get("位置", ""), row.get("问题", "")): row["处理情况"]
        for row in by_row.values()
        if row.get("处理情况", "").strip()
    }


def write_list(
    parts: Parts,
    old: SheetPart | None,
    entries: Sequence[Entry],
    answers: Mapping[tuple[str, str, str], str],
    nothing: str,
) -> None:
    """Write the list, in the place of the old one where there is one; `nothing` is what an empty one says."""
    content = _content(parts, entries, answers, nothing)
    if old is None:
        old = add_sheet(parts, SHEET, content)
    else:
        parts.put(old.part, content)
    name_filter(parts, old.name, f"$A$1:${_LAST_COLUMN}${_rows(entries)}")


def _rows(entries: Sequence[Entry]) -> int:
    """The rows of the list with its heading; one says that there is nothing."""
    return max(len(entries), 1) + 1


def _content(
    parts: Parts, entries: Sequence[Entry], answers: Mapping[tuple[str, str, str], str], nothing: str
) -> bytes:
    styles = list_styles(parts)
    rows = [_row(0, HEADER, [styles.heading] * len(HEADER))]
    links = []
    looks = [styles.link if column == "位置" else styles.text for column in HEADER]
    for number, entry in enumerate(entries, 1):
        texts = (
            str(number), entry.level, entry.rule, entry.where, entry.project, entry.indicator, entry.message,
            entry.deed, entry.source, answers.get(entry.key, ""),
        )  # fmt: skip
        rows.append(_row(number, texts, looks))
        if entry.address:
            links.append(_link(address_of(number, HEADER.index("位置")), entry))
    if not entries:
        rows.append(_row(1, ("", "", "", "", "", "", nothing), looks))
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(_WIDTHS, 1)
    )
    return b"".join(
        (
            HEAD,
            f'<worksheet xmlns="{namespace(parts)}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'.encode(),
            b'<sheetViews><sheetView workbookViewId="0">',
            b'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
            f"<cols>{columns}</cols><sheetData>".encode(),
            *rows,
            f'</sheetData><autoFilter ref="A1:{_LAST_COLUMN}{_rows(entries)}"/>'.encode(),
            *((b"<hyperlinks>", *links, b"</hyperlinks>") if links else ()),
            b'<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>',
        )
    )


def _row(number: int, texts: Sequence[str], looks: Sequence[int]) -> bytes:
    cells = (
        f'<c r="{address_of(number, column)}" s="{look}" t="inlineStr"><is><t xml:space="preserve">'.encode()
        + escaped(text)
        + b"</t></is></c>"
        for column, (text, look) in enumerate(zip(texts, looks, strict=False))
    )
    height = _LINE_POINTS * max(map(_lines, texts, _WIDTHS))
    return f'<row r="{number + 1}" ht="{height}" customHeight="1">'.encode() + b"".join(cells) + b"</row>"


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of a width in digits; a Chinese character is as wide as two."""
    wide = sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
    return min(max(1, -(-wide // (width - 1))), _MOST_LINES)


def _link(address: str, entry: Entry) -> bytes:
    sheet = entry.sheet.replace("'", "''")
    target = escaped(f"'{sheet}'!{entry.address}")
    return f'<hyperlink ref="{address}" location="'.encode() + target + b'" display="' + escaped(entry.where) + b'"/>'
