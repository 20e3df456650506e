"""What holds for values made of known parts: nothing is silently wrong, and other spellings of a part change no meaning."""

from decimal import Decimal
from typing import Any

import pytest

from grammar.made_values import Made, Maker, spell
from jixiao_grammar import canonical, parse, to_json
from jixiao_grammar.ast import Compound, is_understood
from jixiao_lint.same_meaning import same_meaning

QUICK, LONG = 20_000, 200_000
RIGHT = 0.97  # of the made values; the rest has to be told


def is_right(made: Made, answer: dict[str, Any]) -> bool:
    """Whether operator, number and unit of the answer are those that went in."""
    try:
        number = Decimal(answer["number"] or "")
    except ArithmeticError:
        return False
    high = Decimal(answer["number_high"]) if answer["number_high"] else None
    return (answer["op"], number, high, answer["unit"] or "") == (made.op, made.number, made.high, made.unit)


def judge(seed: int, count: int) -> None:
    """Read `count` values of a seed: none may be silently wrong, and nearly all must be right."""
    maker, right, wrong = Maker(seed), 0, []
    for _ in range(count):
        made = maker.value()
        value = parse(made.text)
        answer = to_json(value)
        if is_right(made, answer):
            right += 1
        elif is_understood(value):
            wrong.append((made, answer["kind"], answer["op"], answer["number"], answer["unit"]))
    assert wrong == []
    assert right >= RIGHT * count


def test_made_values_are_right_or_told() -> None:
    judge(seed=1, count=QUICK)


@pytest.mark.long
def test_ten_times_as_many_made_values_are_right_or_told() -> None:
    judge(seed=2, count=LONG)


def test_the_judge_finds_a_wrong_number() -> None:
    answer = to_json(parse("≥3场"))
    assert is_right(Made("≥3场", ">=", Decimal(3), "场"), answer)
    assert not is_right(Made("≥3场", ">=", Decimal(4), "场"), answer)
    assert not is_right(Made("≥3场", "<=", Decimal(3), "场"), answer)
    assert not is_right(Made("≥3场", ">=", Decimal(3), "次"), answer)


TEMPLATES = (
    "{}场", "≥{}人", "不少于{}次", "不低于{}", "培训{}人次", "举办活动{}场，覆盖{}户",
    "每年{}次", "每季度不少于{}次", "每人{}元", "{}元以内",
    "{}个工作日内", "{}人以上", "共{}份", "发放补助{}万元", "其中{}人", "约{}户",
    "{}次/年", "未超过{}天", "{}-{}人", "控制在{}元/人以内",
)  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_numeral_may_stand_wherever_digits_may(template: str) -> None:
    largest = 9999 if "万" in template else 99999
    for number in (*range(2, 130), 200, 205, 250, 999, 1000, 1005, 1050, 1205, 10000, 10500, 27203, 90009):
        if number > largest:
            continue
        digits = template.replace("{}", str(number), 1).replace("{}", str(number + 1))
        spelled = template.replace("{}", spell(number), 1).replace("{}", spell(number + 1))
        assert same_meaning(parse(spelled), parse(digits)), (spelled, digits)


SIGNS = {
    "≥": (">=", "＞＝", "≧", "不低于", "不少于", "至少", "大于等于", "未低于", "不得少于", "≮"),
    "≤": ("<=", "＜＝", "≦", "不超过", "不高于", "最多", "小于等于", "未超过", "不得超过", "≯"),
    ">": ("＞", "超过", "大于"), "<": ("＜", "低于", "不足"),
}  # fmt: skip


@pytest.mark.parametrize("amount", ["95%", "3场", "4.8万元", "12个工作日", "300元/人·天", "三十人", "0.5‰", "6分"])
def test_signs_and_words_of_one_class_mean_the_same(amount: str) -> None:
    for sign, others in SIGNS.items():
        for other in others:
            for subject in ("", "完成率", "培训人数"):
                one, two = parse(f"{subject}{sign}{amount}"), parse(f"{subject}{other}{amount}")
                assert same_meaning(one, two), (sign, other, amount)


WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def test_widths_and_blanks_outside_change_no_made_value() -> None:
    maker = Maker(3)
    for _ in range(3000):
        made = maker.value()
        value = parse(made.text)
        assert same_meaning(parse(made.text.translate(WIDE)), value), made
        assert same_meaning(parse(f" {made.text}　"), value), made


def test_the_normal_spelling_of_a_made_value_is_read_as_the_same_meaning() -> None:
    maker = Maker(4)
    for _ in range(3000):
        value = parse(maker.value().text)
        assert same_meaning(parse(canonical(value)), value), (value.text, canonical(value))


def test_parts_of_a_compound_lie_apart_and_mean_what_they_mean_alone() -> None:
    maker, seen = Maker(5), 0
    for separator in ("，", "；", "。", "\n"):
        for _ in range(600):
            one, two = maker.value().text, maker.value().text
            value = parse(f"甲项{one}{separator}乙项{two}")
            if not isinstance(value.node, Compound):
                continue
            seen += 1
            first, second = value.node.parts
            assert first.span.end <= second.span.start, value.text
            for part, text in ((first, f"甲项{one}"), (second, f"乙项{two}")):
                assert same_meaning(parse(part.span.cut(value.text)), parse(text)), value.text
    assert seen > 1500
