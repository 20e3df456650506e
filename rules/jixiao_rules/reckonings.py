"""What a text reckons itself: 12座，每座45万元，计540万元; 12座×45万元/座=540万元; 印刷2万元、差旅3万元，合计5万元."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from math import prod

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount, Approx, Dimension, Op, Span, Unit
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_rules.costs import counted_as
from jixiao_rules.goal_text import sentences
from jixiao_rules.promises import Promise, promises
from jixiao_rules.reading import is_money, is_percent, plain
from jixiao_rules.words import holds, phrase, section
from jixiao_rules.yuan import Money, money_of

FACTOR = r"[0-9][0-9,]*(?:\.[0-9]+)?[^0-9×xX*＊=＝，,。；;、：:（）()\n]{0,8}"
_EQUATION = pattern(rf"({FACTOR}(?:[×xX*＊]\s*{FACTOR})+)[=＝]\s*([0-9][0-9,]*(?:\.[0-9]+)?\s*[万亿]?元)")
CHAIN = pattern(rf"{FACTOR}(?:[×xX*＊]\s*{FACTOR})+")
# A sum with its factors behind it: 作业服务60万元（20万亩×3元/亩）.
_IN_BRACKETS = pattern(
    rf"(?<![0-9.])([0-9][0-9,]*(?:\.[0-9]+)?\s*[万亿]?元)[（(]({FACTOR}(?:[×xX*＊]\s*{FACTOR})+)[）)]"
)
_RESULT = phrase(r"{reckoned.results}\s*[0-9]")
TIMES = pattern(r"[×xX*＊]")
_PRICE = phrase("{reckoned.prices}")
_TENS = frozenset(Decimal(10) ** power for power in range(1, 6))


class Reckoning(Record):
    """A result that a text states, with what its own numbers come to.

    `span` covers the numbers and the result (code points). `made` is what the numbers come to, in 元; `half_digit` half a
    unit of the last printed digit of the result. `adds` is True for a sum, False for a price times quantities.
    """

    span: Span
    arithmetic: str
    made: Decimal
    said: Money
    adds: bool = False


@lru_cache(maxsize=64)
def reckonings(text: str) -> tuple[Reckoning, ...]:
    """The reckonings of a text whose numbers are all known. Approximate numbers, limits and shares reckon nothing."""
    # Most texts reckon nothing, and the value language need not read them.
    equations = tuple(_equations(text)) if "元" in text else ()
    return (*equations, *_in_words(text)) if "元" in text and _RESULT.search(text) else equations


def _equations(text: str) -> Iterator[Reckoning]:
    found = [(match, match[1], match[2]) for match in _EQUATION.finditer(text)]
    found += [(match, match[2], match[1]) for match in _IN_BRACKETS.finditer(text)]
    for match, chain, result in found:
        factors = [parse(part.strip()).node for part in TIMES.split(chain)]
        said = parse(result).node
        if isinstance(said, Amount) and all(isinstance(factor, Amount) for factor in factors):
            known = [factor for factor in factors if isinstance(factor, Amount)]
            prices = [factor for factor in known if is_money(factor)]
            if len(prices) == 1 and not any(map(is_percent, known)):
                counts = [factor for factor in known if factor is not prices[0]]
                span = Span(match.start(), match.end())
                yield _product(span, prices[0], counts, counts, said)


def _in_words(text: str) -> Iterator[Reckoning]:
    said = promises(text)
    for sentence in sentences(text):
        held: list[Promise] = []
        for promise in said:
            if sentence.start <= promise.span.start < sentence.end:
                if held and _is_result(promise):
                    yield from _reckoned(held, promise)
                    held = []
                else:
                    held.append(promise)


def _is_result(promise: Promise) -> bool:
    amount = promise.amount
    return is_money(amount) and not _per(amount) and (amount.subject or "") in section("reckoned.results")


def _reckoned(held: Sequence[Promise], result: Promise) -> Iterator[Reckoning]:
    """One price and what it is for, or sums of money that are added; nothing where there is more than that."""
    if not all(is_plain(one.amount) for one in (*held, result)):
        return
    money = [one for one in held if is_money(one.amount)]
    counts = [one.amount for one in held if one not in money]
    prices = [one.amount for one in money if _per(one.amount) or _PRICE.search(one.around)]
    span = Span(held[0].span.start, result.span.end)
    if len(money) == len(prices) == 1 and (its := what_it_is_for(prices[0], counts)):
        yield _product(span, prices[0], its, counts, result.amount)
    elif len(money) > 1 and not prices and result.amount.subject in section("reckoned.sums"):
        others = any(holds(one.around, "background-sums") or "其中" in one.around for one in money)
        yield from [] if others else [_sum(span, [one.amount for one in money], result.amount)]


def is_plain(amount: Amount) -> bool:
    """True for a number to reckon with: no limit, nothing about, no share."""
    return (
        amount.op is Op.EQUAL and amount.approx is Approx.NONE and amount.direction is None and not is_percent(amount)
    )


def what_it_is_for(price: Amount, counts: Sequence[Amount]) -> list[Amount]:
    """The quantity in each unit that the price is for; none where one of them is not told, or told twice."""
    per = [unit for unit in _per(price) if unit.symbol != "年"]
    if not per:
        things = [one for one in counts if one.unit is not None and one.unit.dimension is not Dimension.TIME]
        return things if len(things) == 1 else []
    found = [[one for one in counts if is_in(one, unit)] for unit in per]
    return [one[0] for one in found] if all(len(one) == 1 for one in found) else []


def _product(span: Span, price: Amount, its: Sequence[Amount], counts: Sequence[Amount], result: Amount) -> Reckoning:
    """The product; with further quantities (5天, 4期) where only with them it comes to what is said."""
    said = money_of(result)
    factors = [in_its_unit(one, price) for one in its]
    made = price.number * prod(factors, start=Decimal(1))
    others = [in_its_unit(one, price) for one in counts if one not in its]
    for size in range(1, len(others) + 1):
        for chosen in combinations(others, size):
            if abs(made * prod(chosen, start=Decimal(1)) - said.yuan) <= said.half_digit:
                made = said.yuan
    shown = " × ".join((as_printed(price), *map(as_printed, its)))
    return Reckoning(span, shown, said.yuan if _is_taken_again(made, said.yuan) else made, said)


def _is_taken_again(made: Decimal, said: Decimal) -> bool:
    """True where the result is some whole times the product: something is paid every month, and nobody wrote how often."""
    return made > 0 and said > made and said % made == 0 and said / made not in _TENS


def _sum(span: Span, parts: Sequence[Amount], result: Amount) -> Reckoning:
    said = money_of(result)
    return Reckoning(
        span, " + ".join(map(as_printed, parts)), sum((one.number for one in parts), Decimal(0)), said, adds=True
    )


def in_its_unit(count: Amount, price: Amount) -> Decimal:
    """How many there are in the unit that the price is for: 2400米 are 2.4 where it is for a 公里."""
    unit = next((unit for unit in _per(price) if is_in(count, unit)), None)
    if unit is None or count.unit is None or count.unit.symbol == unit.symbol:
        return count.number
    return in_base(count) / unit.factor


def is_in(count: Amount, unit: Unit) -> bool:
    """True where a number counts what a price is for, in the same unit or one of its scale."""
    if count.unit is None or count.unit.per:
        return False
    own, wanted = (one._replace(symbol=counted_as(one.symbol)) for one in (count.unit, unit))
    return same_scale(own, wanted)


def _per(amount: Amount) -> tuple[Unit, ...]:
    return amount.unit.per if amount.unit is not None else ()


def as_printed(amount: Amount) -> str:
    """The number with its unit, as the text has it."""
    printed = amount.unit.printed if amount.unit else ""
    return f"{plain(Decimal(amount.printed_number.replace(',', '')))}{printed}"
