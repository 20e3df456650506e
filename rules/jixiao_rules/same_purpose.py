"""Whether what the purpose pays for and what the goal promises are one thing: 50名护林员劳务费, 聘用护林员60名."""

from functools import lru_cache

from jixiao_grammar.compare import Order, compare, same_scale
from jixiao_grammar.pattern import HAN, pattern
from jixiao_rules.promises import Promise, counted
from jixiao_rules.same_matter import done_to
from jixiao_rules.words import longest_first, phrase, section, words

_LAST_WORD = pattern(f"{HAN}+$")
_FIRST_WORD = pattern(f"{HAN}+")
_OPENING = phrase("^{reckoned.openings}+")
_A_STRETCH = 4  # characters of a noun that is no common word: 小型水库
_A_NAME = 2  # characters that a name has at least


def are_of_one(one: Promise, other: Promise) -> bool:
    """Both count the same thing in the same unit; that one pays for it, and the other does it, makes no difference."""
    subjects = [paid_for(each) for each in (one, other)]
    (deed, thing), (other_deed, other_thing) = map(done_to, subjects)
    # To pay somebody is no deed of his: 发放50名护林员劳务费, 聘用护林员60名.
    same_deed = deed == other_deed or not {deed, other_deed}.isdisjoint(("", *section("reckoned.paying")))
    same = _is_one_thing(thing, other_thing) and same_deed
    short, long = sorted(subjects, key=len)
    is_done = long.removesuffix(short) in ("", *longest_first("deeds")) and long.endswith(short)
    same = same or (is_done and len(short) >= _A_NAME)
    return same and same_scale(counted(one.amount).unit, counted(other.amount).unit)


def is_same(one: Promise, other: Promise) -> bool:
    """True for the same number of whatever is counted in one unit."""
    return compare(counted(one.amount), counted(other.amount)) is Order.SAME


def share_a_noun(one: Promise, other: Promise) -> bool:
    """True where the nouns before or behind both numbers have a stretch in common: 24座小型水库管护员补助, 落实24座小型水库.

    It must be longer than a word, or be all that is said of one of them (26个渡口).
    """
    if not same_scale(counted(one.amount).unit, counted(other.amount).unit):
        return False
    return any(_have_a_stretch(mine, theirs) for mine in _nouns_of(one) for theirs in _nouns_of(other))


def _have_a_stretch(one: str, other: str) -> bool:
    if len(set(one) & set(other)) < _A_NAME:
        return False
    if any(one[at : at + _A_STRETCH] in other for at in range(len(one) - _A_STRETCH + 1)):
        return True
    short, long = sorted((one, other), key=len)
    return short in long and short not in words("deeds")


def _nouns_of(promise: Promise) -> tuple[str, ...]:
    unit = promise.amount.unit.printed if promise.amount.unit else ""
    return _nouns(promise.around, f"{promise.amount.printed_number}{unit}")


@lru_cache(maxsize=512)
def _nouns(around: str, number: str) -> tuple[str, ...]:
    """What stands right before the number, and right behind its unit, without deeds at their ends."""
    before, _, behind = around.partition(number)
    found = _LAST_WORD.search(before), _FIRST_WORD.match(behind)
    bare = [done_to(_OPENING.sub("", noun[0]))[1] for noun in found if noun is not None]
    return tuple(noun for noun in bare if len(noun) >= _A_NAME and noun not in words("common-words"))


def _is_one_thing(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _A_NAME and (short == long or (len(short) > _A_NAME and long.startswith(short)))


def paid_for(promise: Promise) -> str:
    """What the number is of, without the words that open a purpose: 讲课费 of 其中讲课费27万元, 走航监测 of 走航监测50次48万元."""
    amount, around = promise.amount, promise.around
    if amount.subject:
        return _OPENING.sub("", amount.subject)
    before, _, behind = around.partition(amount.printed_number)
    unit = amount.unit.printed if amount.unit else ""
    name, noun = _LAST_WORD.search(before), _FIRST_WORD.match(behind.removeprefix(unit))
    return _OPENING.sub("", (name[0] if name else "") + (noun[0] if noun else ""))
