"""The tables of one project in one file, from year to year: the project is told by its name and its unit, never by its place."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jixiao_lint.table import Document, Table
from jixiao_rules.similarity import squeezed
from jixiao_rules.titles import bare_project


class TwoYears(NamedTuple):
    """The tables of one project for a year and for the last year before it that the file has."""

    earlier: Table
    later: Table


def two_years(document: Document) -> Iterator[TwoYears]:
    """Each table that has a forerunner in the file. A project with two tables of one year is passed over: which is which?"""
    projects: dict[tuple[str, str], dict[int, list[Table]]] = defaultdict(lambda: defaultdict(list))
    for table in document.tables:
        name = bare_project(table.text("项目名称"))
        if name and table.year is not None:
            projects[name, squeezed(table.text("单位"))][table.year].append(table)
    for by_year in projects.values():
        years = sorted(by_year)
        for before, after in pairwise(years):
            if len(by_year[before]) == len(by_year[after]) == 1:
                yield TwoYears(by_year[before][0], by_year[after][0])
