"""What a goal promises not to happen at all (渡运事故为零, 零投诉), and the rows that would let it happen."""

from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Op
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.reading import amount_of, is_ceiling
from jixiao_rules.same_matter import measured

_NONE = pattern(
    r"(?P<thing>[\u4e00-\u9fff]{2,12}?)(?:发生)?(?:[起次件]数|率)?(?:保持|控制)?为(?:零|0(?![0-9.]))|零(?P<bad>[\u4e00-\u9fff]{2,4})"
    r"|(?:不发生|不出现|杜绝|未发生)(?:因[\u4e00-\u9fff]{1,8}(?:引起|造成|引发|导致)的)?(?P<none>[\u4e00-\u9fff]{2,12})"
)
# One of these stands in every promise of nothing; most goals hold none, and to look closely takes longer than all else here.
_SIGNS, _SIGN_WORDS = frozenset("零杜现"), ("为0", "发生")
_SHORTEST = 2


class Allowed(Record):
    """A row that allows some of what the goal promises none of, and how the goal says it."""

    row: Row
    said: str


def allowed(table: Table) -> Iterator[Allowed]:
    """The rows whose ceiling is above 0 where the goal promises none of the same thing."""
    goal = table.text("绩效目标")
    if _SIGNS.isdisjoint(goal) and not any(word in goal for word in _SIGN_WORDS):
        return
    for found in _NONE.finditer(goal):
        thing = found["thing"] or found["bad"] or found["none"]
        for row in table.rows():
            amount = amount_of(row)
            if amount is not None and _lets_happen(amount) and _is_of(row, thing):
                yield Allowed(row, found[0])


def _lets_happen(amount: Amount) -> bool:
    return amount.number > 0 and amount.direction is None and (is_ceiling(amount) or amount.op is Op.EQUAL)


def _is_of(row: Row, thing: str) -> bool:
    name = row.name_reading
    its = measured(name).removesuffix("发生")
    return bool(name.is_better_low) and len(its) >= _SHORTEST and (its.endswith(thing) or thing.endswith(its))
