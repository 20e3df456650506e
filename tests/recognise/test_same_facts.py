"""However a list is laid out, its facts are the same: columns moved, gaps between them, cells merged or repeated."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao_lint.readers.grid import Grid, GridCell
from jixiao_lint.recognise import recognise
from jixiao_lint.table import PaperPlace, Table

FIELDS = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "分值"]
LEVELS = {"产出指标": ["数量指标", "质量指标"], "效益指标": ["社会效益指标"], "满意度指标": ["服务对象满意度指标"]}
HEAD = [["项目名称", "甲项目（2025年）"], ["预算数", "55.00"], ["绩效目标", "做好工作。"]]

names = st.text("完成率培训人数合格满意度次", min_size=1, max_size=8)
values = st.sampled_from(["≥95%", "100%", "≤55万元", "有效提升", "2025年12月31日前"])


@st.composite
def lists(draw: st.DrawFn) -> list[list[str]]:
    rows = []
    for level1, level2s in LEVELS.items():
        for level2 in level2s:
            for _ in range(draw(st.integers(1, 3))):
                rows.append([level1, level2, draw(names), draw(names), draw(values), str(draw(st.integers(1, 30)))])
    return rows


def grid(rows: list[list[str]], *, spans: bool = False, merged: dict[tuple[int, int], int] | None = None) -> Grid:
    cells = []
    for row, line in enumerate(rows):
        for col, text in enumerate(line):
            height = (merged or {}).get((row, col), 1)
            if height:
                cells.append(GridCell(row, col, text, PaperPlace(1, row + 1, col + 1), height))
    return Grid(1, tuple(cells), spans=spans)


def facts(table: Table) -> object:
    head = {name: cell.text for name, cell in table.head.items()}
    return table.year, head, [{name: cell.text for name, cell in row.cells.items()} for row in table.indicators]


def read(of: Grid) -> object:
    seen = recognise([of])
    assert not seen.problems
    (table,) = seen.tables
    return facts(table)


def expected(rows: list[list[str]]) -> object:
    head = {"项目名称": HEAD[0][1], "预算数": "55.00", "绩效目标": "做好工作。"}
    return 2025, head, [dict(zip(FIELDS, row, strict=True)) for row in rows]


@settings(max_examples=60, deadline=None)
@given(lists(), st.permutations(range(6)))
def test_columns_in_any_order(rows: list[list[str]], order: list[int]) -> None:
    moved = [[line[at] for at in order] for line in [FIELDS, *rows]]
    assert read(grid([*HEAD, *moved])) == expected(rows)


@settings(max_examples=60, deadline=None)
@given(lists(), st.lists(st.integers(0, 2), min_size=6, max_size=6), st.integers(0, 3))
def test_empty_columns_and_empty_rows_between(rows: list[list[str]], gaps: list[int], empty: int) -> None:
    wide = [
        [cell for text, gap in zip(line, gaps, strict=True) for cell in [text, *[""] * gap]] for line in [FIELDS, *rows]
    ]
    blank = [[""] * len(wide[0])] * empty
    assert read(
        grid([*HEAD, *blank, wide[0], *blank, *[cell for line in wide[1:] for cell in (line, *blank)]])
    ) == expected(rows)


@settings(max_examples=60, deadline=None)
@given(lists(), st.booleans(), st.booleans())
def test_levels_repeated_left_empty_or_merged_down(rows: list[list[str]], first: bool, second: bool) -> None:
    sparse = [list(line) for line in rows]
    merged: dict[tuple[int, int], int] = {}
    for col in [0] * first + [1] * second:
        for number in range(len(rows) - 1, 0, -1):
            if rows[number][: col + 1] == rows[number - 1][: col + 1]:
                sparse[number][col] = ""
        start = 0
        for number in range(1, len(rows) + 1):
            if number == len(rows) or sparse[number][col]:
                merged[len(HEAD) + 1 + start, col] = number - start
                merged |= {(len(HEAD) + 1 + at, col): 0 for at in range(start + 1, number)}
                start = number
    assert read(grid([*HEAD, FIELDS, *sparse])) == expected(rows)
    assert read(grid([*HEAD, FIELDS, *sparse], spans=True, merged=merged)) == expected(rows)


@settings(max_examples=30, deadline=None)
@given(st.lists(lists(), min_size=2, max_size=3))
def test_several_forms_in_one_grid_and_in_grids_of_their_own(forms: list[list[list[str]]]) -> None:
    pages = [[*HEAD, FIELDS, *rows] for rows in forms]
    together = recognise([grid([line for page in pages for line in [*page, [""]]])])
    apart = recognise([Grid(at, grid(page).cells) for at, page in enumerate(pages, 1)])
    for seen in (together, apart):
        assert not seen.problems
        assert [facts(table) for table in seen.tables] == [expected(rows) for rows in forms]


@settings(max_examples=30, deadline=None)
@given(lists())
def test_head_and_list_in_grids_of_their_own(rows: list[list[str]]) -> None:
    (table,) = recognise([grid(HEAD), grid([FIELDS, *rows])]).tables
    assert facts(table) == expected(rows)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(names, values, st.sampled_from([*FIELDS, *LEVELS, "", "项目名称", "绩效目标"])), max_size=7),
        max_size=12,
    )
)
def test_anything_at_all_gives_an_answer(rows: list[list[str]]) -> None:
    seen = recognise([grid(rows)])
    assert seen.tables or seen.problems or not any(rows)
