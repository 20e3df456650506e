"""How far a result meets its target, in the words of the self-evaluation forms."""

from decimal import Decimal

import pytest

from jixiao_grammar import parse
from jixiao_grammar.compare import Attainment, Side, attainment

FLOOR, CEILING = Side.FLOOR, Side.CEILING


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        ("≥5000人", "2500人", Attainment(FLOOR, False, Decimal("0.5"))),
        ("≥3万人", "30000人", Attainment(FLOOR, True, Decimal(1))),
        ("=100%", "60%", Attainment(FLOOR, False, Decimal("0.6"))),
        ("100%", "100%", Attainment(FLOOR, True, Decimal(1))),
        (">90%", "90%", Attainment(FLOOR, False, Decimal(1))),
        ("≤50万元", "500000元", Attainment(CEILING, True, Decimal(1))),
        ("≤50万元", "75万元", Attainment(CEILING, False, Decimal("1.5"))),
        ("≤4小时", "30分钟", Attainment(CEILING, True, Decimal("0.125"))),
        ("=0起", "0起", Attainment(CEILING, True, None)),
        ("0起", "1起", Attainment(CEILING, False, None)),
        ("80%-90%", "85%", Attainment(FLOOR, True, Decimal(1))),
        ("80%-90%", "40%", Attainment(FLOOR, False, Decimal("0.5"))),
        ("下降10%", "12%", Attainment(FLOOR, True, Decimal("1.2"))),
        ("2023年12月底前", "2023年11月30日", Attainment(CEILING, True, None)),
        ("2023年12月底前", "2024年1月", Attainment(CEILING, False, None)),
    ],
)
def test_result_is_held_against_its_target(target: str, result: str, expected: Attainment) -> None:
    assert attainment(parse(target), parse(result)) == expected


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("≥12公里", "12处"),
        ("≥12公里", "已完成"),
        ("效果显著", "效果显著"),
        ("约500人", "480人"),
        ("2023年12月15日前", "2023年12月"),
        ("提高5%", "下降3%"),
        ("2023年12月底前", "12月"),
    ],
)
def test_nobody_can_say(target: str, result: str) -> None:
    assert attainment(parse(target), parse(result)) is None


def test_exact_target_of_what_is_better_low_is_met_by_less() -> None:
    assert attainment(parse("2%"), parse("3%"), better_low=True) == Attainment(CEILING, False, Decimal("1.5"))
    assert attainment(parse("2%"), parse("1%"), better_low=True) == Attainment(CEILING, True, Decimal("0.5"))
