"""Forms that pages cut: what the page repeats is dropped, and what the break cut is put together again."""

import pytest

from jixiao_lint.readers import read
from jixiao_lint.readers.grid import Flag, Grid, GridCell
from jixiao_lint.recognise import Recognition, recognise
from jixiao_lint.table import PagePlace, PaperPlace, Table

HEAD = ("项目名称|甲||", "预算数|100||", "绩效目标|完成||")
HEADER = "一级指标|二级指标|三级指标|指标值"
FIRST = ("产出指标|数量指标|管网长度|≥38公里", "产出指标|质量指标|合格率|=100%")
SECOND = ("产出指标|时效指标|完工时间|2026年11月底前", "效益指标|社会效益指标|受益人口|≥10人")
NAMES = ["管网长度", "合格率", "完工时间", "受益人口"]


def grid(index: int, *rows: str, before: tuple[str, ...] = ()) -> Grid:
    """A grid; < goes on with the cell to the left."""
    cells = (
        GridCell(row, col, text.strip(), PaperPlace(index, row + 1, col + 1), 1, 1 + line.split("|")[col:].count("<"))
        for row, line in enumerate(rows)
        for col, text in enumerate(line.split("|"))
        if text != "<"
    )
    above = (
        GridCell(-1, 0, text, PaperPlace(index, 0, number), flags=frozenset({Flag.PARAGRAPH}))
        for number, text in enumerate(before, 1)
    )
    return Grid(index, tuple(cells), tuple(above), spans=True)


def pages(*rows: str) -> Grid:
    """The grid of a PDF: --- is a page break, > before a text says that it would not have fitted above the break."""
    cells = []
    page, row, below_break = 1, 0, False
    for line in rows:
        if line == "---":
            page, below_break = page + 1, True
            continue
        for col, text in enumerate(line.split("|")):
            flags = {Flag.PAGE_TOP} if below_break else set()
            flags |= {Flag.RUNS_ON} if text.strip().startswith(">") else set()
            place = PagePlace(1, row + 1, col + 1, page, (0, 0, 1, 1))
            cells.append(GridCell(row, col * 100, text.strip(" >"), place, 1, 100, frozenset(flags)))
        row, below_break = row + 1, False
    return Grid(1, tuple(cells), spans=True)


def the(seen: Recognition) -> Table:
    assert not seen.problems
    (table,) = seen.tables
    return table


def column(table: Table, field: str) -> list[str]:
    return [row.text(field) for row in table.rows()]


@pytest.mark.parametrize(
    "title", ["项目支出绩效目标表（续表）", "（续表）", "续上表", "项目支出绩效目标表（续）", "续表1", "（续上表）"]
)
@pytest.mark.parametrize("again", [(HEADER,), ()])
def test_a_form_goes_on_under_its_mark_with_its_header_or_without(title: str, again: tuple[str, ...]) -> None:
    first = grid(1, *HEAD, HEADER, *FIRST, before=("项目支出绩效目标表",))
    for second in (grid(2, *again, *SECOND, before=(title,)), grid(2, f"{title}|||", *again, *SECOND)):
        table = the(recognise([first, second]))
        assert column(table, "三级指标") == NAMES
        assert table.text("表题") == "项目支出绩效目标表"
        assert table.text("项目名称") == "甲"


def test_a_mark_and_header_inside_one_grid_are_no_rows() -> None:
    rows = (*HEAD, HEADER, *FIRST, "项目支出绩效目标表（续表）|||", HEADER, *SECOND)
    assert column(the(recognise([grid(1, *rows)])), "三级指标") == NAMES


def test_the_same_title_and_header_on_every_page_are_one_form() -> None:
    title = ("项目支出绩效目标表",)
    parts = [grid(1, *HEAD, HEADER, *FIRST, before=title), grid(2, HEADER, *SECOND, before=title)]
    assert column(the(recognise(parts)), "三级指标") == NAMES


def test_a_head_cut_from_its_list_keeps_its_title() -> None:
    parts = [grid(1, *HEAD, before=("绩效目标表",)), grid(2, HEADER, *FIRST, before=("绩效目标表（续）",))]
    table = the(recognise(parts))
    assert (table.text("表题"), table.text("项目名称")) == ("绩效目标表", "甲")


def test_another_form_under_the_same_title_is_another_form() -> None:
    title = ("项目支出绩效目标表",)
    forms = [grid(1, *HEAD, HEADER, *FIRST, before=title), grid(2, "项目名称|乙||", HEADER, *SECOND, before=title)]
    assert [table.text("项目名称") for table in recognise(forms).tables] == ["甲", "乙"]


def test_lists_under_the_same_title_that_name_no_project_are_not_taken_for_one() -> None:
    title = ("项目支出绩效目标表",)
    lists = [grid(1, HEADER, *FIRST, before=title), grid(2, HEADER, *SECOND, before=title)]
    assert [len(table.indicators) for table in recognise(lists).tables] == [2, 2]


def test_columns_of_other_widths_under_the_same_header_are_those_of_the_form() -> None:
    wide = grid(1, *HEAD, HEADER, *FIRST)
    cells = tuple(
        GridCell(cell.row, cell.col * 3, cell.text, cell.place, 1, 3) for cell in grid(2, HEADER, *SECOND).cells
    )
    table = the(recognise([wide, Grid(2, cells, spans=True)]))
    assert column(table, "指标值") == ["≥38公里", "=100%", "2026年11月底前", "≥10人"]
    assert table.indicators[2].cells["指标值"].place == PaperPlace(2, 2, 4)  # on paper it stands in the second table


def test_the_rest_of_a_row_behind_a_repeated_header_joins_it() -> None:
    cut = ("产出指标|时效指标|完工时间|2026年11", "---", HEADER, "||| >月底前", "效益指标|社会效益指标|受益人口|≥10人")
    table = the(seen := recognise([pages(*HEAD, HEADER, *FIRST, *cut)]))
    assert column(table, "三级指标") == NAMES
    assert column(table, "指标值")[2] == "2026年11月底前"
    assert any("第 2 页" in note for note in seen.notes)


def test_names_of_levels_cut_by_the_page_are_whole_again() -> None:
    cut = ("满意度指标|服务对象满意|用水群众满意|≥92%", "---", "| >度指标| >度|")
    table = the(recognise([pages(*HEAD, HEADER, *FIRST, *cut)]))
    assert [row.text("二级指标") for row in table.rows()][-1] == "服务对象满意度指标"
    assert column(table, "三级指标")[-1] == "用水群众满意度"


@pytest.mark.parametrize(
    "row",
    [
        "||受益人口|≥10人",  # levels merged over the page
        "|| >受益人口| >≥10人",  # also where the cells above are full
        "||受益人口|",  # a value that nobody filled in
        "|质量指标| >水质达标率| >≥95%",
        "||| ≥48次",  # two values beside one name
    ],
)
def test_a_row_of_its_own_behind_the_break_stays_one(row: str) -> None:
    table = recognise([pages(*HEAD, HEADER, *FIRST, "---", row)]).tables[0]
    assert column(table, "指标值")[:2] == ["≥38公里", "=100%"]
    assert len(table.indicators) == 3


def test_the_cells_of_a_project_merged_over_the_break_are_one() -> None:
    rows = (
        "序号|项目名称|预算数|绩效目标|一级指标|二级指标|三级指标|指标值",
        "1|甲运行维护费|45.80|完成6套系统|产出指标|数量指标|系统数|=6套",
        "---",
        "|>（2026年）||>日常维护。|产出指标|质量指标|可用率|≥99%",
        "2|乙|10|完成|产出指标|数量指标|次数|≥2次",
        "---",
        "3|丙|20|完成|产出指标|数量指标|场数|≥3场",
    )
    first, second, third = recognise([pages(*rows)]).tables
    assert (first.text("项目名称"), first.text("绩效目标")) == ("甲运行维护费（2026年）", "完成6套系统日常维护。")
    assert (first.text("预算数"), column(first, "三级指标")) == ("45.80", ["系统数", "可用率"])
    assert [second.text("项目名称"), third.text("项目名称")] == ["乙", "丙"]


def test_a_goal_cut_by_the_page_is_whole_again() -> None:
    form = pages("项目名称|甲", "绩效目标|一是完成。", "---", "|二是保障。", "预算数|5")
    table = the(recognise([form, grid(2, HEADER, *FIRST)]))
    assert table.text("绩效目标") == "一是完成。\n二是保障。"


@pytest.mark.parametrize("gap", ["", "<p>（续表）</p>"])
def test_a_web_page_whose_form_is_cut_into_tables(gap: str) -> None:
    def table_of(*rows: str) -> str:
        cells = ("".join(f"<td>{text}</td>" for text in row.split("|")) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    page = f"<html><body>{table_of(*HEAD, HEADER, *FIRST)}{gap}{table_of(HEADER, *SECOND)}</body></html>"
    assert column(the(recognise(read("a.html", page.encode()).grids)), "三级指标") == NAMES


def test_the_title_and_all_that_stands_below_it_may_come_again_on_every_page() -> None:
    above = ("项目支出绩效目标表", "（2026年度）", "金额单位：万元")
    parts = [grid(1, *HEAD, HEADER, *FIRST, before=above), grid(2, HEADER, *SECOND, before=above)]
    assert column(the(recognise(parts)), "三级指标") == NAMES
    other_year = [parts[0], grid(2, HEADER, *SECOND, before=(above[0], "（2027年度）"))]
    assert len(recognise(other_year).tables) == 2


LABELS = ("项目名称|甲|<|<", "总体目标|年度目标|<|<")


@pytest.mark.parametrize("before", [(), ("（续表）",), ("项目支出绩效目标表（续表）",)])
@pytest.mark.parametrize("label", ["", "总体目标"])
def test_a_form_cut_between_the_labels_of_its_head_and_their_values(label: str, before: tuple[str, ...]) -> None:
    parts = [
        grid(1, *LABELS, before=("项目支出绩效目标表",)),
        grid(2, f"{label}|新建管网|<|<", HEADER, *FIRST, before=before),
    ]
    table = the(recognise(parts))
    assert (table.text("项目名称"), table.text("绩效目标")) == ("甲", "新建管网")
    assert column(table, "三级指标") == NAMES[:2]


def test_a_head_does_not_go_on_in_another_table() -> None:
    other = grid(2, "总体目标|乙的目标||", HEADER, *FIRST, before=("乙项目绩效目标表",))
    assert recognise([grid(1, *LABELS), other]).tables[0].text("项目名称") == ""


def test_a_header_of_two_lines_cut_by_the_page() -> None:
    upper, lower = "绩效指标|||指标值||", "一级指标|二级指标|三级指标|符号|数值|单位"
    rows = ("产出指标|数量指标|管网长度|≥|38|公里", "|质量指标|合格率|=|100|%")
    parts = [grid(1, "项目名称|甲||||", upper), grid(2, lower, *rows)]
    assert column(the(recognise(part._replace(spans=False) for part in parts)), "三级指标") == NAMES[:2]


def test_a_row_whose_levels_stand_above_the_cut_is_known_by_its_sign() -> None:
    header = "一级指标|二级指标|三级指标|运算符号|指标值|计量单位"
    parts = [
        grid(1, "项目名称|甲||||", header, "产出指标|数量指标|管网长度|≥|38|公里"),
        grid(2, "||合格率|＝|100|%"),
    ]
    assert column(the(recognise(parts)), "三级指标") == NAMES[:2]
    other = grid(2, "||合格率|38|100|%")
    assert column(recognise([parts[0], other]).tables[0], "三级指标") == NAMES[:1]


def test_rows_with_sign_number_and_unit_apart_are_no_rests_of_one_another() -> None:
    header = "一级指标|二级指标|三级指标|运算符号|指标值|计量单位"
    rows = ("产出指标|质量指标|合格率|=|100|%", "---", "|| >水质达标率| >≥| >95| >%", "||| |12|次")
    table = the(recognise([pages("项目名称|甲||||", header, *rows)]))
    assert column(table, "三级指标")[:2] == ["合格率", "水质达标率"]
    without = (header.replace("|运算符号", ""), *(row.replace("|=", "").replace("| >≥", "") for row in rows[:3]))
    assert column(the(recognise([pages("项目名称|甲|||", *without)])), "三级指标") == ["合格率", "水质达标率"]
