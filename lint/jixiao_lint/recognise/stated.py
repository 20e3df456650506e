"""Amounts that a whole budget of a department states of its projects outside their forms: 项目支出表, and 年度预算安排 in words.

Only where the part of the document is told with certainty, and its project has one form of the same name: what is not sure
is left out, so that nothing is compared that does not belong together.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.span import Span
from jixiao_lint.readers.grid import Flag, Grid, GridCell, RowView, rows_of
from jixiao_lint.recognise.labels import is_footer, normalise
from jixiao_lint.recognise.lines import Line, lines_of
from jixiao_lint.recognise.preamble import MONEY_UNIT
from jixiao_lint.recognise.words import section
from jixiao_lint.table import EXPENDITURE, NARRATIVE, Cell, Stated, Table

_TITLE = pattern(r"项目支出(?:预算|预算安排|安排|明细|情况|预算明细|总)*表(?:\(.*\))?$")
_OTHER_TITLE = pattern("绩效|决算|三公|科目|评审")
_LONGEST_TITLE = 40
_TITLE_LINES = 4
_HEADER_ROWS = 4
_NAMES = ("项目名称", "项目", "二级项目名称", "项目支出名称")
_AMOUNT = pattern(r"[0-9][0-9,，]*(?:\.[0-9]+)?")
_WITH_UNIT = pattern(r"([0-9][0-9,，]*(?:\.[0-9]+)?)\s*(亿元|万元|元)(?![/／每])")
_SENTENCE = pattern(r"[^。；;\n]+")
_YEAR = pattern(r"(?<![0-9])(20[0-9]{2})\s*年?")
_YEARS = pattern(r"20[0-9]{2}\s*年?\s*(?:[-—–~～至到]|、)\s*(?:20)?[0-9]{2}\s*年?")
_NUMBERED = pattern(r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?|[（(]?[0-9]{1,3}[)）.．、])\s*(?=\D)")
_LONGEST_HEADING = 30
_MOST_PARAGRAPHS = 4
_AFTER_NAME = pattern(r"(?:项目)?(?:情况说明|基本情况|情况|概述)?$")


class Statements(Record):
    """The amounts that can be compared, and what is to be said about the comparison."""

    stated: tuple[Stated, ...] = ()
    notes: tuple[str, ...] = ()


def stated_in(grids: Sequence[Grid], tables: Sequence[Table]) -> Statements:
    """What the document states of the projects of these tables."""
    forms = _forms(tables)
    if not forms:
        return Statements()
    listed, others = _listed(grids, forms)
    told = list(_told(lines_of(grids), forms))
    return Statements((*listed, *told), tuple(_notes(len(listed), others, len(told))))


def _forms(tables: Sequence[Table]) -> dict[str, Table]:
    """The forms by the bare names of their projects; a name that two forms have tells none."""
    named = [(bare, table) for table in tables if (bare := _bare(table.text("项目名称")))]
    count = Counter(bare for bare, _ in named)
    return {bare: table for bare, table in named if count[bare] == 1}


def _bare(name: str) -> str:
    """A name without its year, its number and its punctuation."""
    folded = unicodedata.normalize("NFKC", name)
    folded = re.sub(r"[(（]?20[0-9]{2}\s*年?度?[)）]?", "", _NUMBERED.sub("", folded))
    return re.sub(r"[\W_]", "", folded)


def _notes(listed: int, others: int, told: int) -> Iterator[str]:
    parts = [f"{EXPENDITURE}里 {listed} 个项目的金额"] if listed else []
    parts += [f"“{NARRATIVE}”里 {told} 处金额"] if told else []
    if parts:
        rest = f"；{EXPENDITURE}里另有 {others} 个项目没有可以对应的绩效目标表，没有比较" if listed and others else ""
        yield f"已按项目名称与绩效目标表的预算数比较：{'、'.join(parts)}{rest}。"


# The table of project expenditure.


def _listed(grids: Sequence[Grid], forms: dict[str, Table]) -> tuple[list[Stated], int]:
    """The amounts of the projects that have a form, and how many other projects are listed."""
    met: dict[str, list[tuple[GridCell, str]]] = defaultdict(list)
    for grid in _blocks(grids):
        unit = _unit(grid) if _is_expenditure(grid) else None
        if unit is not None:
            for name, amount in _rows(grid, forms):
                met[_bare(name.text)].append((amount, unit))
    stated = [
        _stated(EXPENDITURE, found[0][0], match.span(), found[0][1], forms[bare])
        for bare, found in met.items()
        if bare in forms and len(found) == 1 and (match := _AMOUNT.fullmatch(found[0][0].text.strip()))
    ]
    return stated, len(met) - len(stated)


def _blocks(grids: Sequence[Grid]) -> Iterator[Grid]:
    """The grids; those that hold running text between their rows are taken apart there, with the text above each part."""
    for grid in grids:
        above, cells = list(grid.before), list[GridCell]()
        for row in rows_of(grid):
            own = list(row.own())
            if all(Flag.PARAGRAPH in cell.flags for cell in own):
                if cells:
                    yield grid._replace(cells=tuple(cells), before=tuple(above))
                    above, cells = [], []
                above += own
            else:
                cells += own
        if cells:
            yield grid._replace(cells=tuple(cells), before=tuple(above))


def _is_expenditure(grid: Grid) -> bool:
    titles = [cell.text for cell in grid.before[-_TITLE_LINES:]] + ([grid.name] if grid.name else [])
    titles += [row.cells[0].text for row in _first_rows(grid) if sum(not cell.is_blank for cell in row.cells) == 1]
    return any(_is_title(normalise(title)) for title in titles if len(title) <= _LONGEST_TITLE)


def _is_title(title: str) -> bool:
    return _TITLE.search(title) is not None and not _OTHER_TITLE.search(title)


def _first_rows(grid: Grid) -> list[RowView]:
    return [row for row, _ in zip(rows_of(grid), range(_TITLE_LINES + _HEADER_ROWS), strict=False)]


def _unit(grid: Grid) -> str | None:
    """The one unit of money that is declared above the rows; None where there is none, or more."""
    texts = [cell.text for cell in grid.before[-_TITLE_LINES:]]
    texts += [cell.text for row in _first_rows(grid) for cell in row.cells]
    units = {found[1] for text in texts if (found := re.search(MONEY_UNIT, text))}
    return units.pop() if len(units) == 1 and units <= {"元", "万元", "亿元"} else None


def _rows(grid: Grid, forms: dict[str, Table]) -> Iterator[tuple[GridCell, GridCell]]:
    """Name and annual amount of each row, where both columns are sure."""
    rows = list(rows_of(grid))
    at = next((n for n, row in enumerate(rows[: len(_first_rows(grid))]) if _name_cell(row) is not None), None)
    if at is None:
        return
    name = _name_cell(rows[at])
    years = {table.year for table in forms.values() if table.year}
    header = [row for row in rows[at : at + _HEADER_ROWS] if row.row < (name.row + name.rowspan if name else 0)]
    amount = _amount_cell([cell for row in header for cell in row.own()], years)
    if name is None or amount is None:
        return
    for row in rows[at + len(header) :]:
        one, other = row.over(name.col, name.col + name.colspan), row.over(amount.col, amount.col + amount.colspan)
        if one is None or other is None or one.is_blank or is_footer(one.text):
            continue
        if one.row == other.row == row.row:
            yield one, other


def _name_cell(row: RowView) -> GridCell | None:
    found = [cell for cell in row.own() if normalise(cell.text) in _NAMES]
    return found[0] if len(found) == 1 else None


def _amount_cell(labels: Sequence[GridCell], years: set[int]) -> GridCell | None:
    """The column of the whole annual amount. Beside other years and sums of years, only one that names this year is sure."""
    texts = [(normalise(cell.text), cell) for cell in labels if not cell.is_blank]
    this_year = tuple(f"{year}年" for year in years) if len(years) == 1 else ()
    if any(_is_of_other_time(text, years) for text, _ in texts):
        sure = [cell for text, cell in texts if text.startswith((*this_year, "本年")) and cell.colspan == 1]
        return sure[0] if len(sure) == 1 else None
    for kind in ("whole amount column", "annual amount column"):
        found = [cell for text, cell in texts if _without_year(text, this_year) in section(kind)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _without_year(text: str, this_year: tuple[str, ...]) -> str:
    for year in this_year:
        text = text.removeprefix(year)
    return re.sub(r"\((?:万元|元)\)$", "", text)


def _is_of_other_time(text: str, years: set[int]) -> bool:
    other_year = any(int(year) not in years for year in _YEAR.findall(text))
    words = (*section("past amount"), *(word for word in section("cumulative amount") if word not in ("合计", "共计")))
    return other_year or any(word in text for word in words)


# 年度预算安排 in running text.


def _told(lines: Iterable[Line], forms: dict[str, Table]) -> Iterator[Stated]:
    """The amounts of the sections 年度预算安排, each under the heading of its project."""
    form: Table | None = None
    met: set[str] = set()
    open_paragraphs: list[GridCell] = []
    for line in lines:
        cell = line.filled[0] if line.paragraph and len(line.filled) == 1 else None
        heading, rest = _heading(cell.text) if cell is not None else ("", 0)
        if open_paragraphs and (cell is None or heading or _is_heading(cell.text) or _named(cell.text, forms)):
            yield from _sure_amount(open_paragraphs, form)
            open_paragraphs = []
        if cell is None:
            if line.filled:
                form, met = None, set()
            continue
        if heading == "项目名称":
            form, met = forms.get(_bare(cell.text[rest:])), {heading}
        elif heading in met:
            form, met = None, {heading}  # the narrative of another project, whose name was not understood
        elif heading:
            met.add(heading)
        elif (named := _named(cell.text, forms)) is not None:
            form, met = named, set()
        if heading == NARRATIVE:
            open_paragraphs = [cell]
        elif open_paragraphs and len(open_paragraphs) < _MOST_PARAGRAPHS:
            open_paragraphs.append(cell)
    if open_paragraphs:
        yield from _sure_amount(open_paragraphs, form)


def _heading(text: str) -> tuple[str, int]:
    """The section that a paragraph opens, and where its text goes on; an empty name where it opens none."""
    number = _NUMBERED.match(text)
    start = number.end() if number else len(text) - len(text.lstrip())
    for name in sorted(section("section of a narrative"), key=len, reverse=True):
        if text.startswith(name, start):
            behind = re.match(r"\s*(?:情况)?\s*(?:[:：]|$)", text[start + len(name) :])
            if behind or number:
                return name, start + len(name) + (behind.end() if behind else 0)
    return "", 0


def _is_heading(text: str) -> bool:
    return (
        _NUMBERED.match(text) is not None and len(text.strip()) <= _LONGEST_HEADING and not re.search("[。；;元]", text)
    )


def _named(text: str, forms: dict[str, Table]) -> Table | None:
    """The form of the project that a short paragraph names, and nothing else."""
    bare = _bare(text)
    return forms.get(bare) or forms.get(_AFTER_NAME.sub("", bare, count=1)) if len(bare) <= 80 else None


def _sure_amount(paragraphs: Sequence[GridCell], form: Table | None) -> Iterator[Stated]:
    """The annual amount, when the paragraphs state one and no other."""
    if form is None:
        return
    found = [(cell, match) for cell in paragraphs for match in _annual(cell.text, form.year)]
    if len({(match[1].replace(",", "").replace("，", ""), match[2]) for _, match in found}) == 1:
        cell, match = found[0]
        yield _stated(NARRATIVE, cell, match.span(1), match[2], form)


def _annual(text: str, year: int | None) -> Iterator[re.Match[str]]:
    """The amounts that are said to be this year's: not those of other years, of several years, of parts, of changes."""
    for sentence in _SENTENCE.finditer(text):
        before = sentence.start()
        for match in _WITH_UNIT.finditer(text, sentence.start(), sentence.end()):
            context = text[before : match.start()]
            before = match.end()
            if _is_annual(context, year):
                yield match


def _is_annual(context: str, year: int | None) -> bool:
    if _YEARS.search(context):
        return False
    years = {int(found) for found in _YEAR.findall(context)}
    if years - {year}:
        return False
    this_year = bool(years) or any(word in context for word in ("本年", "当年", "今年"))
    ruled_out = ["past amount", "cumulative amount", "change of an amount"] + (
        [] if this_year else ["part of an amount"]
    )
    if any(word in context for kind in ruled_out for word in section(kind)):
        return False
    return this_year or any(word in context for word in section("annual amount"))


def _stated(part: str, cell: GridCell, span: tuple[int, int], unit: str, form: Table) -> Stated:
    shift = len(cell.text) - len(cell.text.lstrip()) if part == EXPENDITURE else 0
    place = Cell(part, cell.text, cell.place, form.index)
    return Stated(place, Span(span[0] + shift, span[1] + shift), unit)
