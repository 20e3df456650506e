"""What the numbers of a text come to where it names a price, how many, and no result: 450人×1000元/人; 按500人、每人600元测算."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import prod

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_rules.promises import promises
from jixiao_rules.reading import is_money, is_percent
from jixiao_rules.reckonings import CHAIN, TIMES, as_printed, in_its_unit, is_plain, what_it_is_for
from jixiao_rules.words import phrase

_BETWEEN = pattern(r"[\s+＋、，,和及]*")
_MONTHS = pattern("^([0-9]{1,2})月$")
_EQUALS = pattern("[=＝]")
_PRICE = phrase("{reckoned.prices}")


class Made(Record):
    """What a text reckons, as it stands there, and what it comes to in 元."""

    arithmetic: str
    yuan: Decimal


@lru_cache(maxsize=128)
def made_sum(text: str) -> Made | None:
    """The one sum that all numbers of a text make; None where there is another number, a result, or none."""
    if "元" not in text or _EQUALS.search(text):
        return None
    chains = list(CHAIN.finditer(text))
    if not chains:
        return _in_words(text)
    betweens = [text[one.end() : other.start()] for one, other in pairwise(chains)]
    made = [_product([parse(_months(part)).node for part in TIMES.split(chain[0])]) for chain in chains]
    if not all(_BETWEEN.fullmatch(between) for between in betweens) or _others(
        text, chains[0].start(), chains[-1].end()
    ):
        return None
    known = [one for one in made if one is not None]
    if len(known) < len(made):
        return None
    return Made(" + ".join(one.arithmetic for one in known), sum((one.yuan for one in known), Decimal(0)))


def _months(factor: str) -> str:
    """12个月 for a factor that is written 12月."""
    return _MONTHS.sub(r"\1个月", factor.strip())


def _others(text: str, start: int, end: int) -> bool:
    """True where more money is named than the chains make."""
    return "元" in text[:start] + text[end:]


def _product(factors: Sequence[object]) -> Made | None:
    known = [one for one in factors if isinstance(one, Amount)]
    prices = [one for one in known if is_money(one)]
    if len(known) < len(factors) or len(prices) != 1 or any(map(is_percent, known)):
        return None
    return made_of(prices[0], [one for one in known if one is not prices[0]])


def _in_words(text: str) -> Made | None:
    said = promises(text)
    money = [one for one in said if is_money(one.amount)]
    counts = [one.amount for one in said if one not in money]
    if len(money) != 1 or not counts or not all(is_plain(one.amount) for one in said):
        return None
    price = money[0].amount
    if not (price.unit is not None and price.unit.per) and not _PRICE.search(money[0].around):
        return None
    its = what_it_is_for(price, counts)
    return made_of(price, its) if its and len(its) == len(counts) else None


def made_of(price: Amount, counts: Sequence[Amount]) -> Made:
    """A price times numbers, each in the unit that the price is for."""
    yuan = price.number * prod((in_its_unit(one, price) for one in counts), start=Decimal(1))
    return Made(" × ".join((as_printed(price), *map(as_printed, counts))), yuan)
