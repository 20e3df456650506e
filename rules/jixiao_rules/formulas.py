"""Formulas in descriptions of rates: what stands above the line and what below it."""

import re

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record

_DIVIDED = pattern(
    r"(?P<part>[^/÷＝=:：，,；;。\n]{2,30}?)\s*(?:/|÷|／|除以)\s*(?P<whole>[^/÷×*xX＝=，,；;。\n%]{2,30})"
)
_SHARE = pattern(
    r"(?P<part>[^，,；;。：:\n]{2,20}?)(?:占|与)(?P<whole>[^，,；;。\n]{2,20}?)(?:的?(?:比[例重率值]|百分比)|之比)"
)
_SIGNS = frozenset("/÷／除占与")
_PER_UNIT = pattern(r"^[元万亿]*元$|^[人户次天月年亩吨]$")


class Formula(Record):
    """A rate as its description computes it: `part` ÷ `whole`."""

    part: str
    whole: str


def formula_of(description: str) -> Formula | None:
    """The one division that a description writes, with a sign or as A占B的比例; None where there is none, or more than one."""
    if _SIGNS.isdisjoint(description):
        return None
    found = [*_DIVIDED.finditer(description), *_SHARE.finditer(description)]
    if len(found) != 1:
        return None
    part, whole = (re.sub(r"[\s（()）\[\]【】]", "", found[0][side]) for side in ("part", "whole"))
    return None if _PER_UNIT.match(part) or _PER_UNIT.match(whole) else Formula(part, whole)
