"""An expression that waits answers every text as `re` does, though it is compiled only for texts that it can match."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao_grammar import pattern as home
from jixiao_grammar.pattern import NEEDS, Waiting, pattern
from jixiao_machine.expressions import read
from jixiao_machine.needs import Needs, needed
from jixiao_machine.needs_of_packages import needs_of, waiting, write

PACKAGES = ("jixiao_grammar", "jixiao_lint", "jixiao_rules")
FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
OF_GRAMMAR = ("forms.tsv", "field_values.tsv", "whole_values.tsv")


def _texts() -> Iterator[str]:
    """Values of the test tables, and every line of the seed and of the documents beside it."""
    for name in OF_GRAMMAR:
        rows = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()[1:]
        yield from (row.partition("\t")[0] for row in rows)
    for file in sorted(FIXTURES.glob("**/*.txt")):
        yield from (line[:400] for line in file.read_text(encoding="utf-8", errors="replace").splitlines())


TEXTS = sorted(set(_texts()))


def test_what_is_shipped_is_what_the_expressions_need() -> None:
    assert Path(NEEDS).read_text(encoding="utf-8").split("\n")[:-1] == list(needs_of(PACKAGES)), "run `make grammar`"


def test_no_text_is_passed_over_that_an_expression_matches() -> None:
    wrong = []
    for source, flags in sorted({(one.pattern, one.flags) for one in waiting(PACKAGES)}):
        found, waits = re.compile(source, flags), Waiting(source, flags)
        wrong += [(source, text) for text in TEXTS if found.search(text) and waits._is_passed_over(text)]
    assert wrong == []


def test_what_is_sooner_compiled_finds_the_same() -> None:
    wrong = []
    for source, flags in sorted({(one.pattern, one.flags) for one in waiting(PACKAGES)}):
        quick = Waiting(source, flags)._quick()
        if quick == source:
            continue
        found, sooner = re.compile(source, flags), re.compile(quick, flags)
        wrong += [(source, text) for text in TEXTS[::3] if _places(found, text) != _places(sooner, text)]
    assert wrong == []


def _places(asked: "re.Pattern[str]", text: str) -> list[object]:
    return [(match.regs, match.lastgroup) for match in asked.finditer(text)]


def test_an_old_file_tells_of_no_quick_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "patterns.needs"
    old.write_text("第[二一]节\t节\n", encoding="utf-8")
    monkeypatch.setattr(home, "NEEDS", str(old))
    home._known.cache_clear()
    try:
        assert pattern("第[二一]节").fullmatch(NOTHING_TO_FIND) is not None
    finally:
        home._known.cache_clear()


NOTHING_TO_FIND = "第一节"


def test_each_method_gives_what_re_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_PATIENCE", 10**9)
    plain = re.compile("([0-9]+)元")
    for text in (NOTHING_TO_FIND, "补助30元，奖励5元", "", "元", "12"):
        waits = pattern("([0-9]+)元", needs=((frozenset("元"), frozenset("0123456789")),))
        assert _answers(waits, text) == _answers(plain, text)


def _answers(asked: "re.Pattern[str]", text: str) -> list[object]:
    return [
        [found and found.span() for found in (asked.search(text), asked.match(text, 1), asked.fullmatch(text, 0, 3))],
        [found.span() for found in asked.finditer(text)],
        asked.findall(text),
        asked.sub("x", text, count=1),
        asked.subn("x", text),
        asked.split(text, maxsplit=1),
    ]


def test_an_expression_is_not_compiled_for_a_text_that_it_cannot_match(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    monkeypatch.setattr(re, "compile", lambda source, flags=0: compiled.append(source))
    assert pattern("[0-9]+亩", needs=((("亩",),),)).search(NOTHING_TO_FIND) is None
    assert compiled == []


def test_an_expression_that_nobody_wrote_down_is_compiled_at_once() -> None:
    assert pattern("第[二一]节").fullmatch(NOTHING_TO_FIND) is not None


def test_without_the_shipped_file_all_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(home, "NEEDS", str(tmp_path / "nowhere.txt"))
    home._known.cache_clear()
    try:
        assert pattern("第[二一三]节").fullmatch(NOTHING_TO_FIND) is not None
    finally:
        home._known.cache_clear()


def test_writing_twice_gives_the_same_file(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    write(["jixiao_grammar"], first)
    write(["jixiao_grammar"], second)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(tmp_path.iterdir()) == [first, second]


@pytest.mark.parametrize(
    ("source", "sets"),
    [
        (r"(?P<last>20[0-9]{2})年", ((("20",), "年", "0123456789"),)),
        (r"[\u4e00\u4e8c]分", ((("一分", "二分"),),)),
        (r"[\r\n]+", ()),  # an escape that the reader does not know: nothing is certain
        (r"[^一]", ()),
        (r"\d+天", (("天",),)),
    ],
)
def test_what_an_expression_needs(source: str, sets: tuple[Needs, ...]) -> None:
    assert needed(read(source)) == sets
