"""The index of a pack: what of each rule must be known before its module is loaded, as `indexing.py` writes it.

It is made of the rules and only spares loading them: a rule that is not in it, or whose file has another size than when it was
made, is loaded at once.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from jixiao_grammar.pattern import columns, needs_as_written, pattern
from jixiao_grammar.record import Record
from jixiao_lint.group import Matching
from jixiao_lint.rule import Rule, Shelved
from jixiao_lint.table import NOTHING, Document, Needs, cells, rows_holding

NAME = "rules.index"
# What is made of other files of a pack, and says nothing by itself.
INDEXES = (NAME, "documents.index")
# How views are written: the name of one that many rules share, of what groups are made by, the fields of cells, or what only the
# rule itself can show.
GROUPS, OWN, CELLS, ROWS = "groups", "own", "cells", "rows"


class Entry(Record):
    """A line of the index: the file in the folder of the pack, how many bytes it has, and the columns about its rule."""

    path: str
    size: int
    code: str
    pedantic: str
    options: str
    view: str
    holding: str
    fields: str
    words: str
    ways: str

    def shelved(self, name: str, load: Callable[[], Rule]) -> Shelved:
        """The rule of this name, which can be loaded in this way."""
        needs = NOTHING
        if self.fields or self.words or self.ways:
            needs = Needs(tuple(self.fields.split()), tuple(self.words.split()), needs_as_written(self.ways))
        view = self.view, self.holding
        return Shelved(self.code, name, bool(self.pedantic), tuple(self.options.split()), view, needs, load)


# The first line of an index: one with other columns is of another version, and is not read.
COLUMNS = "\t".join(Entry._fields)


def entries(folder: str) -> Mapping[str, Entry]:
    """The lines of the index in a folder, by their files; none where the pack has no index that can be read."""
    try:
        with open(os.path.join(folder, NAME), "rb") as stream:
            first, *lines = stream.read().decode().rstrip("\n").split("\n")
    except FileNotFoundError:
        return {}
    return {entry.path: entry for entry in map(_entry, lines)} if first == COLUMNS else {}


def _entry(line: str) -> Entry:
    path, size, *rest = columns(line)
    return Entry(path, int(size), *rest)


@lru_cache(maxsize=256)
def view_of(written: str, holding: str) -> Callable[[Document], Iterable[Any]] | None:
    """The view that is written so, with its expression; None where only the rule itself can show what it sees."""
    home, _, name = written.partition(":")
    if written == OWN:
        return None
    if home == CELLS:
        return cells(*name.split(), holding=holding or None)
    if home == ROWS:
        return rows_holding(pattern(holding))
    view: Callable[[Document], Iterable[Any]] = getattr(import_module(home), name)
    return view


@lru_cache(maxsize=16)
def matching_of(written: str) -> Matching:
    """What the groups of a view are made by, which is written so."""
    _, home, name = written.split(":")
    matching: Matching = getattr(import_module(home), name)
    return matching
