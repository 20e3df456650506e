"""Rules in YAML that count rows, add them up, hold two fields against each other, and are silent in some tables."""

from pathlib import Path

import pytest

from jixiao_lint.testing import problems_of_pack

HEAD = """\
code: JCJ001
name: own-rule
title: 甲
checks: 甲
why: 甲
how: 甲
silent: 甲
basis: [{document: 甲, authority: P}]
"""


def wrong(folder: Path, rule: str) -> list[str]:
    (folder / "甲.yaml").write_text(HEAD + rule, encoding="utf-8")
    return problems_of_pack(str(folder))


COUNT = "kind: count-of-rows\nmessage: 有 {count} 条\nindicator: {二级指标: [数量]}\n"
SUM = "kind: sum-of-rows\nmessage: 合计 {sum}，应当{must} {limit}\ncolumn: 分值\nlimit: '90'\nmust: equal\n"
AGAINST = "kind: field-against-field\nmessage: “{text}”“{other}”\nfield: 三级指标\nother: 绩效指标描述\nmust: differ\n"


@pytest.mark.parametrize(
    "rule",
    [
        COUNT
        + "at-most: 1\npasses: ['{指标: [{二级指标: 数量指标, 三级指标: 甲}]}']\n"
        + "fails: ['{指标: [{二级指标: 数量指标, 三级指标: 甲}, {二级指标: 数量指标, 三级指标: «乙»}]}']\n",
        SUM
        + "passes: ['{指标: [{三级指标: 甲, 分值: 60}, {三级指标: 乙, 分值: 30分}]}', '{指标: [{三级指标: 甲, 分值: 见附件}]}']\n"
        + "fails: ['{指标: [{三级指标: 甲, 分值: «60»}, {三级指标: 乙, 分值: 20}]}']\n",
        AGAINST
        + "passes: ['{三级指标: 甲, 绩效指标描述: 乙}', '{三级指标: 甲, 绩效指标描述: }']\n"
        + "fails: ['{三级指标: «甲», 绩效指标描述: 甲}']\n",
        AGAINST
        + "unless: {二级指标: [成本]}\npasses: ['{二级指标: 成本指标, 三级指标: 甲, 绩效指标描述: 甲}']\n"
        + "fails: ['{二级指标: 数量指标, 三级指标: «甲», 绩效指标描述: 甲}']\n",
    ],
)
def test_each_finds_what_it_says_and_no_more(rule: str, tmp_path: Path) -> None:
    assert wrong(tmp_path, rule) == []


def test_what_cannot_be_compared_is_no_finding(tmp_path: Path) -> None:
    rule = (
        "kind: field-against-field\nmessage: 甲\nfield: 财政资金\nother: 预算数\nmust: at-most\n"
        "passes: ['{预算数: 10, 财政资金: 12}', '{预算数: 约定, 财政资金: 12, 金额单位: 万元}']\n"
        "fails: ['{预算数: 10, 财政资金: «12», 金额单位: 万元}']\n"
    )
    assert wrong(tmp_path, rule) == []
