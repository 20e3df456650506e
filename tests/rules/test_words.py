"""The word lists: none is empty or says a word twice, and no list contradicts another."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import jixiao_rules
from jixiao_grammar.name import read_name
from jixiao_rules.words import words

FOLDER = Path(jixiao_rules.__file__).parent / "words"
PHRASES = sorted((FOLDER / "phrases").glob("*.txt"))
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


def sections(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """The name of each section, the line above it, and its words."""
    above, name, about = "", "", ""
    found: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found = []
            about = above
        elif line.startswith("#") or not line.strip():
            if found:
                yield name, about, found
                found = []
            above = line
        else:
            found += line.split()
    if found:
        yield name, about, found


@pytest.mark.parametrize("path", PHRASES, ids=lambda path: path.stem)
def test_a_section_says_what_it_does_and_no_word_twice(path: Path) -> None:
    found = list(sections(path))
    assert found
    for name, about, its_words in found:
        assert about.startswith("# "), f"[{name}] has no sentence"
        assert [word for word, count in Counter(its_words).items() if count > 1] == []


def test_each_section_is_used_and_each_used_one_is_there() -> None:
    there = {f"{path.stem}.{name}" for path in PHRASES for name, _, _ in sections(path)}
    files_of_code = (file.read_text("utf-8") for file in FOLDER.parent.rglob("*.py"))
    code = "\n".join(
        text for text in files_of_code if re.search(r"import .*\b(phrase|with_sections|section|says)\b", text)
    )
    used = set(re.findall(r'\{([a-z][a-z-]*\.[a-z-]+)\}|section\("([a-z.-]+)"\)', code))
    used |= {("", name) for name in re.findall(r'says\(.*?, "([a-z.-]+)"\)', code)}
    files = {path.stem for path in PHRASES}
    assert {name for one, other in used if (name := one or other).partition(".")[0] in files} == there


@pytest.mark.parametrize("name", ["placeholders", "judgements"])
def test_what_stands_for_no_metric_is_none(name: str) -> None:
    assert [word for word in words(name) if read_name(word).is_metric] == []


def test_what_must_be_high_is_better_high() -> None:
    assert [rate for rate in words("must-be-high") if not read_name(f"项目{rate}").is_better_high] == []


def test_rates_that_are_capped_are_metrics() -> None:
    assert [rate for rate in words("capped-rates") if not read_name(f"项目{rate}").is_metric] == []
