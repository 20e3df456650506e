"""Where a form goes on behind a page break: what the page repeats is dropped, and what the break cut is put together again."""

from collections.abc import Iterable, Sequence

from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.recognise.above_list import starts_form
from jixiao_lint.recognise.continued import is_mark, joined
from jixiao_lint.recognise.cut_rows import Cut, cut_at
from jixiao_lint.recognise.header import Header, header_at
from jixiao_lint.recognise.labels import normalise
from jixiao_lint.recognise.lines import Line, lines_of
from jixiao_lint.recognise.rows import Part, part_of
from jixiao_lint.recognise.side_by_side import apart
from jixiao_lint.table import PagePlace

_MOST_REPEATED = 12  # lines of titles and headers that a page repeats


def mended(grids: Iterable[Grid]) -> tuple[list[Grid], list[str]]:
    """The grids as they were before the pages cut them; the notes tell which rows were joined."""
    notes: list[str] = []
    return [_mended(grid, notes) for grid in apart(joined(grids))], notes


class _Edits:
    """What becomes of the cells of a grid, by their identity."""

    def __init__(self) -> None:
        self.replaced: dict[int, GridCell] = {}
        self.dropped: set[int] = set()

    def drop(self, line: Line) -> None:
        self.dropped |= {id(cell) for cell in line.own}

    def join(self, cut: Cut) -> None:
        """Put the rest of a cell to its beginning, which then reaches as far down as the rest did."""
        whole = self.replaced.get(id(cut.cell), cut.cell)
        reach = cut.rest.row + cut.rest.rowspan - whole.row if cut.grows else whole.rowspan
        text = whole.text if cut.rest.is_blank or cut.repeats else whole.text + cut.glue + cut.rest.text
        self.replaced[id(cut.cell)] = whole._replace(text=text, rowspan=max(whole.rowspan, reach))
        self.dropped.add(id(cut.rest))


def _mended(grid: Grid, notes: list[str]) -> Grid:
    if not any(Flag.PAGE_TOP in cell.flags or is_mark(cell.text) for cell in grid.cells):
        return grid
    lines = list(lines_of([grid._replace(before=())]))
    edits = _Edits()
    header: Header | None = None
    header_line: Line | None = None
    repeatable: set[tuple[str, ...]] = set()  # titles and headers; a head that comes again is that of another form
    above: Line | None = None
    at = 0
    while at < len(lines):
        if above is not None and _begins_page(lines[at]):
            at = _behind_repeated(lines, at, repeatable, header_line, edits)
            if at == len(lines):
                break
            cuts = cut_at(above, lines[at], header, header_line)
            for cut in cuts.cells:
                edits.join(cut)
            if cuts.whole_row:
                edits.drop(lines[at])
                notes.append(_note(lines[at]))
                at += 1
                continue
        found = header_at(lines, at)
        if isinstance(found, Header):
            header, header_line = found, lines[at]
            repeatable |= {_key(line) for line in lines[at : at + found.height]}
            above, at = lines[at + found.height - 1], at + found.height
            continue
        if header is not None and part_of(lines[at], header) is Part.END:
            header, header_line = None, None
        if header is None and len(lines[at].filled) == 1 and not starts_form(lines[at]):
            repeatable.add(_key(lines[at]))
        above = lines[at]
        at += 1
    cells = (edits.replaced.get(id(cell), cell) for cell in grid.cells if id(cell) not in edits.dropped)
    return grid._replace(cells=tuple(cells))


def _begins_page(line: Line) -> bool:
    return all(Flag.PAGE_TOP in cell.flags for cell in line.own) or _is_mark_line(line)


def _is_mark_line(line: Line) -> bool:
    return len(line.filled) == 1 and is_mark(line.filled[0].text)


def _behind_repeated(
    lines: Sequence[Line], at: int, repeatable: set[tuple[str, ...]], header_line: Line | None, edits: _Edits
) -> int:
    """Drop the mark of continuation, and what the page repeats from above if the list's header is among it."""
    start = at
    while at < len(lines) and _is_mark_line(lines[at]):
        edits.drop(lines[at])
        at += 1
    end = at
    while end < len(lines) and end - start < _MOST_REPEATED and _key(lines[end]) in repeatable:
        end += 1
    if header_line is not None and _key(header_line) in {_key(line) for line in lines[at:end]}:
        for line in lines[at:end]:
            edits.drop(line)
        at = end
    return at


def _key(line: Line) -> tuple[str, ...]:
    return tuple(normalise(cell.text) for cell in line.filled)


def _note(line: Line) -> str:
    place = line.own[0].place
    if isinstance(place, PagePlace):
        return f"第 {place.page} 页开头的一行按上一页末行的续行读取。"
    return f"表{place.table}开头的一行按上一张表末行的续行读取。"
