"""Numbers that the purpose and the goal do not share: each counts as many things in a unit, and all but one of them agree.

产前血清学筛查63万元（5300人）、叶酸发放15万元（5000人） beside 为4200名孕妇提供产前血清学筛查，为5000名妇女发放叶酸.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import in_base
from jixiao_grammar.pattern import HAN, pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Row
from jixiao_rules.promises import Promise, counted
from jixiao_rules.words import words

_ITEM = pattern("[，。；;、\n]")
_HAN = pattern(f"{HAN}{{2,}}")


class Leftover(Record):
    """What the purpose and what the goal say of one thing, with different numbers."""

    used: Promise
    promised: Promise


def leftovers(
    purpose: str, used: Sequence[Promise], goal: Sequence[Promise], rows: Iterable[tuple[Row, Amount]]
) -> Iterator[Leftover]:
    """The one number of each unit that only the purpose has, with the one that only the goal has, where a row backs the goal.

    Both must say of what they are with two characters in common.
    """
    own, theirs = _by_unit(used), _by_unit(goal)
    asked = {(_symbol(amount), in_base(counted(amount))) for _, amount in rows}
    for symbol, mine in own.items():
        promised = theirs.get(symbol, {})
        if len(promised) != len(mine) or _number_of(used, symbol) != _number_of(goal, symbol):
            continue
        alone, other = (
            [number for number in one if number not in two] for one, two in ((mine, promised), (promised, mine))
        )
        if len(alone) != 1 or len(other) != 1 or (symbol, alone[0]) in asked or (symbol, other[0]) not in asked:
            continue
        one, two = mine[alone[0]], promised[other[0]]
        is_enough = two.amount.op.is_floor and alone[0] > other[0]
        if not is_enough and _pairs(_around(purpose, one)) & _pairs(two.around):
            yield Leftover(one, two)


def _number_of(said: Iterable[Promise], symbol: str) -> int:
    return sum(_symbol(one.amount) == symbol for one in said)


def _by_unit(said: Iterable[Promise]) -> dict[str, dict[Decimal, Promise]]:
    found: dict[str, dict[Decimal, Promise]] = defaultdict(dict)
    for one in said:
        if one.amount.unit is not None and not one.amount.unit.per:
            found[_symbol(one.amount)][in_base(counted(one.amount))] = one
    return found


def _symbol(amount: Amount) -> str:
    unit = counted(amount).unit
    return unit.symbol if unit is not None else ""


def _around(text: str, promise: Promise) -> str:
    """The item that a number of the purpose belongs to, with what stands before its bracket."""
    start = max((found.end() for found in _ITEM.finditer(text, 0, promise.span.start)), default=0)
    return text[start : promise.span.end] + promise.around


def _pairs(said: str) -> frozenset[str]:
    runs = _HAN.findall(said)
    return (
        frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
        - words("common-words")
        - words("deeds")
    )
