"""The field's vocabulary as data: one plain text file a list, one word a line, `#` for comments.

A file with two columns (separated by white space) is a table: word, then what is said about it.
"""

import os
import re
from functools import cache

# Not pathlib: importing it costs every start of a commit hook more than all the lists together.
_FOLDER = os.path.dirname(__file__)


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(line.split()[0] for line in _lines(name))


@cache
def longest_first(name: str) -> tuple[str, ...]:
    """The words of a list, longer ones before their own endings, so that the first match is the longest."""
    return tuple(sorted(words(name), key=lambda word: (-len(word), word)))


@cache
def one_of(name: str) -> re.Pattern[str]:
    """A pattern that finds the words of a list in a text, the longer ones first."""
    return re.compile("|".join(map(re.escape, longest_first(name))))


@cache
def table(name: str) -> dict[str, str]:
    """The rows of a table: word → the second column, empty where there is none."""
    return {word: rest.strip() for word, _, rest in (line.partition(" ") for line in _lines(name))}


@cache
def records(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list of several columns (separated by white space), in the order of the file."""
    return tuple(tuple(line.split()) for line in _lines(name))


def _lines(name: str) -> list[str]:
    with open(os.path.join(_FOLDER, f"{name}.txt"), encoding="utf-8") as file:
        text = file.read()
    lines = (line.partition("#")[0].strip().replace("\t", " ") for line in text.splitlines())
    return [line for line in lines if line]
