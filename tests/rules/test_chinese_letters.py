"""What is left of a text when all but its Chinese letters is taken out."""

import re

import pytest

from jixiao_rules.chinese_letters import chinese_apart, only_chinese

_NOT_CHINESE = re.compile("[^\u4e00-\u9fff]+")


@pytest.mark.parametrize(
    "text", ["", "培训300人", "（修复）管网，12公里。", "A1 ", " 完成\n验收 ", "合格率≥95%", "々〇龥鿿㐀"]
)
def test_letters_stay_in_their_order(text: str) -> None:
    assert only_chinese(text) == _NOT_CHINESE.sub("", text)
    assert chinese_apart(text) == _NOT_CHINESE.sub(" ", text)
