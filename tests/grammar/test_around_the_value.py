"""What the table adds to a value, how values compare, and how a value is shown."""

import pytest

from jixiao_grammar import (
    Order,
    amounts,
    canonical,
    compare,
    due_within,
    is_easier,
    is_vague,
    kind,
    parse,
    resolve,
    to_json,
    tree,
)
from jixiao_grammar.ast import Amount, Empty, Flag, Text


def codes(text: str, hint: str) -> list[tuple[str, str | None]]:
    return [(remark.code, remark.suggestion) for remark in resolve(parse(text), 2025, hint).diagnostics]


# ---- what the indicator settles


def test_nothing_is_no_answer_unless_somebody_asks_whether() -> None:
    assert isinstance(resolve(parse("无"), 2025, "安全事故").node, Empty)
    assert isinstance(resolve(parse("无"), 2025, "有无安全事故").node, Flag)
    assert isinstance(resolve(parse("无"), 2025).node, Flag)


def test_minutes_are_minutes_under_a_time_and_points_elsewhere() -> None:
    assert to_json(resolve(parse("≤5分"), hint="响应时间"))["unit"] == "分钟"
    assert to_json(resolve(parse("≥85分"), hint="群众满意度测评"))["unit"] == "分"


def test_person_months_are_settled_by_a_service() -> None:
    assert to_json(resolve(parse("3人/月"), hint="技术支持服务"))["unit"] == "人月"
    assert to_json(resolve(parse("3人/月"), hint="新增就业"))["unit"] == "人/月"
    assert codes("3人/月", "技术支持服务") == []


def test_a_missing_percent_is_suggested_and_never_added() -> None:
    assert codes("≥95", "培训合格率") == [("missing-unit", "%")]
    assert to_json(resolve(parse("≥95"), hint="培训合格率"))["unit"] is None
    assert codes("≥95", "群众满意度（线上）") == [("missing-unit", "%")]
    assert codes("≥95", "培训人数") == [("missing-unit", None)]
    assert codes("4000", "铺设地埋管道长度") == [("missing-unit", None)]


@pytest.mark.parametrize(
    ("value", "name", "found"),
    [
        ("≥150%", "合格率", [("over-100", None)]),
        ("≥150%", "产值增长率", []),
        ("≥150%", "任务量", []),
        ("292%", "群众满意率", [("over-100", "≥92%")]),
        ("100%", "合格率", []),
    ],
)
def test_only_a_rate_that_cannot_exceed_100_is_doubted(value: str, name: str, found: list[tuple[str, str]]) -> None:
    assert codes(value, name) == found


def test_ten_thousands_are_money_only_where_the_name_says_so() -> None:
    assert to_json(resolve(parse("40万"), hint="运维成本"))["unit"] == "元"
    assert to_json(resolve(parse("40万"), hint="浏览次数"))["unit"] is None


# ---- comparing


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("≤55万元", "550000元", Order.SAME),
        ("55.1万元", "550000元", Order.MORE),
        ("1年", "12个月", Order.SAME),
        ("90分钟", "2小时", Order.LESS),
        ("1公顷", "1亩", Order.MORE),
        ("6次/年", "7次/年", Order.LESS),
        ("2025年6月底前", "2025年12月底前", Order.LESS),
        ("30天", "1个月", None),
        ("3个工作日", "3天", None),
        ("3场", "3次", None),
        ("100美元", "700元", None),
        ("5%", "5个百分点", None),
        ("3场", "效果显著", None),
    ],
)
def test_values_are_compared_only_on_one_scale(one: str, other: str, order: Order | None) -> None:
    assert compare(parse(one), parse(other)) is order


@pytest.mark.parametrize(
    ("new", "old", "easier"),
    [
        ("≥90%", "≥95%", True),
        ("≥95%", "≥90%", False),
        ("≤60万元", "≤55万元", True),
        ("≤50万元", "≤55万元", False),
        ("≥90%", ">90%", True),
        ("2025年12月底前", "2025年6月底前", True),
        ("2025年5月底前", "2025年6月底前", False),
        ("90%", "95%", None),
        ("≥90%", "≤95%", None),
        ("≥3场", "≥3次", None),
    ],
)
def test_a_target_gets_easier_or_not(new: str, old: str, easier: bool | None) -> None:
    assert is_easier(parse(new), parse(old)) is easier


@pytest.mark.parametrize(
    ("value", "inside"),
    [
        ("2025年12月31日前", True),
        ("2024年12月底前", False),
        ("12月底前", True),
        ("次年3月底前", False),
        ("2024-2025年", False),
        ("全年", True),
        ("≥95%", None),
        ("2025年2月30日前", None),
    ],
)
def test_a_deadline_lies_in_the_year_or_not(value: str, inside: bool | None) -> None:
    assert due_within(resolve(parse(value), 2025), 2025) is inside


def test_all_numbers_of_a_value_are_found_in_order() -> None:
    numbers = [str(amount.number) for amount in amounts(parse("≥4场，每场40-50人"))]
    assert numbers == ["4", "40", "50"]


# ---- vague words


@pytest.mark.parametrize(
    "value",
    ["有效保障", "切实推进", "效果显著", "有效促进", "显著提升", "能力提升", "有效提升", "有效落实", "持续改善", "巩固提高",
     "明显改善", "稳步提升", "效果良好", "程度较高", "规范", "可控", "长期", "健全", "按计划", "及时", "逐步完善", "进一步提升"],
)  # fmt: skip
def test_a_value_of_nothing_but_vague_words_is_wholly_vague(value: str) -> None:
    node = parse(value).node
    assert isinstance(node, Text)
    assert node.wholly_vague
    assert is_vague(node)


@pytest.mark.parametrize(
    "value",
    ["扩大交流", "带动更多退役军人就业创业", "帮助参展企业对接开展合作", "策划岗位速递专题栏目", "获市级及以上媒体宣传",
     "通过验收", "已建立", "全覆盖", "应保尽保", "提供职业规划册测评", "群众生活水平明显提高"],
)  # fmt: skip
def test_a_value_that_names_a_thing_is_not_wholly_vague(value: str) -> None:
    node = parse(value).node
    assert isinstance(node, Text)
    assert not node.wholly_vague


def test_vague_words_are_marked_by_place_and_reason() -> None:
    node = parse("带动更多退役军人").node
    assert isinstance(node, Text)
    assert [(word.word, word.span, word.reason) for word in node.vague_words] == [
        ("带动", (0, 2), "b"),
        ("更多", (2, 4), "f"),
    ]


@pytest.mark.parametrize(
    "value", ["有效期内使用", "及时率达标", "无障碍设施", "一般公共预算", "良好农业规范认证", "高标准农田建设"]
)
def test_fixed_terms_are_never_vague(value: str) -> None:
    node = parse(value).node
    assert isinstance(node, Text)
    assert node.vague_words == ()


def test_named_periods_and_frequencies_of_a_text_are_kept() -> None:
    season, monthly, baseline = parse("退役季期间举办线上活动").node, parse("按月安排").node, parse("高于去年").node
    assert isinstance(season, Text)
    assert season.named_period
    assert isinstance(monthly, Text)
    assert monthly.freq == "MONTHLY"
    assert isinstance(baseline, Text)
    assert baseline.baseline == "去年"


# ---- the words around a number


@pytest.mark.parametrize(
    ("value", "field", "expected"),
    [
        ("完成率达到88%", "subject", "完成率"),
        ("组织4场", "subject", "组织"),
        ("合同签订后20个工作日内", "anchor", "合同签订"),
        ("自验收合格之日起2年", "anchor", "验收合格之日"),
        ("提升6%以上", "direction", "increase"),
        ("压减6%", "direction", "decrease"),
        ("同比增长≥6%", "baseline", "上年"),
        ("较2024年下降6%", "baseline", "2024年"),
        ("2份报告", "qualifier", "报告"),
        ("2个村（社区）", "qualifier", "村(社区)"),
        ("88.50%", "scale", 2),
        ("近60人", "approx", "below"),
        ("60余人", "approx", "above"),
    ],
)
def test_the_words_around_a_number_are_kept(value: str, field: str, expected: object) -> None:
    node = parse(value).node
    assert isinstance(node, Amount)
    assert getattr(node, field) == expected


# ---- showing


@pytest.mark.parametrize(
    ("value", "spelling"),
    [(">=12 次", "≥12次"), ("不少于12次", "≥12次"), ("95％以上", "≥95%"), ("三场", "3场"),
     ("２０２５年１２月底前", "2025年12月31日前"),
     ("每人每天300元", "300元/人·天"), ("≥48000册", "≥48000册"), ("≥4.8万册", "≥4.8万册"), ("有效促进", "有效促进")],
)  # fmt: skip
def test_a_value_has_one_normal_spelling(value: str, spelling: str) -> None:
    assert canonical(parse(value)) == spelling


def test_the_tree_tells_what_was_understood_and_what_was_assumed() -> None:
    shown = tree(resolve(parse("12月底前完成"), 2025))
    assert shown.splitlines() == [
        "12月底前完成",
        "├─ 类型  日期",
        "├─ 日期  2025年12月31日，年份取自表题",
        "├─ 时限  截止（含当日）",
        "├─ 事项  完成",
        "└─ 规范写法  2025年12月31日前完成",
    ]


def test_the_tree_shows_every_part_and_every_diagnostic() -> None:
    shown = tree(parse("≥4场，3人/月"))
    assert "第1项  ≥4场" in shown
    assert "第2项  3人/月" in shown
    assert "ambiguous-unit" in shown


def test_kinds_are_told_apart_by_the_unit() -> None:
    kinds = [kind(parse(value)) for value in ("3场", "3%", "3万元", "3天", "3次/年", "1:3", "是", "优", "", "≥")]
    assert kinds == ["quantity", "percent", "money", "duration", "rate", "ratio", "boolean", "grade", "empty", "broken"]
