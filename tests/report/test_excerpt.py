"""The line of a cell around a stretch."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jixiao_grammar import Span
from jixiao_lint.report.excerpt import excerpt

TEXTS = st.text(alphabet="一二三，a1 ≤%𠮷５\n\r", max_size=80)


@given(TEXTS, st.integers(0, 90), st.integers(0, 90), st.integers(12, 60))
def test_it_fits_and_the_carets_stand_below_the_line(text: str, start: int, length: int, width: int) -> None:
    cut = excerpt(text, Span(start, start + length), width, "…", cell_len)
    assert cell_len(cut.line) <= width
    assert "\n" not in cut.line
    assert re.fullmatch(" *\\^+|", cut.caret)
    assert cell_len(cut.caret) <= width + 1


@given(st.text(alphabet="一二三a1≤%𠮷５", min_size=1, max_size=80), st.data())
def test_the_carets_are_as_wide_as_what_they_mark(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 4)))
    cut = excerpt(text, Span(start, end), 20, "…", cell_len)
    before = len(cut.caret) - len(cut.caret.lstrip(" "))
    assert cut.caret.count("^") == cell_len(text[start:end])
    columns = "".join(character + "\0" * (cell_len(character) - 1) for character in cut.line)
    assert columns[before : len(cut.caret)].replace("\0", "") == text[start:end]


def test_a_stretch_that_fills_the_screen_has_no_wall_of_carets_but_its_start_is_marked() -> None:
    text = "目标" * 40
    assert excerpt(text, Span(0, 80), 20, "…", cell_len) == ("目标" * 4 + "目…", "")
    cut = excerpt(text, Span(3, 80), 20, "…", cell_len)
    assert cut.line == "…标" + "目标" * 4 + "…"
    assert cut.caret == " ^^" + "^" * 16
