"""A format, as its reader describes it: by which endings, first bytes or parts its files are known, and how they are read."""

import os
from collections.abc import Callable
from functools import cache
from importlib import import_module

from jixiao_grammar.record import Record
from jixiao_lint.readers import formats
from jixiao_lint.readers.first_look import Look
from jixiao_lint.readers.reading import Content, Reading, ending_of


class Format(Record):
    """What a module in `readers/formats` says in its FORMATS.

    `endings` are lower-case with the dot; in folders, files with these are looked at. `accepts` tells a file by what is in
    it; None for plain text, which only the ending tells apart. `also_under` are endings of other formats under which systems
    write plain text of this one. `is_refused`: the reader only says why it does not read such a file. `is_last` is asked when
    all others declined. `is_converted` where another program has to make the file readable first; `is_risky` where a
    library in C reads it, or it is seldom written by hand.
    """

    name: str
    read: Callable[[Content], Reading]
    endings: tuple[str, ...] = ()
    accepts: Callable[[Look], bool] | None = None
    also_under: tuple[str, ...] = ()
    is_refused: bool = False
    is_last: bool = False
    is_converted: bool = False
    is_risky: bool = False


@cache
def every_format() -> tuple[Format, ...]:
    """The formats of all modules in the folder, those that are asked last at the end."""
    found = [
        one
        for name in sorted(name for folder in formats.__path__ for name in os.listdir(folder))
        if name.endswith(".py") and name[0] != "_"
        for one in import_module(f"{formats.__name__}.{name[:-3]}").FORMATS
    ]
    return tuple(sorted(found, key=lambda one: one.is_last))


def format_of(path: str, data: bytes) -> Format:
    """The format of a file: by what is in it first and by its ending second."""
    look, ending = Look(data), ending_of(path)
    for one, accepts in _told_by_content():
        if accepts(look):
            return one
    plain = _told_by_ending()
    named = next((one for one in plain if ending in one.endings), None)
    under = next((one for one in plain if ending in one.also_under), None)
    return named or under or plain[-1]


@cache
def _told_by_content() -> tuple[tuple[Format, Callable[[Look], bool]], ...]:
    return tuple((one, one.accepts) for one in every_format() if one.accepts is not None)


@cache
def _told_by_ending() -> tuple[Format, ...]:
    return tuple(one for one in every_format() if one.accepts is None)


@cache
def known_endings() -> frozenset[str]:
    """The endings of the files that are looked at in a folder."""
    return frozenset(ending for one in every_format() for ending in one.endings)


@cache
def converted_endings() -> tuple[str, ...]:
    """The endings of old documents, which a converter has to make readable first."""
    return tuple(sorted(ending for one in every_format() if one.is_converted for ending in one.endings))


@cache
def risky_endings() -> tuple[str, ...]:
    """The endings of what is read in a process of its own even where that costs something."""
    return tuple(sorted(ending for one in every_format() if one.is_risky or one.is_converted for ending in one.endings))


@cache
def unknown_kinds() -> frozenset[str]:
    """The names of what is no table or document at all, or of a kind that is not known."""
    return frozenset(one.name for one in every_format() if one.is_refused)
