"""Formulas in descriptions of rates: what stands above the line and what below it."""

import re

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_rules.words import phrase

_DIVIDED = pattern(
    r"(?P<part>[^/÷＝=:：，,；;。\n]{2,30}?)\s*(?:/|÷|／|除以)\s*(?P<whole>[^/÷×*xX＝=，,；;。\n%]{2,30})"
)
_SHARE = phrase(
    r"(?P<part>[^，,；;。：:\n]{2,20}?)(?:占|与(?![^，,；;。\n]{0,12}{formulas.together}))(?P<whole>[^，,；;。\n]{2,20}?)"
    r"(?:的?(?:比[例重率值]|百分比)|之比)"
)
# What can be divided: a side that ends in a number of something.
_COUNTS = pattern(r"[数量额积程长次天份件户期家值和分]\s*(?:[/／）)×*]|$)|[总数额量]")
# Without one of these nothing is divided.
SIGNS = frozenset("/÷／除占与")
_TOGETHER = pattern("^(?:共同|一起|联合|分别)|共同(?=签|验|确)")
_PER_UNIT = pattern(r"^[元万亿]*元$|^[人户次天月年亩吨]$")


class Formula(Record):
    """A rate as its description computes it: `part` ÷ `whole`."""

    part: str
    whole: str


def formula_of(description: str) -> Formula | None:
    """The one division that a description writes, with a sign or as A占B的比例; None where there is none, or more than one."""
    if SIGNS.isdisjoint(description):
        return None
    found = [*_DIVIDED.finditer(description), *_SHARE.finditer(description)]
    if len(found) != 1:
        return None
    if "/" in found[0][0].replace("／", "/") and not _COUNTS.search(found[0][0]):
        return None  # a stroke between people, or between two words: 区残联/住户共同签字
    if _TOGETHER.search(found[0]["whole"]):
        return None  # 残联与住户共同签字验收合格的比例: two who do a thing, and no division
    part, whole = (re.sub(r"[\s（()）\[\]【】]", "", found[0][side]) for side in ("part", "whole"))
    return None if _PER_UNIT.match(part) or _PER_UNIT.match(whole) else Formula(part, whole)
