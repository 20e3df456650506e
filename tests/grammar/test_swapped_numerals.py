"""Wherever a value of the tables has 20, 二十 may stand, and the other way: the meaning is the same.

Each number that is read as a quantity is swapped by itself, both ends of a range together.
"""

import re
from collections.abc import Iterator

import pytest

from grammar.made_values import spell
from grammar.value_rows import rows
from jixiao_grammar import Span, parse
from jixiao_grammar.ast import Amount, Compound, Node, Range
from jixiao_grammar.meaning.units import read_numeral
from jixiao_lint.same_meaning import same_meaning

VALUES = sorted(
    {row["value"] for name in ("forms", "field_values", "decisions", "whole_values") for row in rows(f"{name}.tsv")}
)
# What nobody writes, or what another spelling makes another thing of.
APART = {
    # a sign beside a spelled share, and a damage that only digits can have
    "≥88%%", "≥%88", "《6家", "〈5%", "￥100", "每月人均增收¥150", "$5000", "USD5000", "≥95%/年", "100%/年", "5%/年",
    # a share of a hundred behind 零, and zero of what is done
    "0-5%", "0次事故", "零上访",
    # names of grades, of a scale, of a time and of a batch, where they are spelled: 五星, 三～四级, 最近三年, 三年行动, 采购一批
    "5", "5星", "3～4级", "3-4级", "最近3年", "3年行动计划", "装备采购1批，共计85件（套）",
    # a unit that no table knows is one only behind digits; 三个代表 is a name, and 二 counts nothing (两)
    "5000大卡", "10令", "3个号码", "4个班组长", "5个包件", "2项国家级", "2套版本", "2个包装", "2个标段未按期完工",
    # one of two that stand for the same
    "5万元以内（含5万元）", "湿度40%-60%RH", "80（含）-90分", "pH6-9", "pH6～9", "pH 6-9",
    # an interval as it is written in mathematics
    "[60,80)分", "［85％，95％］", "(0,5]%", "(0%,3%)",
    # two counts side by side, of which nobody spells one alone; 二期 is a phase, too
    "2期共80人", "3个乡镇12个村", "帮扶3个村100户300人", "新建2栋120套公寓", "涉及5镇20村", "覆盖3个街道12个社区",
    "3个乡镇各10处", "5个乡镇各建20所", "5所学校各配备电脑20台", "一等奖2名各2000元", "每3户1个化粪池",
    # January and the first quarter, where digits stand behind them
    "一月一次", "一季度一次", "每年春秋两季",
}  # fmt: skip


def quantities(node: Node) -> Iterator[tuple[Span, ...]]:
    """Where the numbers of a value stand; those of a range together."""
    match node:
        case Amount():
            yield (node.number_span,)
            parts = node.breakdown
        case Range():
            yield tuple(sorted({node.low.number_span, node.high.number_span}))
            parts = node.breakdown
        case Compound():
            parts = node.parts
        case _:
            return
    for part in parts:
        yield from quantities(part)


def in_characters(value: str, places: tuple[Span, ...]) -> str | None:
    """The numbers spelled, 95% as 百分之九十五; None where one is no plain whole number, or stands in a code (500m)."""
    for place in reversed(places):
        digits, behind = re.fullmatch("(0|[1-9][0-9]{0,3})([万亿千百]?)", place.cut(value)), value[place.end :]
        if digits is None or re.match("[ ]*[A-Za-z+㎡℃°]", behind):
            return None
        spelled = (spell(int(digits[1])) if digits[1] != "0" else "零") + digits[2]
        if behind[:1] in tuple("%％‰"):
            share = "百" if spelled == "一百" else spelled
            spelled, behind = ("千分之" if behind[0] == "‰" else "百分之") + share, behind[1:]
        value = value[: place.start] + spelled + behind
    return value


def in_digits(value: str, places: tuple[Span, ...]) -> str | None:
    """The numbers in digits; None where one is none, or shares its 万 with the other end (三十至五十万)."""
    for place in reversed(places):
        spelled = place.cut(value)
        number = read_numeral(spelled) if re.fullmatch("[零一二两三四五六七八九十百千万]+", spelled) else None
        if number is None or (len(places) > 1 and spelled[-1] in "百千万"):
            return None
        value = f"{value[: place.start]}{number:f}{value[place.end :]}"
    return value


@pytest.mark.parametrize(("swapped", "least"), [(in_characters, 1500), (in_digits, 120)])
def test_a_number_means_the_same_in_digits_and_in_characters(swapped: object, least: int) -> None:
    assert callable(swapped)
    seen, different = 0, []
    for text in VALUES:
        value = parse(text)
        for places in dict.fromkeys(quantities(value.node)):
            other = swapped(text, places)
            seen += other is not None
            if other is not None and text not in APART and not same_meaning(parse(other), value):
                different.append((text, other))
    assert different == []
    assert seen > least
