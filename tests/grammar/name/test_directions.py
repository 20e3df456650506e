"""Which way an indicator is good, read from its name; and its twins, which differ in one part and turn round."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from jixiao_grammar.name import read_name
from jixiao_grammar.name.lexicon import events

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "directions.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("name", "good"), ROWS, ids=[name for name, _ in ROWS])
def test_direction(name: str, good: str) -> None:
    assert read_name(name).polarity == good


# Each line walks from one name to the next by one part, and the direction turns round at each step.
WALKS = [
    ("投诉率", "投诉处理率", "投诉处理超时率"),
    ("故障率", "故障修复率", "故障未修复率"),
    ("平均故障修复时间", "平均故障间隔时间"),
    ("故障停机时间", "无故障运行时间"),
    ("差错率", "差错整改率", "差错整改不到位率"),
    ("合格率", "不合格率", "不合格产品处置率"),
    ("达标率", "未达标率"),
    ("办结率", "逾期办结率"),
    ("支付率", "延迟支付率"),
    ("登记率", "漏登记率"),
    ("操作率", "误操作率"),
    ("发放率", "违规发放率", "违规发放查处率"),
    ("贷款逾期率", "逾期贷款清收率"),
    ("就业率", "失业率", "失业率下降幅度"),
    ("收入增长率", "收入下降率"),
    ("费用增长率", "费用下降率"),
    ("事故率", "事故下降率"),
    ("覆盖率", "覆盖率下降率"),
    ("参保率", "未参保率"),
    ("载重合格率", "超载率"),
    ("满意度", "不满意率"),
    ("提前办结天数", "逾期天数", "安全运行天数"),
    ("漏损率", "漏损治理率"),
    ("死亡率", "抢救成功率", "抢救失败率"),
    ("脱贫率", "返贫率"),
    ("就读率", "辍学率", "辍学学生劝返率"),
    ("入住率", "空置率", "空置房屋盘活率"),
    ("履约率", "违约率"),
    ("办理率", "拒收率"),
    ("出勤率", "缺勤率"),
    ("节能量", "能耗", "能耗降低率"),
    ("增收额", "损失额"),
    ("受益人数", "伤亡人数"),
    ("优良天数", "重污染天数"),
]


@pytest.mark.parametrize("walk", WALKS, ids="→".join)
def test_one_part_turns_the_direction(walk: tuple[str, ...]) -> None:
    ways = [read_name(name).polarity for name in walk]
    assert all(one.turned() is other for one, other in pairwise(ways)), list(zip(walk, ways, strict=True))
    assert "unknown" not in ways


# What each class of the list means, held to every word of it. Saved things are their own: 节约超时率 says nothing.
DONE = [word for word, entry in events().items() if entry.cls in ("good", "act", "remedy") and len(word) > 1]
FAILED = [word for word, entry in events().items() if entry.cls in ("bad", "trouble") and len(word) > 1]


def misread(words: Sequence[str], made: str, good: str) -> list[str]:
    return [name for name in (made.format(word) for word in words) if read_name(name).polarity != good]


@pytest.mark.parametrize("made", ["未{}率", "{}超时率", "{}不到位率", "{}失误率"])
def test_what_is_done_badly_is_better_rare(made: str) -> None:
    saved = [word for word in DONE if "saves" in events()[word].flags]
    assert set(misread(DONE, made, "down")) <= {made.format(word) for word in saved}


@pytest.mark.parametrize("made", ["{}合格率", "投诉{}率"])
def test_what_is_done_well_is_better_often(made: str) -> None:
    assert misread(DONE, made, "up") == []


@pytest.mark.parametrize("made", ["{}率", "{}发生率", "{}处理超时率"])
def test_what_fails_is_better_rare(made: str) -> None:
    assert misread(FAILED, made, "down") == []


@pytest.mark.parametrize("made", ["{}处理率", "{}下降率", "{}整改到位率"])
def test_what_cures_a_failure_is_better_often(made: str) -> None:
    assert misread(FAILED, made, "up") == []


@pytest.mark.parametrize("word", [word for word, entry in events().items() if entry.cls == "plain"])
def test_what_leaves_it_open_is_never_judged(word: str) -> None:
    assert read_name(f"{word}率").polarity == "unknown"


# Names that look like the others and leave the direction to their sign: nothing may be accused of them.
@pytest.mark.parametrize(
    "name",
    [
        "化解信访件数",
        "处理投诉件数",
        "查处违法案件数",
        "消除黑臭水体数量",
        "减少事故起数",
        "降低故障率",
        "挽回损失金额",
        "事故应急演练次数",
        "投诉平台数量",
        "贫困户数",
        "受灾人数",
        "公务接待批次",
        "预算执行率",
        "成本控制率",
        "服务器CPU使用率",
        "物价涨幅",
        "人口自然增长率",
        "贴息比例",
        "服务人员占比",
        "信息通报次数",
        "发车间隔时间",
        "培训人数",
        "设备数量",
        "投入产出比",
        "存款利率",
        "超市数量",
        "服务情况",
        "满足群众需求",
        "",
    ],
)
def test_direction_is_left_to_the_sign(name: str) -> None:
    assert read_name(name).polarity == "unknown"


@pytest.mark.parametrize(
    "name", ["系统故障率", "群众投诉率", "差错率", "孕产妇死亡率", "验收合格率", "群众满意度", "维修及时率", "覆盖率"]
)
def test_directions_that_nobody_would_dispute(name: str) -> None:
    assert read_name(name).sure


@pytest.mark.parametrize(
    "name", ["故障处理率", "不合格率", "不满意率", "逾期率", "投诉件数", "未覆盖率", "合格率下降幅度", "参与率"]
)
def test_directions_that_may_be_asked_about(name: str) -> None:
    assert not read_name(name).sure


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("信息系统故障率", "故障率"),
        ("市民热线投诉处理超时率", "投诉处理超时率"),
        ("任务逾期未完成率", "逾期未完成率"),
        ("路面返工处数", "返工处数"),
        ("系统（二期）重大 故障率（%）", "故障率"),
    ],
)
def test_the_words_that_decided(name: str, head: str) -> None:
    assert read_name(name).head() == head
