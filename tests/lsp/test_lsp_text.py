"""Columns in the units of the client: Chinese, characters beyond the first plane, combining marks, and every kind of line end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range, TextDocumentContentChangePartial

from jixiao_lint.lsp.text import Text, Units

# 三级指标: 中文, a character outside the first plane, e with a combining acute.
LINE = "修复𠮷e\u0301管网≥9"


@pytest.mark.parametrize(("units", "column"), [(Units.UTF8, 3 * 2 + 4 + 1 + 2), (Units.UTF16, 6), (Units.UTF32, 5)])
def test_a_column_counts_the_units_that_were_agreed_on(units: Units, column: int) -> None:
    offset = LINE.index("管")
    text = Text(f"前\n{LINE}", units)
    assert text.position(2 + offset) == Position(1, column)
    assert text.offset(Position(1, column)) == 2 + offset


def test_half_of_a_character_is_its_beginning() -> None:
    assert Text("𠮷a", Units.UTF16).offset(Position(0, 1)) == 0
    assert Text("中a", Units.UTF8).offset(Position(0, 2)) == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_position_behind_the_end_of_a_line_is_its_end(end: str) -> None:
    text = Text(f"甲乙{end}丙", Units.UTF16)
    assert text.offset(Position(0, 99)) == 2
    assert text.offset(Position(1, 0)) == 2 + len(end)
    assert text.offset(Position(9, 0)) == len(text.content)


def test_what_only_programs_take_for_a_line_end_ends_no_line() -> None:
    text = Text("甲\u2028乙\x0b丙\x85丁\n戊", Units.UTF16)
    assert text.position(text.content.index("戊")) == Position(1, 0)


@given(st.text("甲𠮷e\u0301\n\r a", max_size=12), st.sampled_from(list(Units)), st.data())
def test_every_offset_is_found_again_from_its_position(content: str, units: Units, data: st.DataObject) -> None:
    text = Text(content, units)
    offset = data.draw(st.integers(0, len(content)))
    if content[max(0, offset - 1) : offset + 1] == "\r\n":
        return  # between the two characters of a line end there is no position
    assert text.offset(text.position(offset)) == offset


@given(st.text("甲𠮷e\n\r\u2028", max_size=12), st.text("乙𠮷\n", max_size=4), st.sampled_from(list(Units)), st.data())
def test_an_edit_replaces_what_lies_between_two_positions(
    content: str, new: str, units: Units, data: st.DataObject
) -> None:
    text = Text(content, units)
    start, end = sorted((data.draw(st.integers(0, len(content))), data.draw(st.integers(0, len(content)))))
    if any(content[max(0, at - 1) : at + 1] == "\r\n" for at in (start, end)):
        return
    change = TextDocumentContentChangePartial(Range(text.position(start), text.position(end)), new)
    assert text.edited(change).content == content[:start] + new + content[end:]
