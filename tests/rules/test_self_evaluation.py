"""A self-evaluation that adds up, and what a reviewer says when one cell of it is another."""

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())
HEAD = """\
表题: 项目支出绩效自评表（2023年度）
单位: 某县水务局
金额单位: 万元
年度: 2023
项目名称: 河道清淤
预算数: 55.00
财政资金: 55.00
资金用途: 河道清淤机械台班费、淤泥外运费
绩效目标: 清淤城区河道，保护沿岸3万人
指标:
"""
LENGTH = {"三级指标": "清淤长度", "指标值": "≥12公里", "实际完成值": "12公里", "分值": "20", "得分": "20"}
QUALITY = {"三级指标": "验收合格率", "指标值": "100%", "实际完成值": "100%", "分值": "15", "得分": "15"}
TIME = {"三级指标": "完工时间", "指标值": "2023年10月底前", "实际完成值": "2023年9月", "分值": "10", "得分": "10"}
COST = {"三级指标": "清淤成本", "指标值": "≤55万元", "实际完成值": "53.2万元", "分值": "5", "得分": "5"}
PEOPLE = {"三级指标": "受益人口", "指标值": "≥3万人", "实际完成值": "3.1万人", "分值": "30", "得分": "30"}
CONTENT = {"三级指标": "群众满意度", "指标值": "≥90%", "实际完成值": "92%", "分值": "10", "得分": "10"}
ROWS = [
    {"一级指标": "产出指标", "二级指标": "数量指标"} | LENGTH,
    {"一级指标": "产出指标", "二级指标": "质量指标"} | QUALITY,
    {"一级指标": "产出指标", "二级指标": "时效指标"} | TIME,
    {"一级指标": "产出指标", "二级指标": "成本指标"} | COST,
    {"一级指标": "效益指标", "二级指标": "社会效益指标"} | PEOPLE,
    {"一级指标": "满意度指标", "二级指标": "服务对象满意度指标"} | CONTENT,
]


def findings(changed: int, **cells: str) -> list[Finding]:
    """What is said at the default level about the table, one of its rows (from 0) having these cells."""
    rows = [row | cells if at == changed else row for at, row in enumerate(ROWS)]
    lines = "".join("- {" + ", ".join(f"{key}: '{text}'" for key, text in row.items()) + "}\n" for row in rows)
    found = check_bytes(FilePath.of("自评.yaml"), (HEAD + lines).encode(), CHOSEN).findings
    return [finding for finding in found if finding.severity is not Severity.INFO]


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"实际完成值": "12000米"},
        {"实际完成值": "12.4"},
        {"实际完成值": "15公里"},
        {"实际完成值": "11公里", "得分": "18.33"},
        {"实际完成值": "11公里", "得分": "18"},
        {"实际完成值": "20公里", "备注": "上级追加任务8公里"},
        {"指标值": "12至15公里", "实际完成值": "13公里"},
        {"三级指标": "清淤河段", "指标值": "=0处", "实际完成值": "0处"},
    ],
    ids=str,
)
def test_right_results_are_silent(cells: dict[str, str]) -> None:
    assert findings(0, **cells) == []


@pytest.mark.parametrize(
    ("row", "cells", "expected"),
    [
        (0, {"实际完成值": "8公里"}, ["WGT010"]),
        (0, {"实际完成值": "8公里", "得分": "18"}, ["WGT010"]),
        (0, {"实际完成值": "12公里", "得分": "15"}, ["WGT010"]),
        (0, {"实际完成值": "8"}, ["WGT010"]),
        (0, {"实际完成值": "12处"}, ["WGT012"]),
        (0, {"实际完成值": "≥12公里"}, ["WGT015"]),
        (0, {"实际完成值": "已完成"}, ["WGT015"]),
        (0, {"实际完成值": ""}, ["WGT014"]),
        (0, {"实际完成值": "20公里"}, ["WGT011"]),
        (0, {"实际完成值": f"{'9' * 40}公里"}, ["WGT011"]),
        (0, {"得分": "22"}, ["WGT004"]),
        (1, {"实际完成值": "120%"}, ["WGT013"]),
        (1, {"实际完成值": "60%"}, ["WGT010"]),
        (2, {"实际完成值": "2023年12月"}, ["WGT010"]),
        (3, {"实际完成值": "58万元"}, ["WGT010"]),
        (3, {"实际完成值": "58万元", "得分": "4.7"}, []),
        (5, {"实际完成值": "85%", "得分": "9.4"}, []),
        (5, {"指标值": "好", "实际完成值": "部分完成", "得分": "10"}, ["QNT014", "WGT009"]),
    ],
    ids=str,
)
def test_one_wrong_cell_is_one_finding(row: int, cells: dict[str, str], expected: list[str]) -> None:
    assert sorted(finding.code for finding in findings(row, **cells)) == expected


def spoken(*lines: str) -> set[str]:
    """The codes of what is said about the table with these lines in its head."""
    rows = "".join("- {" + ", ".join(f"{key}: '{text}'" for key, text in row.items()) + "}\n" for row in ROWS)
    text = HEAD.replace("指标:\n", "".join(f"{line}\n" for line in lines) + "指标:\n") + rows
    found = check_bytes(FilePath.of("自评.yaml"), text.encode(), CHOSEN).findings
    return {finding.code for finding in found if finding.severity is not Severity.INFO}


@pytest.mark.parametrize(
    "lines",
    [
        ("总分: 99.5", "自评等级: 优"),
        ("执行率得分: 9.67", "总分: 99.67"),
        ("全年执行数: 53.2", "执行率: 96.73%", "执行率得分: 9.67"),
        ("全年预算数: 53.2万元", "全年执行数: 53.2", "执行率: 100", "执行率得分: 10", "总分: 100分", "自评等级: 优秀"),
        ("自评等级: 优",),
    ],
)
def test_a_sum_and_a_grade_that_follow_from_the_scores_pass(lines: tuple[str, ...]) -> None:
    assert spoken(*lines) == set()


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("总分: 85",), "WGT016"),
        (("执行率得分: 8", "总分: 99.67"), "WGT016"),
        (("总分: 98", "自评等级: 良"), "WGT017"),
        (("自评等级: 中",), "WGT017"),
        (("全年执行数: 40", "执行率: 96.73%"), "WGT018"),
        (("全年执行数: 40", "执行率得分: 10"), "WGT018"),
        (("全年执行数: 60", "执行率得分: 10"), "WGT018"),
    ],
)
def test_a_sum_or_a_grade_that_does_not_follow_is_heard(lines: tuple[str, ...], code: str) -> None:
    assert spoken(*lines) == {code}
