"""How descriptions compute rates of change: （本年-上年）÷上年 for growth, （上年-本年）÷上年 for a fall."""

from jixiao_grammar.name import Name
from jixiao_grammar.pattern import pattern
from jixiao_rules.formulas import Formula
from jixiao_rules.words import says

_CHANGE = pattern(
    r"[（(]?(?P<from>[^（(÷/+＋，。；;－—–-]{2,20})[－—–-](?P<less>[^）)÷/，。；;－—–-]{2,20})[）)]?\s*(?:[÷/]|除以)(?P<base>[^×xX*÷/，。；;）)]{2,20})"
)
_MINUS = frozenset("－—–-")


def wrong_change(name: Name, description: str) -> Formula | None:
    """The formula of a rate of growth or fall that subtracts the wrong way or divides by the later year; None where it is right."""
    if _MINUS.isdisjoint(description):
        return None
    grows = says(name.bare, "formulas.growth")
    falls = says(name.bare, "formulas.fall")
    found = list(_CHANGE.finditer(description))
    if grows is falls or len(found) != 1:
        return None
    before, after = _age(found[0]["from"]), _age(found[0]["less"])
    if before is None or after is None or before == after:
        return None
    is_turned = (before == _OLD) is grows and not says(description, "formulas.negative")
    is_late = _age(found[0]["base"]) == _NEW
    if not is_turned and not is_late:
        return None
    return Formula(f"{found[0]['from']}－{found[0]['less']}".lstrip("（("), found[0]["base"].strip())


_OLD, _NEW = "old", "new"


def _age(side: str) -> str | None:
    """Whether a side of the formula is of the year before or of this one; None where it says neither, or both."""
    old = says(side, "formulas.before")
    new = says(side, "formulas.now")
    return None if old is new else _OLD if old else _NEW
