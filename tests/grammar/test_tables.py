"""The tables that are shipped read what lark reads by `value.lark`."""

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

from jixiao_grammar import fold, meaning
from jixiao_grammar.ast import Span
from jixiao_grammar.meaning import TABLES, all_shapes, read
from jixiao_grammar.pattern import columns, needs_as_written
from jixiao_grammar.vocabulary import Token
from jixiao_machine import letters as home
from jixiao_machine import stacks
from jixiao_machine.alternatives import farthest_end, taken_apart
from jixiao_machine.behind_digits import DIGITS, behind_digits
from jixiao_machine.branches import Branched, Branches, LookingAhead, branched
from jixiao_machine.driver import Driver, UnreadError
from jixiao_machine.expressions import UnknownPatternError, beginning_with
from jixiao_machine.expressions import read as read_pattern
from jixiao_machine.needs import Needs, needed
from jixiao_machine.sections import Tables, sections
from jixiao_machine.shipped import UnwritableError, line, needs_written
from jixiao_machine.shipped import write as write_tables
from jixiao_machine.steps import ONE, Step, walk_of
from jixiao_machine.tables import VALUE, compiled, digest, write

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
    assert _shipped()["digest"] == [digest()], "run `make grammar`"


def _shipped() -> Tables:
    return sections(Path(TABLES).read_text(encoding="utf-8"))


def test_what_is_read_is_what_was_compiled() -> None:
    assert _shipped() == compiled()


def test_a_sign_that_stands_between_columns_is_written_as_another(tmp_path: Path) -> None:
    rows = [line("a\tb\n", "c\r"), line("", "")]
    write_tables({"rows": rows, "none": [], "more": ["x"]}, tmp_path / "rows.txt")
    read_again = sections((tmp_path / "rows.txt").read_text(encoding="utf-8"))
    assert [columns(row) for row in read_again["rows"]] == [["a\tb\n", "c\r"], ["", ""]]
    assert (read_again["none"], read_again["more"]) == ([], ["x"])
    with pytest.raises(UnwritableError):
        line("␤")


def test_needs_are_read_as_they_were_written() -> None:
    needs: tuple[Needs, ...] = (("月", ("年 底", "年底")), (("待定",),))
    assert needs_as_written(needs_written(needs)) == ((frozenset("月"), ("年 底", "年底")), (("待定",),))
    assert needs_as_written(needs_written(())) == ()


def test_writing_twice_gives_the_same_file(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    write(first)
    write(second)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_a_checkout_that_nobody_installed_reads_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(meaning, "TABLES", str(tmp_path / "nowhere.txt"))
    tables = meaning._tables()
    assert Driver(tables, all_shapes()).parse("不少于3场", 0, 5) == read("不少于3场", Span(0, 5))


def test_a_grammar_that_the_driver_cannot_run_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from jixiao_machine import tables as writer

    file = tmp_path / "sometimes.lark"
    file.write_text('?start: "a" | "b" "c"\n', encoding="utf-8")
    monkeypatch.setattr(writer, "VALUE", file)
    with pytest.raises(NotImplementedError):
        compiled()


@pytest.mark.parametrize("sign", ["☃", "␤"])  # the second stands for an end of a line in the tables
def test_an_unknown_sign_is_unread_and_no_error(sign: str) -> None:
    with pytest.raises(UnreadError):
        Driver(_shipped(), all_shapes()).parse(sign, 0, 1)


def test_stacks_that_are_forgotten_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = Driver(compiled(), all_shapes())
    known = [driver.read(text, 0, len(text)) for text in ("不少于3场", "3场以上")]
    monkeypatch.setattr(stacks, "_MOST", 0)
    assert [driver.read(text, 0, len(text)) for text in ("不少于3场", "3场以上")] == known
    assert all(known)


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


BEHIND = [
    ("[0-9]{1,2}[ ]*月", "月 "),
    ("(?:[0-9]+|十)(?=[ ]*[至-])", "至 -"),
    ("[0-9]+(?:\\.[0-9]+)?[:比][1-9]", ".:比"),
    ("[0-9]+(?![月年])", "月比至:.x -"),
    ("[0-9]+(?=[ ]*(?:\\Z|[,;]))", " "),
    ("[0-9]{3}(?:室|楼)|[0-9]+(?:x[0-9])*年", "x"),
]


@pytest.mark.parametrize(("pattern", "known"), BEHIND)
def test_what_stands_behind_digits_rules_out_an_expression(pattern: str, known: str) -> None:
    assert behind_digits(read_pattern(pattern), frozenset("月比至:.x -")) == frozenset(known)


def test_at_the_end_of_a_text_only_what_may_end_there_is_tried() -> None:
    assert behind_digits(read_pattern("[0-9]+(?=[ ]*(?:\\Z|,))"), frozenset(("", ","))) == {"", ","}
    assert behind_digits(read_pattern("[0-9]+月"), frozenset(("", "月"))) == {"月"}


NEEDS = [
    ("[0-9]{1,2}[ \\n]*月份?", (("月", "0123456789"),)),
    ("[0-9]+(?::|比)[0-9]+", ((":比", "0123456789"),)),
    ("(?:上|下)?半年", ((("半年",),),)),
    ("(?:上|下)半年", ((("上半年", "下半年"),),)),
    ("(?:应|须)?(?:不|未)(?:超|低于)", ((("不低于", "不超", "未低于", "未超"),),)),
    ("[^,]+元|[0-9]+天", (("元",), ("天", "0123456789"))),
    ("以上|[0-9]+", ((("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "以上"),),)),
    ("以上|[^,]+", ()),
    ("(?=[0-9]*月)[0-9]+", (("月", "0123456789"),)),
    ("(?!月)[^,]+", ()),
    ("年(?!度)底", ((("年底",),),)),
    ("年[ ]?底", ((("年 底", "年底"),),)),
    ("年[^,]?底", (("底", "年"),)),
    ("此处|在此处|该处", ((("此处", "该处"),),)),
    ("(?:此处|该处)核实|待定", ((("待定", "此处核实", "该处核实"),),)),
    ("\\([^)]*核实|待定", ((("待定",),), (("核实",), "("))),
    ("万?", ()),
]


def test_words_of_a_long_list_are_needed_with_what_stands_before_them() -> None:
    listed = ["少", *(f"{one}{two}" for one in "退照护供帮" for two in "役护养带动理扶入住人")]
    needs = needed(read_pattern(f"每(?:{'|'.join(listed)})[0-9]"))
    assert needs == ((tuple(sorted(f"每{word}" for word in listed)), "0123456789"),)
    assert not _can_match("每季度不少于2次", needs)


@pytest.mark.parametrize(("pattern", "words"), NEEDS)
def test_an_expression_names_the_words_that_it_cannot_do_without(pattern: str, words: tuple[Needs, ...]) -> None:
    assert needed(read_pattern(pattern)) == words


def test_cutting_never_loses_a_match() -> None:
    terminals = [terminal.pattern.to_regexp() for terminal in Lark.open(str(VALUE), parser="lalr").terminals]
    texts = sorted({text[place : place + 12] for text in _texts() for place in range(0, len(text), 5)})
    for source in terminals:
        whole, branches = re.compile(source), read_pattern(source)
        needs = needed(branches)
        cut: dict[str, re.Pattern[str] | None] = {}
        for text in texts:
            first = text[0]
            if first not in cut:
                kept = "|".join(branch.source for branch in beginning_with(branches, first))
                cut[first] = re.compile(kept) if kept else None
            narrow = cut[first]
            found = narrow.match(text) if narrow else None
            expected = whole.match(text)
            assert expected is None or _can_match(text, needs), (source, text)
            if expected is not None and first in DIGITS:
                assert behind_digits(branches, frozenset(("", *text))) >= {text.lstrip(DIGITS)[:1]}, (source, text)
            assert (found and found[0]) == (expected and expected[0]), (source, text)


def _can_match(text: str, needs: tuple[Needs, ...]) -> bool:
    return not needs or any(all(any(word in text for word in need) for need in way) for way in needs)


@pytest.mark.parametrize("pattern", ["(?P=name)", "(a", "a)", "[a", "(?i:a)"])
def test_an_expression_of_another_language_is_refused(pattern: str) -> None:
    with pytest.raises(UnknownPatternError):
        read_pattern(pattern)


# ---- words and units, letter by letter

_PLAIN = "(?!.均)[^\\W\\d_\x00-Ͽ不每第]"
_WORDS = (
    f"(?:[^\\W\\d_])(?:{_PLAIN})*(?:(?!不[超足]|每)(?![^\\x00-\\xff]均[0-9])(?:第[0-9]号|[^\\W\\d_])(?:{_PLAIN})*)*"
)
_AVERAGE = ".均[0-9]"


def test_an_expression_of_words_is_cut_into_what_may_stand_at_each_letter() -> None:
    walk = walk_of(read_pattern(_WORDS), ",")
    assert walk is not None
    assert (walk.first, walk.special, walk.behind) == ((ONE,), "不每第", "均")
    assert "," in walk.ends
    assert walk.other == Step((_AVERAGE,), (ONE,))
    assert walk.steps["不"] == Step(("不[超足]", _AVERAGE), (ONE,))
    assert walk.steps["每"] == Step(("每", _AVERAGE), (ONE,))
    assert walk.steps["第"] == Step((_AVERAGE,), ("第[0-9]号", ONE))


def test_an_expression_of_units_begins_as_it_goes_on() -> None:
    walk = walk_of(read_pattern("(?:(?!以[上下]|左右)[^\\W\\d_\x00-Ͽ])+"))
    assert walk is not None
    assert (walk.first, walk.special, walk.behind) == ((), "以左", "")
    assert walk.steps == {"以": Step(("以[上下]",), (ONE,)), "左": Step(("左右",), (ONE,))}


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]+年",
        _WORDS + "元",  # asks for one letter more
        "(?:(?:不|以)[^\\W\\d_\x00-Ͽ])+",  # takes two letters at once
        "(?:[^\\W\\d_])(?:[^\\W\\d_不])*(?:(?!不)[^\\W\\d_])*",  # takes letters as low as a to z for plain
    ],
)
def test_an_expression_that_goes_another_way_is_left_whole(pattern: str) -> None:
    assert walk_of(read_pattern(pattern)) is None


def test_letter_by_letter_words_and_units_end_where_the_whole_expression_ends() -> None:
    tables = _shipped()
    driver, random, known = Driver(tables, all_shapes()), Random(20251127), 0
    special = sorted({letter for kind in tables["kinds"] for letter in columns(kind)[0]})
    pieces = sorted({text[place : place + 3] for text in _texts() for place in range(0, len(text), 2)})
    assert {kind for kind, *_ in driver._terminals.walks.values()} == {0, 1}  # words and units
    for number, (kind, *first) in driver._terminals.walks.items():
        letters = driver._terminals.letters(kind)
        whole, opening = re.compile(_whole(tables, number)), _opening(tables, number)
        for _ in range(400):
            before, *rest = (random.choice((*pieces, random.choice(special))) for _ in range(random.randint(1, 5)))
            text, place = before + random.choice(opening) + "".join(rest), len(before)
            end = len(text) - random.randrange(2)
            expected = whole.match(text, place, end)
            found = letters.end(first, text, place, end) if place < end else None
            known += found is not None
            assert found in (None, expected.end() if expected else -1), (number, text, place, end)
    assert known > 5_000


def _whole(tables: Tables, number: int) -> str:
    """The source of an expression."""
    before, _, *branches = columns(tables["patterns"][number])
    if not branches:
        return before
    return Branches(tables["branches"]).together(before, list(map(int, branches[0].split(" "))))


def _opening(tables: Tables, number: int) -> list[str]:
    """The characters with which a text goes on where this expression is asked."""
    rows = [columns(row) for row in tables["opened"]]
    asked = re.compile(f":{number}(?![0-9])")
    return [one for characters, tries in rows for one in characters or "㐀☃٣" if asked.search(tries)]


def test_who_reads_a_great_many_words_is_served_by_the_whole_expression(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_PATIENCE", 2)
    driver = Driver(_shipped(), all_shapes())
    read_once = [driver.parse("提高保障水平和降低成本", 0, 11) for _ in range(3)]
    assert read_once[0] == read_once[1] == read_once[2]
    words = [number for number in driver._terminals.walks if driver._terminals.matches[number] is not None]
    assert len(words) == 1


# ---- expressions of several branches


def test_the_branches_that_a_text_can_match_find_what_the_whole_expression_finds() -> None:
    tables = _shipped()
    texts = [text for text in _texts() if text]
    random, found_some, left_out = Random(20251127), 0, 0
    branches = Branches(tables["branches"])
    for before, _, *written in (row for row in map(columns, tables["patterns"]) if len(row) > 2):
        apart = branched(before, written, branches)
        whole = re.compile(branches.together(before, list(map(int, written[0].split(" ")))))
        for text in (*random.sample(texts, 20), *COMPARED):
            match = apart.match_in(text) if isinstance(apart, Branched) else apart and apart.match
            left_out += match is None
            for place in range(len(text)):
                expected = whole.match(text, place, len(text))
                found = match(text, place, len(text)) if match else None
                found_some += expected is not None
                assert (found and found.end()) == (expected and expected.end()), (whole.pattern, text, place)
    assert found_some > 30
    assert left_out > 300


# What stands behind a comparison may stand there for a shorter word, or not at all.
COMPARED = [
    f"{before}{word}{behind}"
    for before in ("", "满意度", "不得", "应", "一般")
    for word in ("超", "超过", "达", "达到", "达到了", "不低于", "控制在", "小于等于", "上限")
    for behind in ("3次", " 95%", "三", "去年水平", "过3天", "到5", "完成3项", "优秀", "")
]


def test_words_are_told_from_what_is_looked_for_behind_them() -> None:
    branches = Branches(["(?=[0-9])\t0123456789", "(?=过级)\t␣过级"])
    words = LookingAhead("(?:超过|超)", [0, 1], branches, 2)
    texts = ("超过3", "超3", "超过过级", "超过级", "超级", "超过")
    ends = [found and found.end() for found in (words.match(text, 0, len(text)) for text in texts)]
    assert ends == [2, 1, 2, 1, None, None]


@pytest.mark.parametrize(
    ("pattern", "longest"),
    [
        ("不(?:低|少)于", 0),
        ("超过|超", 2),
        ("(?:应|要)?(?:达到了|达)", 4),
        ("(?<!赶)超过?", 2),
        ("约(?!定)", None),
        ("[^,]于", None),
    ],
)
def test_where_words_can_end(pattern: str, longest: int | None) -> None:
    assert farthest_end(read_pattern(pattern)) == longest


@pytest.mark.parametrize(
    ("pattern", "apart"),
    [
        ("(?=[ ]*(?:[0-9]|百分|约))", ["(?=[ ]*[0-9])", "(?=[ ]*百分)", "(?=[ ]*约)"]),
        ("每(?:完成|退役)一", ["每完成一", "每退役一"]),
        ("(?!百|千)", ["(?!百|千)"]),
        ("每(?:完成|退役)+一", ["每(?:完成|退役)+一"]),
    ],
)
def test_a_long_branch_is_taken_apart(pattern: str, apart: list[str]) -> None:
    assert list(taken_apart(read_pattern(pattern)[0], 1)) == apart


def test_a_branch_that_needs_a_word_is_not_compiled_for_a_text_without_it() -> None:
    branches = Branches(["(?=[0-9])\t0123456789", "(?=优秀)\t␣优秀"])
    apart = Branched("不低于", [0, 1], branches)
    assert apart.match_in("不低于") is None
    for text, source in (("不低于3", "不低于(?:(?=[0-9]))"), ("不低于优秀", "不低于(?:(?=优秀))")):
        match = apart.match_in(text)
        assert match is not None
        found = match(text, 0, len(text))
        assert found is not None
        assert (found.end(), found.re.pattern) == (3, source)
