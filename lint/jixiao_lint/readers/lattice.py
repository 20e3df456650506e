"""Tables from the lines that are drawn on a page, and from the characters between them.

All coordinates are points from the page's top left corner, y downwards.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.readers.problem import Kind, Unreadable

_NEAR = 3.0  # lines within this distance are one line, or touch
_SPECK = 1.6  # points: a stroke that long, touched by no other along its way, is a dot
_FEW = 2  # lines up from one line across are a frame or a chart; more are the rest of a table that the page cut open
_MOST_LINES = 6_000
_MOST_UNITS = 100_000


class Stroke(Record):
    """A straight line: at y (horizontal) or x (vertical) `at`, from `start` to `end`."""

    horizontal: bool
    at: float
    start: float
    end: float


class Glyph(Record):
    """A character and its box. `turn` is how its line is turned on the page: by 0, 90, 180 or 270 degrees, 90 reads upwards."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    turn: int = 0


class Box(Record):
    """A cell: its edges, the row it begins in, how many rows it takes, and its characters."""

    x0: float
    y0: float
    x1: float
    y1: float
    row: int
    rowspan: int
    glyphs: tuple[Glyph, ...]


class Lattice(Record):
    """A table on one page, its cells by row and from left to right."""

    x0: float
    y0: float
    x1: float
    y1: float
    rows: int
    boxes: tuple[Box, ...]


def lattices(strokes: Iterable[Stroke], glyphs: Sequence[Glyph]) -> tuple[list[Lattice], list[Glyph]]:
    """The tables of a page from top to bottom, and the characters that stand in none of them."""
    merged = _merged(strokes)
    if len(merged) > _MOST_LINES:
        raise Unreadable("页面上的线条过多，没有读。", "请检查该页是否为图纸。", Kind.LIMIT_EXCEEDED)
    tables = []
    left = list(glyphs)
    for group in _touching(merged):
        table, left = _table(group, left)
        if table is not None:
            tables.append(table)
    return sorted(tables, key=lambda table: table.y0), left


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Pieces of one line as one stroke: dashes, the edges of neighbouring cells, lines drawn twice."""
    merged: list[Stroke] = []
    for direction in (True, False):
        along = sorted((stroke for stroke in strokes if stroke.horizontal is direction), key=lambda stroke: stroke.at)
        cluster: list[Stroke] = []
        for stroke in along:
            if cluster and stroke.at - cluster[0].at > _NEAR:
                merged += _joined(cluster)
                cluster = []
            cluster.append(stroke)
        merged += _joined(cluster)
    return merged


def _joined(cluster: list[Stroke]) -> Iterator[Stroke]:
    if not cluster:
        return
    at = sum(stroke.at for stroke in cluster) / len(cluster)
    cluster.sort(key=lambda stroke: stroke.start)
    start, end = cluster[0].start, cluster[0].end
    for stroke in cluster[1:]:
        if stroke.start > end + _NEAR:
            if end - start > _SPECK:
                yield Stroke(stroke.horizontal, at, start, end)
            start, end = stroke.start, stroke.end
        end = max(end, stroke.end)
    if end - start > _SPECK:
        yield Stroke(cluster[0].horizontal, at, start, end)


def _touching(strokes: list[Stroke]) -> Iterator[list[Stroke]]:
    """Groups of strokes that cross or touch one another."""
    across = [stroke for stroke in strokes if stroke.horizontal]
    down = sorted((stroke for stroke in strokes if not stroke.horizontal), key=lambda stroke: stroke.at)
    places = [stroke.at for stroke in down]
    leader = {id(stroke): stroke for stroke in strokes}

    def root(stroke: Stroke) -> Stroke:
        while leader[id(stroke)] is not stroke:
            leader[id(stroke)] = leader[id(leader[id(stroke)])]
            stroke = leader[id(stroke)]
        return stroke

    for line in across:
        first, last = bisect_right(places, line.start - _NEAR), bisect_right(places, line.end + _NEAR)
        for other in down[first:last]:
            if other.start - _NEAR <= line.at <= other.end + _NEAR:
                leader[id(root(other))] = root(line)
    groups: dict[int, list[Stroke]] = {}
    for stroke in strokes:
        groups.setdefault(id(root(stroke)), []).append(stroke)
    yield from groups.values()


def _table(strokes: list[Stroke], glyphs: list[Glyph]) -> tuple[Lattice | None, list[Glyph]]:
    """The cells between a group of strokes; gives back the characters that stand outside."""
    across = [stroke for stroke in strokes if stroke.horizontal]
    down = [stroke for stroke in strokes if not stroke.horizontal]
    if not across or not down or (len(across) == 1 and len(down) <= _FEW):
        return None, glyphs
    xs = _distinct([*(line.at for line in down), min(s.start for s in across), max(s.end for s in across)])
    ys = _distinct([*(line.at for line in across), min(s.start for s in down), max(s.end for s in down)])
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_UNITS:
        raise Unreadable("页面上的表格过于细碎，没有读。", "请检查该页是否为图纸。", Kind.LIMIT_EXCEEDED)
    areas = _areas(xs, ys, across, down)
    if len(areas) < 2:
        return None, glyphs
    inside: dict[tuple[int, int], list[Glyph]] = {}
    owner = {unit: area for area in areas for unit in _units(area)}
    left = []
    for glyph in glyphs:
        unit = (bisect_right(ys, (glyph.y0 + glyph.y1) / 2) - 1, bisect_right(xs, (glyph.x0 + glyph.x1) / 2) - 1)
        area = owner.get(unit)
        if area is None:
            left.append(glyph)
        else:
            inside.setdefault(area[:2], []).append(glyph)
    boxes = tuple(
        Box(xs[c0], ys[r0], xs[c1], ys[r1], r0, r1 - r0, tuple(inside.get((r0, c0), ())))
        for r0, c0, r1, c1 in sorted(areas)
    )
    return Lattice(xs[0], ys[0], xs[-1], ys[-1], len(ys) - 1, boxes), left


def _distinct(places: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _areas(
    xs: list[float], ys: list[float], across: list[Stroke], down: list[Stroke]
) -> list[tuple[int, int, int, int]]:
    """Rectangles of units with no line between them: first row and column, and last (exclusive)."""
    floors = [[line for line in across if abs(line.at - y) <= _NEAR] for y in ys]
    walls = [[line for line in down if abs(line.at - x) <= _NEAR] for x in xs]
    seen: set[tuple[int, int]] = set()
    areas = []
    for row in range(len(ys) - 1):
        for col in range(len(xs) - 1):
            if (row, col) not in seen:
                units = _flood((row, col), xs, ys, floors, walls)
                seen |= units
                rows, cols = {r for r, _ in units}, {c for _, c in units}
                area = min(rows), min(cols), max(rows) + 1, max(cols) + 1
                if len(units) == len(rows) * len(cols):
                    areas.append(area)
    return areas


def _flood(
    start: tuple[int, int], xs: list[float], ys: list[float], floors: list[list[Stroke]], walls: list[list[Stroke]]
) -> set[tuple[int, int]]:
    units = {start}
    todo = [start]
    while todo:
        row, col = todo.pop()
        middle_x, middle_y = (xs[col] + xs[col + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        for unit, lines, place in (
            ((row, col - 1), walls[col], middle_y),
            ((row, col + 1), walls[col + 1], middle_y),
            ((row - 1, col), floors[row], middle_x),
            ((row + 1, col), floors[row + 1], middle_x),
        ):
            inside = 0 <= unit[0] < len(ys) - 1 and 0 <= unit[1] < len(xs) - 1
            if inside and unit not in units and not any(line.start <= place <= line.end for line in lines):
                units.add(unit)
                todo.append(unit)
    return units


def _units(area: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    r0, c0, r1, c1 = area
    return ((row, col) for row in range(r0, r1) for col in range(c0, c1))
