"""The words before a number: subject, direction, baseline, anchor (同比增长, 较上年下降, 合同签订后)."""

import re
from typing import NamedTuple

from jixiao_grammar.ast import Direction

_INCREASE = ("提升", "提高", "增长", "增加", "上升", "增幅", "扩大", "增收", "新增", "上涨")
_DECREASE = (
    "压减",
    "下降",
    "降低",
    "减少",
    "缩减",
    "节约",
    "压缩",
    "缩短",
    "降幅",
    "削减",
    "减排",
    "下调",
    "核减",
    "节省",
    "降",
)
_RAISING = ("提升", "提高", "增长", "增加")
_LOWERING = ("压减", "下降", "降低", "减少", "缩减", "节约", "压缩", "缩短", "削减")
_BASELINE = re.compile(
    r"(?:较|比|与|同|在)?(?P<what>(?:上一?年度?|去年|上年|往年|(?<![学])前[一两三]年(?!级)|历年|(?<!合)同期|基期|上期|上季度?|上月)(?:同期)?)"
    r"(?:相比|水平|基础上|末|比|的)*"
)
_COMPARED = ("同比", "环比", "比上年", "较上年")
_ANCHOR = re.compile(r"(?:自|从|于)?(?P<what>.+?)(?:起|(?<![滞延落先前])后|之后|以后|的)$")
_RANKS = ("第", "排名", "位列", "位居", "名列", "居", "排", "前", "位次", "列")
_NO_RANKS = (
    "减排",
    "安排",
    "彩排",
    "编排",
    "定居",
    "安居",
    "邻居",
    "迁居",
    "民居",
    "系列",
    "陈列",
    "专列",
    "班列",
    "序列",
)
_SOFT_ENDS = "的了是：: ，-·"


class Subject(NamedTuple):
    """What the words before a number say; `ranks` is True when the number is a place (排名前10)."""

    subject: str | None = None
    direction: Direction | None = None
    baseline: str | None = None
    anchor: str | None = None
    ranks: bool = False


def read_subject(words: str) -> Subject:
    """Take the words before a number apart."""
    words = words.strip(_SOFT_ENDS)
    if not words:
        return Subject()
    if words.endswith(_RANKS) and not words.endswith(_NO_RANKS):
        return Subject(words, ranks=True)
    anchor = _ANCHOR.fullmatch(words)
    if anchor:
        return Subject(anchor=anchor["what"])
    direction, rest = _direction(words)
    baseline, rest = _baseline(rest)
    return Subject(rest.strip(_SOFT_ENDS) or None, direction, baseline)


def baseline_of(words: str) -> str | None:
    """The baseline that a text without a number names (高于去年 → 去年)."""
    found = _BASELINE.search(words)
    return found["what"] if found else None


def _direction(words: str) -> tuple[Direction | None, str]:
    for direction, verbs in ((Direction.INCREASE, _INCREASE), (Direction.DECREASE, _DECREASE)):
        for verb in verbs:
            if words.endswith(verb):
                return direction, words[: -len(verb)]
    if words.startswith(_RAISING):
        return Direction.INCREASE, words
    if words.startswith(_LOWERING):
        return Direction.DECREASE, words
    return None, words


def _baseline(words: str) -> tuple[str | None, str]:
    found = _BASELINE.search(words)
    if found:
        return found["what"], words[: found.start()] + words[found.end() :]
    for word in _COMPARED:
        if word in words:
            return ("上年" if word == "同比" else "上期"), words.replace(word, "")
    return None, words
