"""Patterns of strangers: they mean what they mean in Python, and none of them can hold up a run."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao_lint.config.declared.pattern import pattern
from jixiao_lint.config.declared.pattern_syntax import PatternError

ATOMS = ("甲", "乙", "[甲乙]", "[^甲]", ".", "(甲|乙)", "(甲乙|甲)", "(?:乙甲)", "^", "$", r"\d", r"\.")
COUNTS = ("", "", "*", "+", "?", "{1,2}", "{2}", "{1,}")
PIECES = st.lists(st.tuples(st.sampled_from(ATOMS), st.sampled_from(COUNTS)), min_size=1, max_size=4)


@given(PIECES, st.text("甲乙丙3.", max_size=7))
def test_patterns_fit_where_those_of_python_fit(pieces: list[tuple[str, str]], text: str) -> None:
    written = "".join(atom + count for atom, count in pieces)
    try:
        theirs = re.compile(written, re.DOTALL)
    except re.error:
        theirs = None
    if theirs is None or theirs.fullmatch(""):
        with pytest.raises(PatternError):
            pattern(written)
        return
    ours = pattern(written)
    first, search = ours.first(text), theirs.search(text)
    assert (first is None) == (search is None)
    assert ours.fits(text) == bool(theirs.fullmatch(text))
    if first is not None and search is not None:
        assert first.start == search.start()
        assert first.end >= search.end()  # of several, the longest


@pytest.mark.parametrize("written", ["(a+)+b", "(a|a)*b", "(a?){50}a{50}b", "(.*)(.*)(.*)b"])
def test_no_pattern_takes_longer_than_the_text_is_long(written: str) -> None:
    made = pattern(written)

    def seconds(length: int) -> float:
        start = perf_counter()
        assert made.first("a" * length) is None
        return perf_counter() - start

    # Matchers that try one way after the other would not come back from the first of these.
    assert seconds(2_000) < 2
    assert seconds(8_000) < 8


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("(甲", "缺少“)”"),
        ("甲)", "多了一个“)”"),
        ("[甲", "缺少“]”"),
        ("[乙-a]", "写法有误"),
        ("*甲", "前面没有可以重复的内容"),
        ("甲**", "两个表示次数的符号连在一起"),
        ("甲+?", "两个表示次数的符号连在一起"),
        ("^*甲", "不能重复"),
        ("甲{3,2}", "次数应当从小到大"),
        ("甲{1,999}", "最多 100 次"),
        ("(甲{50}){50}", "太复杂"),
        ("(?=甲)", "不支持“(?”开头的写法"),
        (r"(甲)\1", r"不支持“\1”"),
        (r"\b甲", r"不支持“\b”"),
        ("甲*", "可以与空白相符"),
        ("", "可以与空白相符"),
        ("甲" * 201, "最长可以写 200 个字"),
    ],
)
def test_what_is_wrong_with_a_pattern_is_said(written: str, sentence: str) -> None:
    with pytest.raises(PatternError, match=re.escape(sentence)):
        pattern(written)
