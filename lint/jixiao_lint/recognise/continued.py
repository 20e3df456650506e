"""Forms that lie in several grids, cut by a page's end or by hand, put together: 续表, a header again, a list that goes on."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.recognise.above_list import starts_form
from jixiao_lint.recognise.header import Column, Header, header_at
from jixiao_lint.recognise.labels import head_label, is_level1, is_level2, is_operator, normalise
from jixiao_lint.recognise.lines import Line, lines_of
from jixiao_lint.recognise.preamble import MONEY_UNIT, is_title
from jixiao_lint.recognise.rows import Part, part_of
from jixiao_lint.recognise.suspects import has_value
from jixiao_lint.table import PagePlace

_NUMBER = "[0-9一二三四五六七八九十]{0,3}"
_GOES_ON = f"(?:续|接)(?:上|前)?(?:表|页)?{_NUMBER}"
_MARK = rf"\(?{_GOES_ON}\)?|.*[(\[【]{_GOES_ON}[)\]】].*|(?:续|接)(?:上|前)?表{_NUMBER}[^,，。;；]*"
_BEGINNINGS = frozenset("续接")
_IN_BRACKETS = tuple(bracket + word for bracket in "([【" for word in "续接")
_PAGE_NUMBER = r"[-—–·第共页/\d\s]*"
_NEAR = 3  # columns of one table differ from page to page by no more points than this
_LONGEST_MARK = 60


class _Open(Record):
    """A list that may go on in the next grid: its header, and the columns of its grid."""

    header: Header
    width: int


def joined(grids: Iterable[Grid]) -> Iterator[Grid]:
    """The grids, the parts of one form as one; where a part begins, its cells are flagged like those behind a page break."""
    parts: list[Grid] = []
    for grid in grids:
        more = _as_part(parts, grid) if parts else None
        if more is not None:
            parts.append(more)
            continue
        if parts:
            yield _one(parts)
        parts = [_without_marks(grid) if parts and _is_cut_head(parts[-1]) and _is_marked(grid) else grid]
    if parts:
        yield _one(parts)


def is_mark(text: str) -> bool:
    """（续表）, 续上表, or a title with such a mark."""
    if len(text) >= _LONGEST_MARK:
        return False
    label = normalise(text)
    may_be_one = label.lstrip("(")[:1] in _BEGINNINGS or any(mark in label for mark in _IN_BRACKETS)
    return may_be_one and re.fullmatch(_MARK, label) is not None


def _is_marked(grid: Grid) -> bool:
    return any(is_mark(cell.text) for cell in (*grid.before, *grid.cells[:1]))


def _as_part(parts: Sequence[Grid], grid: Grid) -> Grid | None:
    """The grid as a further part of the form before, its columns those of the form; None where it is something of its own."""
    if grid.name != parts[-1].name or grid.name is not None or not grid.cells:
        return None
    if len(parts) == 1 and _goes_on_in_head(parts[0], grid):
        return _part(grid, [])
    return _as_part_of_list(parts, grid)


def _as_part_of_list(parts: Sequence[Grid], grid: Grid) -> Grid | None:
    marked = _is_marked(grid)
    above = _above(parts)
    if not marked and not all(re.fullmatch(_PAGE_NUMBER, text) or text in above for text in _texts(grid.before)):
        return None
    lines = list(lines_of([grid._replace(before=())]))
    first = next((at for at, line in enumerate(lines) if not _is_mark_line(line)), len(lines))
    open_list = _open_list(parts) if first < len(lines) else None
    if open_list is None:
        return None
    header = header_at(lines, first)
    if isinstance(header, Header):
        columns = _matching(open_list.header, header)
        return _part(grid, columns) if columns else None
    if not _reads_on(lines[first], open_list, marked=marked):
        return None
    return _part(grid, [])


def _texts(cells: Iterable[GridCell]) -> list[str]:
    return [normalise(cell.text) for cell in cells]


def _above(parts: Sequence[Grid]) -> set[str]:
    """The title above the first part and what stands below it, which some repeat on every page: year, unit of money.

    Nothing where the form does not name its project: lists under one title that name none may be those of different projects.
    """
    if not _names_project(parts[0]):
        return set()
    lines = list(lines_of([parts[0]._replace(cells=())]))
    title = next((at for at in reversed(range(len(lines))) if is_title(lines[at])), len(lines))
    return set(_texts(cell for line in lines[title:] for cell in line.filled))


def _names_project(grid: Grid) -> bool:
    labels = (head_label(cell.text) for cell in grid.cells)
    return any(label is not None and label.field == "项目名称" for label in labels)


def _is_mark_line(line: Line) -> bool:
    return len(line.filled) == 1 and is_mark(line.filled[0].text)


def _open_list(parts: Sequence[Grid]) -> _Open | None:
    """The list that is open at the end of the last part, under the last header there is."""
    header: Header | None = None
    for grid in parts:
        lines = list(lines_of([grid._replace(before=())]))
        at = 0
        while at < len(lines):
            found = header_at(lines, at)
            if isinstance(found, Header):
                header, at = found, at + found.height
                continue
            if header is not None and part_of(lines[at], header) is Part.END:
                header = None
            at += 1
    return None if header is None else _Open(header, _width(parts[-1]))


def _matching(one: Header, other: Header) -> list[tuple[Column, Column]]:
    """The columns of two headers that say the same, in pairs; none where they do not."""
    ours, theirs = _columns(one), _columns(other)
    if [column.field for column in ours] != [column.field for column in theirs]:
        return []
    return list(zip(ours, theirs, strict=True))


def _columns(header: Header) -> list[Column]:
    return sorted(
        (*header.keys, *(column for half in header.halves for column in half)), key=lambda column: column.first
    )


def _reads_on(line: Line, open_list: _Open, *, marked: bool) -> bool:
    """A row of the list: the same columns, names of levels where they belong, and something that only a list has."""
    width = max(cell.col + cell.colspan for cell in line.view.cells)
    near = _NEAR if isinstance(line.own[0].place, PagePlace) else 0
    if abs(width - open_list.width) > near or part_of(line, open_list.header) is not Part.INDICATOR:
        return False
    levels = [
        cell.text
        for column in open_list.header.halves[0]
        if column.field in ("一级指标", "二级指标")
        and (cell := line.view.over(column.first, column.last)) is not None
        and not cell.is_blank
    ]
    if not all(is_level1(text) or is_level2(text) for text in levels):
        return marked and len(line.filled) < len(open_list.header.halves[0])  # the rest of a row
    return (
        marked
        or normalise("".join(levels[-1:])).endswith("指标")
        or has_value(line)
        or _has_sign(line, open_list.header)
    )


def _has_sign(line: Line, header: Header) -> bool:
    """A sign in the column of signs."""
    columns = (column for half in header.halves for column in half if column.field == "计算符号")
    cells = (line.view.over(column.first, column.last) for column in columns)
    return any(cell is not None and is_operator(cell.text) for cell in cells)


def _part(grid: Grid, columns: Sequence[tuple[Column, Column]]) -> Grid:
    """The cells of a part, moved to the columns of the form, those of its first row flagged."""
    edges = sorted({(b.first, a.first) for a, b in columns} | {(b.last, a.last) for a, b in columns})
    top = min(cell.row for cell in grid.cells)
    cells = []
    for cell in grid.cells:
        first, last = _moved(cell.col, edges), _moved(cell.col + cell.colspan, edges)
        flags = cell.flags | {Flag.PAGE_TOP} if cell.row == top else cell.flags
        cells.append(cell._replace(col=first, colspan=max(1, last - first), flags=flags))
    return grid._replace(before=(), cells=tuple(cells))


def _moved(col: int, edges: Sequence[tuple[int, int]]) -> int:
    """A column's edge among those of the form: its own where the headers tell it, else as far behind the one before."""
    at = bisect_right(edges, (col, 1 << 30)) - 1
    if at < 0:
        return col
    known, ours = edges[at]
    following = edges[at + 1][1] if at + 1 < len(edges) else 1 << 30
    return min(ours + col - known, following)


def _one(parts: Sequence[Grid]) -> Grid:
    if len(parts) == 1:
        return parts[0]
    cells: list[GridCell] = []
    below = 0
    for part in parts:
        cells += (cell._replace(row=cell.row + below) for cell in part.cells) if below else part.cells
        below += max(cell.row + cell.rowspan for cell in part.cells)
    return parts[0]._replace(cells=tuple(cells))


def _is_cut_head(grid: Grid) -> bool:
    """A form's head without its list, which follows in the next grid."""
    lines = list(lines_of([grid._replace(before=())]))
    return any(map(starts_form, lines)) and not any(header_at(lines, at) for at in range(len(lines)))


def _goes_on_in_head(above: Grid, grid: Grid) -> bool:
    """A form cut in its head: the name of the project stands above the cut, and more of the head below it, and the list.

    Where the list begins right below the cut, nothing of the head is to be put together.
    """
    if not (_names_project(above) and _is_cut_head(above)) or _names_project(grid) or _width(above) != _width(grid):
        return False
    known = _above([above])
    if not all(is_mark(text) or re.fullmatch(_PAGE_NUMBER, text) or text in known for text in _texts(grid.before)):
        return False
    lines = [line for line in lines_of([grid._replace(before=())]) if not _is_mark_line(line)]
    if not lines or isinstance(header_at(lines, 0), Header):
        return False
    whole = list(lines_of([_one([above, grid._replace(before=())])]))
    return any(isinstance(header_at(whole, at), Header) for at in range(len(whole)))


def _width(grid: Grid) -> int:
    return max(cell.col + cell.colspan for cell in grid.cells)


def _without_marks(grid: Grid) -> Grid:
    """The grid without the title that says that the form goes on; the form has its own."""
    before = tuple(
        cell for cell in grid.before if not is_mark(cell.text) and not re.match(MONEY_UNIT, cell.text.strip())
    )
    top = min((cell.row for cell in grid.cells), default=0)
    own = [cell for cell in grid.cells if cell.row == top and not cell.is_blank]
    marked = len(own) == 1 and is_mark(own[0].text)
    return grid._replace(before=before, cells=tuple(cell for cell in grid.cells if not marked or cell.row != top))
