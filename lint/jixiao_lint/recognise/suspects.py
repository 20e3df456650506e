"""What looks like a list of indicators and was not read: told only on evidence, for many other tables use the same words."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao_grammar.ast import Amount, Date, Range, is_understood
from jixiao_grammar.parse import parse
from jixiao_lint.readers.grid import Flag, GridCell
from jixiao_lint.readers.problem import Kind, Problem, Words, say
from jixiao_lint.recognise.above_list import starts_form
from jixiao_lint.recognise.header import Lacking
from jixiao_lint.recognise.labels import (
    column_field,
    is_ignored_column,
    is_level1,
    is_level2,
    level_stem,
    normalise,
    without_last_brackets,
)
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.preamble import is_title
from jixiao_lint.recognise.rows import stretch_of
from jixiao_lint.recognise.words import holds, section

_ENOUGH = 3  # of the four signs that a run of rows are indicators
_LONGEST_VALUE = 40
_LONGEST_HEADER = 60
_TOP = 3  # lines in which a table says what it is
_LOOK_BELOW = 12  # rows under a header that are asked whether they hold values


def unread_rows(lines: Sequence[Line]) -> list[Problem]:
    """Indicators without a header above them, one problem for each run, and headers that are not divided into cells."""
    problems = [_without_header(run[0]) for run in _runs(lines) if _are_indicators(run)]
    problems += [
        _problem(cell, "指标表的表头挤在一个单元格里，没有分列，没有读。", "请用制表符或表格分列。")
        for at, line in enumerate(lines)
        for cell in line.filled
        if _is_squeezed_header(cell) and any(_is_squeezed_row(below) for below in lines[at + 1 : at + 4])
    ]
    return problems


def lacks_value(found: Lacking, above: Sequence[Line], rows: Sequence[Line]) -> Problem | None:
    """A header without a column of values, where it is that of a form: the form's head stands `above`, or values below."""
    line = rows[0]
    if is_of_another_kind([*above[-_TOP:], line]):
        return None
    if not any(_names_project(other) for other in above) and not any(map(has_value, rows[1:_LOOK_BELOW])):
        return None
    names = "、".join(dict.fromkeys(found.found))
    return _problem(
        found.cell,
        say("有表头（{names}），但没有“指标值”一列，这张表没有读。", names=names),
        "请补上“指标值”列，或检查列名。",
    )


def is_reference(line: Line, above: Sequence[Line]) -> bool:
    """A header on a sheet that is hidden or says itself that it explains, and names no project: a stock of examples."""
    if line.grid.name is None or any(map(_names_project, above)):
        return False
    hidden = all(Flag.HIDDEN in cell.flags for cell in line.filled)
    return hidden or _says(line.grid.name, "explaining table")


def _names_project(line: Line) -> bool:
    return any("项目名称" in normalise(cell.text) and len(cell.text) < _LONGEST_HEADER for cell in line.filled[:3])


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Rows with the name of a second level in front, those together that follow one another in one grid."""
    for _, inside in groupby(lines, key=lambda line: id(line.grid)):
        own = list(inside)
        if is_of_another_kind([line for line in own if line.filled][:_TOP]):
            continue
        for is_row, run in groupby((line for line in own if line.filled), key=_may_be_indicator):
            if is_row:
                yield list(run)


def _may_be_indicator(line: Line) -> bool:
    return not line.paragraph and len(line.filled) >= 3 and any(is_level2(cell.text) for cell in line.filled[:3])


def _are_indicators(run: Sequence[Line]) -> bool:
    signs = (
        any(map(_has_first_level, run)),
        any(is_level2(cell.text) and normalise(cell.text).endswith("指标") for line in run for cell in line.filled[:3]),
        any(map(has_value, run)),
        len(run) > 1,
    )
    return sum(signs) >= _ENOUGH


def _has_first_level(line: Line) -> bool:
    """A name of the first level to the left of one of the second; 成本 may be either, and is then the second."""
    cells = [cell for cell in line.view.cells if not cell.is_blank]
    return any(
        is_level1(first.text) and any(is_level2(other.text) for other in cells[at + 1 : at + 3])
        for at, first in enumerate(cells[:3])
    )


def has_value(line: Line) -> bool:
    """True where a cell that asks for something with a sign, a unit or a date; a bare number may be an amount of anything."""
    return any(asks_for_something(cell.text) for cell in line.filled[1:])


def asks_for_something(text: str) -> bool:
    """True for a text that is a value by itself."""
    if len(text) > _LONGEST_VALUE or not any(character.isdigit() for character in text):
        return False
    value = parse(text)
    if not is_understood(value):
        return False
    match value.node:
        case Amount():
            return value.node.unit is not None or value.node.op_span is not None
        case Range() | Date():
            return True
    return False


def is_of_another_kind(lines: Sequence[Line]) -> bool:
    """Tables that nobody takes for a form: what is hidden, and what says itself that it explains, scores, buys or counts.

    A form about buying is a form: the words of its title and its head say nothing against it.
    """
    return any(
        (line.filled and all(Flag.HIDDEN in cell.flags for cell in line.filled))
        or _says(line.grid.name or "", "explaining table")
        or any(_says(cell.text, "explaining table") for cell in line.filled)
        or _names_money(line)
        or (
            not is_title(line)
            and not starts_form(line)
            and any(_says(cell.text, "other table") for cell in line.filled)
        )
        for line in lines
    )


def _names_money(line: Line) -> bool:
    """Labels of columns, one of which says that the table counts money: 名称 | 数量 | 标准 | 金额."""
    labels = [without_last_brackets(normalise(cell.text)) for cell in line.filled[1:]]
    is_header = len(labels) > 1 and not any(character.isdigit() for label in labels for character in label)
    return is_header and any(label in section("money column") for label in labels)


def _says(text: str, kind: str) -> bool:
    return len(text) < _LONGEST_HEADER and holds(normalise(text), kind)


def _is_squeezed_header(cell: GridCell) -> bool:
    """Labels of columns one behind the other in one cell, and nothing else."""
    if len(cell.text) >= _LONGEST_HEADER or "指标值" not in cell.text:
        return False
    labels = re.split(r"[\s　|｜,，、/]+", cell.text.strip())
    known = [label for label in labels if column_field(label) is not None]
    others = [label for label in labels if column_field(label) is None and not is_ignored_column(label)]
    return {"二级指标", "三级指标", "指标值"} <= {column_field(label) for label in known} and len(others) <= 1


def _is_squeezed_row(line: Line) -> bool:
    words = [word for cell in line.filled[:1] for word in re.split(r"[\s　|｜,，、/]+", cell.text.strip())]
    return any(word.endswith("指标") and level_stem(word) in section("level 2") for word in words)


def _without_header(line: Line) -> Problem:
    message = "这里像是绩效指标，但上面没有认得的表头（一级指标、二级指标、三级指标、指标值），没有读。"
    return _problem(line.filled[0], message, "请在第一行指标之上保留表头。")


def _problem(cell: GridCell, message: Words, hint: Words) -> Problem:
    return Problem(Kind.UNREAD_TABLE, message, hint, *stretch_of(cell.place), cell.place)
