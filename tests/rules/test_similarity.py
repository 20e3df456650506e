"""Texts are compared without layout."""

import pytest

from jixiao_rules.similarity import likeness, squeezed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.开展培训，编印教材。", "开展培训、编印教材"),
        ("[bookmark: _GoBack]1.开展培训", "开展 培训"),
        ("1.2025年开展培训", "2025年开展培训"),
        ("（一）开展培训\n（二）编印教材", "开展培训；编印教材"),
        ("服务对象（Ａ类）", "服务对象(a类)"),
    ],
)
def test_layout_and_numbering_do_not_count(one: str, other: str) -> None:
    assert squeezed(one) == squeezed(other)


@pytest.mark.parametrize(("one", "other"), [("1.5万亩", "5万亩"), ("培训12期", "培训2期")])
def test_numbers_count(one: str, other: str) -> None:
    assert squeezed(one) != squeezed(other)


def test_likeness_runs_from_nothing_to_all() -> None:
    assert likeness("河道清淤", "河道清淤") == 1
    assert likeness("河道清淤", "干部培训") == 0
    assert 0 < likeness("河道清淤工程", "河道疏浚工程") < 1
    assert likeness("", "") == 1
    assert likeness("河", "道") == 0
