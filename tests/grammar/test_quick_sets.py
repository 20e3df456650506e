"""A set of characters from all over Chinese, written as branches, finds what the set finds, and costs less to compile."""

import re

import pytest

from jixiao_machine.expressions import read
from jixiao_machine.quick_sets import quick

TEXTS = ("第一次", "几(次", "前期", "前20期", "往|期", "a-z至9", "。\n(；", "二十三·五", "&一", "", "专\\门")


@pytest.mark.parametrize(
    "source",
    [
        "[第几唯专]",
        "(?<![第几唯专无同])[一二三]次",
        "前(?![期往端言台])",
        "(?:[,;、。(]|[·—至][0-9])",
        "[0-9一二三四五六七八九十](?=[次期|\\n)])",
        "[第几(|\\\\·&。]门?",
        "[一二三四五六七八九十]+[·.—][第几五]",
        "[^第几唯专].",
    ],
)
def test_finds_what_the_set_finds(source: str) -> None:
    written = quick(read(source))

    for text in (*TEXTS, "".join(TEXTS)):
        found = [match.span() for match in re.finditer(written, text)]
        assert found == [match.span() for match in re.finditer(source, text)], text


@pytest.mark.parametrize("source", ["[第几唯专]", "(?<![第几唯专])x", "(?:a|[0-9一三五]b)"])
def test_writes_out_a_set_that_is_dear_to_compile(source: str) -> None:
    assert "第|几" in quick(read(source)) or "[0-9]|一|三|五" in quick(read(source))


@pytest.mark.parametrize("source", ["[a-zA-Z_.]x", "[一二]", "[一-三]", "[第几唯专]+", "[^第几唯专]", "[ab]|一"])
def test_leaves_what_is_cheap_or_repeated(source: str) -> None:
    assert quick(read(source)) == source
