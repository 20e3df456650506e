"""What a row leaves open the goal may say: which way is better where the name does not tell for certain, with what is compared."""

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.run import check_bytes

CHOSEN = choose(Choice())


def told(codes: tuple[str, ...], goal: str, row: str) -> list[str]:
    text = f"项目名称: 住户调查\n绩效目标: {goal}\n指标:\n- {row}\n"
    found = check_bytes(FilePath.of("目标.yaml"), text.encode(), CHOSEN).findings
    return [finding.code for finding in found if finding.code in codes]


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
    assert told(("DIR001", "DIR002"), goal, row) == expected


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("养护信号灯620组，道路交通事故死亡人数比上年下降。", []),
        ("道路交通事故死亡人数较2024年下降3%以上", []),
        ("道路交通事故起数不增加，死亡人数较上年下降3%以上", []),
        ("养护信号灯620组，道路交通事故死亡人数下降", ["QNT010"]),
        ("事故死亡人数下降，办案量比上年增长", ["QNT010"]),
    ],
)
def test_a_base_that_the_goal_names_for_the_same_thing(goal: str, expected: list[str]) -> None:
    row = "{二级指标: 社会效益指标, 三级指标: 道路交通事故死亡人数下降率, 指标值: ≥3%}"
    assert told(("QNT010",), goal, row) == expected
