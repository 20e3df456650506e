"""The first row behind a page break: a row of its own, or the rest of the row above, or a row beside the rests of merged cells."""

import re
from collections.abc import Iterator, Mapping, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import Flag, GridCell
from jixiao_lint.recognise.header import Column, Header
from jixiao_lint.recognise.labels import column_field, head_label, is_level1, is_level2, normalise
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.suspects import asks_for_something
from jixiao_lint.table import PagePlace

_LEVELS = ("一级指标", "二级指标")
_SHORT = ("计算符号", "分值", "权重", "得分")
_PROSE = frozenset(("绩效指标描述", "备注", "绩效目标", "资金用途"))
_NUMBERED = r"序号|编号|编码"


class Cut(Record):
    """A cell and its rest behind the break. `grows` where the rest reaches further down than its own row.

    `repeats` where a merged cell's text stands again behind the break.
    """

    cell: GridCell
    rest: GridCell
    glue: str = ""
    grows: bool = False
    repeats: bool = False


class Cuts(Record):
    """The cells that the break cut, and whether nothing but rests stands in the row."""

    cells: tuple[Cut, ...] = ()
    whole_row: bool = False


class _Pair(Record):
    """What stands above and below the break in one column of the list."""

    column: Column
    above: GridCell
    rest: GridCell


def cut_at(above: Line, line: Line, header: Header | None, header_line: Line | None) -> Cuts:
    """What a page break between two lines cut. `header` is that of the list they stand in, None in a form's head."""
    if header is None or header_line is None:
        return _in_head(above, line)
    if above is header_line:
        return Cuts()
    keys = _keys_cut(above, line, header, header_line)
    pairs = list(_pairs(above, line, header))
    if pairs and _is_rest(pairs):
        return Cuts((*keys, *(_cut(pair) for pair in pairs), *_others(above, line, pairs, keys)), whole_row=True)
    fragments = (pair for pair in pairs if pair.column.field in _LEVELS and _is_fragment(pair))
    return Cuts((*keys, *(_cut(pair)._replace(grows=True) for pair in fragments)))


def _in_head(above: Line, line: Line) -> Cuts:
    """In the head, the rest of a row has no label: the value goes on, and perhaps the label itself."""
    pairs = [(_over(above, cell), cell) for cell in line.own]
    if len(pairs) < 2 or not line.filled or any(cell is None for cell, _ in pairs):
        return Cuts()
    known = [(cell, rest) for cell, rest in pairs if cell is not None]
    if sum(head_label(cell.text) is not None for cell, _ in known) == sum(not cell.is_blank for cell, _ in known) > 1:
        return _below_labels(known)
    labels = [(cell, rest) for cell, rest in known if _is_label(cell, rest)]
    values = [(cell, rest) for cell, rest in known if not _is_label(cell, rest)]
    begins = bool(labels) and labels[0][0] is known[0][0]
    if not begins or not any(not rest.is_blank and not cell.is_blank for cell, rest in values):
        return Cuts()
    if any(cell.is_blank and not rest.is_blank for cell, rest in values):
        return Cuts()
    if any(head_label(rest.text) or column_field(rest.text) or is_level2(rest.text) for _, rest in known):
        return Cuts()
    return Cuts(tuple(Cut(cell, rest, _glue(rest)) for cell, rest in known), whole_row=True)


def _below_labels(pairs: Sequence[tuple[GridCell, GridCell]]) -> Cuts:
    """Nothing but labels above the break: their values stand below it, beside the rest of a label merged over it."""
    (cell, rest), *others = pairs
    repeats = normalise(cell.text) == normalise(rest.text)
    if not (rest.is_blank or repeats) or any(head_label(below.text) is not None for _, below in others):
        return Cuts()
    return Cuts((Cut(cell, rest, grows=True, repeats=repeats),))


def _is_label(cell: GridCell, rest: GridCell) -> bool:
    """A label above the break, with nothing below it but perhaps its own rest."""
    if rest.is_blank:
        return head_label(cell.text) is not None
    return head_label(cell.text) is None and head_label(cell.text + rest.text) is not None


def _pairs(above: Line, line: Line, header: Header) -> Iterator[_Pair]:
    """The columns of the list, left to right, each with its cell above and below the break."""
    for half in header.halves:
        for column in half:
            cell, rest = above.view.over(column.first, column.last), line.view.over(column.first, column.last)
            if cell is None or rest is None or rest.row != line.view.row:
                return
            yield _Pair(column, cell, rest)


def _is_rest(pairs: list[_Pair]) -> bool:
    """No row of its own: its levels say nothing, and it lacks a name or a value, or both go on from above."""
    filled = {pair.column.field: pair for pair in pairs if not pair.rest.is_blank}
    levels = [pair for field, pair in filled.items() if field in _LEVELS]
    name, value = filled.get("三级指标"), filled.get("指标值")
    return (
        bool(filled)
        and all(map(_is_fragment, levels))
        and not any(column_field(pair.rest.text) or head_label(pair.rest.text) for pair in filled.values())
        and not any(pair.above.is_blank for field, pair in filled.items() if field not in _PROSE)
        and not _says_all_of_a_value(filled)
        and (value is None or _value_goes_on(value, nameless=name is None))
        and (name is None or _name_goes_on(name, beside_levels=bool(levels)))
    )


def _says_all_of_a_value(filled: Mapping[str, _Pair]) -> bool:
    """A sign of its own below a sign, points below points, a number with its unit below both: a page cuts none of them in two."""
    if any(field in filled and filled[field].above.text.strip() for field in _SHORT):
        return True
    pairs = [filled.get(field) for field in ("指标值", "计量单位")]
    return all(
        pair is not None and _is_number(pair.above.text) is _is_number(pair.rest.text) is (at == 0)
        for at, pair in enumerate(pairs)
    )


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*[\d,，]+(?:\.\d+)?\s*", text) is not None


def _name_goes_on(pair: _Pair, *, beside_levels: bool) -> bool:
    """As the page shows it; without pages, only beside the rest of a level's name."""
    return Flag.RUNS_ON in pair.rest.flags if isinstance(pair.rest.place, PagePlace) else beside_levels


def _is_fragment(pair: _Pair) -> bool:
    """The end of a level's name: the two pieces are one, and the second is none by itself."""
    text = pair.rest.text
    if not text.strip() or is_level1(text) or is_level2(text):
        return False
    whole = pair.above.text + text
    return is_level1(whole) or is_level2(whole)


def _value_goes_on(pair: _Pair, *, nameless: bool) -> bool:
    """月底前 behind 2026年11; what can be a value by itself goes on only where both together are one value."""
    if isinstance(pair.rest.place, PagePlace) and Flag.RUNS_ON not in pair.rest.flags and not nameless:
        return False
    return not asks_for_something(pair.rest.text) or asks_for_something(pair.above.text + pair.rest.text)


def _cut(pair: _Pair) -> Cut:
    prose = pair.column.field in _PROSE
    return Cut(pair.above, pair.rest, _glue(pair.rest) if prose else "", grows=pair.rest.rowspan > 1)


def _glue(rest: GridCell) -> str:
    """Between the pieces of a prose: a line's end where the page break stood between two paragraphs."""
    return "\n" if isinstance(rest.place, PagePlace) and Flag.RUNS_ON not in rest.flags else ""


def _others(above: Line, line: Line, pairs: list[_Pair], keys: tuple[Cut, ...]) -> Iterator[Cut]:
    """Rests in columns that the list does not name."""
    known = {id(pair.rest) for pair in pairs} | {id(cut.rest) for cut in keys}
    for rest in line.own:
        cell = _over(above, rest)
        if cell is not None and id(rest) not in known:
            yield Cut(cell, rest, _glue(rest), grows=rest.rowspan > 1)


def _keys_cut(above: Line, line: Line, header: Header, header_line: Line) -> tuple[Cut, ...]:
    """The cells of one project in a list of many, which reach over the break; none where a new project begins."""
    cuts = []
    for key in header.keys:
        cell, rest = above.view.over(key.first, key.last), line.view.over(key.first, key.last)
        if cell is None or rest is None or rest.row != line.view.row or cell.row == rest.row:
            return ()
        cuts.append((key, Cut(cell, rest, _glue(rest) if key.field in _PROSE else "", grows=True)))
    if not cuts or _begins_project(above, line, header_line, {key.field: cut for key, cut in cuts}):
        return ()
    return tuple(cut for _, cut in cuts)


def _begins_project(above: Line, line: Line, header_line: Line, cuts: dict[str, Cut]) -> bool:
    """A new project has a name, and what stands beside the name above stands beside it too: a number, a sum."""
    name = cuts["项目名称"].rest
    if name.is_blank:
        return False
    if isinstance(name.place, PagePlace) and Flag.RUNS_ON not in name.flags:
        return True
    sums = [cut for field, cut in cuts.items() if field in ("预算数", "财政资金") and not cut.cell.is_blank]
    numbers = [
        (above.view.over(cell.col, cell.col + cell.colspan), line.view.over(cell.col, cell.col + cell.colspan))
        for cell in header_line.filled
        if re.fullmatch(_NUMBERED, normalise(cell.text))
    ]
    beside = [not cut.rest.is_blank for cut in sums]
    beside += [not below.is_blank for over, below in numbers if over is not None and below is not None]
    return all(beside)


def _over(above: Line, rest: GridCell) -> GridCell | None:
    """The cell above that has the columns of the rest."""
    cell = above.view.over(rest.col, rest.col + rest.colspan)
    near = 3 if isinstance(rest.place, PagePlace) else 0
    if cell is None or abs(cell.col - rest.col) > near or abs(cell.col + cell.colspan - rest.col - rest.colspan) > near:
        return None
    return cell
