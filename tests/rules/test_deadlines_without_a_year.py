"""A deadline without a year is a hint where the form names its year, and a warning where nobody can tell the year."""

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.run import check_bytes

ROW = "指标:\n  - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 管网改造完成时间, 指标值: 10月31日前}\n"


@pytest.mark.parametrize(
    ("head", "severity"),
    [
        ("年度: 2025\n项目名称: 管网改造\n", Severity.INFO),
        ("项目名称: 管网改造（2025年）\n", Severity.INFO),
        ("表题: 项目支出绩效目标表（2025年度）\n项目名称: 管网改造\n", Severity.INFO),
        ("项目名称: 管网改造\n", Severity.WARNING),
    ],
)
def test_a_deadline_without_a_year(head: str, severity: Severity) -> None:
    found = check_bytes(FilePath.of("目标.yaml"), (head + ROW).encode(), choose(Choice())).findings
    assert [finding.severity for finding in found if finding.code == "TIM002"] == [severity]
