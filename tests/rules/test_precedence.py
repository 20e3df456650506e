"""One defect, one finding: on one row only the most precise rule speaks."""

from collections.abc import Sequence

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.run import check_bytes
from records import replace

CHOSEN = choose(Choice())
HEAD = """\
单位: 某局
金额单位: 万元
年度: 2025
项目名称: 道路养护
预算数: 55.00
财政资金: 55.00
绩效目标: 养护道路120公里
指标:
"""


def spoken(row: str) -> list[str]:
    """The codes of the rules that speak about a row, weighty or not."""
    found = check_bytes(FilePath.of("目标.yaml"), f"{HEAD}- {row}\n".encode(), CHOSEN).findings
    return sorted(finding.code for finding in found if finding.indicator)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # 指标值 without a number: empty → placeholder → 按规定 → vague period → 数量/质量 → vague word
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: }", ["STR010"]),
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 不涉及}", ["STR002"]),
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 符合相关规定}", ["QNT007"]),
        ("{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 养护完成时间, 指标值: 及时}", ["TIM003"]),
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: 明显增加}", ["QNT001"]),
        # 指标值 with a number: the sign → the unit → the ceiling of a cost → the comparator
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: 》120}", ["VAL003"]),
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: '120'}", ["UNI001"]),
        ("{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 养护成本, 指标值: 50万元}", ["DIR003"]),
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: 120公里}", ["VAL001"]),
        # 万元 and 元 exchanged, rather than a cost beyond the budget
        ("{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 养护成本, 指标值: ≤550000万元}", ["MON006"]),
        # a date under 及时率, rather than a wrong direction
        ("{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 坑槽修补及时率, 指标值: ≤2小时}", ["TIM004"]),
        # the budget's execution, rather than a rate out of place
        ("{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 预算执行率, 指标值: ≥95%}", ["MON008"]),
        # a wrong direction of a rate, rather than a ceiling that says nothing
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 投诉处理超时率, 指标值: ≥5%}", ["DIR001"]),
        # money as a quantity, rather than the sign that is missing
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 护栏更新, 指标值: 20万元}", ["MON007"]),
    ],
)
def test_the_most_precise_rule_speaks_alone(row: str, expected: Sequence[str]) -> None:
    assert spoken(row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 坑槽返工率, 指标值: ≥3处}", ["DIR001", "UNI003"]),
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 群众投诉件数, 指标值: ≥3}", ["DIR001", "UNI001"]),
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 路面完好率, 指标值: ≤90}", ["DIR002", "UNI001"]),
        ("{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 故障响应时间, 指标值: ≥30}", ["DIR004", "UNI001"]),
        ("{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 每公里养护成本, 指标值: ≥3000}", ["DIR003", "UNI001"]),
    ],
)
def test_a_wrong_unit_and_a_wrong_direction_are_two_defects(row: str, expected: Sequence[str]) -> None:
    assert spoken(row) == expected


def test_the_rule_behind_speaks_when_the_one_before_is_not_run() -> None:
    row = "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: 》120}"
    without = replace(CHOSEN, rules=tuple(active for active in CHOSEN.rules if active.rule.code != "VAL003"))
    found = check_bytes(FilePath.of("目标.yaml"), f"{HEAD}- {row}\n".encode(), without).findings
    assert [finding.code for finding in found if finding.indicator] == ["UNI001"]
