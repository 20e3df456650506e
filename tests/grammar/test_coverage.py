"""No digit of a cell may be lost: it lies in a number, a unit, a date, a grade or a bracket, or the value stays words."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grammar.value_rows import values
from jixiao_grammar import Span, amounts, fold, parse
from jixiao_grammar.ast import (
    Amount,
    Broken,
    Compound,
    Date,
    Empty,
    Grade,
    Node,
    OpSource,
    Period,
    Range,
    Ratio,
    Recurrence,
    Text,
    Unit,
)

# Brackets may hold more numbers than the value (≥4场（每场50人）); a code and a class of people are names.
BRACKET = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]|【[^】]*】|《[^》]*》")
NAME = re.compile(
    r"[A-Za-zΦφ]+(?:/[A-Za-z]+)?[ -]?[0-9][0-9A-Za-z.:/-]*|[1-6][AG]|[0-9~至-]+(?:周?岁|个?月龄)(?:及?以[上下])?"
    r"|[0-9.]+(?:kV|KV|千伏|万?吨级)|(?:110|119|120|122|12[0-9]{3})(?=[急热接报平投咨出指救电消])"
    # of what size goods are, how old a thing is, on what scale a map is drawn, what is done away with
    r"|[0-9.]+(?:cm|m|米)×[0-9.]+(?:m|米)|[0-9]+cm厚|[0-9]+毫升(?=消)|[0-9]+(?:秒|分钟)(?=短片|专题片)|2025年版|[0-9]{2}(?:世纪|年代)"
    r"|1:[0-9]万|(?<=淘汰|拆除|关停)[0-9]+(?:蒸吨|[层头])以[上下]|(?<=指标)[0-9](?=:)"
    # roads, lines, houses and days by their number; months of age; classes of fuel, cement, cameras and engines
    r"|[0-9]{3}国道|[0-9]号[线楼]|[0-9]·15|0-36个月(?=儿)|1080P|[0-9.]+级(?=水泥)|[0-9]{2}号(?=汽油)|[0-9]+马力|80后(?=创)"
    # which of several, and of what size or class a thing is
    r"|第[0-9][批期]|[0-9-]+年级|[0-9.]+kW(?=水泵)|[0-9]天(?=培训班)|[0-9]层(?=教)|[0-9]+(?:人|万元)以上(?=企业|项目|用餐)"
)
LISTED = re.compile(r"(?:^|[,;。、\n]) *[0-9]{1,2}[.、)]")


def lost(value: str) -> list[str]:
    """The digits of the cell that nothing in an accepted reading accounts for."""
    node, folded = parse(value).node, fold(value)
    if isinstance(node, Text | Broken | Empty):
        return []
    covered = [Span(*found.span()) for pattern in (BRACKET, NAME, LISTED) for found in pattern.finditer(folded)]
    covered += list(_covered(node, folded))
    return [
        found.group()
        for found in re.finditer("[0-9]+", folded)
        if not any(span.start <= found.start() and found.end() <= span.end for span in covered)
    ]


def _covered(node: Node, folded: str) -> Iterator[Span]:
    match node:
        case Amount():
            yield node.number_span
            yield from _unit(node.unit)
            yield from _before(node, folded)
            for part in node.breakdown:
                yield from _covered(part, folded)
        case Range():
            yield from _covered(node.low, folded)
            yield from _covered(node.high, folded)
            for part in node.breakdown:
                yield from _covered(part, folded)
        case Compound():
            for part in node.parts:
                yield from _covered(part, folded)
        case Date() | Period() | Recurrence() | Grade() | Ratio() | Text() | Broken():
            yield node.span
        case _:
            return


def _unit(unit: Unit | None) -> Iterator[Span]:
    if unit is not None:
        yield unit.span
        yield from (below.span for below in unit.per)


def _before(node: Amount, folded: str) -> Iterator[Span]:
    """A subject with digits is one where a sign closes it, or where they are a name; a year is a baseline."""
    start, end = node.span.start, node.number_span.start
    if node.subject and node.op_source is OpSource.SIGN:
        yield Span(start, end)
    elif node.subject and re.fullmatch(
        r"(?:[^\W\d_]{2,11}(?:之日起|后))?[0-9.]+[^0-9]+(?:率|比例|占比|比重|满意度)", node.subject
    ):
        yield Span(start, start + len(node.subject))  # 24小时办结率, 受理后5个工作日内办结率
    if node.baseline or node.anchor:
        yield from (Span(*found.span()) for found in re.finditer("(?:19|20)[0-9]{2}年", folded[:end]))
    if node.anchor and node.anchor.endswith("时"):  # 降雨量超过50mm时
        yield from (Span(*found.span()) for found in re.finditer(re.escape(node.anchor), folded))
    if node.baseline and node.baseline[0].isdigit():
        yield from (Span(*found.span()) for found in re.finditer(re.escape(node.baseline), folded[:end]))


@pytest.mark.parametrize("value", sorted(set(values())))
def test_every_digit_of_a_real_value_is_accounted_for(value: str) -> None:
    assert lost(value) == []


@pytest.mark.parametrize("value", ["每500米1处", "100人/期×2期", "3期300人", "2座/156延米", "3栋12000㎡", "20人*5天"])
def test_a_second_number_is_never_dropped(value: str) -> None:
    numbers = re.findall("[0-9]+", value)
    node = parse(value).node
    told = " ".join(f"{amount.number} {amount.unit.symbol if amount.unit else ''}" for amount in amounts(node))
    assert isinstance(node, Text) or all(number in told for number in numbers)


PIECE = st.sampled_from(
    ["3", "12", "2.5", "300", "1,200", "95%", "0.5‰", "万", "亿", "次", "人", "场", "元", "期", "米", "天", "年", "月", "个",
     "个月", "小时", "㎡", "kV", "A", "/", "×", "·", "-", "~", "至", "、", "，", "；", "每", "每年", "约", "近", "不少于", "≥",
     "≤", "以上", "以内", "左右", "余", "培训", "完成", "覆盖率", "节约", "2025年", "6月底前", "第二批", "次年", "（3次）",
     "上半年", "前", "优", "级", "1:20"]
)  # fmt: skip


@given(st.lists(PIECE, min_size=1, max_size=7))
@settings(max_examples=4000, deadline=None)
def test_no_digit_of_any_composition_is_lost(pieces: list[str]) -> None:
    assert lost("".join(pieces)) == []
