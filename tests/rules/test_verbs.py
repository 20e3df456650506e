"""Names that say what to do, and names that only look like it."""

import pytest

from jixiao_rules.verbs import verb_phrase


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("弘扬爱国主义精神", "弘扬"),
        ("进一步提升服务水平", "提升"),
        ("按照部门规定时限参加活动", "按照"),
        ("对天津市各级用户给予技术支持", "对"),
        ("保障机关正常运转", "保障"),
    ],
)
def test_sentences_of_purpose(name: str, verb: str) -> None:
    phrase = verb_phrase(name)
    assert phrase is not None
    assert phrase.verb == verb


@pytest.mark.parametrize(
    "name",
    [
        "完成率",
        "完成时间",
        "保障人数",
        "保障能力",
        "建设内容",
        "建设工程质量合格",
        "落实情况",
        "对口支援地区发展",
        "服务对象",
        "组织机构健全",
        "",
    ],
)
def test_nouns_that_begin_like_verbs(name: str) -> None:
    assert verb_phrase(name) is None
