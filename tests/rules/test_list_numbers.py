"""The numbers of a list in a goal are no part of the quantities behind them."""

import pytest

from jixiao_rules.list_numbers import list_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.走访3600户次；\n2.10件民生实事全部完成；\n3.信访总量下降5%", ["1.", "2.", "3."]),
        ("1.12345热线办结率98%；2.排查隐患1500处", ["1.", "2."]),
        ("1、培训12期。2、15个站点改造", ["1、", "2、"]),
        # decimals, a single number, a number that does not follow
        ("1.5万亩造林；2.3万亩抚育", []),
        ("2.10件民生实事全部完成", []),
        ("1.培训12期；4.5万亩造林", []),
        ("造林1.5万亩，抚育2.3万亩", []),
    ],
)
def test_numbers_of_a_list(text: str, expected: list[str]) -> None:
    assert [number.cut(text) for number in list_numbers(text)] == expected
