"""Where a name does not tell for certain which way is better, the words of the goal do; where it does, they tell nothing."""

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())


def directions(goal: str, row: str) -> list[str]:
    text = f"项目名称: 住户调查\n绩效目标: {goal}\n指标:\n- {row}\n"
    found = check_bytes(FilePath.of("目标.yaml"), text.encode(), CHOSEN).findings
    return [finding.code for finding in found if finding.code in ("DIR001", "DIR002")]


@pytest.mark.parametrize(
    ("goal", "row", "expected"),
    [
        ("年内样本轮换率不高于15%", "{二级指标: 质量指标, 三级指标: 样本轮换率, 指标值: ≤15%}", []),
        ("样本轮换率控制在15%以内", "{二级指标: 质量指标, 三级指标: 样本轮换率, 指标值: ≤15%}", []),
        # the goal says nothing of it, another number, or the other side
        ("按月上报数据", "{二级指标: 质量指标, 三级指标: 样本轮换率, 指标值: ≤15%}", ["DIR002"]),
        ("样本轮换率不高于20%", "{二级指标: 质量指标, 三级指标: 样本轮换率, 指标值: ≤15%}", ["DIR002"]),
        ("样本轮换率不低于15%", "{二级指标: 质量指标, 三级指标: 样本轮换率, 指标值: ≤15%}", ["DIR002"]),
        # satisfaction is better high whatever the goal says
        ("记账户满意度不高于90%", "{一级指标: 满意度指标, 三级指标: 记账户满意度, 指标值: ≤90%}", ["DIR002"]),
    ],
)
def test_a_direction_that_the_goal_puts_into_words(goal: str, row: str, expected: list[str]) -> None:
    assert directions(goal, row) == expected
