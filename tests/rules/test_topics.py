"""One defect, one finding: a rule declares its topic, and about one row one rule of a topic speaks."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose, every_rule
from jixiao_lint.file_path import FilePath
from jixiao_lint.packs import open_pack
from jixiao_lint.run import check_bytes
from jixiao_lint.topic import Speaker, Topic, heard, silences
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
        # the two signs that contradict each other, rather than one of them
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 群众投诉率, 计算符号: ≤, 指标值: ≥5%}", ["DIR006"]),
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 路面完好率, 计算符号: ≥, 指标值: ≤90%}", ["DIR006"]),
        ("{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 养护成本, 计算符号: ≤, 指标值: ≥50万元}", ["DIR006"]),
        ("{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 响应时间, 计算符号: ≤, 指标值: ≥30分钟}", ["DIR006"]),
        # the rate that pays out money, rather than its class; no row of its own either way
        ("{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 资金拨付完成率, 指标值: ≥95%}", ["MON008"]),
        ("{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 预算执行率, 指标值: ≥95%}", ["MON008"]),
        # two things in one name, rather than what the name lacks
        (
            "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 提高通行能力，保障出行安全, 指标值: 100%}",
            ["NAM005"],
        ),
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 保障道路安全100%, 指标值: 100%}", ["VAL008"]),
        # a fraction, rather than a missing unit and a low target
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 坑槽修补合格率, 指标值: 0.9}", ["UNI005"]),
        ("{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: 0.6}", ["UNI005"]),
        # a rate below zero, rather than its sign
        ("{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: -10%}", ["RNG002"]),
        ("{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≤-10%}", ["RNG002"]),
        # a date under 及时率, rather than a date out of place
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 维修及时率, 指标值: 2025年12月底前}", ["TIM004"]),
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: 优/良/中/差}", ["VAL023"]),
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 每公里养护费, 指标值: ≥3000人/次}", ["UNI004"]),
        # what was not read, and what is blank, is all that is said about its cell
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: 二月三十日}", ["TIM005"]),
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: 2025年5月至2025年3月}", ["TIM008"]),
        ("{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: 292%}", ["VAL004"]),
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: /, 指标值: /}", ["STR002"]),
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
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≧120}", ["UNI001", "VAL003"]),
        # what is blank is one cell; the value beside it is judged
        ("{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 购置××数量, 指标值: ≥5}", ["STR002", "UNI001"]),
        (
            "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 路面平整率, 绩效指标描述: /, 指标值: 明显提升}",
            ["QNT001", "STR002"],
        ),
    ],
)
def test_a_wrong_unit_and_a_wrong_direction_are_two_defects(row: str, expected: Sequence[str]) -> None:
    assert spoken(row) == expected


def test_a_row_that_says_nothing_is_told_once_though_it_has_points() -> None:
    full = "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 养护里程, 指标值: ≥120公里, 分值: 90}"
    empty = "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 不涉及, 分值: 10}"
    assert [code for code in spoken(f"{full}\n- {empty}") if code in ("STR002", "WGT005")] == ["STR002"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # another number than the goal's, rather than that it is a low one
        ("{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: ≥60%}", ["CON005"]),
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: ≥50%}", ["CON005"]),
        # a share that cannot be, rather than that the goal has another
        ("{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 检验差错率, 指标值: ≤105%}", ["RNG001"]),
    ],
)
def test_another_number_than_the_goal_has_is_told_once(row: str, expected: Sequence[str]) -> None:
    head = HEAD.replace("养护道路120公里", "群众满意度不低于90%，验收合格率达到95%，检验差错率控制在1%以内")
    found = check_bytes(FilePath.of("目标.yaml"), f"{head}- {row}\n".encode(), CHOSEN).findings
    assert sorted(finding.code for finding in found if finding.indicator) == expected


def test_the_rule_behind_speaks_when_the_one_before_is_not_run() -> None:
    row = "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 护栏更新, 指标值: 20万元}"
    without = replace(CHOSEN, rules=tuple(active for active in CHOSEN.rules if active.rule.code != "MON007"))
    found = check_bytes(FilePath.of("目标.yaml"), f"{HEAD}- {row}\n".encode(), without).findings
    assert [finding.code for finding in found if finding.indicator] == ["NAM002"]


RULES = {rule.code: rule for rule in every_rule([open_pack("jixiao_rules")])}
TURNS = {code: rule.turn for code, rule in RULES.items()} | {
    f"{code} {name}": variant.topic
    for code, rule in RULES.items()
    for name, variant in rule.variants.items()
    if variant.topic is not None
}
# Who speaks first, as the field sees it; a rule that shares its topic with none is not listed.
ORDER = {
    Topic.NO_INDICATOR: "STR011/MON007/MON008",
    Topic.BLANK: "STR010/STR002/WGT005",
    Topic.UNREAD: "PUB010/TIM005/TIM008/VAL004/RNG002/VAL022/VAL017/VAL003 bracket/UNI005 fraction",
    Topic.UNIT: "UNI005/UNI004/UNI006/UNI001/TIM004/UNI009/CON015/UNI003/UNI002/CLS006/UNI070/UNI060",
    Topic.DIRECTION: "VAL019/VAL018/VAL003/DIR006/DIR005/DIR004/DIR001/VAL013/DIR002/DIR007/DIR003/VAL005/VAL002/VAL015"
    "/DIR031",
    Topic.SIZE: "VAL006/RNG001/RNG005/RNG003/RNG004/VAL012/RNG007/RNG008/RNG009",
    Topic.NUMBER: "VAL020/VAL021/VAL007/UNI008",
    Topic.VAGUE: "VAL016/VAL023/QNT007/TIM003/QNT030/QNT001/QNT014/QNT002/QNT006/QNT011/QNT009/DUP006",
    Topic.TIME: "TIM001/TIM011",
    Topic.DATE_FORM: "TIM002/TIM007",
    Topic.CLASS: "STR008/CLS005/CLS004/CLS001/CLS002/CLS003/CLS013/CLS007/CLS008/CLS009"
    "/CLS012/CLS010/CLS011/TIM009/CLS014/CLS015/CLS016/CLS030/CLS070",
    Topic.NAME: "NAM011/NAM005/VAL008/QNT008/NAM004/NAM001/NAM002/NAM007",
    Topic.LENGTH: "STR014/NAM006",
    Topic.AMOUNT: "MON006/MON002/MON013/MON018/MON003/CON017 money/MON040/MON003 standard/MON003 apart/MON014/MON005/MON004",
    Topic.COPY: "DUP002/DUP003/DUP004/DUP005/DUP008/XTB001/DUP030/DUP031",
    Topic.RESULT: "WGT014/WGT013/WGT012/WGT015/DUP011",
    Topic.EARNED: "WGT010/WGT009/WGT011/WGT008",
    Topic.TOLD: "CON035/CON022/MON031",
    Topic.REASON: "WGT021/WGT031/WGT032",
}
# Across topics: what the first says leaves nothing to the second about the same cell.
ACROSS = {
    (Topic.NO_INDICATOR, Topic.BLANK),
    (Topic.NO_INDICATOR, Topic.UNREAD),
    (Topic.BLANK, Topic.UNREAD),
    (Topic.UNIT, Topic.NO_SIGN),
    (Topic.DIRECTION, Topic.NO_SIGN),
    (Topic.UNIT, Topic.SIZE),
    (Topic.PROMISED, Topic.SIZE),
    (Topic.PROMISED, Topic.AGREEMENT),
    (Topic.RESULT, Topic.EARNED),
    (Topic.POINTS, Topic.EARNED),
}
OF_A_CELL = [
    "UNIT",
    "DIRECTION",
    "NO_SIGN",
    "SIZE",
    "NUMBER",
    "VAGUE",
    "BASELINE",
    "SEVERAL_VALUES",
    "TIME",
    "DATE_FORM",
    "CLASS",
    "NAME",
    "DEGREE",
    "NAME_FORM",
    "LENGTH",
    "FORMULA",
    "BLANKS",
    "GOAL",
    "GOAL_FORM",
]
ACROSS |= {
    (silencer, Topic[topic]) for silencer in (Topic.NO_INDICATOR, Topic.BLANK, Topic.UNREAD) for topic in OF_A_CELL
}


def speaker(code: str, row: int | None = 1, field: str = "指标值") -> Speaker:
    return Speaker(code[:6], TURNS[code], row, field)


def goes_before(one: str, other: str) -> bool:
    """Whether the lists above let the first silence the second about one cell of a row."""
    topics = TURNS[one].topic, TURNS[other].topic
    if topics[0] is not topics[1]:
        return topics in ACROSS
    turns = (
        ORDER[topics[0]].split("/") if topics[0] in ORDER else sorted((one, other), key=lambda name: TURNS[name].number)
    )
    return turns.index(one) < turns.index(other)


def test_every_rule_declares_its_topic_and_turns_are_not_shared() -> None:
    assert Topic.OWN not in {turn.topic for turn in TURNS.values()}
    assert len(set(TURNS.values())) == len(TURNS)


def test_the_lists_name_every_rule_of_their_topics() -> None:
    for topic, codes in ORDER.items():
        assert sorted(codes.split("/")) == sorted(name for name, turn in TURNS.items() if turn.topic is topic)


def test_pair_by_pair_one_cell_is_spoken_of_as_the_lists_say() -> None:
    for one, other in permutations(TURNS, 2):
        if one[:6] == other[:6]:
            continue  # what one rule says twice stays
        speaking = {speaker(one), speaker(other)}
        if goes_before(one, other):
            speaking = {speaker(one)}
        elif goes_before(other, one):
            speaking = {speaker(other)}
        assert heard([speaker(other), speaker(one)]) == speaking, (one, other)


@pytest.mark.parametrize("row", [1, None])
def test_the_order_is_complete_within_a_topic_and_transitive(row: int | None) -> None:
    everyone = [speaker(name, row) for name in TURNS]
    silenced = {one: {other for other in everyone if silences(one, other)} for one in everyone}
    for one, other in permutations(everyone, 2):
        both = one in silenced[other], other in silenced[one]
        assert both != (True, True)
        if row is not None and one.turn.topic is other.turn.topic and one.code != other.code:
            assert any(both)
    for one in everyone:
        assert one not in silenced[one]
        for other in silenced[one]:
            assert {third for third in silenced[other] if third.code != one.code} <= silenced[one]


def test_another_row_and_another_cell_are_spoken_of() -> None:
    pairs = [
        (speaker("NAM005", 1), speaker("NAM002", 2)),
        (speaker("STR010", 1, "指标值"), speaker("NAM002", 1, "三级指标")),
        (speaker("VAL022", 1, "指标值"), speaker("NAM002", 1, "三级指标")),
        # in the head, defects of one topic stand side by side: a table may lack several things
        (speaker("STR003", None, "表题"), speaker("STR004", None, "表题")),
    ]
    assert [heard(pair) for pair in pairs] == [set(pair) for pair in pairs]


def test_what_must_not_be_published_is_told_of_any_cell() -> None:
    for silencer in ("STR002", "VAL022", "MON007"):
        for code in ("PUB001", "PUB002", "PUB003", "PUB004", "PUB005", "PUB007", "PUB008"):
            assert speaker(code) in heard([speaker(silencer), speaker(code)])


def test_whoever_is_silenced_silences_nobody() -> None:
    # The value is not read; that its percent sits on no rate is not said, so the name is judged by the next rule.
    name = speaker("NAM001", field="三级指标")
    assert heard([speaker("VAL022"), speaker("QNT008"), name]) == {speaker("VAL022"), name}


def test_all_benefits_vague_stands_at_the_table_with_its_rows_beside_it() -> None:
    text = HEAD + (
        "- {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 出行条件, 指标值: 明显改善}\n"
        "- {一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 长效机制, 指标值: 持续完善}\n"
    )
    found = check_bytes(FilePath.of("目标.yaml"), text.encode(), CHOSEN).findings
    (at_table,) = [finding for finding in found if finding.code == "QNT003"]
    assert at_table.indicator is None
    assert at_table.field == "项目名称"
    assert [(cell.indicator.level3, cell.text) for cell in at_table.related if cell.indicator] == [
        ("出行条件", "明显改善"),
        ("长效机制", "持续完善"),
    ]
    assert [finding.indicator.level3 for finding in found if finding.code == "QNT002" and finding.indicator] == [
        "出行条件",
        "长效机制",
    ]


@pytest.mark.parametrize(
    ("years", "fields"),
    [
        # one table of last year, with its year in three places
        (("2025", "2025年道路养护绩效目标表", "道路养护（2024年）", "2024年12月底前完成养护12公里"), ["项目名称"]),
        (("2024", "2025年道路养护绩效目标表", "道路养护（2024年）", "2024年12月底前完成养护12公里"), ["年度"]),
        (("2025", "2025年道路养护绩效目标表", "道路养护（2025年）", "2024年12月底前完成养护12公里"), ["绩效目标"]),
        # two different years are two slips
        (
            ("2025", "2025年道路养护绩效目标表", "道路养护（2024年）", "2023年12月底前完成养护12公里"),
            ["项目名称", "绩效目标"],
        ),
        (("2025", "2025年道路养护绩效目标表", "道路养护（2025年）", "2025年12月底前完成养护12公里"), []),
    ],
)
def test_one_slip_of_a_year_is_told_once(years: tuple[str, str, str, str], fields: list[str]) -> None:
    text = "年度: {}\n表题: {}\n项目名称: {}\n绩效目标: {}\n".format(*years)
    found = check_bytes(FilePath.of("目标.yaml"), text.encode(), CHOSEN).findings
    assert [finding.field for finding in found if finding.code == "CON002"] == fields


def test_what_follows_from_another_number_than_the_goals_is_not_told_of_the_money() -> None:
    # 38台 cost 380万元; that 83台 cost more than there is follows from 83.
    text = HEAD.replace("养护道路120公里", "更新冷链设备38台").replace("55.00", "480.00") + (
        "- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 冷链设备更新台数, 指标值: =83台}\n"
        "- {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 冷链设备单台成本, 指标值: ≤10万元/台}\n"
    )
    found = check_bytes(FilePath.of("目标.yaml"), text.encode(), CHOSEN).findings
    assert [finding.code for finding in found if finding.indicator] == ["CON005"]


def test_a_date_later_than_the_goals_is_not_told_again_as_past_its_season() -> None:
    row = "{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 汛前检查完成时间, 指标值: 2025年9月30日前}"
    head = HEAD.replace("养护道路120公里", "汛前完成62座小型水库安全检查")
    found = check_bytes(FilePath.of("目标.yaml"), f"{head}- {row}\n".encode(), CHOSEN).findings
    assert [finding.code for finding in found if finding.indicator] == ["CON016"]
    assert spoken(row) == ["TIM012"]
