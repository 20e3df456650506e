"""What a goal promises of a part by the part's own name: 培训6000人次，其中农民工2000人次."""

from collections.abc import Iterable, Iterator

from jixiao_grammar.pattern import pattern
from jixiao_rules.promises import Promise, is_of_other_scope
from jixiao_rules.reading import is_percent
from jixiao_rules.same_matter import done_to

_OF_IT = "其中"
_THIS_YEAR = pattern("^(?:[今本当]年度?|20[0-9]{2}年度?)")
_A_NAME = 2  # characters that a name has at least


def parts(goal: Iterable[Promise]) -> Iterator[Promise]:
    """What the goal says of a part by its own name: 农民工 of 其中农民工2000人次. 其中今年新建60个 names none."""
    for promise in goal:
        subject = promise.amount.subject or ""
        part = subject.removeprefix(_OF_IT)
        if part == subject or len(part) < _A_NAME or is_percent(promise.amount) or not _names_a_thing(part):
            continue
        clause = promise.clause.replace(_OF_IT, "")
        named = promise._replace(
            clause=clause,
            around=promise.around.replace(_OF_IT, ""),
            amount=promise.amount._replace(subject=part),
        )
        if not is_of_other_scope(named):
            yield named


def _names_a_thing(part: str) -> bool:
    """True where more is said than that something is done this year (今年新建)."""
    return len(done_to(_THIS_YEAR.sub("", part))[1]) >= _A_NAME
