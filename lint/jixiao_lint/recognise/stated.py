"""Amounts that a whole budget of a department states of its projects outside their forms, and what is said about comparing them."""

from collections.abc import Iterator, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.readers.grid import Grid
from jixiao_lint.recognise.expenditure_table import listed_in
from jixiao_lint.recognise.lines import lines_of
from jixiao_lint.recognise.narrative import told_in
from jixiao_lint.recognise.projects import forms_by_name
from jixiao_lint.table import EXPENDITURE, NARRATIVE, Stated, Table


class Statements(Record):
    """The amounts that can be compared, and what is to be said about the comparison."""

    stated: tuple[Stated, ...] = ()
    notes: tuple[str, ...] = ()


def stated_in(grids: Sequence[Grid], tables: Sequence[Table]) -> Statements:
    """What the document states of the projects of these tables."""
    forms = forms_by_name(tables)
    if not forms:
        return Statements()
    listed = listed_in(grids, forms)
    told = tuple(told_in(lines_of(grids), forms))
    return Statements((*listed.stated, *told), tuple(_notes(len(listed.stated), listed.others, len(told))))


def _notes(listed: int, others: int, told: int) -> Iterator[str]:
    parts = [f"{EXPENDITURE}里 {listed} 个项目的金额"] if listed else []
    parts += [f"“{NARRATIVE}”里 {told} 处金额"] if told else []
    if parts:
        rest = f"；{EXPENDITURE}里另有 {others} 个项目没有可以对应的绩效目标表，没有比较" if listed and others else ""
        yield f"已按项目名称与绩效目标表的预算数比较：{'、'.join(parts)}{rest}。"
