"""What words that no list holds tell by how they are made: 超编, 欠缴, 未参训, 应保未保, 亮化."""

from collections.abc import Sequence

from jixiao_grammar.name.parts import EventClass, Kind, Polarity
from jixiao_grammar.name.segments import Word
from jixiao_grammar.name.turns import is_bad, is_object_of, row_of
from jixiao_grammar.pattern import pattern

_BAD = pattern(r"[超缺拒违欠弃逃]\w$")
_DONE = pattern(r"\w(?:化|到位)$")
_TURNS_WHAT_FOLLOWS = ("未", "不", "漏", "误")
_LONGEST_TURNED = 4
# What a bad event may be said of right before a rate: 超概算项目比例.
_CARRIERS = ("项目", "设备", "设施", "产品", "商品", "路段", "水体", "断面", "数据", "批次")
# What can fail as a whole: 停工项目数. A road or a house is as often what is repaired.
_FAIL_THEMSELVES = ("项目", "企业", "楼")


def by_form(words: Sequence[Word], stem: str, kind: Kind) -> tuple[Polarity, int] | None:
    """The direction of a name whose measure follows an unlisted word, and where that word begins; None where it tells none."""
    last = words[-1] if words else None
    gap = stem[last.end :] if last else stem
    if kind is Kind.COUNT:
        return _of_carriers(last, gap, len(words)) if last is not None else None
    if kind not in (Kind.RATE, Kind.SHARE):
        return None
    start = _bad_from(words, gap)
    if start is None and (found := _BAD.search(gap)):
        start = len(stem) - len(gap) + found.start()
    if start is not None:
        return Polarity.DOWN, start
    done = _DONE.search(gap) if kind is Kind.RATE else None
    return (Polarity.UP, len(stem) - len(gap) + done.start()) if done else None


def _of_carriers(last: Word, gap: str, told: int) -> tuple[Polarity, int] | None:
    """受益农户数 is better high; 停工项目数 better low, if nothing else is told: it could be what is helped or repaired."""
    if "serves" in last.entry.flags:
        return Polarity.UP, last.start
    failed = last.entry.cls in (EventClass.BAD, EventClass.LATE) and gap in _FAIL_THEMSELVES
    return (Polarity.DOWN, last.start) if failed and told == 1 else None


def _bad_from(words: Sequence[Word], gap: str) -> int | None:
    """Where a listed word makes the unlisted one behind it bad."""
    if not words:
        return None
    last = words[-1]
    if last.text in _TURNS_WHAT_FOLLOWS and 0 < len(gap) <= _LONGEST_TURNED:
        return last.start
    if last.text == "发生" and not gap:
        return last.start  # what happens unwanted is counted by its 发生率: 压疮发生率, 跌倒发生率
    row = row_of(words, last.end)
    if gap in _CARRIERS and row and is_bad(row[-1]) and not (len(row) > 1 and is_object_of(row[-1], row[-2])):
        return row[-1].start
    return None
