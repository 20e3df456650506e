"""Fills the names that stand between @ signs in `value.lark`: its own pieces of patterns, and the word lists."""

import re
from collections.abc import Iterable
from pathlib import Path

from jixiao_grammar.tables import operators, suffixes, words

_PIECE = re.compile(r"^//: ([A-Z]+) += (.*)$", re.MULTILINE)
_COMMENT = re.compile(r"^//.*\n", re.MULTILINE)
_NAME = re.compile("@([A-Z]+)@")


def grammar_text() -> str:
    """`value.lark` as lark reads it."""
    text = (Path(__file__).parent / "value.lark").read_text(encoding="utf-8")
    pieces = dict(_PIECE.findall(text))
    pieces |= _word_lists(pieces["DATEWORDS"])
    language = _COMMENT.sub("", text)
    while _NAME.search(language):
        language = _NAME.sub(lambda found: pieces[found[1]], language)
    return language


def _word_lists(date_words: str) -> dict[str, str]:
    openings = {word[0] for word in (*operators(), *date_words.split("|"))}
    return {
        "OPERATORS": "|".join(_operator(word) for word in sorted(operators(), key=len, reverse=True)),
        "SUFFIXES": _any_of(word for word in suffixes() if len(word) > 1),
        "ZERONOUNS": _any_of(words("zero_nouns.txt")),
        "OPENINGS": "".join(sorted(openings)),
    }


def _operator(word: str) -> str:
    never_after = operators()[word].never_after
    guards = [re.escape(before) for before in never_after if len(before) > 1]
    characters = "".join(before for before in never_after if len(before) == 1)
    if characters:
        guards.append(f"[{characters}]")
    return "".join(f"(?<!{guard})" for guard in guards) + re.escape(word)


def _any_of(spellings: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(spellings, key=len, reverse=True))
