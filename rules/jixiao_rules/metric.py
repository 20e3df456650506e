"""What an indicator measures, and which direction is good: the longest metric head from the right end of its name."""

import re
from functools import lru_cache
from typing import NamedTuple

from jixiao_rules.words import longest_first, table, words

# Any noun with one of these endings measures something (知晓度, 设备数, 补贴额), unless it is listed as no metric.
_ENDINGS = ("率", "度", "数", "额", "量", "比")
_NOISE = re.compile(
    r"[（(【\[][^（）()【】\[\]]*[)）】\]]|\s+|[＊*★☆:：]|^指标\d*|^\d+[.、．]|[≥≤＞＜>=<%％\d]+[^\d]{0,3}$"
)


class Head(NamedTuple):
    """A metric head. `polarity` is up, down or -; `sure`: no reviewer would dispute the direction."""

    word: str
    polarity: str
    sure: bool


@lru_cache(maxsize=4096)
def metric_head(name: str) -> Head | None:
    """The head that tells what is measured; None where the name is no metric (保障网络安全).

    A turning word before the head counts: 逾期完成率 is better low. So does a thing of which less is better: 费用增幅.
    """
    bare = bare_name(name)
    for word in longest_first("metric-heads"):
        if bare.endswith(word) and not _is_no_metric(bare, len(word)):
            polarity, _, sure = table("metric-heads")[word].partition(" ")
            return _turned(Head(word, polarity, bool(sure)), bare)
    if bare.endswith(_ENDINGS) and len(bare) > 1 and not _is_no_metric(bare, 1):
        return Head(bare[-1], "-", False)
    return None


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """The name without template marks, serial numbers, brackets and white space."""
    previous = None
    while name != previous:
        previous, name = name, _NOISE.sub("", name)
    return name


def _is_no_metric(bare: str, length: int) -> bool:
    """True where a word that is no metric (程度) covers more of the ending than the head does; 满意程度 outdoes it."""
    return any(bare.endswith(word) and len(word) >= length for word in words("not-metrics"))


def _turned(head: Head, bare: str) -> Head:
    before = bare.removesuffix(head.word)
    if head.word in words("rising-heads"):
        thing = metric_head(before)
        return Head(head.word, "down", False) if thing is not None and thing.polarity == "down" else head
    if head.polarity == "-" or not any(before.endswith(word) for word in words("polarity-turners")):
        return head
    return Head(head.word, "down" if head.polarity == "up" else "up", False)
