"""Rows that a form was delivered with and nobody filled in or struck: one finding, however many they are."""

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())
FILLED = "- {二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}\n"
LEFT_OVER = ("- {三级指标: '指标2：', 指标值: }\n", "- {三级指标: ……, 指标值: }\n")


@pytest.mark.parametrize(("rows", "said"), [(1, 1), (3, 3), (4, 1), (12, 1)])
def test_more_than_three_of_them_are_told_together(rows: int, said: int) -> None:
    data = "项目名称: 沟渠清淤\n指标:\n" + FILLED + "".join(LEFT_OVER[at % 2] for at in range(rows)) + FILLED
    file = check_bytes(FilePath.of("目标.yaml"), data.encode(), CHOSEN)
    found = [finding for finding in file.findings if finding.code == "STR011"]
    assert len(found) == said
    if said == 1 < rows:
        assert f"有 {rows} 行（“指标2：”等）" in found[0].message


def test_no_other_rule_speaks_of_them_row_by_row() -> None:
    data = "项目名称: 沟渠清淤\n指标:\n" + FILLED + "".join(LEFT_OVER) * 3 + FILLED
    file = check_bytes(FilePath.of("目标.yaml"), data.encode(), CHOSEN)
    assert {finding.code for finding in file.findings if finding.indicator} & {"STR002", "STR010"} == set()
