"""Old spreadsheets (xls, also WPS et): read with xlrd, which alone tells merged cells and number formats."""

import os
from typing import TYPE_CHECKING, Any

from jixiao_lint.readers.grid import STRUCK, Flag, Grid, Paper
from jixiao_lint.readers.number_format import show
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.readers.sheet import Sheet, SheetCell
from jixiao_lint.readers.underlined import UNDERLINED, with_made_signs
from jixiao_lint.readers.xls_records import pictures
from jixiao_lint.result import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_UNKNOWN = "有单元格的数字格式无法识别，按原始数字读取。"
_MISSING = "请运行 pip install 'jixiao-lint[xls]'，或另存为 xlsx。"


def read_xls(data: bytes) -> Paper:
    """The sheets of a workbook, hidden ones too. Raises Unreadable for broken and encrypted files."""
    try:
        import xlrd  # type: ignore[import-untyped]
    except ImportError:
        raise Unreadable("读取 xls 文件需要 xlrd，现在没有安装。", _MISSING, fault=Fault.HERE) from None
    grids: list[Grid] = []
    notes: list[str] = []
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        try:
            book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=nowhere, on_demand=False
            )
            sheets: list[Sheet] = []
            for number in range(book.nsheets):
                sheets.append(_sheet(book, number, notes, sheets[-1] if sheets else None))
            _note_pictures(data, book, sheets)
        except Unreadable:
            raise
        except Exception as error:  # xlrd meets broken files with whatever its unpacking raises
            raise _unreadable(error) from None
    for sheet in sheets:
        grid = sheet.grid()
        if grid is not None:
            grids.append(grid)
    return Paper(tuple(grids), tuple(dict.fromkeys(notes)))


def _note_pictures(data: bytes, book: Any, sheets: list[Sheet]) -> None:
    numbers = {start: number for number, start in enumerate(book._sh_abs_posn)}
    for picture in pictures(data):
        number = numbers.get(picture.sheet)
        if number is not None:
            sheets[number].picture(picture.row, picture.col, inside=picture.inside)


def _unreadable(error: Exception) -> Unreadable:
    if "encrypted" in str(error).lower():
        return Unreadable("文件有打开密码，没有读。", "请取消密码后再检查。")
    return Unreadable("文件已损坏：不是完整的 xls 文件。", "请用办公软件打开后另存为 xlsx 再检查。")


def _sheet(book: Any, number: int, notes: list[str], before: Sheet | None) -> Sheet:
    source = book.sheet_by_index(number)
    hidden = bool(source.visibility)
    if hidden:
        notes.append(f"隐藏的工作表也已读取：{source.name}。")
    sheet = Sheet(number + 1, source.name, hidden, before)
    for cell in _cells(book, source, notes):
        sheet.put(cell)
    for first_row, last_row, first_col, last_col in source.merged_cells:
        sheet.merge_area(first_row, first_col, last_row, last_col)
    for col, info in source.colinfo_map.items():
        if info.hidden:
            sheet.hide_columns(col, col + 1)
    return sheet


def _cells(book: Any, source: Any, notes: list[str]) -> "Iterator[SheetCell]":
    drawn = {number: font for number, font in enumerate(book.font_list) if font.struck_out or font.underline_type}
    for row in range(source.nrows):
        info = source.rowinfo_map.get(row)
        flags = frozenset({Flag.HIDDEN}) if info is not None and info.hidden else frozenset()
        for col, cell in enumerate(source.row(row)):
            text, understood = _text(book, cell)
            if text and drawn:
                text = _as_drawn(text, drawn, _runs(book, source, row, col, cell), notes)
            if not understood:
                notes.append(_UNKNOWN)
            if text:
                yield SheetCell(row, col, text, flags if understood else flags | {Flag.UNKNOWN_FORMAT})


def _runs(book: Any, source: Any, row: int, col: int, cell: Any) -> list[tuple[int, int]]:
    """Where each run of a text begins, and the number of its font."""
    runs = source.rich_text_runlist_map.get((row, col)) or []
    return [(0, book.xf_list[cell.xf_index].font_index), *runs]


def _as_drawn(text: str, drawn: "Mapping[int, Any]", runs: list[tuple[int, int]], notes: list[str]) -> str:
    """The text without what is struck out, and with the signs that a line under them makes."""
    if not any(font in drawn for _, font in runs):
        return text
    ends = [*(start for start, _ in runs[1:]), len(text)]
    pieces = [(text[start:end], drawn.get(font)) for (start, font), end in zip(runs, ends, strict=True)]
    kept = [(piece, font is not None and font.underline_type > 0) for piece, font in pieces if not _is_struck(font)]
    notes += [STRUCK] if any(piece.strip() and _is_struck(font) for piece, font in pieces) else []
    texts = [piece for piece, _ in kept]
    made = with_made_signs(texts, [underlined for _, underlined in kept])
    notes += [UNDERLINED] if made != texts else []
    return "".join(made)


def _is_struck(font: Any) -> bool:
    return font is not None and bool(font.struck_out)


def _text(book: Any, cell: Any) -> tuple[str, bool]:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT, error_text_from_code

    if cell.ctype == XL_CELL_TEXT:
        return cell.value.replace("\r\n", "\n").replace("\r", "\n"), True
    if cell.ctype in (XL_CELL_NUMBER, XL_CELL_DATE):
        code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        shown = show(float(cell.value), code, since_1904=bool(book.datemode))
        return shown.text, shown.understood
    if cell.ctype == XL_CELL_BOOLEAN:
        return ("TRUE" if cell.value else "FALSE"), True
    if cell.ctype == XL_CELL_ERROR:
        return error_text_from_code.get(cell.value, "#N/A"), True
    return "", True
