"""Tables from drawn lines: merged cells, dashes, open sides, and lines that are no table."""

import time

import pytest

from jixiao_lint.readers.lattice import Glyph, Lattice, Stroke, lattices
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.readers.typeset import TextLine, is_vertical, lines_of, paragraphs_of


def across(y: float, x0: float, x1: float) -> Stroke:
    return Stroke(True, y, x0, x1)


def down(x: float, y0: float, y1: float) -> Stroke:
    return Stroke(False, x, y0, y1)


def word(text: str, x: float, y: float, size: float = 10) -> list[Glyph]:
    return [Glyph(letter, x + at * size, y, x + (at + 1) * size, y + size) for at, letter in enumerate(text)]


def cells(table: Lattice) -> list[tuple[int, int, float, float, str]]:
    return [(b.row, b.rowspan, b.x0, b.x1, "".join(g.text for g in b.glyphs)) for b in table.boxes]


# Two rows, three columns; the left cell goes over both rows, the two upper right ones are one.
MERGED = [
    across(0, 0, 300),
    across(20, 100, 300),
    across(40, 0, 300),
    down(0, 0, 40),
    down(100, 0, 40),
    down(200, 20, 40),
    down(300, 0, 40),
]


def test_cells_belong_together_where_no_line_lies_between() -> None:
    glyphs = [*word("甲", 5, 15), *word("乙", 150, 5), *word("丙", 110, 25), *word("丁", 210, 25), *word("外", 10, 60)]
    (table,), left = lattices(MERGED, glyphs)
    assert cells(table) == [
        (0, 2, 0, 100, "甲"),
        (0, 1, 100, 300, "乙"),
        (1, 1, 100, 200, "丙"),
        (1, 1, 200, 300, "丁"),
    ]
    assert [glyph.text for glyph in left] == ["外"]


def test_dashes_double_lines_and_small_gaps_make_the_same_table() -> None:
    dashed = [
        stroke._replace(start=stroke.start + at, end=min(stroke.start + at + 4, stroke.end))
        for stroke in MERGED
        for at in range(0, int(stroke.end - stroke.start), 6)
    ]
    doubled = [*MERGED, *(stroke._replace(at=stroke.at + 0.7) for stroke in MERGED)]
    (plain,), _ = lattices(MERGED, [])
    for strokes in (dashed, doubled):
        (table,), _ = lattices(strokes, [])
        assert [(b.row, b.rowspan, round(b.x0, -1), round(b.x1, -1)) for b in table.boxes] == [
            (b.row, b.rowspan, b.x0, b.x1) for b in plain.boxes
        ]


def test_a_table_without_lines_at_its_sides_is_closed_by_its_rows() -> None:
    strokes = [across(y, 0, 200) for y in (0, 20, 40)] + [down(100, 0, 40)]
    (table,), _ = lattices(strokes, [*word("左", 5, 5), *word("右", 150, 25)])
    assert cells(table) == [(0, 1, 0, 100, "左"), (0, 1, 100, 200, ""), (1, 1, 0, 100, ""), (1, 1, 100, 200, "右")]


def test_the_end_of_a_table_that_the_page_cut_open_has_a_line_below_it_only() -> None:
    lines = [across(40, 0, 200), down(0, 0, 40), down(100, 0, 40), down(200, 0, 40)]
    (table,), left = lattices(lines, word("指标", 110, 10))
    assert cells(table) == [(0, 1, 0, 100, ""), (0, 1, 100, 200, "指标")]
    assert not left


def test_lines_of_dots_are_lines() -> None:
    along = [at * 1.5 for at in range(134)]
    dots = [(x, y) for y in (0, 30, 60) for x in along] + [(x, y * 0.3) for x in (0, 100, 200) for y in along]
    strokes = [stroke for x, y in dots for stroke in (across(y, x, x + 0.7), down(x, y, y + 0.7))]
    (table,), _ = lattices(strokes, [])
    assert [(box.row, round(box.x0)) for box in table.boxes] == [(0, 0), (0, 100), (1, 0), (1, 100)]


def test_two_tables_on_a_page_come_from_top_to_bottom() -> None:
    lower = [
        across(line.at + 100, line.start, line.end)
        if line.horizontal
        else down(line.at, line.start + 100, line.end + 100)
        for line in MERGED
    ]
    tables, _ = lattices([*lower, *MERGED], [])
    assert [table.y0 for table in tables] == [0, 100]


@pytest.mark.parametrize(
    "strokes",
    [
        [],
        [across(0, 0, 100), across(20, 0, 100)],
        [down(0, 0, 50)],
        [across(0, 0, 9), across(9, 0, 9), down(0, 0, 9), down(9, 0, 9)],
    ],
    ids=["nothing", "rules without columns", "one line", "a box around a text"],
)
def test_lines_that_are_no_table(strokes: list[Stroke]) -> None:
    assert lattices(strokes, word("文", 2, 2))[0] == []


def test_drawings_with_endless_lines_are_refused_soon() -> None:
    begin = time.process_time()
    comb = [across(y * 4, 0, 9000) for y in range(4000)] + [down(x * 4, 0, 9000) for x in range(4000)]
    with pytest.raises(Unreadable):
        lattices(comb, [])
    with pytest.raises(Unreadable):
        lattices(comb[:500] + comb[4000:4500], [])
    assert time.process_time() - begin < 5


def test_characters_make_lines_from_left_to_right() -> None:
    glyphs = [*word("次", 60, 0), *word("≥", 0, 0.5), *word("12", 10, 1), *word("下", 0, 15)]
    assert [line.text for line in lines_of(glyphs)] == ["≥12  次", "下"]


def lines(*texts: str) -> list[TextLine]:
    return [TextLine(text, 0, at * 12, len(text) * 10, at * 12 + 10) for at, text in enumerate(texts)]


def test_a_full_line_goes_on_and_a_short_one_ends_its_paragraph() -> None:
    assert paragraphs_of(lines("一二三四五六七八九十", "甲乙"), 102) == "一二三四五六七八九十甲乙"
    assert paragraphs_of(lines("一二三四五", "甲乙丙丁戊己庚辛壬癸"), 102) == "一二三四五\n甲乙丙丁戊己庚辛壬癸"
    assert paragraphs_of(lines("1.二三四五六七八九十", "2.乙"), 102) == "1.二三四五六七八九十\n2.乙"
    assert paragraphs_of([], 100) == ""


def test_items_of_a_cell_stay_apart_though_their_lines_are_full() -> None:
    assert paragraphs_of(lines("指标1：新建管网长度", "指标2：检测"), 102) == "指标1：新建管网长度\n指标2：检测"
    assert paragraphs_of(lines("≥38公里", "≥48次"), 52) == "≥38公里\n≥48次"
    assert paragraphs_of(lines("合格率≥", "≥48次"), 52) == "合格率≥≥48次"


def set_downwards(*columns: str) -> list[Glyph]:
    """Characters below one another, the columns from the right to the left."""
    return [
        Glyph(text, 40.0 - 12 * at, 10.0 + 11 * down, 50.0 - 12 * at, 20.0 + 11 * down)
        for at, column in enumerate(columns)
        for down, text in enumerate(column)
    ]


def test_characters_set_downwards_in_several_columns_are_not_read_across() -> None:
    assert is_vertical(set_downwards("满意度", "指标"))
    assert not is_vertical(set_downwards("满意度"))
    assert not is_vertical([Glyph(text, 10.0 * at, 10, 10.0 * at + 10, 20) for at, text in enumerate("≥38公里")])
