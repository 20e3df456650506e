"""The page for a step summary."""

from collections.abc import Callable
from typing import TypeAlias

from jixiao_grammar import Span
from jixiao_lint.finding import Applicability, Finding, Fix, TableRef
from jixiao_lint.report import RenderOptions, render
from jixiao_lint.result import RunResult
from records import replace

MakeRun: TypeAlias = Callable[..., RunResult]


def _page(result: RunResult) -> list[str]:
    return render("markdown", result, RenderOptions()).split("\n")


def test_counts_first_then_a_table_for_each_file(finding: Finding, in_word: Finding, run_of: MakeRun) -> None:
    assert _page(run_of(finding, replace(in_word, url="https://example.org/QNT002"))) == [
        "## 绩效目标表检查",
        "",
        "- 检查了 2 个文件、4 张表、182 条指标、2 条规则：错误 0、警告 2、提示 0",
        "",
        "### 表/a b.txt",
        "",
        "| 级别 | 规则 | 位置 | 内容 | 问题 | 怎么改 |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 警告 | QNT002 vague-value [1] | 2:12 系统故障率 指标值 | 中文𠮷５e\u0301率≥95 | 数值缺少计量单位"
        " | 请核对后改正 |",
        "",
        "### 表.docx",
        "",
        "| 级别 | 规则 | 位置 | 内容 | 问题 | 怎么改 |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 警告 | [QNT002](https://example.org/QNT002) vague-value [1] | 表2 第2条 第5行第4格「指标值」 系统故障率 指标值"
        " | 中文𠮷５e\u0301率≥95 | 数值缺少计量单位 | 请核对后改正 |",
        "",
        "### 依据",
        "",
        "1. 建议按《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）第三条",
        "",
    ]


def test_the_deed_has_a_column_of_its_own(finding: Finding, run_of: MakeRun) -> None:
    told = replace(finding, message="没有数值，应当写明数量", example="≥__个")
    assert _page(run_of(told))[8].endswith(" | 没有数值 | 应当写明数量；例：≥\\_\\_个 |")
    fixed = replace(finding, fix=Fix("≥95%", Applicability.SAFE))
    assert _page(run_of(fixed))[9].endswith(" | 改为 中文𠮷５e\u0301率≥95% |")


def test_what_half_of_the_tables_share_is_told_first(finding: Finding, run_of: MakeRun) -> None:
    shared = [replace(finding, table=TableRef(number, f"{number}.甲", "甲")) for number in (1, 2, 3)]
    (file,) = run_of(*shared).files
    page = _page(run_of(*shared)._replace(files=(replace(file, tables=6),)))
    assert "- **警告** QNT002 [1] 指标值应当可衡量：3 处，3 张表" in page
    # and yet every finding has its row: a page of CI is searched for one place
    assert sum(line.startswith("| 警告") for line in page) == 3


def test_text_from_the_form_stays_text(finding: Finding, run_of: MakeRun) -> None:
    row = _page(run_of(replace(finding, message="a|b\n*c* <d> `e` 1~2~3 [f](g) $h$")))[8]
    assert row.endswith(r"| a\|b \*c\* &lt;d&gt; \`e\` 1\~2\~3 \[f\](g) \$h\$ | 请核对后改正 |")
    assert row.replace(r"\|", "").count("|") == 7


def test_of_a_long_cell_the_part_around_the_finding_is_shown(finding: Finding, run_of: MakeRun) -> None:
    row = _page(run_of(replace(finding, text="长" * 300 + "目标" + "长" * 300, span=Span(300, 302))))[8]
    shown = row.split(" | ")[3]
    assert shown == "…" + "长" * 20 + "目标" + "长" * 58 + "…"


def test_a_page_that_github_would_refuse_is_cut_with_the_number_left_off(finding: Finding, run_of: MakeRun) -> None:
    result = run_of(*[replace(finding, message="长" * 1000)] * 1000)
    page = render("markdown", result, RenderOptions())
    assert len(page.encode()) <= 1_048_576
    rows = page.count("QNT002")
    assert 0 < rows < 1000
    assert f"\n还有 {1000 - rows} 条没有列出\n" in page


def test_a_clean_page_says_what_was_checked(clean_run: RunResult) -> None:
    assert _page(clean_run)[2] == "- 检查了 1 个文件、1 张表、8 条指标、2 条规则：没有发现问题"
