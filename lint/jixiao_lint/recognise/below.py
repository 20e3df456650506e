"""What stands in the columns below a header, which may tell more of them than their labels."""

from collections.abc import Sequence
from itertools import takewhile

from jixiao_lint.recognise.above_list import starts_form
from jixiao_lint.recognise.labels import is_footer
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.preamble import is_title

_ROWS = 30  # below the header, as many as tell


def texts_below(lines: Sequence[Line], at: int, first: int, last: int) -> list[str]:
    """The texts in these grid columns below the line `at`, each once where it begins, down to the end of the list."""
    return [
        cell.text
        for line in takewhile(_is_of_list, lines[at + 1 : at + 1 + _ROWS])
        if line.grid is lines[at].grid
        and (cell := line.view.over(first, last)) is not None
        and cell.row == line.view.row
        and not cell.is_blank
    ]


def _is_of_list(line: Line) -> bool:
    """A line above the next form and above the lines that close the list."""
    return not line.filled or not (is_title(line) or starts_form(line) or is_footer(line.filled[0].text))
