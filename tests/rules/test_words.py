"""The word lists: none is empty or says a word twice, and no list contradicts another."""

from collections import Counter
from pathlib import Path

import pytest

import jixiao_rules
from jixiao_rules.metric import metric_head
from jixiao_rules.words import table, words

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
        ("metric-heads", "not-metrics"),
        ("capped-rates", "uncapped-rates"),
        ("judgements", "placeholders"),
        ("works", "not-works"),
        ("metric-heads", "placeholders"),
        ("metric-heads", "judgements"),
    ],
)
def test_two_lists_do_not_contradict_each_other(one: str, other: str) -> None:
    assert words(one) & words(other) == set()


def test_a_head_has_one_of_three_directions() -> None:
    assert {direction.split()[0] for direction in table("metric-heads").values()} == {"up", "down", "-"}


def test_what_has_units_is_a_metric() -> None:
    assert [head for head in words("head-units") if metric_head(f"全市{head}") is None] == []


def test_what_must_be_high_is_not_better_low() -> None:
    low = {word for word, direction in table("metric-heads").items() if direction.startswith("down")}
    assert words("must-be-high") & low == set()


def test_rates_that_are_capped_are_metrics() -> None:
    assert [rate for rate in words("capped-rates") if metric_head(f"项目{rate}") is None] == []
