"""The short way for everyday cells gives what the grammar gives."""

import pytest

from jixiao_grammar import fold
from jixiao_grammar.parse import read_at_once, read_by_grammar
from jixiao_grammar.words import units

NUMBERS = ["0", "3", "12", "95.5", "2025", "20250101", "1.0万", "12亿", "5", "007", "1000000"]


@pytest.mark.parametrize("sign", ["", "≥", "<=", "="])
@pytest.mark.parametrize("blank", ["", " ", "  "])
def test_what_is_read_at_once_is_what_the_grammar_reads(sign: str, blank: str) -> None:
    seen = 0
    for unit in units():
        for number in NUMBERS:
            cell = fold(f"{blank}{sign}{number}{unit}{blank}")
            plain = read_at_once(cell)
            if plain is not None:
                seen += 1
                assert (plain, ()) == read_by_grammar(cell), cell
    assert seen > 1000


@pytest.mark.parametrize(
    "cell",
    ["2025年", "3月", "5级", "4A景区", "1季度", "95", "12 次", "007个", "3项目前", "5成", "2W", "16G内存", "30日"],
)
def test_what_is_not_plain_is_left_to_the_grammar(cell: str) -> None:
    assert read_at_once(fold(cell)) is None
