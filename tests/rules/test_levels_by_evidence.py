"""What is a hint on its own is a warning where the table itself leaves no doubt."""

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.run import check_bytes

COST = "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 赛事组织成本, 指标值: 520万元}"
SIGNED = (
    "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 参赛运动员人数, 指标值: ≥3500人}",
    "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 比赛项目数量, 指标值: ≥22项}",
    "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 现场观众人次, 指标值: ≥5万人次}",
)
OTHER_COST = "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 场地租赁成本, 指标值: 60万元}"
FIXED = "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 安保服务合同金额, 指标值: 20万元}"
DEADLINE = "{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 主体完工时间, 指标值: 6月底前}"
NEXT_YEAR = "{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 竣工验收时间, 指标值: 2026年3月底前}"
SAME_YEAR = "{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 竣工验收时间, 指标值: 2025年11月底前}"


def levels(code: str, *rows: str, head: str = "项目名称: 市运动会\n") -> list[Severity]:
    """How weighty what a rule says about the table with these rows is."""
    text = f"年度: 2025\n{head}指标:\n" + "".join(f"- {row}\n" for row in rows)
    found = check_bytes(FilePath.of("目标.yaml"), text.encode(), choose(Choice())).findings
    return [finding.severity for finding in found if finding.code == code]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((COST, *SIGNED), [Severity.WARNING]),
        ((COST, *SIGNED[:2]), [Severity.INFO]),
        ((COST, OTHER_COST, *SIGNED), [Severity.INFO, Severity.INFO]),
        ((FIXED, *SIGNED), [Severity.INFO]),
    ],
)
def test_a_ceiling_left_out_among_signed_targets(rows: tuple[str, ...], expected: list[Severity]) -> None:
    assert levels("DIR003", *rows) == expected


@pytest.mark.parametrize(
    ("rows", "head", "expected"),
    [
        ((DEADLINE, NEXT_YEAR), "项目名称: 综合楼建设\n", Severity.WARNING),
        ((DEADLINE, SAME_YEAR), "项目名称: 综合楼建设\n", Severity.INFO),
        ((DEADLINE,), "项目名称: 综合楼建设（2024—2026年）\n", Severity.WARNING),
        ((DEADLINE,), "项目名称: 综合楼建设\n绩效目标: 五年内完成全部校舍改造。\n", Severity.INFO),
    ],
)
def test_a_deadline_that_may_be_meant_for_two_years(rows: tuple[str, ...], head: str, expected: Severity) -> None:
    assert levels("TIM002", *rows, head=head) == [expected]


@pytest.mark.parametrize(
    ("floor", "expected"),
    [
        ("培训乡村医生人数, 指标值: ≥120人", Severity.WARNING),
        ("培训乡村医生人数, 指标值: ≥175人", Severity.WARNING),
        # The goal names the row itself: any other number is another promise, but for one thing less.
        ("培训乡村医生人数, 指标值: ≥180人", Severity.WARNING),
        ("培训乡村医生人数, 指标值: ≥199人", Severity.INFO),
        ("参加培训人数, 指标值: ≥180人", Severity.INFO),
        ("参加培训人数, 指标值: ≥120人", Severity.WARNING),
    ],
)
def test_a_floor_below_what_the_goal_promises(floor: str, expected: Severity) -> None:
    row = f"{{二级指标: 数量指标, 三级指标: {floor}}}"
    assert levels("CON005", row, head="绩效目标: 培训乡村医生200人。\n") == [expected]


@pytest.mark.parametrize(
    ("level1", "name", "project", "expected"),
    [
        ("效益指标", "预算执行率", "河道清淤", [Severity.WARNING]),
        ("效益指标", "预算执行率", "临时救助", [Severity.WARNING]),
        ("产出指标", "预算执行率", "河道清淤", [Severity.INFO]),
        ("效益指标", "救助资金支付率", "临时救助", []),
    ],
)
def test_the_execution_of_the_budget_is_no_benefit(
    level1: str, name: str, project: str, expected: list[Severity]
) -> None:
    row = f"{{一级指标: {level1}, 三级指标: {name}, 指标值: ≥95%}}"
    assert levels("MON008", row, head=f"项目名称: {project}\n") == expected
