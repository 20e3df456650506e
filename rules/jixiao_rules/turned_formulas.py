"""Whether the formula of a rate is turned round, by what the rate's name and words of wholes and outcomes say of its sides."""

from jixiao_grammar.name import Kind, Name
from jixiao_grammar.pattern import pattern
from jixiao_rules.formulas import Formula
from jixiao_rules.similarity import shared_pairs
from jixiao_rules.words import holds, longest_first, phrase, records, section

# A word of one character stands in too many others.
_SHORTEST = 2
_CAME = ("已", "实际")
# Which of all are meant (发现后3日内防治的, 75分以上的, 已签约的): a part that keeps to a condition.
_CONDITION = phrase(
    r"[0-9]+{formulas.times}以?内|[0-9]{formulas.points}?{formulas.bounds}的?|^{formulas.came}|{formulas.come}"
)
_CHANGES = pattern("[增减降变]")
_IN_DUE_TIME, _OF, _SAYS_MORE = "按期", "的", 3


def is_upside_down(formula: Formula, name: Name) -> bool:
    """What the rate is named for (合格, 机械化清扫) stands below the line, not above, and the word of a whole never there alone.

    All of a thing (社区总数) above the line, and no word of a whole below it, is upside down whatever the rate is named for.
    """
    above, below = (holds(_bare_side(name, side), "whole-words") for side in formula)
    if formula.part.endswith(words_of_all := longest_first("sums-of-all")) and not below:
        return not formula.whole.endswith(words_of_all)
    due = longest_first("due-words")
    if formula.part.startswith(due) and not below:
        return True
    # 实际应回收数量 above 已回收数量: what is due above what came of it.
    if formula.part.startswith(tuple("实际" + word for word in due)) and formula.whole.startswith(_CAME):
        return True
    if _narrows(formula):
        return False
    told, told_below = _told(name, formula.part), _told(name, formula.whole)
    begun, begun_below = _begun(name, formula.part), _begun(name, formula.whole)
    is_share = name.measure is not None and name.measure.kind is Kind.SHARE
    # What a 占比 is of begins its name; the name of a rate ends in what is done: 见习期满 over 留用 is no 见习期满留用率.
    if told_below > max(told, begun if is_share and begun > begun_below else 0) and (above or not below):
        return True
    return _came_of(name, formula)


def _narrows(formula: Formula) -> bool:
    """True where the part is the whole with something said of it: 使用手机记账的户数 of 记账户数."""
    rest = iter(formula.part)
    return len(formula.whole) < len(formula.part) and all(character in rest for character in formula.whole)


def _came_of(name: Name, formula: Formula) -> bool:
    """What came of it (答对人数) stands below the line, and above it only who were asked or what was looked at (受访人数)."""
    asked, came = (_bare_side(name, side) for side in formula)
    if holds(asked, "outcomes") or _CONDITION.search(asked) or holds(came, "whole-words") or _CHANGES.search(name.bare):
        return False
    stem = name.bare[: name.measure.span.start] if name.measure is not None else name.bare
    if shared_pairs(stem, formula.part) > shared_pairs(stem, formula.whole):
        return False
    if holds(asked, "asked-words") and holds(came, "outcomes"):
        return True
    is_longer = len(formula.whole) >= len(formula.part) + _SAYS_MORE
    condition = _CONDITION.search(came)
    if condition is not None and condition[0] in name.bare:
        return False  # of 80周岁以上老人津贴覆盖率, the old people are all
    return is_longer and bool(condition or (_OF in came and holds(came, "outcomes")))


def _bare_side(name: Name, side: str) -> str:
    """A side of a formula without what the rate is named for, and without a time that something is due in (规定时限内)."""
    for word in section("formulas.due-times"):
        side = side.replace(word, _IN_DUE_TIME)
    for word in longest_first("whole-words"):
        if len(word) > 1 and word in name.bare:
            side = side.replace(word, "")
    return side


def _begun(name: Name, side: str) -> int:
    """With how many characters of it the name begins in a side of the formula: 国产设备 of 国产设备采购比例."""
    stem = name.bare[: name.measure.span.start] if name.measure is not None else name.bare
    return next((length for length in range(len(stem), _SHORTEST, -1) if stem[:length] in side), 0)


def _told(name: Name, side: str) -> int:
    """How many characters of what the rate is named for stand in a side of the formula: 按期回应 of 舆情按期回应率."""
    whole = name.bare.rstrip("率度")
    stem = name.bare[: name.measure.span.start] if name.measure is not None and not whole.endswith("满意") else whole
    stem = stem.removesuffix("服务")
    told = next((length for length in range(len(stem), _SHORTEST - 1, -1) if stem[-length:] in side), 0)
    for words_of_rate, *others in records("said-otherwise"):
        if stem.endswith(words_of_rate):
            bare = stem.removesuffix(words_of_rate)
            said = len(words_of_rate) if any(other in side for other in others) else 0
            told = max(told, said and said + next((n for n in range(len(bare), 1, -1) if bare[-n:] in side), 0))
    return told
