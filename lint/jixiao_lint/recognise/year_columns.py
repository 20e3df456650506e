"""Money of several years in one head: 2025年 | 2026年 above amounts, or 2026年预算数 in front of one."""

from collections.abc import Iterator, Mapping, Sequence

from jixiao_lint.readers.grid import GridCell
from jixiao_lint.recognise.labels import head_label, normalise, year_of_label
from jixiao_lint.recognise.lines import Line

_LINES = 4  # below the line of years, in which amounts may stand under them


def years_in(line: Line) -> Mapping[int, int]:
    """The years of a line that names several, by their columns."""
    found = ((cell.col, year_of_label(normalise(cell.text))) for cell in line.filled)
    years = {col: year for col, year in found if year is not None}
    return years if len(set(years.values())) > 1 else {}


def amounts_of_years(lines: Sequence[Line], at: int, label: GridCell) -> Iterator[tuple[int, GridCell]]:
    """The amounts behind a label that stand under years, each with its year."""
    above = [line for line in reversed(lines[max(0, at - _LINES) : at]) if line.grid is lines[at].grid]
    years = next((years for line in above if (years := years_in(line))), {})
    for cell in lines[at].after(label) if years else ():
        if head_label(cell.text) is not None:
            return
        if cell.col in years and not cell.is_blank:
            yield years[cell.col], cell
