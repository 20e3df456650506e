"""A price times how many there are: 1000元/人 × 200人, 450元/人·天 × 100人 × 5天."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.costs import Cost, CostScope, costs, counted_as
from jixiao_rules.goal_conflict import conflict
from jixiao_rules.how_many import Factor, factor_of
from jixiao_rules.promises import counted, is_of_the_year, promises
from jixiao_rules.reading import amount_of
from jixiao_rules.same_matter import measured, share_a_character, speaks_of
from jixiao_rules.words import phrase, section

# How a quantity may differ from the goal that makes two numbers of one thing; a floor somewhat below it is cautious.
_OTHERWISE = ("conflict", "lower")
_LEVEL = phrase("{costs.levels}")
_PRICE = phrase("[人户生亩床校村场次]均|每[人户生亩床校村场次]|{costs.price}")
# A price of those whom the goal names may be for fewer: what is planned is seldom exceeded so far.
_FAR = 2
# A name with less than this many characters left is about anything.
_SAYS_WHAT = 4


class Product(Record):
    """A price with the quantities that it goes with, and what they make together in 元."""

    cost: Cost
    factors: tuple[Factor, ...]
    yuan: Decimal

    def arithmetic(self) -> str:
        """1000元/人 × 200人."""
        unit = self.cost.amount.unit
        price = f"{self.cost.amount.printed_number}{unit.printed if unit else ''}"
        return " × ".join((price, *(factor.shown for factor in self.factors)))

    def counted(self) -> str:
        """The names of the rows that say how many there are."""
        return "，".join(factor.row.text("三级指标") for factor in self.factors if factor.row is not None)

    def is_of_one_thing(self) -> bool:
        """False where price and quantity both say of what they are, with no character in common: 公共卫生服务, 高血压患者."""
        if self._is_of_some():
            return False
        priced = _thing(self.cost.row)
        counted = [_thing(factor.row) for factor in self.factors if factor.row is not None]
        return all(not priced or not thing or share_a_character(priced, thing) for thing in counted)

    def is_in_doubt(self) -> bool:
        """True where the goal has another number for one of the quantities: that is told, and not what follows from it."""
        return any(factor.row is not None and told_otherwise(factor.row) is not None for factor in self.factors)

    def as_the_goal_counts(self) -> Decimal:
        """What the price makes with the goal's number for each quantity that is in doubt."""
        yuan = self.yuan
        for factor in self.factors:
            said, own = (told_otherwise(factor.row), amount_of(factor.row)) if factor.row is not None else (None, None)
            if said is not None and own is not None and own.number:
                yuan = yuan * in_base(counted(said)) / in_base(counted(own))
        return yuan

    def is_told(self) -> bool:
        """True where only the goal counts those whom the price is for: they may be more than it is paid for."""
        return any(factor.is_told for factor in self.factors)

    def is_far_from(self, sum_of_money: Decimal) -> bool:
        """True for such a product that is so far above a sum that the price may be for fewer."""
        return self.is_told() and self.yuan > sum_of_money * _FAR

    def _is_of_some(self) -> bool:
        """True for the price of 县级线路, where all 线路 are counted."""
        found = _LEVEL.search(self.cost.row.text("三级指标"))
        counted = "".join(factor.row.text("三级指标") for factor in self.factors if factor.row is not None)
        said = counted + self.cost.row.table.text("项目名称")
        return found is not None and bool(counted) and found[0] not in said


def products(form: Table) -> Iterator[Product]:
    """The prices of a table for which there is exactly one quantity: the only one in its unit, else the one that its name tells."""
    prices = [
        cost for cost in costs(form) if cost.scope is CostScope.UNIT and cost.per and not _is_for_the_dearest(cost)
    ]
    for cost in prices:
        rivals = [other.row for other in prices if other is not cost and _is_for_the_same(cost, other)]
        factors = [factor_of(form, cost.row, unit, rivals=rivals) for unit in cost.per]
        known = [factor for factor in factors if factor is not None]
        if len(known) == len(factors):
            yuan = cost.money.yuan
            for factor in known:
                yuan *= factor.number
            yield Product(cost, tuple(factor for factor in known if factor.shown), yuan)


def told_otherwise(row: Row) -> Amount | None:
    """The goal's other number for what the row counts, where the row's own stands nowhere in it."""
    amount = amount_of(row)
    if amount is None:
        return None
    alike = [
        one
        for one in promises(row.table.text("绩效目标"))
        if is_of_the_year(one) and same_scale(counted(one.amount).unit, counted(amount).unit)
    ]
    goal = [one for one in alike if speaks_of(one, row)]
    told = any(in_base(counted(one.amount)) == in_base(counted(amount)) for one in alike)
    if told or len(goal) != 1 or conflict(row, amount, goal[0].amount) not in _OTHERWISE:
        return None
    return goal[0].amount


def _is_for_the_dearest(cost: Cost) -> bool:
    """True for 单部作品扶持上限: what the dearest may cost, and not what each costs."""
    return any(word in cost.row.text("三级指标") for word in section("dearest.names"))


def _is_for_the_same(one: Cost, other: Cost) -> bool:
    """True for 6000元/公里·年 and 2400元/公里: two kinds of road, and nobody says how much there is of each."""
    return _things(one) == _things(other)


def _things(cost: Cost) -> list[str]:
    return [counted_as(unit.symbol) for unit in cost.per if unit.dimension is not Dimension.TIME]


def _thing(row: Row) -> str:
    """What a name is about, without its measure and the words that say no more than that it is a price: 培训 of 人均培训成本."""
    bare = _PRICE.sub("", measured(row.name_reading))
    return bare if len(bare) >= _SAYS_WHAT else ""
