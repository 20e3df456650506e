"""Of a goal the value language reads the clauses that may say a number: 安全 holds 全, and says none."""

import pytest

from jixiao_rules.promises import promises


@pytest.mark.parametrize("clause", ["保障网络安全", "进一步提升队伍素质", "不断丰富数据", "组织企业参加展会"])
def test_words_that_hold_a_numeral_promise_nothing(clause: str) -> None:
    assert promises(clause) == ()


@pytest.mark.parametrize(
    ("clause", "number"),
    [("安全培训三十人", 30), ("进一步慰问退伍军人五户", 5), ("安全事故为零起", 0), ("队伍扩大至二百人", 200)],
)
def test_a_number_beside_them_is_promised(clause: str, number: int) -> None:
    assert [promise.amount.number for promise in promises(clause)] == [number]
