"""The word lists: none is empty or says a word twice, and no list contradicts another."""

from collections import Counter
from pathlib import Path

import pytest

import jixiao_rules
from jixiao_grammar.name import read_name
from jixiao_rules.words import words

FOLDER = Path(jixiao_rules.__file__).parent / "words"
LISTS = sorted(path.stem for path in FOLDER.glob("*.txt"))


def lines(name: str) -> list[str]:
    stripped = (line.partition("#")[0].strip() for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines())
    return [line for line in stripped if line]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_words_and_none_twice(name: str) -> None:
    assert lines(name)
    assert [line for line, count in Counter(lines(name)).items() if count > 1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("capped-rates", "uncapped-rates"),
        ("judgements", "placeholders"),
        ("works", "not-works"),
    ],
)
def test_two_lists_do_not_contradict_each_other(one: str, other: str) -> None:
    assert words(one) & words(other) == set()


@pytest.mark.parametrize("name", ["placeholders", "judgements"])
def test_what_stands_for_no_metric_is_none(name: str) -> None:
    assert [word for word in words(name) if read_name(word).is_metric] == []


def test_what_must_be_high_is_better_high() -> None:
    assert [rate for rate in words("must-be-high") if not read_name(f"项目{rate}").is_better_high] == []


def test_rates_that_are_capped_are_metrics() -> None:
    assert [rate for rate in words("capped-rates") if not read_name(f"项目{rate}").is_metric] == []
