"""The page for a step summary."""

from collections.abc import Callable
from typing import TypeAlias

from jixiao_grammar import Span
from jixiao_lint.finding import Finding
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
        "| 级别 | 规则 | 位置 | 内容 | 问题 |",
        "| --- | --- | --- | --- | --- |",
        "| 警告 | QNT002 vague-value | 2:12 系统故障率 指标值 | 中文𠮷５e\u0301率≥95 | 数值缺少计量单位 |",
        "",
        "### 表.docx",
        "",
        "| 级别 | 规则 | 位置 | 内容 | 问题 |",
        "| --- | --- | --- | --- | --- |",
        "| 警告 | [QNT002](https://example.org/QNT002) vague-value | 表2 第5行「指标值」 系统故障率 指标值"
        " | 中文𠮷５e\u0301率≥95 | 数值缺少计量单位 |",
        "",
    ]


def test_text_from_the_form_stays_text(finding: Finding, run_of: MakeRun) -> None:
    row = _page(run_of(replace(finding, message="a|b\n*c* <d> `e` 1~2~3 [f](g) $h$")))[8]
    assert row.endswith(r"| a\|b \*c\* &lt;d&gt; \`e\` 1\~2\~3 \[f\](g) \$h\$ |")
    assert row.replace(r"\|", "").count("|") == 6


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
    assert page.endswith(f"\n还有 {1000 - rows} 条没有列出\n")


def test_a_clean_page_says_what_was_checked(clean_run: RunResult) -> None:
    assert _page(clean_run)[2] == "- 检查了 1 个文件、1 张表、8 条指标、2 条规则：没有发现问题"
