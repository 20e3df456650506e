"""How a report is to look."""

from typing import Literal, TypeAlias

from jixiao_grammar.record import Record

Lang: TypeAlias = Literal["zh", "en"]


class RenderOptions(Record):
    """What a printer must know beside the findings; which findings there are was decided before.

    `colour`, `width` (terminal columns), `encoding` (of the stream, so that nothing is printed that it cannot carry)
    and `summary` (the closing lines) matter to the text format only. `hidden` counts the findings that
    were left out because they are below the shown level. `ambiguous` is the columns of a character like “ … ①; `full` tells
    every file cell by cell, however many there are; `verbose` names the files in which nothing was found.
    """

    colour: bool = False
    width: int = 80
    encoding: str = "utf-8"
    lang: Lang = "zh"
    summary: bool = True
    statistics: bool = False
    hidden: int = 0
    ambiguous: int = 1
    full: bool = False
    verbose: bool = False
