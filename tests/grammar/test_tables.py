"""The tables that are shipped read what lark reads by `value.lark`."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from lark import Lark
from lark import Token as LarkToken
from lark.exceptions import UnexpectedInput

from jixiao_grammar import fold
from jixiao_grammar.ast import Span
from jixiao_grammar.driver import TABLES, Driver, Token, UnreadError, read
from jixiao_grammar.meaning import all_shapes
from jixiao_grammar_compiler.expressions import UnknownPatternError, beginning_with
from jixiao_grammar_compiler.expressions import read as read_pattern
from jixiao_grammar_compiler.needs import needed
from jixiao_grammar_compiler.runs import Run, run_of
from jixiao_grammar_compiler.tables import VALUE, compiled, digest, write

FILES = ("forms.tsv", "decisions.tsv", "field_values.tsv", "whole_values.tsv", "positions.tsv")


def _texts() -> list[str]:
    """Every value of the test tables, and each joined to one that stands some rows below it."""
    seen = [fold(row[0]) for name in FILES for row in _rows(name)]
    return [*seen, *("，".join(pair) for pair in zip(seen, seen[7:], strict=False))]


def _rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


def _methods_for_lark() -> SimpleNamespace:
    """The methods as lark finds them; a terminal is given a token of ours in the place of its own."""
    methods = all_shapes()
    terminals = {terminal.name for terminal in Lark.open(str(VALUE), parser="lalr", lexer="contextual").terminals}
    return SimpleNamespace(**methods | {name: _of_our_token(methods.get(name)) for name in terminals})


def _of_our_token(method: Callable[[Token], Any] | None) -> Callable[[LarkToken], Any]:
    def read_token(token: LarkToken) -> Any:
        own = Token(str(token), token.start_pos or 0, token.end_pos or 0)
        return own if method is None else method(own)

    return read_token


def test_the_driver_reads_every_text_as_lark_does() -> None:
    lark = Lark.open(str(VALUE), parser="lalr", lexer="contextual", transformer=_methods_for_lark())
    differ = []
    for text in _texts():
        try:
            expected = lark.parse(text)
        except UnexpectedInput:
            expected = None
        if read(text, Span(0, len(text))) != expected:
            differ.append(text)
    assert differ == []


def test_a_stretch_is_read_with_the_places_of_the_whole() -> None:
    item = read("按期，≥95%。", Span(3, 7))
    assert item is not None
    assert item.span == Span(3, 7)


def test_what_is_shipped_was_written_from_this_grammar() -> None:
    assert json.loads(Path(TABLES).read_text(encoding="utf-8"))["digest"] == digest(), "run `make grammar`"


def test_writing_twice_gives_the_same_file(tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    write(first)
    write(second)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_a_checkout_that_nobody_installed_reads_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from jixiao_grammar import driver

    monkeypatch.setattr(driver, "TABLES", str(tmp_path / "nowhere.json"))
    tables = driver._tables()
    assert Driver(tables, all_shapes()).parse("不少于3场", 0, 5) == read("不少于3场", Span(0, 5))


def test_a_grammar_that_the_driver_cannot_run_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from jixiao_grammar_compiler import tables as writer

    file = tmp_path / "sometimes.lark"
    file.write_text('?start: "a" | "b" "c"\n', encoding="utf-8")
    monkeypatch.setattr(writer, "VALUE", file)
    with pytest.raises(NotImplementedError):
        compiled()


def test_an_unknown_sign_is_unread_and_no_error() -> None:
    with pytest.raises(UnreadError):
        Driver(compiled(), all_shapes()).parse("☃", 0, 1)


# ---- expressions by their first character

CUT = [
    ("以上|以内|之内", "以", "以上|以内"),
    ("(?:不|未)(?:超|低于)", "未", "(?:未)(?:超|低于)"),
    ("(?:应|须)?不低于", "不", "不低于"),
    ("(?:应|须)?不低于", "应", "(?:应)?不低于"),
    ("(?=[一不])(?:不超|高于)", "高", ""),
    ("(?=[一不])(?:不超|高于)", "不", "(?:不超)"),
    ("(?<!公)约|大约", "约", "(?<!公)约"),
    ("[0-9]+(?:\\.[0-9]+)?|百", "7", "[0-9]+(?:\\.[0-9]+)?"),
    ("(?:万|亿)+元", "亿", "(?:万|亿)+元"),
    ("(?:(?!左)|右)边", "边", "(?:(?!左)|右)边"),
]


@pytest.mark.parametrize(("pattern", "character", "kept"), CUT)
def test_an_expression_is_cut_down_to_what_can_begin_so(pattern: str, character: str, kept: str) -> None:
    assert "|".join(branch.source for branch in beginning_with(read_pattern(pattern), character)) == kept


NEEDS = [
    ("[0-9]{1,2}[ \\n]*月份?", "月 0123456789"),
    ("[0-9]+(?::|比)[0-9]+", ":比 0123456789"),
    ("(?:上|下)?半年", "半 年"),
    ("[^,]+元|[0-9]+天", "元天"),
    ("以上|[0-9]+", "0123456789以"),
    ("以上|[^,]+", ""),
    ("(?=[0-9]*月)[0-9]+", "月 0123456789"),
    ("(?!月)[^,]+", ""),
    ("万?", ""),
]


@pytest.mark.parametrize(("pattern", "characters"), NEEDS)
def test_an_expression_names_the_characters_that_it_cannot_do_without(pattern: str, characters: str) -> None:
    assert " ".join(needed(read_pattern(pattern))) == characters


def test_cutting_never_loses_a_match() -> None:
    terminals = [terminal.pattern.to_regexp() for terminal in Lark.open(str(VALUE), parser="lalr").terminals]
    texts = sorted({text[place : place + 12] for text in _texts() for place in range(0, len(text), 5)})
    for source in terminals:
        whole, branches = re.compile(source), read_pattern(source)
        needs = tuple(map(frozenset, needed(branches)))
        cut: dict[str, re.Pattern[str] | None] = {}
        for text in texts:
            first = text[0]
            if first not in cut:
                kept = "|".join(branch.source for branch in beginning_with(branches, first))
                cut[first] = re.compile(kept) if kept else None
            narrow = cut[first]
            found = narrow.match(text) if narrow else None
            expected = whole.match(text)
            assert expected is None or not any(each.isdisjoint(text) for each in needs), (source, text)
            assert (found and found[0]) == (expected and expected[0]), (source, text)


@pytest.mark.parametrize("pattern", ["(?P=name)", "(a", "a)", "[a", "(?i:a)"])
def test_an_expression_of_another_language_is_refused(pattern: str) -> None:
    with pytest.raises(UnknownPatternError):
        read_pattern(pattern)


# ---- a run of plain letters

_RUN = "(?:[^\\W\\d_])(?:(?!.均)[^\\W\\d_ -Ͽ不])*"
PLAIN = [
    (f"{_RUN}(?:(?!不)[^\\W\\d_])*", Run("不均", {",": "", "3": ""})),
    (f"{_RUN}(?:,[^\\W\\d_])*", Run("不均", {"3": ""})),  # goes on behind a comma
    (f"{_RUN}(?:[0-9]+号|[0-9]点)*", Run("不均", {",": "", "3": "号点"})),
    (_RUN, None),
    ("(?:[^\\W\\d_])(?:(?!.均)[^\\W\\d_不])*(?:(?!不)[^\\W\\d_])*", None),  # takes letters as low as a to z
    (f"{_RUN}(?:(?!不)[^\\W\\d_])", None),  # asks for one letter more
    ("(?:[^\\W\\d_]|元)(?:(?!.均)[^\\W\\d_ -Ͽ不])*(?:(?!不)[^\\W\\d_])*", None),
]


@pytest.mark.parametrize(("pattern", "run"), PLAIN)
def test_an_expression_of_words_tells_which_letters_are_plain_and_what_ends_them(pattern: str, run: Run | None) -> None:
    assert run_of(read_pattern(pattern), ",3") == run


def test_a_run_of_plain_letters_is_what_the_expression_of_words_matches() -> None:
    tables = json.loads(Path(TABLES).read_text(encoding="utf-8"))
    driver, random, runs = Driver(tables, all_shapes()), Random(20251127), 0
    pieces = sorted({text[place : place + 3] for text in _texts() for place in range(0, len(text), 2)})
    assert driver._plain
    for number, (special, _) in driver._plain.items():
        whole = re.compile(tables["patterns"][number])
        for _ in range(4_000):
            text = "".join(
                random.choice((*pieces, random.choice(sorted(special)))) for _ in range(random.randint(1, 4))
            )
            place, end = random.randrange(len(text)), len(text) - random.randrange(2)
            found, expected = driver._run(number, text, place, end), whole.match(text, place, end)
            runs += type(found).__name__ == "_Run"
            assert (found and found.end()) == (expected and expected.end()), (text, place, end)
    assert runs > 500
