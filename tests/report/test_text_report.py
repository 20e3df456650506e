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
from jixiao_lint.report.columns import ambiguous_width, measure
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


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_no_line_is_wider_than_the_screen(width: int, ambiguous: int, screen_run: RunResult) -> None:
    columns = measure(ambiguous)
    lines = render("text", screen_run, RenderOptions(width=width, ambiguous=ambiguous)).splitlines()
    # A word that has no break in it is broken anywhere; only a path on a line of its own stays whole.
    assert max(columns(line) for line in lines if not line.startswith("fixtures/")) <= width


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
        (Authority.BINDING, "不符合《中央部门预算绩效目标管理办法》（财预〔2015〕88号）要求"),
        (Authority.REFERENCE, "参照《中央部门预算绩效目标管理办法》（财预〔2015〕88号）"),
        (Authority.GUIDANCE, "建议按《中央部门预算绩效目标管理办法》（财预〔2015〕88号）"),
        (Authority.AUDIT, "审计中曾被指出：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）"),
        (Authority.PRACTICE, "审核中常被退回：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）"),
        (Authority.HYGIENE, "格式问题：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）"),
    ],
)
def test_the_document_is_cited_in_the_wording_of_its_authority(
    authority: Authority, phrase: str, finding: Finding, run_of: MakeRun
) -> None:
    result = run_of(replace(finding, basis=(Basis("财预〔2015〕88号", authority),)))
    assert f"依据\n  ① {phrase}\n" in render("text", result, RenderOptions())


@pytest.mark.parametrize(
    ("basis", "phrase"),
    [
        (Basis("《政府信息公开条例》", Authority.BINDING, "第十五条"), "不符合《政府信息公开条例》第十五条要求"),
        (Basis("关于统一实行法定计量单位的命令", Authority.BINDING), "不符合《关于统一实行法定计量单位的命令》要求"),
        (Basis("津财〔2020〕16号", Authority.BINDING), "不符合津财〔2020〕16号要求"),
        (Basis("审核通行做法", Authority.PRACTICE), "审核中常被退回：审核通行做法"),
        (Basis("某市审计局常见问题", Authority.AUDIT), "审计中曾被指出：某市审计局常见问题"),
        (Basis("GB/T 15835-2011", Authority.HYGIENE), "格式问题：《出版物上数字用法》（GB/T 15835-2011）"),
    ],
)
def test_names_and_numbers_are_cited_differently(basis: Basis, phrase: str, finding: Finding, run_of: MakeRun) -> None:
    result = run_of(replace(finding, basis=(basis,)), titles={"GB/T 15835-2011": "出版物上数字用法"})
    assert f"  ① {phrase}\n" in render("text", result, RenderOptions())


def test_a_finding_shows_the_highest_that_holds_and_each_source_stands_once(finding: Finding, run_of: MakeRun) -> None:
    one = replace(finding, basis=(Basis("甲〔2020〕1号", Authority.BINDING), Basis("通行做法", Authority.PRACTICE)))
    same = replace(one, indicator=IndicatorRef(3, "产出指标", "质量指标", "合格率"))
    other = replace(
        finding,
        indicator=IndicatorRef(4, "", "质量指标", "完好率"),
        basis=(Basis("乙〔2021〕2号", Authority.GUIDANCE),),
    )
    screen = render("text", run_of(one, same, other), RenderOptions())
    assert screen.count("甲〔2020〕1号") == 1
    assert "通行做法" not in screen
    assert "依据\n  ① 不符合甲〔2020〕1号要求\n  ② 建议按乙〔2021〕2号\n" in screen
    assert [" ".join(line.split()[-2:]) for line in screen.splitlines() if line.startswith("    警告")] == [
        "① QNT002",
        "① QNT002",
        "② QNT002",
    ]


def test_a_fix_that_empties_the_stretch_says_so(finding: Finding, run_of: MakeRun) -> None:
    result = run_of(replace(finding, text="≥95 %", span=Span(0, 5), fix=Fix("", Applicability.SAFE)))
    assert "      → 删去标出的文字\n" in render("text", result, RenderOptions())


@pytest.mark.parametrize(
    ("fix", "text", "deed"),
    [
        (Fix("≥95%", Applicability.SAFE), "提升到≥95", "改为 提升到≥95%"),
        (Fix("≥95%"), "提升到≥95", "建议改为 提升到≥95%"),
        # of a long cell only what changes is shown
        (Fix("≥95%", Applicability.SAFE), "甲" * 60 + "≥95", "改为 ≥95%"),
    ],
)
def test_the_deed_is_a_line_to_paste(fix: Fix, text: str, deed: str, finding: Finding, run_of: MakeRun) -> None:
    result = run_of(replace(finding, text=text, span=Span(len(text) - 3, len(text)), fix=fix))
    assert f"      → {deed}\n" in render("text", result, RenderOptions())


def test_one_cell_is_one_block_with_its_reasons_and_deeds(finding: Finding, run_of: MakeRun) -> None:
    other = replace(finding, code="UNI001", message="“≥95”没有比较基期，建议写明和哪一年比", span=Span(7, 8))
    screen = render("text", run_of(finding, other), RenderOptions(summary=False))
    assert screen == (
        "表/a b.txt\n"
        "\n"
        "表 1  1.运维绩效目标表\n"
        "  第 2 条 质量指标 › 系统故障率 · 指标值 2:12\n"
        "    │ 中文𠮷５e\u0301率≥95\n"
        "    │            ^^^\n"
        "    警告 数值缺少计量单位 ① QNT002\n"
        "    警告 “≥95”没有比较基期 ① UNI001\n"
        "      → 建议写明和哪一年比\n"
        "  表 1：2 处\n"
        "\n"
    )


def test_a_rule_on_most_rows_is_said_once(screen_run: RunResult) -> None:
    screen = render("text", screen_run, RenderOptions(width=120))
    assert screen.count("绩效指标描述与三级指标名称相同") == 1
    assert "没有说明指标的含义：7 处，1 张表" in screen
    assert "第3项服务" in screen
    assert "第4项服务" not in screen


def test_what_half_of_the_tables_share_is_one_line_with_its_count(finding: Finding, run_of: MakeRun) -> None:
    shared = [replace(finding, table=TableRef(number, f"{number}.甲", "甲")) for number in (1, 2, 4)]
    own = replace(finding, code="UNI001", message="数值“95”缺少单位", table=TableRef(2, "2.甲", "甲"))
    (file,) = run_of(*shared, own).files
    result = run_of(own)._replace(files=(replace(file, tables=6),))
    screen = render("text", result, RenderOptions())
    assert "  警告 指标值应当可衡量：3 处，3 张表 ① QNT002\n" in screen
    assert screen.count("QNT002") == 2
    assert "  表 2：1 处；另见上面的 QNT002\n" in screen
    assert "表 1、4：只有上面说的多数表都有的问题\n" in screen


def test_a_rule_on_fewer_rows_is_said_each_time(finding: Finding, run_of: MakeRun) -> None:
    rows = [replace(finding, indicator=IndicatorRef(row, "产出指标", "数量指标", "甲")) for row in range(1, 41)]
    screen = render("text", run_of(*rows), RenderOptions())
    assert len(re.findall("^  第 ", screen, flags=re.MULTILINE)) == 40
    # in the words of the first, to which the others point
    assert screen.count("数值缺少计量单位") == 1
    assert screen.count("    警告 与第 1 条相同 ① QNT002\n") == 39


def test_the_opening_says_what_was_found_and_where_to_begin(screen_run: RunResult) -> None:
    screen = render("text", screen_run, RenderOptions(width=120, hidden=4))
    opening = screen.partition("\n\n")[0].splitlines()
    assert opening == [
        "检查了 3 个文件、5 张表、32 条指标、0 条规则：错误 2、警告 2、提示 8",
        "最多的是：CON007（7 处）、QNT002（2 处）、MON002（1 处）；另有 2 种",
        "从这里改起：fixtures/tianjin-veterans-2025.txt（10 处）、坏.docx（1 处）、表.docx（1 处）",
    ]


def test_what_to_do_next_stands_at_the_end(screen_run: RunResult) -> None:
    screen = render("text", screen_run, RenderOptions(hidden=4))
    # The fix of the finding in Word is not counted: only text files are ever written.
    assert screen.splitlines()[-5:] == [
        "接下来",
        "  另有 1 个文件里没有绩效目标表，未检查",
        "  1 条的改法请先核对，再用 --fix --unsafe-fixes 写入",
        "  另有 4 条级别较低，未显示（--level info 可全部列出）",
        "  另有 2 条已按豁免、注释或基线隐去",
    ]


def _many(finding: Finding, run_of: MakeRun, count: int) -> RunResult:
    """So many files with one to three findings each."""
    found = [
        replace(
            finding,
            path=FilePath.of(f"2025/{number:02d}.txt"),
            indicator=IndicatorRef(row, "产出指标", "数量指标", "甲"),
        )
        for number in range(count)
        for row in range(1 + number % 3)
    ]
    return run_of(*found)


def test_of_many_files_the_list_comes_first_and_the_heaviest_are_told(finding: Finding, run_of: MakeRun) -> None:
    result = _many(finding, run_of, 12)
    screen = render("text", result, RenderOptions())
    head, _, told = screen.partition("下面是前 3 个文件的问题；--full 可列出全部\n")
    assert head.count("2025/") == 12 + 3  # listed, and where to begin
    assert "错误  警告  提示  表数  文件和单位\n   0     3     0     2  2025/02.txt" in head
    assert re.findall(r"^2025/\d\d.txt$", told, flags=re.MULTILINE) == ["2025/02.txt", "2025/05.txt", "2025/08.txt"]
    whole = render("text", result, RenderOptions(full=True))
    assert len(re.findall(r"^2025/\d\d.txt$", whole, flags=re.MULTILINE)) == 12
    assert "文件和单位" not in whole


def test_why_a_file_was_not_read_is_told_in_the_list(finding: Finding, whole_file: Finding, run_of: MakeRun) -> None:
    many = _many(finding, run_of, 12)
    broken = FileResult(FilePath.of("坏.docx"), "", "docx", 0, 0, (whole_file,), verdict=Verdict.UNREADABLE)
    screen = render("text", many._replace(files=(*many.files, broken)), RenderOptions())
    head, _, told = screen.partition("下面是前")
    assert "坏.docx\n" + " " * 24 + "文件不是有效的 docx，无法读取 STR000\n" in head
    assert "坏.docx" not in told
    assert "  ① " in told  # numbered as they are met, whatever stands in the other files


def test_ten_files_are_told_one_by_one(finding: Finding, run_of: MakeRun) -> None:
    screen = render("text", _many(finding, run_of, 10), RenderOptions())
    assert len(re.findall(r"^2025/\d\d.txt$", screen, flags=re.MULTILINE)) == 10


def test_clean_files_are_counted_and_named_when_asked(finding: Finding, clean_run: RunResult, run_of: MakeRun) -> None:
    result = run_of(finding)
    result = replace(result, files=(*result.files, *clean_run.files))
    assert "  1 个文件没有发现问题（-v 可列出）\n" in render("text", result, RenderOptions())
    assert "  1 个文件没有发现问题：\n  好.txt\n" in render("text", result, RenderOptions(verbose=True))


@pytest.mark.parametrize(
    ("env", "encoding", "columns"),
    [({}, "utf-8", 1), ({}, "gbk", 2), ({}, "cp936", 2), ({"JIXIAO_AMBIGUOUS_WIDTH": "2"}, "utf-8", 2),
     ({"JIXIAO_AMBIGUOUS_WIDTH": "1"}, "gbk", 1), ({"JIXIAO_AMBIGUOUS_WIDTH": "x"}, "utf-8", 1)],
)  # fmt: skip
def test_ambiguous_characters_have_one_policy(env: dict[str, str], encoding: str, columns: int) -> None:
    assert ambiguous_width(env, encoding) == columns
    assert measure(columns)("“…·①→") == 5 * columns
    assert measure(columns)("绩效e\u0301") == 5


def test_carets_stand_right_where_ambiguous_characters_are_wide(finding: Finding, run_of: MakeRun) -> None:
    screen = render("text", run_of(replace(finding, text="“好”≥95", span=Span(3, 6))), RenderOptions(ambiguous=2))
    line, carets = re.findall(r"^    │ .*$", screen, flags=re.MULTILINE)
    assert measure(2)(carets.rstrip("^")) == measure(2)(line.removesuffix("≥95"))


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
