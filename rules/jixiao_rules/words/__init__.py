"""The field's vocabulary as data: one plain text file a list, one word a line, `#` for comments.

A file with two columns (separated by white space) is a table: word, then what is said about it. The files in `phrases/`
hold several short lists each, of words that stand in a pattern: `[name]`, then the words, separated by white space.
"""

import os
import re
from functools import cache

from jixiao_grammar.pattern import pattern, rarest

# Not pathlib: importing it costs every start of a commit hook more than all the lists together.
_FOLDER = os.path.dirname(__file__)
# So many words are looked for one by one sooner than the letters of a text are gone through.
_FEW = 24
_SECTION = re.compile(r"\{([a-z][a-z-]*\.[a-z-]+)\}")


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(line.split()[0] for line in _lines(name))


@cache
def longest_first(name: str) -> tuple[str, ...]:
    """The words of a list, longer ones before their own endings, so that the first match is the longest."""
    return tuple(sorted(words(name), key=_by_length))


def holds(text: str, name: str) -> bool:
    """True where one of the words of a list stands in a text; no expression is compiled for it."""
    listed = longest_first(name)
    if len(listed) <= _FEW:
        for word in listed:  # noqa: SIM110 - a call of any() costs more than the loop
            if word in text:
                return True
        return False
    by_first = _by_first(name)
    if by_first.keys().isdisjoint(text):
        return False
    for at, letter in enumerate(text):
        beginning = by_first.get(letter)
        if beginning is not None and text.startswith(beginning, at):
            return True
    return False


def stands_in(text: str, characters: frozenset[str], name: str) -> bool:
    """As `holds`, for the text of a whole table, of which the characters are known: few words have their rarest one there."""
    by_rarest = _by_rarest(name)
    for letter in by_rarest.keys() & characters:
        for word in by_rarest[letter]:
            if word in text:
                return True
    return False


def without(text: str, name: str, instead: str = "") -> str:
    """The text with something else in the place of each word of a list, one word after the other, the longest first."""
    by_rarest = _by_rarest(name)
    there = [word for letter in by_rarest.keys() & set(text) for word in by_rarest[letter]]
    for word in sorted(there, key=_by_length):
        text = text.replace(word, instead)
    return text


def _by_length(word: str) -> tuple[int, str]:
    return -len(word), word


@cache
def _by_rarest(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a list by the character that says most by not being there."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words(name):
        found[rarest(word)] = (*found.get(rarest(word), ()), word)
    return found


@cache
def _by_first(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a list by their first character."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words(name):
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


@cache
def one_of(name: str) -> re.Pattern[str]:
    """A pattern that finds the words of a list in a text, the longer ones first."""
    needs = frozenset(map(rarest, words(name))), longest_first(name)
    return pattern(lambda: "|".join(map(re.escape, longest_first(name))), needs=(needs,))


@cache
def table(name: str) -> dict[str, str]:
    """The rows of a table: word → the second column, empty where there is none."""
    return {word: rest.strip() for word, _, rest in (line.partition(" ") for line in _lines(name))}


@cache
def records(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list of several columns (separated by white space), in the order of the file."""
    return tuple(tuple(line.split()) for line in _lines(name))


@cache
def section(name: str) -> tuple[str, ...]:
    """The words of a section of `phrases/`, named `file.section`, longer ones before their own endings."""
    file, _, part = name.partition(".")
    return tuple(sorted(_sections(file)[part], key=lambda word: (-len(word), word)))


def says(text: str, name: str) -> bool:
    """True where a word of such a section stands in a text; no expression is compiled for it."""
    for word in section(name):  # noqa: SIM110 - a call of any() costs more than the loop
        if word in text:
            return True
    return False


def phrase(template: str) -> re.Pattern[str]:
    """A pattern in which `{file.section}` stands for any of the words of that section; made at its first use."""
    return pattern(lambda: with_sections(template))


def with_sections(template: str) -> str:
    """The source of a pattern, with the words of each `{file.section}` in their places."""
    return _SECTION.sub(lambda found: f"(?:{'|'.join(map(re.escape, section(found[1])))})", template)


@cache
def _sections(file: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in _lines(os.path.join("phrases", file)):
        if line.startswith("["):
            sections[line.strip("[]")] = words_of_section = []
        else:
            words_of_section += line.split()
    return sections


def _lines(name: str) -> list[str]:
    with open(os.path.join(_FOLDER, f"{name}.txt"), "rb") as file:  # a decoding stream costs more than most lists
        text = file.read().decode()
    lines = (line.partition("#")[0] if "#" in line else line for line in text.replace("\t", " ").splitlines())
    return [line for line in map(str.strip, lines) if line]
