"""Which of the lines above a list belong to the head of its form."""

from collections.abc import Sequence

from jixiao_lint.recognise.inline import inline_labels
from jixiao_lint.recognise.labels import head_label, is_footer, is_purpose_group
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.preamble import is_title

_LINES_ABOVE = 8


def starts_form(line: Line) -> bool:
    """A line of a form's head: it begins with one of its labels."""
    if not line.filled:
        return False
    first = line.filled[0].text
    label = head_label(first)
    return (label is not None and not is_footer(first)) or is_purpose_group(first) or bool(list(inline_labels(first)))


def own_lines(lines: Sequence[Line]) -> list[Line]:
    """From the last title on; without one, the grid of the last label and the few lines above it."""
    titles = [at for at, line in enumerate(lines) if is_title(line)]
    while len(titles) > 1 and _is_caption_of_list(lines, titles[-2], titles[-1]):
        titles.pop()
    if titles:
        start = titles[-1]
        while start and _is_short_paragraph(lines[start - 1]) and titles[-1] - start < 3:
            start -= 1
        return list(lines[start:])
    labelled = [at for at, line in enumerate(lines) if starts_form(line)]
    if not labelled:
        return list(lines[-4:])
    names = [at for at in labelled if _names_project(lines[at])]
    last = names[-1] if names else labelled[0]
    start = last
    while start and last - start < _LINES_ABOVE and _may_stand_above(lines[start - 1], lines[start]):
        start -= 1
    return list(lines[start:])


def _is_caption_of_list(lines: Sequence[Line], title: int, last: int) -> bool:
    """A title right above the list, inside a form whose head stands above it: 绩效指标表 below 项目名称."""
    grid = lines[last].grid
    inside = any(_names_project(line) for line in lines[title:last] if line.filled and line.grid is grid)
    return inside and not lines[last].paragraph and not any(starts_form(line) for line in lines[last + 1 :])


def _names_project(line: Line) -> bool:
    label = head_label(line.filled[0].text)
    return label is not None and label.field == "项目名称"


def _may_stand_above(line: Line, below: Line) -> bool:
    """A line that may belong to the head above its first label: unit, department, year, and other labels."""
    return line.paragraph or (line.grid is below.grid and (len(line.filled) < 3 or starts_form(line)))


def _is_short_paragraph(line: Line) -> bool:
    return line.paragraph and len(line.own[0].text) < 40
