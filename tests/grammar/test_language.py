"""What holds for every value: nothing is lost, nothing raises, and two spellings of one target mean the same."""

import logging
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from io import StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grammar.value_rows import read, rows, values
from jixiao_grammar import amounts, canonical, fold, parse, resolve, to_json, tree
from jixiao_grammar.ast import Amount, Approx, Broken, Compound, Node, Range, Span, Text
from jixiao_grammar.columns import comparing_words
from jixiao_grammar.meaning.units import multiplier_of
from jixiao_grammar.record import Closed
from jixiao_machine.tables import VALUE

ALL = list(dict.fromkeys(values()))
DIGITS = frozenset("0123456789")


def meaning(node: Any) -> Any:
    """A node without its places and without the way it was written."""
    if hasattr(node, "_fields"):
        places = (
            "span",
            "op_span",
            "number_span",
            "printed",
            "printed_number",
            "op_source",
            "scale",
            "multiplier",
            "name",
        )
        pairs = ((name, meaning(getattr(node, name))) for name in node._fields if name not in places)
        return (type(node).__name__, *pairs)
    if isinstance(node, Enum | Closed):
        return node.value
    if isinstance(node, tuple):
        return tuple(meaning(item) for item in node)
    return node


def test_the_grammar_has_no_conflict_that_lalr_settles_silently() -> None:
    from lark import Lark, logger

    spoken = StringIO()
    handler = logging.StreamHandler(spoken)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        Lark.open(str(VALUE), parser="lalr", lexer="contextual", debug=True)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    assert "onflict" not in spoken.getvalue()


def test_the_conflict_test_can_fail() -> None:
    from lark import Lark, logger

    spoken = StringIO()
    handler = logging.StreamHandler(spoken)
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        Lark('start: a*\na: B* C?\nB: "b"\nC: "c"\n', parser="lalr", lexer="contextual", debug=True)
    except Exception as error:  # a reduce/reduce conflict is raised, not logged
        spoken.write(f"conflict {error}")
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    assert "onflict" in spoken.getvalue()


def test_every_character_lies_in_exactly_one_token() -> None:
    from lark import Lark
    from lark.exceptions import UnexpectedInput

    parser = Lark.open(str(VALUE), parser="lalr", lexer="contextual")
    read_values = 0
    for value in ALL:
        folded = fold(value)
        try:
            tokens = list(_tokens(parser, folded))
        except UnexpectedInput:
            continue
        read_values += 1
        position = 0
        for start, end in tokens:
            assert not folded[position:start].strip(" \n"), value
            assert start >= position, value
            position = end
        assert not folded[position:].strip(" \n"), value
    assert read_values > 0.95 * len(ALL)


def _tokens(parser: Any, folded: str) -> Iterator[tuple[int, int]]:
    for token in parser.parse_interactive(folded).iter_parse():
        yield token.start_pos, token.end_pos


@pytest.mark.parametrize("value", ALL)
def test_the_normalised_spelling_is_read_as_the_same_meaning(value: str) -> None:
    first = parse(value)
    if isinstance(first.node, Broken):
        assert canonical(first) == value.strip()
        return
    again = parse(canonical(first))
    assert canonical(again) == canonical(first)
    assert meaning(again.node) == meaning(first.node)


def test_folding_keeps_every_column_of_the_basic_plane() -> None:
    for code in range(0x10000):
        if not 0xD800 <= code < 0xE000:
            assert len(fold(chr(code))) == 1


WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


@pytest.mark.parametrize("value", [value for value in ALL if value.isprintable() and value != "/"])
def test_full_width_writing_means_the_same(value: str) -> None:
    narrow, wide = parse(value), parse(value.translate(WIDE))
    assert meaning(wide.node) == meaning(narrow.node)
    assert [remark.code for remark in wide.diagnostics] == [remark.code for remark in narrow.diagnostics]


@pytest.mark.parametrize("amount", ["8场", "95%", "4.8万册", "5000元", "3个工作日", "12次/年", "0.5‰", "6.5分"])
def test_three_ways_to_write_a_floor_are_one(amount: str) -> None:
    number, unit = to_json(parse(amount))["number"], to_json(parse(amount))["unit"]
    for spelling in (
        f"≥{amount}",
        f"不少于{amount}",
        f"不低于{amount}",
        f"至少{amount}",
        f">={amount}",
        f"大于等于{amount}",
    ):
        answer = to_json(parse(spelling))
        assert (answer["op"], answer["number"], answer["unit"], answer["diagnostics"]) == (">=", number, unit, []), (
            spelling
        )


@pytest.mark.parametrize("amount", ["8场", "95%", "4.8万册", "5000元", "3个工作日", "0.5‰", "6.5分"])
def test_a_suffix_is_the_sign_behind_the_number(amount: str) -> None:
    for suffix, sign in (("以上", "≥"), ("及以上", "≥"), ("以下", "≤"), ("以内", "≤"), ("及以下", "≤")):
        assert meaning(parse(amount + suffix).node) == meaning(parse(sign + amount).node)


@pytest.mark.parametrize(("one", "other"), [
    ("≥6次/年", "每年不少于6次"), ("300元/人·天", "每人每天300元"), ("两年一次", "每两年1次"), ("3000元/户", "户均3000元"),
    ("12月底前", "12月31日前"), ("2025年10月31日前", "2025-10-31前"), ("88%", "百分之八十八"), ("6‰", "千分之六"),
    ("三场", "3场"), ("二十五万元", "25万元"), ("2-4次/月", "2～4次/月"), ("≥75%且≤85%", "75%≤x≤85%"),
    ("十月底前", "10月底前"), ("≤40万元", "控制在40万元以内"), ("4.8万册", "48000册"),
])  # fmt: skip
def test_two_spellings_of_one_target_mean_the_same(one: str, other: str) -> None:
    left, right = read(one), read(other)
    keys = ("kind", "op", "number", "number_high", "unit", "date", "boundary", "vague")
    assert {key: left[key] for key in keys} == {key: right[key] for key in keys}


def test_every_word_of_the_operator_list_is_read() -> None:
    before, behind = comparing_words("operators.lark"), comparing_words("around.lark")
    assert len(before) > 40
    assert len(behind) > 15
    for word, op in before.items():
        for subject in ("", "合格率"):
            answer = to_json(parse(f"{subject}{word}7场"))
            assert (answer["op"], answer["number"], answer["unit"]) == (op.value, "7", "场"), word
    for word, op in behind.items():
        found = [to_json(parse(value)) for value in (f"7场{word}", f"{word}7场")]
        assert (op.value, "7", "场") in [(answer["op"], answer["number"], answer["unit"]) for answer in found], word


def test_every_unit_of_the_table_is_read() -> None:
    from jixiao_grammar.words import units

    ambiguous = {"k", "K", "w", "W", "半年", "级", "星", "月", "日", "d"}
    for word, entry in units().items():
        if word in ambiguous:
            continue
        answer = to_json(parse(f"≥7{word}"))
        assert (answer["number"], answer["unit"], answer["dimension"]) == ("7", entry.symbol, entry.dimension.value), (
            word
        )


# ---- what no text may do

CELL = st.text(
    alphabet=st.sampled_from(
        "0123456789.,%‰≥≤><=～-+±/·*×:、，；。（）()[] 　万亿千百十一二两三四五六七八九半零年月日底末前后起内个次场人元件天小时分钟"
        "工作每季度至到约近余多以上下左右不低于少超过达到完成率合格优良中差级提高降低第全有无是否当同比较OlIxXkKwWTM\n"
    ),
    max_size=14,
)


@given(st.one_of(CELL, st.text(max_size=30)))
@settings(max_examples=6000, deadline=None)
@example("≥" * 50)
@example("（" * 50)
@example("每" * 50)
@example("一" * 50)
@example("1、" * 40)
@example("\ud800≥5%")
def test_no_text_raises(text: str) -> None:
    value = parse(text)
    assert value.text == text
    _inside(value.node, len(text))
    for remark in value.diagnostics:
        assert 0 <= remark.span.start <= remark.span.end <= len(text)
    resolved = resolve(value, 2025, "群众满意率")
    to_json(resolved)
    tree(resolved)


def _inside(node: Node, length: int) -> None:
    assert 0 <= node.span.start <= node.span.end <= length
    for part in getattr(node, "parts", ()):
        _inside(part, length)


@given(st.sampled_from(ALL), st.integers(0, 40), st.sampled_from(["drop", "double", "swap"]))
@settings(max_examples=12000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_one_damaged_character_never_invents_a_number(value: str, place: int, damage: str) -> None:
    """A number of the reading must be made of digits that stand in the damaged text."""
    place %= max(1, len(value))
    if damage == "drop":
        text = value[:place] + value[place + 1 :]
    elif damage == "double":
        text = value[: place + 1] + value[place:]
    else:
        text = value[:place] + value[place + 1 : place + 2] + value[place : place + 1] + value[place + 2 :]
    reading = parse(text)
    folded = fold(text)
    for amount in () if "±" in folded else amounts(reading):
        if amount.approx is not Approx.NONE or amount.qualifier == "半":
            continue
        if amount.unit is not None and amount.unit.span.end <= amount.number_span.start:
            continue  # 1小时-2天: converted into the unit of the other end
        printed = re.fullmatch(
            r"[¥ ]*(-? ?[0-9][0-9, ]*(?:\.[0-9]+)?) ?([十百千万亿]*)", amount.number_span.cut(folded)
        )
        if printed:
            assert abs(amount.number) == abs(
                Decimal(re.sub("[, ]", "", printed[1])) * max(multiplier_of(printed[2]), amount.multiplier)
            ), text
    if not reading.diagnostics:
        for digits in re.finditer(
            "[0-9]+", re.sub(r"\([^()]*\)|[A-Za-z]+[ -]?[0-9]+", lambda found: " " * len(found[0]), folded)
        ):
            assert _is_accounted_for(reading.node, Span(*digits.span()), folded), text


def _is_accounted_for(node: Node, digits: Span, folded: str) -> bool:
    """The digits lie in a number, below a slash, behind 每, in a date, in a subject or before a list point."""
    listed = folded[digits.end : digits.end + 1] in (".", "、", ")")
    if listed or re.search("(?:目标|指标)$", folded[: digits.start]):  # 指标1：
        return True
    if isinstance(node, Compound):
        return any(_is_accounted_for(part, digits, folded) for part in node.parts)
    if not isinstance(node, Amount | Range):
        return not isinstance(node, Text) or node.baseline is not None or _in(node.span, digits)
    if any(_is_accounted_for(part, digits, folded) for part in node.breakdown):
        return True
    spans = [amount.number_span for amount in amounts(node)] + [
        amount.unit.span for amount in amounts(node) if amount.unit
    ]
    spans += [below.span for amount in amounts(node) if amount.unit for below in amount.unit.per]
    before = folded[max(0, digits.start - 2) : digits.start]
    baseline = any(amount.baseline or amount.anchor for amount in amounts(node))
    subject = any(amount.subject and folded[digits.start : digits.end] in amount.subject for amount in amounts(node))
    return any(_in(span, digits) for span in spans) or "每" in before or "/" in before or baseline or subject


def _in(span: Span, digits: Span) -> bool:
    return span.start <= digits.start and digits.end <= span.end


def test_random_texts_of_the_grammar_itself_are_read_or_kept() -> None:
    """Texts made from the rules and terminals: whatever they are, no digit of them disappears without a word."""
    for row in rows("forms.tsv"):
        for tail in ("％", " 5", "，3", "月", "以上以上", "）"):
            value = parse(row["value"] + tail)
            if not value.diagnostics and DIGITS & set(fold(value.text)):
                answer = to_json(value)
                assert (
                    answer["number"] or answer["date"] or answer["parts"] or answer["unit"] or "(" in fold(value.text)
                ), value.text


# ---- the budget of a start


def test_the_slow_collision_checker_is_not_loaded() -> None:
    parse("≥95%")
    assert "interegular" not in sys.modules


def test_importing_the_package_does_not_load_lark() -> None:
    import subprocess

    code = "import sys, jixiao_grammar; sys.exit('lark' in sys.modules)"
    paths = [path for path in sys.path if path]
    assert (
        subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path[:] = {paths!r} + sys.path; {code}"], check=False
        ).returncode
        == 0
    )


def test_a_repeated_value_is_remembered() -> None:
    assert parse("≥37.25万册") is parse("≥37.25万册")


def test_a_long_text_stays_words_and_is_not_searched_for_targets() -> None:
    value = parse("≥95%，" * 1000)
    assert isinstance(value.node, Broken)
    assert [remark.code for remark in value.diagnostics] == ["unreadable"]
