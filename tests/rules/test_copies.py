"""What is only a copy, and what explains or adds something."""

import pytest

from jixiao_rules.copies import repeats_name, says_the_same


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("参训人数", "参训人数", ""),
        ("参训人数", "参训人数情况", ""),
        ("参训人数", "考核参训人数", ""),
        ("参训人数", "反映项目参训人数的情况", ""),
        ("培训合格率", "培训合格率指标", ""),
        ("项目验收合格率", "项目验收合格率达到100%", "100%"),
        ("参训人数", "参训人数≥300人", "≥300人"),
        ("参训人数", "参训人数（人）", ""),
        ("培训合格率", "培训合格率达到95%以上", "≥95%"),
        ("清淤长度", "实际完成的清淤长度", ""),
        ("设备购置数量", "购置设备的数量", ""),
        ("参训人数（人）", "参训人数", ""),
        ("指标1：参训人数", "参训人数。", ""),
    ],
)
def test_copy_of_a_name(name: str, said: str, value: str) -> None:
    assert repeats_name(said, name, value)


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("培训合格率", "考核合格人数/参加考核人数×100%", "≥95%"),
        ("服务对象满意度", "问卷调查中满意和比较满意的份数占有效问卷的比例", "≥90%"),
        ("设备完好率", "完好设备台数与设备总台数之比", "≥95%"),
        ("参训人数", "全年参加各期培训的干部人数", "≥300人"),
        ("清淤长度", "完成城区段清淤长度", "≥12公里"),
        ("参训人数", "参训人数按签到表统计", "≥300人"),
        ("参训人数", "参训人数（按签到表）", "≥300人"),
        ("参训人数", "参训人数÷计划人数", "≥300人"),
    ],
)
def test_explanation_of_a_name(name: str, said: str, value: str) -> None:
    assert not repeats_name(said, name, value)


@pytest.mark.parametrize(
    ("use", "goal"),
    [
        ("购买10台救护车，提高急救能力", "购买救护车10台，提高急救能力"),
        ("用于购买10台救护车", "购买10台救护车"),
        ("主要用于河道清淤、护坡修复、岸线绿化", "完成河道清淤、护坡修复、岸线绿化"),
        ("开展文物保护修缮，保障文物安全", "1.通过开展文物保护修缮，切实保障文物安全。"),
    ],
)
def test_goal_that_repeats_the_use(use: str, goal: str) -> None:
    assert says_the_same(use, goal)


@pytest.mark.parametrize(
    ("use", "goal"),
    [
        ("举办培训班4期，培训200人", "举办培训班4期，培训200人，合格率95%以上，学员满意度90%以上"),
        ("用于河道清淤、护坡修复", "清淤河道12公里，修复护坡3000平方米"),
        ("用于购买救护车", "购买救护车10台"),
        ("工作经费", "项目支出"),
    ],
)
def test_goal_that_says_more_than_the_use(use: str, goal: str) -> None:
    assert not says_the_same(use, goal)
