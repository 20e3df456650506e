"""CSV and TSV, with the place of every character, also inside quoted cells of several lines."""

import re
from collections.abc import Iterator

from jixiao_lint.formula_guard import unguarded
from jixiao_lint.readers import limits
from jixiao_lint.readers.drawing import Filled
from jixiao_lint.readers.grid import Grid, GridCell
from jixiao_lint.readers.pieces import Stretch, joined
from jixiao_lint.readers.problem import Kind, Unreadable, say
from jixiao_lint.table import TextPlace


def read_delimited(text: str, delimiter: str) -> tuple[Grid, ...]:
    """The grid of a file whose cells stand between delimiters, quoted with `"` where needed."""
    cells: list[GridCell] = []
    filled = Filled()
    row = column = 0
    for content, place, ends_row in _cells(text, delimiter):
        bare = unguarded(content)
        stretch = place if bare == content else _behind_the_guard(place)
        cells.append(GridCell(row, column, bare, _at(stretch, row, column)))
        row, column = (row + 1, 0) if ends_row else (row, column + 1)
        filled.count(bare)
    return (Grid(1, tuple(cells)),) if cells else ()


def delimiter_of(text: str) -> str:
    """Comma, tab or semicolon: the one that the first lines of the file use most outside quotes."""
    head = re.sub('"[^"]*"', "", text[:20_000])
    return max(",\t;", key=head.count)


def _at(place: TextPlace, row: int, column: int) -> TextPlace:
    return place._replace(row=row + 1, column=column + 1)


def _behind_the_guard(place: TextPlace) -> TextPlace:
    """The place of a cell's text without its first character."""
    (_, first), *others = place.pieces
    pieces = ((0, first + 1), *((at - 1, offset) for at, offset in others))
    return place._replace(pieces=pieces)


def _cells(text: str, delimiter: str) -> Iterator[tuple[str, TextPlace, bool]]:
    plain_end = re.compile(f"{re.escape(delimiter)}|\r\n|\n|\r")
    at = 0
    while at < len(text):
        if text[at] == '"':
            content, place, at = _quoted(text, at, plain_end)
        else:
            stop = plain_end.search(text, at)
            end = stop.start() if stop else len(text)
            content, place = joined([Stretch(text[at:end], at)], 1, 1)
            at = end
        stop = plain_end.match(text, at)
        at = stop.end() if stop else at
        ends_row = stop is None or stop.group() != delimiter
        yield content, place, ends_row
        if at == len(text) and not ends_row:
            yield "", TextPlace(1, 1, 1, ((0, at),), at), True


def _quoted(text: str, opening: int, plain_end: re.Pattern[str]) -> tuple[str, TextPlace, int]:
    """The content of a quoted cell, its place, and the offset behind it.

    A doubled quote stands for one, and every line end for a line feed. Text behind the closing quote belongs to the
    cell, as spreadsheets read it. Without a closing quote the quote is an ordinary character of an ordinary cell.
    """
    close = _closing_quote(text, opening)
    stop = plain_end.search(text, opening if close is None else close)
    end = stop.start() if stop else len(text)
    if close is None:
        content, place = joined([Stretch(text[opening:end], opening)], 1, 1)
        return content, place, end
    pieces: list[tuple[int, int]] = [(0, opening + 1)]
    content = ""
    at = opening + 1
    for match in re.finditer(r'""|\r\n|\r', text[opening + 1 : close]):
        start = opening + 1 + match.start()
        content += text[at:start] + ('"' if match.group() == '""' else "\n")
        at = opening + 1 + match.end()
        pieces.append((len(content), at))
    content += text[at:close]
    if end > close + 1:
        pieces.append((len(content), close + 1))
        content += text[close + 1 : end]
    last = end if end > close + 1 else close
    return content, TextPlace(1, 1, 1, tuple(pieces), last), end


def _closing_quote(text: str, opening: int) -> int | None:
    at = text.find('"', opening + 1)
    while at >= 0 and text.startswith('"', at + 1):
        at = text.find('"', at + 2)
        if at - opening > 2 * limits.CELL_CHARACTERS:
            message = say("一个单元格超过 {most} 个字符，没有读。", most=limits.CELL_CHARACTERS)
            raise Unreadable(message, "请检查该文件，可能少了一个引号。", Kind.LIMIT_EXCEEDED)
    return None if at < 0 else at
