"""Breaking lines of mixed Chinese and Latin text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jixiao_lint.report.wrap import wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("短", 10, ["短"]),
        ("一二三四五六", 6, ["一二三", "四五六"]),
        ("合计 55.00 万元", 10, ["合计 55.00", "万元"]),
        ("请用 --output-format 查看", 12, ["请用 --outpu", "t-format 查", "看"]),
        ("甲 乙", 4, ["甲", "乙"]),
    ],
)
def test_lines_break_between_chinese_characters_and_at_blanks(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, cell_len) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三，四五", 6, ["一二", "三，四", "五"]),
        ("一二《四》五", 6, ["一二", "《四》", "五"]),
        ("大于≤60万元", 6, ["大于", "≤60万", "元"]),
        ("按财预〔2021〕101号", 12, ["按财", "预〔2021〕", "101号"]),
    ],
)
def test_closing_signs_do_not_begin_a_line_nor_opening_signs_end_one(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, cell_len) == lines


@given(st.text(alphabet="一二三，。《》（ab1 ≤%𠮷e\u0301", max_size=60), st.integers(min_value=2, max_value=30))
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, cell_len)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
