"""Which way a number is bounded where the goal says so in words: a sign is written by mistake, 不高于 is not."""

from jixiao_grammar.ast import Amount, OpSource
from jixiao_grammar.compare import Order, compare
from jixiao_lint.table import Row
from jixiao_rules.promises import counted, promises
from jixiao_rules.reading import is_ceiling, is_floor
from jixiao_rules.same_matter import speaks_of


def goal_bounds_alike(row: Row, amount: Amount) -> bool:
    """True where the goal promises the row's number in words, on the side that the row writes: 轮换率不高于15% for ≤15%."""
    return any(
        promise.amount.op_source in (OpSource.WORD, OpSource.SUFFIX)
        and (is_ceiling(promise.amount), is_floor(promise.amount)) == (is_ceiling(amount), is_floor(amount))
        and compare(counted(promise.amount), counted(amount)) is Order.SAME
        and speaks_of(promise, row)
        for promise in promises(row.table.text("绩效目标"))
    )
