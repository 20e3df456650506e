"""The screen: what a person sees. Widths are columns of the terminal; a Chinese character takes two."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from rich.cells import cell_len

from jixiao_grammar import Span
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import (
    Applicability,
    Authority,
    Basis,
    Finding,
    Fix,
    IndicatorRef,
    LineStretch,
    Severity,
    TableRef,
)
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import FileResult, RunResult, Verdict
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]

SCREENS = Path(__file__).parent / "screens"
GOAL = (
    "1.针对我局信息化机房、综合布线系统、网络、停车、道闸、广播等基础设施硬件及软件系统开展运维服务，其各种性能指标保持"
    "高度完好，提高其生产率和利用率，延长使用寿命并谋求最经济的设备寿命周期费用，追求无事故、高效益。\n2.保障业务系统稳定运行。"
)


@pytest.fixture
def screen_run(finding: Finding, in_word: Finding, whole_file: Finding) -> RunResult:
    """Two tables of a text file with a flood in them, a Word file, a broken file and one without a table."""
    path = "fixtures/tianjin-veterans-2025.txt"
    title = " [bookmark: _Toc_4_4_0000000004]1.退役军人信息化运维服务费（2025年）绩效目标表"
    table = TableRef(1, title, "退役军人信息化运维服务费（2025年）")
    second = TableRef(2, "2.军休干部服务管理经费绩效目标表", "军休干部生活补贴")
    base = replace(finding, path=FilePath.of(path), table=table)
    cost = replace(
        base,
        code="MON002",
        name="cost-exceeds-budget",
        severity=Severity.ERROR,
        message="成本指标合计 60 万元，大于预算数 55.00 万元，请核对两处的金额和计量单位",
        indicator=IndicatorRef(9, "产出指标", "成本指标", "运维服务成本"),
        text="≤60万元",
        span=Span(1, 5),
        location=LineStretch(94, 3, 94, 7),
        basis=(Basis("财预〔2015〕88号", Authority.BINDING),),
    )
    vague = replace(
        base,
        message="「逐步提高」没有可以衡量的标准，执行结束后无法判断是否完成",
        indicator=IndicatorRef(11, "效益指标", "社会效益指标", "业务系统稳定运行水平"),
        text="逐步提高",
        span=Span(0, 4),
        location=LineStretch(106, 2, 106, 6),
        fix=Fix("≥95%"),
        basis=(
            Basis("财预〔2021〕101号", Authority.GUIDANCE, "第二条"),
            Basis("审计机关通报的常见问题", Authority.PRACTICE),
        ),
    )
    typo = replace(
        base,
        code="NAM009",
        name="long-sentence",
        severity=Severity.INFO,
        message="一句话过长，建议分条写",
        table=second,
        indicator=None,
        field="绩效目标",
        text=GOAL,
        span=Span(65, 70),
        location=LineStretch(151, 67, 151, 72),
        basis=(Basis("文字规范", Authority.HYGIENE),),
    )
    flood = tuple(
        replace(
            base,
            code="CON007",
            name="description-repeats-name",
            severity=Severity.INFO,
            message="绩效指标描述与三级指标名称相同，没有说明指标的含义",
            indicator=IndicatorRef(row, "产出指标", "数量指标", f"第{row}项服务"),
            field="绩效指标描述",
            text=f"第{row}项服务",
            span=Span(0, 5),
            location=LineStretch(20 + 6 * row, 2, 20 + 6 * row, 7),
        )
        for row in range(1, 8)
    )
    text_file = FileResult(FilePath.of(path), "a" * 64, "txt", 2, 12, (*flood, cost, vague, typo), source="")
    fixed = replace(in_word, fix=Fix("≥95%", Applicability.SAFE))
    word_file = FileResult(FilePath.of("表.docx"), "b" * 64, "docx", 3, 20, (fixed,), ("有 3 处修订，按已接受读取",))
    broken = FileResult(FilePath.of("坏.docx"), "c" * 64, "docx", 0, 0, (whole_file,))
    skipped = FileResult(FilePath.of("名单.csv"), "d" * 64, "csv", 0, 0, (), verdict=Verdict.NO_TABLE)
    titles = {
        "财预〔2015〕88号": "中央部门预算绩效目标管理办法",
        "财预〔2021〕101号": "中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
    }
    return RunResult((text_file, word_file, broken, skipped), (), titles, suppressed=2)


@pytest.mark.parametrize("width", [80, 120])
def test_the_screen_is_the_one_that_was_looked_at(width: int, screen_run: RunResult) -> None:
    expected = (SCREENS / f"{width}.txt").read_text("utf-8")
    assert render("text", screen_run, RenderOptions(width=width, hidden=4)) == expected


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_is_wider_than_the_screen(width: int, screen_run: RunResult) -> None:
    lines = render("text", screen_run, RenderOptions(width=width)).splitlines()
    headlines = re.compile(r"  (错误|警告|提示) ")
    assert max(cell_len(line) for line in lines if not headlines.match(line)) <= width


def _carets(result: RunResult, options: RenderOptions) -> tuple[str, str]:
    """What stands above the first carets, and its line."""
    lines = render("text", result, options).splitlines()
    at = next(number for number, line in enumerate(lines) if re.fullmatch(r" *[│|] +\^+| *[│|] \^+", line))
    start, end = cell_len(lines[at].rstrip("^")), cell_len(lines[at])
    return _between(lines[at - 1], start, end), lines[at - 1]


def _between(line: str, start: int, end: int) -> str:
    """What stands in these columns of the terminal; a combining mark stands in the column of its base."""
    shown, column = "", 0
    for character in line:
        shown += character if start <= (column if cell_len(character) else column - 1) < end else ""
        column += cell_len(character)
    return shown


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("中文𠮷５e\u0301率≥95", Span(7, 10)),
        ("≥95", Span(0, 3)),
        ("　　≥ 95 ％", Span(2, 7)),
        (GOAL, Span(65, 70)),
        (GOAL, Span(0, 2)),
        (GOAL, Span(len(GOAL) - 5, len(GOAL))),
        ("第一行\n第二行≤60万元\n第三行", Span(7, 12)),
    ],
)
def test_the_carets_stand_under_the_stretch(
    text: str, span: Span, width: int, finding: Finding, run_of: MakeRun
) -> None:
    result = run_of(replace(finding, text=text, span=span))
    marked, _ = _carets(result, RenderOptions(width=width))
    assert marked == span.cut(text)


def test_only_the_line_that_holds_the_stretch_is_shown(finding: Finding, run_of: MakeRun) -> None:
    result = run_of(replace(finding, text="第一行\n第二行≤60万元\n第三行", span=Span(7, 12)))
    assert _carets(result, RenderOptions())[1] == "    │ 第二行≤60万元"


def test_a_stretch_over_lines_is_marked_to_the_end_of_its_first(finding: Finding, run_of: MakeRun) -> None:
    result = run_of(replace(finding, text="\n第一行\n第二行", span=Span(0, 8)))
    assert _carets(result, RenderOptions()) == ("第一行", "    │ 第一行")


def test_a_long_line_is_cut_on_both_sides_of_the_stretch(finding: Finding, run_of: MakeRun) -> None:
    _, line = _carets(run_of(replace(finding, text=GOAL, span=Span(65, 70))), RenderOptions(width=60))
    assert line.startswith("    │ …")
    assert line.endswith("…")
    assert cell_len(line) in (59, 60)


def test_a_blank_cell_is_called_blank(finding: Finding, run_of: MakeRun) -> None:
    screen = render("text", run_of(replace(finding, text=" ", span=Span(0, 1))), RenderOptions())
    assert "    │ （空白）\n" in screen
    assert "^" not in screen


def test_an_empty_stretch_has_one_caret(finding: Finding, run_of: MakeRun) -> None:
    screen = render("text", run_of(replace(finding, text="≥95", span=Span(3, 3))), RenderOptions())
    assert "    │ ≥95\n    │    ^\n" in screen


def test_escape_codes_of_a_file_do_not_reach_the_terminal(finding: Finding, run_of: MakeRun) -> None:
    evil = "\x1b[2J好\x9b1m\u202e"
    table = TableRef(1, evil, evil)
    row = IndicatorRef(1, evil, evil, evil)
    hostile = replace(
        finding, message=evil, text=evil, span=Span(0, 5), table=table, indicator=row, path=FilePath.of(evil + ".txt")
    )
    screen = render("text", run_of(hostile, source=None), RenderOptions())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", screen)


def test_colours_are_only_codes_around_the_same_text(screen_run: RunResult) -> None:
    plain = render("text", screen_run, RenderOptions())
    coloured = render("text", screen_run, RenderOptions(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31m错误\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "gb18030", "utf-8", "cp1252", "no-such-encoding"])
def test_every_console_can_carry_its_screen(encoding: str, screen_run: RunResult) -> None:
    screen = render("text", screen_run, RenderOptions(encoding=encoding))
    known = "ascii" if encoding == "no-such-encoding" else encoding
    assert screen.encode(known)


def test_a_character_that_the_console_lacks_does_not_move_the_carets(finding: Finding, run_of: MakeRun) -> None:
    marked, line = _carets(run_of(finding), RenderOptions(encoding="gbk"))
    assert line.endswith("中文?５e?率≥95")
    assert marked == "≥95"


def test_the_title_is_shown_without_what_the_word_processor_left(finding: Finding, run_of: MakeRun) -> None:
    screen = render("text", run_of(finding), RenderOptions())
    assert "表 1  1.运维绩效目标表\n" in screen
    assert "bookmark" not in screen


def test_the_project_is_named_where_the_title_does_not(finding: Finding, run_of: MakeRun) -> None:
    titled = replace(finding, table=TableRef(3, "项目支出绩效目标表", "道路养护"))
    assert "表 3  项目支出绩效目标表\n      项目  道路养护\n" in render("text", run_of(titled), RenderOptions())


@pytest.mark.parametrize(
    ("authority", "phrase"),
    [
        (Authority.BINDING, "不符合《中央部门预算绩效目标管理办法》要求"),
        (Authority.GUIDANCE, "建议按《中央部门预算绩效目标管理办法》"),
        (Authority.PRACTICE, "审核中常被退回：《中央部门预算绩效目标管理办法》"),
        (Authority.HYGIENE, "格式问题：《中央部门预算绩效目标管理办法》"),
    ],
)
def test_the_document_is_cited_in_the_wording_of_its_authority(
    authority: Authority, phrase: str, finding: Finding, run_of: MakeRun
) -> None:
    result = run_of(replace(finding, basis=(Basis("财预〔2015〕88号", authority),)))
    assert f"    {phrase}\n" in render("text", result, RenderOptions())


@pytest.mark.parametrize(
    ("basis", "phrase"),
    [
        (Basis("《政府信息公开条例》", Authority.BINDING, "第十五条"), "不符合《政府信息公开条例》第十五条要求"),
        (Basis("关于统一实行法定计量单位的命令", Authority.BINDING), "不符合《关于统一实行法定计量单位的命令》要求"),
        (Basis("津财〔2020〕16号", Authority.BINDING), "不符合津财〔2020〕16号要求"),
        (Basis("审核通行做法", Authority.PRACTICE), "审核中常被退回：审核通行做法"),
        (Basis("GB/T 15835-2011", Authority.HYGIENE), "格式问题：《出版物上数字用法》"),
    ],
)
def test_names_and_numbers_are_cited_differently(basis: Basis, phrase: str, finding: Finding, run_of: MakeRun) -> None:
    result = run_of(replace(finding, basis=(basis,)), titles={"GB/T 15835-2011": "出版物上数字用法"})
    assert f"    {phrase}\n" in render("text", result, RenderOptions())


def test_several_documents_stand_on_one_line_the_weightiest_first(finding: Finding, run_of: MakeRun) -> None:
    bases = (
        Basis("审核通行做法", Authority.PRACTICE),
        Basis("甲〔2020〕1号", Authority.BINDING),
        Basis("乙〔2021〕2号", Authority.BINDING, "第二条"),
        Basis("丙〔2022〕3号", Authority.BINDING),
    )
    titles = {"甲〔2020〕1号": "甲办法", "丙〔2022〕3号": "丙办法"}
    screen = render("text", run_of(replace(finding, basis=bases), titles=titles), RenderOptions(width=120))
    assert "    不符合《甲办法》、乙〔2021〕2号第二条、《丙办法》要求；审核中常被退回：审核通行做法\n" in screen


def test_the_numbers_of_the_documents_stand_once_at_the_end(screen_run: RunResult) -> None:
    screen = render("text", screen_run, RenderOptions(width=120))
    assert screen.count("财预〔2015〕88号") == screen.count("财预〔2021〕101号") == 1
    assert "所引文件\n  财预〔2021〕101号  《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》\n" in screen


def test_a_fix_that_empties_the_stretch_says_so(finding: Finding, run_of: MakeRun) -> None:
    result = run_of(replace(finding, fix=Fix("", Applicability.SAFE)))
    assert "    应删去\n" in render("text", result, RenderOptions())


def test_a_rule_on_most_rows_is_said_once(screen_run: RunResult) -> None:
    screen = render("text", screen_run, RenderOptions())
    assert screen.count("绩效指标描述与三级指标名称相同") == 1
    assert "CON007 description-repeats-name  共 7 处" in screen
    assert "第3项服务" in screen
    assert "第4项服务" not in screen


def test_a_rule_on_fewer_rows_is_said_each_time(finding: Finding, run_of: MakeRun) -> None:
    rows = [replace(finding, indicator=IndicatorRef(row, "产出指标", "数量指标", "甲")) for row in range(1, 41)]
    assert render("text", run_of(*rows), RenderOptions()).count("数值缺少计量单位") == 40


def test_the_closing_lines_count_what_was_done(screen_run: RunResult) -> None:
    screen = render("text", screen_run, RenderOptions(hidden=4))
    # The fix of the finding in Word is not counted: only text files are ever written.
    assert screen.splitlines()[-5:] == [
        "检查了 3 个文件、5 张表、32 条指标、0 条规则：错误 2、警告 2、提示 8",
        "另有 1 个文件里没有绩效目标表，未检查",
        "1 条的改法请先核对，再用 --fix --unsafe-fixes 写入",
        "另有 4 条级别较低，未显示（--level info 可全部列出）",
        "另有 2 条已按豁免、注释或基线隐去",
    ]


def test_a_clean_run_says_so_and_what_was_checked(clean_run: RunResult) -> None:
    assert render("text", clean_run, RenderOptions()) == ("检查了 1 个文件、1 张表、8 条指标、2 条规则：没有发现问题\n")


def test_a_clean_run_names_what_no_table_shows(clean_run: RunResult) -> None:
    headings = ("立项的必要性", "实施方案的可行性")
    told = replace(clean_run, not_examined=headings)
    assert render("text", told, RenderOptions(width=120)).splitlines()[-1] == (
        "表里看不出来、没有检查的：立项的必要性；实施方案的可行性；检查通过不等于同意立项"
    )
    assert json.loads(render("json", told, RenderOptions()))["not_examined"] == list(headings)
    nothing = replace(told, files=(replace(told.files[0], tables=0, indicators=0),))
    assert "必要性" not in render("text", nothing, RenderOptions())


def test_a_run_that_checked_nothing_does_not_look_green(clean_run: RunResult) -> None:
    empty = replace(clean_run, files=(replace(clean_run.files[0], tables=0, indicators=0),))
    assert render("text", empty, RenderOptions()).endswith("没有读到绩效目标表，什么也没有检查\n")
    assert render("text", replace(clean_run, rules=()), RenderOptions()).endswith("没有启用规则，什么也没有检查\n")


def test_quiet_shows_the_findings_only(finding: Finding, clean_run: RunResult, run_of: MakeRun) -> None:
    assert render("text", clean_run, RenderOptions(summary=False)) == ""
    assert "检查了" not in render("text", run_of(finding), RenderOptions(summary=False))


def test_the_words_around_the_findings_can_be_english(screen_run: RunResult) -> None:
    screen = render("text", screen_run, RenderOptions(lang="en", width=120, hidden=4))
    assert "Table 1  " in screen
    assert "does not meet 《中央部门预算绩效目标管理办法》" in screen
    assert "checked 3 file(s), 5 table(s), 32 indicator(s), 0 rule(s): 2 error(s), 2 warning(s), 8 info(s)" in screen
    assert not re.search("检查了|另有|不符合|建议改为|空白|说明 ", screen)


def test_a_hint_does_not_say_that_a_document_is_broken(finding: Finding, run_of: MakeRun) -> None:
    hint = replace(finding, severity=Severity.INFO, basis=(Basis("《甲办法》", Authority.BINDING),))
    screen = render("text", run_of(hint), RenderOptions())
    assert "建议按《甲办法》" in screen
    assert "不符合" not in screen
