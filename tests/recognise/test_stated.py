"""What a whole budget of a department says of a project's money outside its form, and what is left out as not sure."""

import pytest

from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import ReadFile, read_bytes
from made_documents import document
from word_parts import cell, par, row, run
from word_parts import table as word_table

FORM = """
1.河道清淤（2025年）绩效目标表
单位：万元

\t项目名称
\t河道清淤（2025年）

\t预算数
\t55.00

\t三级指标
\t指标值

\t清淤长度
\t≥12公里
"""


def read(text: str) -> ReadFile:
    return read_bytes(FilePath.of("部门预算.txt"), (text + FORM).encode())


def stated(text: str) -> list[tuple[str, str, str]]:
    """The part, the amount and its unit."""
    return [(one.cell.field, one.span.cut(one.cell.text), one.unit) for one in read(text).document.stated]


def table(title: str = "项目支出表", unit: str = "单位：万元", header: str = "项目名称 合计", *rows: str) -> str:
    lines = [header, *(rows or ("河道清淤（2025年） 58.0",))]
    return (
        f"{title}\n{unit}\n\n" + "\n\n".join("".join(f"\t{cell}\n" for cell in line.split()) for line in lines) + "\n"
    )


def test_the_whole_amount_of_the_year_in_the_table_of_project_expenditure() -> None:
    assert stated(table()) == [("项目支出表", "58.0", "万元")]
    assert stated(table("表8 某某局2025年部门预算项目支出预算表（公开）")) == [("项目支出表", "58.0", "万元")]
    assert stated(table(header="序号 项目名称 2025年预算数", unit="单位：元")) == []
    assert stated(table("项目支出表", "单位：元", "序号 项目名称 2025年预算数", "1 河道清淤 580000")) == [
        ("项目支出表", "580000", "元")
    ]


@pytest.mark.parametrize(
    "text",
    [
        table("项目支出绩效目标汇总表"),
        table("三公经费支出表"),
        table(unit=""),
        table("项目支出表", "单位：万元", "项目名称 金额 预算数", "河道清淤 58 58"),
        table("项目支出表", "单位：万元", "项目名称 2024年执行数 累计安排", "河道清淤 60 180"),
        table("项目支出表", "单位：万元", "项目名称 上年结转 合计", "河道清淤 3 61"),
        table("项目支出表", "单位：万元", "项目名称 合计", "河道清淤 30", "河道清淤 25"),
        table("项目支出表", "单位：万元", "项目名称 合计", "河道清淤二期 58"),
        table("项目支出表", "单位：万元", "项目名称 合计", "河道清淤 约58"),
    ],
)
def test_a_table_that_is_not_sure_is_left_out(text: str) -> None:
    assert stated(text) == []


def test_beside_another_year_the_column_that_names_this_year_counts() -> None:
    text = table("项目支出表", "单位：万元", "项目名称 2024年预算数 2025年预算数", "河道清淤 60 58")
    assert stated(text) == [("项目支出表", "58", "万元")]


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("2025年预算安排58万元。", "58"),
        ("本年安排资金58.00万元，其中设备购置20万元，施工38万元。", "58.00"),
        ("2024年安排60万元，2025年预算安排58万元，比上年减少2万元。", "58"),
        ("2024-2026年总投资180万元。其中2025年安排58万元。", "58"),
        ("总投资180万元。", None),
        ("2024年已安排60万元。", None),
        ("2025年安排58万元。2025年追加后预算60万元，预算安排60万元。", None),
        ("按需安排。", None),
    ],
)
def test_the_amount_of_this_year_in_words(said: str, amount: str | None) -> None:
    text = f"（一）河道清淤项目\n1.立项依据：会议纪要。\n2.年度预算安排\n{said}\n3.绩效目标\n见下表，共需180万元。\n"
    assert stated(text) == ([] if amount is None else [("年度预算安排", amount, "万元")])


@pytest.mark.parametrize(
    "text",
    [
        "2.年度预算安排：2025年安排58万元。\n",
        "（一）湖泊清淤\n2.年度预算安排：2025年安排58万元。\n",
        "（一）河道清淤\n1.立项依据：纪要。\n2.年度预算安排：另行下达。\n（二）湖泊整治\n1.立项依据：纪要。\n2.年度预算安排：2025年安排58万元。\n",
        "项目名称：湖泊整治\n年度预算安排：2025年安排58万元。\n",
    ],
)
def test_an_amount_under_no_heading_of_the_project_is_nobodys(text: str) -> None:
    assert stated(text) == []


def test_the_user_is_told_what_was_compared() -> None:
    rows = ("河道清淤 55", "防汛物资 12", "合计 67")
    notes = read(table("项目支出表", "单位：万元", "项目名称 合计", *rows)).notes
    (note,) = (note for note in notes if "比较" in note)
    assert "项目支出表里 1 个项目的金额" in note
    assert "另有 1 个项目没有可以对应的绩效目标表" in note
    assert not any("比较" in note for note in read("部门职责。\n").notes)


LISTED = [["项目名称", "合计"], ["防汛物资", "12"]]
FORM_ROWS = [
    ["项目名称", "河道清淤（2025年）", "预算数", "55.00万元"],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "清淤长度", "≥12公里"],
]


def in_word(between: str, second: list[list[str]]) -> list[str]:
    """The amounts stated where the table of project expenditure is followed by another one."""
    drawn = [table_of_cells(rows) for rows in (LISTED, second, FORM_ROWS)]
    body = f"{par(run('项目支出表（单位：万元）'))}{drawn[0]}{between}{drawn[1]}{par(run('1.河道清淤绩效目标表'))}{drawn[2]}"
    read_file = read_bytes(FilePath.of("部门预算.docx"), document(body))
    return [one.span.cut(one.cell.text) for one in read_file.document.stated]


def table_of_cells(rows: list[list[str]]) -> str:
    return word_table(*(row(*(cell(par(run(text))) for text in cells)) for cells in rows))


@pytest.mark.parametrize("between", [par(""), par(run("（续表）")), par(run("单位：万元"))])
@pytest.mark.parametrize("header", [[], LISTED[:1]])
def test_a_table_of_project_expenditure_goes_on_in_the_next(between: str, header: list[list[str]]) -> None:
    assert in_word(between, [*header, ["河道清淤", "58.0"]]) == ["58.0"]


@pytest.mark.parametrize(
    ("between", "second"),
    [
        (par(run("政府采购表")), [["河道清淤", "58.0"]]),
        (par(""), [["项目名称", "采购数量"], ["河道清淤", "58"]]),
        (par(""), [["河道清淤", "58.0", "2"]]),
        (par(""), [["采购内容", "数量"], ["河道清淤", "58"]]),
    ],
)
def test_another_table_behind_it_is_not_taken_for_its_rest(between: str, second: list[list[str]]) -> None:
    assert in_word(between, second) == []
