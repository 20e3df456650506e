"""What the purpose of the money gives each of its items: 清淤30万元; 修裱5万页，每页4元，计20万元."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_rules.goal_text import Sum, sentences, sums
from jixiao_rules.words import phrase

# How it is reckoned: 作业服务60万元（20万亩×3元/亩）.
_BRACKET = pattern(r"\s*[（(][^（）()]*[×xX*＊][^（）()]*[）)]")
_CLOSED = pattern("[)）]")
_RESULT = phrase(r"^(?:{whole-sums.of-an-item})*[:：]?$")


class Share(Record):
    """The money of one item, and what the text says of the item: its name, how many, at which price."""

    sum: Sum
    said: str


@lru_cache(maxsize=64)
def shares(text: str) -> tuple[Share, ...]:
    """The items of a purpose that have a sum of their own. Prices, sums of all and other money are none."""
    found = sums(text)
    return tuple(_shares(text, found)) if found else ()


def all_reckoned(text: str) -> bool:
    """False where a price stands without the sum that it makes: then the sums of the text are not all of its money."""
    found = sums(text)
    for sentence in sentences(text):
        inside = [one for one in found if sentence.start <= one.span.start < sentence.end and not one.is_factor]
        if any(one.is_price and (at + 1 == len(inside) or inside[at + 1].is_price) for at, one in enumerate(inside)):
            return False
    return True


def _shares(text: str, found: Sequence[Sum]) -> Iterator[Share]:
    for sentence in sentences(text):
        inside = [one for one in found if sentence.start <= one.span.start < sentence.end]
        start = sentence.start
        for at, one in enumerate(inside):
            if one.is_price or one.is_background:
                continue
            if not one.is_whole or _comes_of_a_price(inside[:at]):
                # Behind 计 stands nothing but the sum, and behind a bracket the item goes on that began before it.
                named = not _RESULT.search(one.before.strip()) and not _CLOSED.search(one.before)
                begin = one.span.start - len(one.before) if named else start
                behind = _BRACKET.match(text, one.span.end)
                end = behind.end() if behind else one.span.end
                yield Share(one, Span(begin, end).cut(text).strip(" ，,、"))
            start = one.span.end


def _comes_of_a_price(before: Sequence[Sum]) -> bool:
    """True for 微型站15座，每座17万元，合计255万元: the whole of one item, where nothing but its price stands before."""
    return len(before) == 1 and before[0].is_price
