"""Which item of the purpose a cost row is about, and whether the row lets it cost more than the purpose gives it."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from jixiao_lint.table import Table
from jixiao_rules.goal_text import Sum
from jixiao_rules.limits import Limit, limits
from jixiao_rules.priced_things import about_the_same, pairs_of
from jixiao_rules.shares import Share, shares
from jixiao_rules.words import says
from jixiao_rules.yuan import agree, money_of

_ROUNDED = Decimal("1.01")


@lru_cache(maxsize=4)
def limits_with_shares(table: Table) -> tuple[tuple[Limit, Share], ...]:
    """The limits of a table whose item stands in the purpose with a sum of its own, each with that item."""
    items = shares(table.text("资金用途"))
    pairs = (
        [(limit, item_of(limit.cost.row.text("三级指标"), limit.counted, items)) for limit in limits(table)]
        if items
        else []
    )
    return tuple((limit, item) for limit, item in pairs if item is not None and not _is_most_for_one(limit, item))


def _is_most_for_one(limit: Limit, item: Share) -> bool:
    """True where what looks like the item's sum is the price itself: 单个项目不超过30万元 for ≤30万元/个."""
    price = money_of(limit.cost.amount).yuan
    return price == item.sum.yuan != limit.yuan and says(item.said, "told-numbers.at-most")


def item_of(name: str, counted: str, items: Sequence[Share]) -> Share | None:
    """The item that a row is about by its name, else by the names of the rows that say how many (补贴校车辆数).

    What a row is about by its own name alone (单所设备配备成本), and not all items alike, no other row tells otherwise.
    """
    item = about_the_same(name, items, lambda one: one.said) if name else None
    if item is not None or not counted:
        return item
    meant = about_the_same(counted, items, lambda one: one.said)
    own = pairs_of(name)
    others = [one for one in items if one is not meant and own & pairs_of(one.said)]
    return meant if meant is not None and (not others or own & pairs_of(meant.said)) else None


def is_above(limit: Limit, share: Sum) -> bool:
    """True for more than the share, beyond what a price may be rounded up."""
    if limit.product is not None and limit.product.is_far_from(share.yuan):
        return False
    return limit.yuan - limit.rounded_up_from(share.yuan) > share.yuan * _ROUNDED and not agree(
        limit.yuan, share.yuan, limit.cost.money.half_digit, share.half_digit
    )
