"""年度预算安排 in the running text of a department's whole budget: the annual amount that it states of a project.

Only where a heading names the project, and its section states one amount of this year and no other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.readers.grid import GridCell
from jixiao_lint.recognise.lines import Line
from jixiao_lint.recognise.projects import Forms, bare, number_in_front
from jixiao_lint.recognise.words import section
from jixiao_lint.table import NARRATIVE, Cell, Stated, Table

_WITH_UNIT = pattern(r"([0-9][0-9,，]*(?:\.[0-9]+)?)\s*(亿元|万元|元)(?![/／每])")
_SENTENCE = pattern(r"[^。；;\n]+")
_YEAR = pattern(r"(?<![0-9])(20[0-9]{2})\s*年?")
_YEARS = pattern(r"20[0-9]{2}\s*年?\s*(?:[-—–~～至到]|、)\s*(?:20)?[0-9]{2}\s*年?")
_LONGEST_HEADING = 30
_MOST_PARAGRAPHS = 4
_AFTER_NAME = pattern(r"(?:项目)?(?:情况说明|基本情况|情况|概述)?$")


def told_in(lines: Iterable[Line], forms: Forms) -> Iterator[Stated]:
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
            form, met = forms.get(bare(cell.text[rest:])), {heading}
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
    number = number_in_front(text)
    start = number or len(text) - len(text.lstrip())
    for name in sorted(section("section of a narrative"), key=len, reverse=True):
        if text.startswith(name, start):
            behind = re.match(r"\s*(?:情况)?\s*(?:[:：]|$)", text[start + len(name) :])
            if behind or number:
                return name, start + len(name) + (behind.end() if behind else 0)
    return "", 0


def _is_heading(text: str) -> bool:
    return number_in_front(text) > 0 and len(text.strip()) <= _LONGEST_HEADING and not re.search("[。；;元]", text)


def _named(text: str, forms: Forms) -> Table | None:
    """The form of the project that a short paragraph names, and nothing else."""
    name = bare(text)
    return forms.get(name) or forms.get(_AFTER_NAME.sub("", name, count=1)) if len(name) <= 80 else None


def _sure_amount(paragraphs: Sequence[GridCell], form: Table | None) -> Iterator[Stated]:
    """The annual amount, when the paragraphs state one and no other."""
    if form is None:
        return
    found = [(cell, match) for cell in paragraphs for match in _annual(cell.text, form.year)]
    if len({(match[1].replace(",", "").replace("，", ""), match[2]) for _, match in found}) == 1:
        cell, match = found[0]
        yield Stated(Cell(NARRATIVE, cell.text, cell.place, form.index), Span(*match.span(1)), match[2])


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
