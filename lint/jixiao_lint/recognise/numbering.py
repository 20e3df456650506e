"""What the titles of the tables announce: they are numbered one after the other, and each has its table below it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao_lint.recognise.above_list import starts_form
from jixiao_lint.recognise.labels import normalise
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.preamble import is_title
from jixiao_lint.table import Table

_NUMBERED = r"(\d{1,3})[.、]"
_ENOUGH = 4  # numbered titles, from which on a number that is left out is strange
_FEW = 1 / 3  # of the steps: where more of them leave numbers out, somebody chose these tables among others


def notes_on_numbers(tables: Sequence[Table]) -> Iterator[str]:
    """The numbers that are left out between the titles of the tables."""
    found = [re.match(_NUMBERED, normalise(table.text("表题"))) for table in tables]
    numbers = [int(one[1]) for one in found if one is not None]
    steps = [(before, after) for before, after in pairwise(numbers) if after != before + 1]
    if len(numbers) < _ENOUGH or numbers != sorted(set(numbers)) or len(steps) > _FEW * (len(numbers) - 1):
        return
    for before, after in steps:
        yield f"表题的编号从 {before} 跳到 {after}：如果不是有意的，中间的表可能丢失了。"


def notes_on_end(pending: Sequence[Line]) -> Iterator[str]:
    """A title, perhaps with the beginning of its form, behind which a text ends."""
    titles = [at for at, line in enumerate(pending) if is_title(line)]
    if not titles or any(line.grid.spans for line in pending):
        return
    below = [line for line in pending[titles[-1] + 1 :] if line.filled]
    if all(line.paragraph or starts_form(line) or len(line.filled) < 3 for line in below):
        text = normalise(pending[titles[-1]].filled[0].text)
        yield f"文件末尾的“{text[:30]}”下面没有指标：如果不是有意的，文件可能不完整。"
