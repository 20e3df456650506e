"""A price times how many there are: 1000元/人 × 200人, 450元/人·天 × 100人 × 5天."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension, Unit
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.parse import parse
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.costs import Cost, CostScope, costs, counted_as
from jixiao_rules.goal_conflict import conflict
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.priced_things import about_the_same
from jixiao_rules.promises import counted, is_of_other_scope, is_of_the_year, promises
from jixiao_rules.reading import amount_of, is_ceiling, plain
from jixiao_rules.same_matter import measured, share_a_character, speaks_of
from jixiao_rules.words import phrase, section, words

_TIME_WRITTEN = pattern(r"(?<![0-9.])[0-9]{1,3}个?[月天]")
_ONE = Decimal(1)
# How a quantity may differ from the goal that makes two numbers of one thing; a floor somewhat below it is cautious.
_OTHERWISE = ("conflict", "lower")
_OF_EACH = phrase("^每[一1]?[人户名位次月天日周期班村家]|{promises.means}")
_LEVEL = phrase("{costs.levels}")
_PRICE = phrase("[人户生亩床校村场次]均|每[人户生亩床校村场次]|{costs.price}")
# A name with less than this many characters left is about anything.
_SAYS_WHAT = 4


class Factor(Record):
    """One of the numbers that a price is multiplied with, in the unit that the price is for, and as it stands in its row.

    `row` is the row that counts it; None for a time that the price's own row tells.
    """

    number: Decimal
    shown: str
    row: Row | None = None


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
        return any(factor.row is not None and _is_in_doubt(factor.row) for factor in self.factors)

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
        by_name = sum(_is_for_the_same(cost, other) for other in prices) > 1
        factors = [_factor(form, cost.row, unit, by_name=by_name) for unit in cost.per]
        known = [factor for factor in factors if factor is not None]
        if len(known) == len(factors):
            yuan = cost.money.yuan
            for factor in known:
                yuan *= factor.number
            yield Product(cost, tuple(factor for factor in known if factor.shown), yuan)


def _is_in_doubt(row: Row) -> bool:
    """True where the goal has another number for what the row counts, and the row's own nowhere."""
    amount = amount_of(row)
    if amount is None:
        return False
    alike = [
        one
        for one in promises(row.table.text("绩效目标"))
        if is_of_the_year(one) and same_scale(counted(one.amount).unit, counted(amount).unit)
    ]
    goal = [one for one in alike if speaks_of(one, row)]
    told = any(in_base(counted(one.amount)) == in_base(counted(amount)) for one in alike)
    return not told and len(goal) == 1 and conflict(row, amount, goal[0].amount) in _OTHERWISE


def _is_for_the_dearest(cost: Cost) -> bool:
    """True for 单部作品扶持上限: what the dearest may cost, and not what each costs."""
    return any(word in cost.row.text("三级指标") for word in section("dearest.names"))


def _is_for_the_same(one: Cost, other: Cost) -> bool:
    """True for 6000元/公里·年 and 2400元/公里: two kinds of road, and nobody says how much there is of each."""
    return _things(one) == _things(other)


def _things(cost: Cost) -> list[str]:
    return [counted_as(unit.symbol) for unit in cost.per if unit.dimension is not Dimension.TIME]


def _factor(form: Table, priced: Row, unit: Unit, *, by_name: bool) -> Factor | None:
    """How many of `unit` there are; None where the table does not say, or says it twice. A price a year is paid once.

    `by_name`: there is another price in the same unit, so that only the names tell what each is multiplied with.
    """
    counted = unit._replace(symbol=counted_as(unit.symbol))
    found = [(row, amount) for row in form.rows() if level2(row) == QUANTITY and (amount := _quantity(row, counted))]
    meant = _meant(priced, found, by_name=by_name)
    if meant is not None:
        return _in(counted, meant[1])._replace(row=meant[0])
    told = None if meant else _told_by_goal(priced, counted, by_name=by_name)
    if told is not None:
        return _in(counted, told)
    if unit.dimension is not Dimension.TIME or found:
        return None
    if unit.symbol == "年":
        return Factor(_ONE, "")
    written = [parse(text).node for text in _TIME_WRITTEN.findall(_said_of(priced))]
    times = [time for time in written if isinstance(time, Amount) and same_scale(time.unit, unit)]
    return _in(unit, times[0]) if len(times) == 1 else None


def _meant(priced: Row, found: Sequence[tuple[Row, Amount]], *, by_name: bool) -> tuple[Row, Amount] | None:
    """The quantity that a price is for: the only one, the one of its name, or any of several that all are the goal's only one."""
    if found and not by_name and (len(found) == 1 or _are_the_goals(priced, [amount for _, amount in found])):
        return found[0]
    said = priced.text("三级指标")
    return about_the_same(said, found, lambda one: one[0].text("三级指标")) if said else None


def _told_by_goal(priced: Row, counted: Unit, *, by_name: bool) -> Amount | None:
    """The goal's only number in the unit of a price, where no row has one: 举办业务培训3期, and the row says 3人."""
    goal = [one for one in promises(priced.table.text("绩效目标")) if not is_of_other_scope(one)]
    own = [
        one
        for one in goal
        if one.amount.unit is not None
        and same_scale(one.amount.unit._replace(symbol=counted_as(one.amount.unit.symbol)), counted)
    ]
    if by_name or len(own) > 1:
        one = about_the_same(priced.text("三级指标"), own, lambda promise: promise.clause)
        return None if one is None else one.amount
    return own[0].amount if own and counted.symbol not in words("units-of-anything") else None


def _are_the_goals(row: Row, counted: Sequence[Amount]) -> bool:
    """True where the goal has one number in this unit, and all of these are that number: 评估300户, 改造300户 of 为300户改造."""
    goal = promises(row.table.text("绩效目标"))
    said = {in_base(one.amount) for one in goal if same_scale(one.amount.unit, counted[0].unit)}
    return len(said) == 1 and said == {in_base(amount) for amount in counted}


def _quantity(row: Row, counted: Unit) -> Amount | None:
    amount = amount_of(row)
    if amount is None or amount.unit is None or amount.unit.per or amount.direction or is_ceiling(amount):
        return None
    if _OF_EACH.search(row.text("三级指标")):
        return None  # 每人每月服务时长 2小时 is no sum that a price of an hour goes with
    own = amount.unit._replace(symbol=counted_as(amount.unit.symbol))
    return amount if same_scale(own, counted) else None


def _in(unit: Unit, amount: Amount) -> Factor:
    symbol = amount.unit.symbol if amount.unit else ""
    return Factor(in_base(amount) / unit.factor, f"{plain(amount.number)}{symbol}")


def _thing(row: Row) -> str:
    """What a name is about, without its measure and the words that say no more than that it is a price: 培训 of 人均培训成本."""
    bare = _PRICE.sub("", measured(row.name_reading))
    return bare if len(bare) >= _SAYS_WHAT else ""


def _said_of(row: Row) -> str:
    return row.text("三级指标") + row.text("绩效指标描述") + row.text("备注")
