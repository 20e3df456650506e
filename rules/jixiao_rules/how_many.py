"""How many there are of what a price is for: the only quantity in its unit, the one of its name, what is left, or the goal's."""

from collections.abc import Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension, Unit
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.parse import parse
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.table import Row, Table
from jixiao_rules.costs import counted_as
from jixiao_rules.goal_text import sentences
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.priced_things import about_the_same, pairs_with_deeds
from jixiao_rules.promises import Promise, is_of_other_scope, promises
from jixiao_rules.reading import amount_of, is_ceiling, plain
from jixiao_rules.same_matter import measured
from jixiao_rules.words import phrase, words

_TIME_WRITTEN = pattern(r"(?<![0-9.])[0-9]{1,3}个?[月天]")
_PAID_MONTHS = pattern("(?<![0-9.第])[0-9]{1,2}个月")
_MONTHS = ("月", "个月")
_ONE = Decimal(1)
_OF_EACH = phrase("^每[一1]?[人户名位次月天日周期班村家]|{promises.means}")
_Counted = tuple[Row, Amount]


class Factor(Record):
    """One of the numbers that a price is multiplied with, in the unit that the price is for, and as it stands in its row.

    `row` is the row that counts it; None for a time that the price's own row tells, and for what only the goal counts.
    `is_told` is True where the goal alone tells it, of people or households: there it may count others, too.
    """

    number: Decimal
    shown: str
    row: Row | None = None
    is_told: bool = False


def factor_of(form: Table, priced: Row, unit: Unit, *, rivals: Sequence[Row]) -> Factor | None:
    """How many of `unit` there are; None where the table does not say, or says it twice. A price a year is paid once.

    `rivals` are the other prices in the same unit: beside them only the names tell what each is multiplied with.
    """
    counted = unit._replace(symbol=counted_as(unit.symbol))
    found = [(row, amount) for row in form.rows() if level2(row) == QUANTITY and (amount := _quantity(row, counted))]
    found = found or _called_so(form, unit)
    meant = _meant(priced, found, rivals)
    if meant is not None:
        its = _in(counted, meant[1])._replace(row=meant[0])
        return None if _is_meant_by_another(priced, meant, found) else its
    told = _told_by_goal(priced, counted, by_name=bool(rivals))
    if told is not None:
        return _in(counted, told)
    served = None if found or rivals else _served(priced, counted)
    if served is not None:
        return _in(counted, served)._replace(is_told=True)
    if unit.dimension is not Dimension.TIME or found:
        return None
    if unit.symbol == "年":
        return Factor(_ONE, "")
    times = _times(_said_of(priced), unit) or _months_of_all(priced.table, unit)
    return _in(unit, times[0]) if len(times) == 1 else None


def _times(said: str, unit: Unit) -> list[Amount]:
    written = [parse(text).node for text in _TIME_WRITTEN.findall(said)]
    return [time for time in written if isinstance(time, Amount) and same_scale(time.unit, unit)]


def _months_of_all(form: Table, unit: Unit) -> list[Amount]:
    """For how many months the goal or the purpose says that is paid (发放12个月生活补贴), where both say it of one number."""
    if unit.symbol not in _MONTHS:
        return []
    said = "\n".join(_PAID_MONTHS.findall(form.text("绩效目标") + "\n" + form.text("资金用途")))
    times = _times(said, unit)
    return times[:1] if len({in_base(one) for one in times}) == 1 else []


def _meant(priced: Row, found: Sequence[_Counted], rivals: Sequence[Row]) -> _Counted | None:
    """The quantity that a price is for: the only one, the one of its name, any of several that all are the goal's only one,
    or what the other prices leave.
    """
    if found and not rivals and (len(found) == 1 or _are_the_goals(priced, [amount for _, amount in found])):
        return found[0]
    return _named(priced, found) or (_left(priced, found, rivals) if len(found) > 1 else None)


def _called_so(form: Table, unit: Unit) -> list[_Counted]:
    """The quantities whose names end in what the price is for: 区级馆数 2个 for 50万元/馆."""
    rows = [(row, amount) for row in form.rows() if level2(row) == QUANTITY and (amount := amount_of(row))]
    called = [(row, amount) for row, amount in rows if measured(row.name_reading).endswith(unit.symbol)]
    anything = words("units-of-anything") - words("units-of-people")
    return [(row, amount) for row, amount in called if amount.unit is not None and amount.unit.symbol in anything]


def _is_meant_by_another(priced: Row, meant: _Counted, found: Sequence[_Counted]) -> bool:
    """True where a quantity in another unit, or in none, has more of the price's name: 农房抗震改造 80, and 危房改造 120户."""
    own = pairs_with_deeds(priced.text("三级指标"))
    shared = len(own & pairs_with_deeds(meant[0].text("三级指标")))
    rows = [row for row in priced.table.rows() if level2(row) == QUANTITY and all(row is not one[0] for one in found)]
    others = [row for row in rows if not shared or _has_no_unit(row)]
    return any(len(own & pairs_with_deeds(row.text("三级指标"))) > shared for row in others)


def _has_no_unit(row: Row) -> bool:
    amount = amount_of(row)
    return amount is not None and amount.unit is None


def _named(priced: Row, found: Sequence[_Counted]) -> _Counted | None:
    said = priced.text("三级指标")
    return about_the_same(said, found, lambda one: one[0].text("三级指标")) if said else None


def _left(priced: Row, found: Sequence[_Counted], rivals: Sequence[Row]) -> _Counted | None:
    """The one quantity that no other price is for, where each of them has one of its own.

    单所建设成本 beside 单所设备配备成本.
    """
    taken = [_named(rival, found) for rival in rivals]
    rows = [one[0] for one in taken if one is not None]
    left = [one for one in found if one[0] not in rows]
    if not rivals or len(rows) < len(rivals) or len(set(rows)) < len(rows) or len(left) != 1:
        return None
    own = pairs_with_deeds(priced.text("三级指标"))
    shares = own & pairs_with_deeds(left[0][0].text("三级指标"))
    return left[0] if shares or len(found) == len(rivals) + 1 else None


def _told_by_goal(priced: Row, counted: Unit, *, by_name: bool) -> Amount | None:
    """The goal's only number in the unit of a price, where no row has one: 举办业务培训3期, and the row says 3人."""
    own = _in_goal(priced, counted)
    if by_name or len(own) > 1:
        one = about_the_same(priced.text("三级指标"), own, lambda promise: promise.clause)
        return None if one is None else one.amount
    return own[0].amount if own and counted.symbol not in words("units-of-anything") else None


def _served(priced: Row, counted: Unit) -> Amount | None:
    """The goal's only number of people or households, where its sentence says what the price is for, too.

    改造小区3个，惠及居民1500户 with 户均改造成本.
    """
    own = _in_goal(priced, counted)
    if len(own) != 1 or counted.symbol not in words("units-of-people"):
        return None
    goal = priced.table.text("绩效目标")
    sentence = next(span for span in sentences(goal) if span.start <= own[0].span.start < span.end).cut(goal)
    of_it = pairs_with_deeds(priced.text("三级指标"))
    return own[0].amount if not of_it or any(pair in sentence for pair in of_it) else None


def _in_goal(priced: Row, counted: Unit) -> list[Promise]:
    """What the goal counts in the unit of a price."""
    goal = [one for one in promises(priced.table.text("绩效目标")) if not is_of_other_scope(one)]
    units = [(one, one.amount.unit) for one in goal]
    return [
        one
        for one, unit in units
        if unit is not None and same_scale(unit._replace(symbol=counted_as(unit.symbol)), counted)
    ]


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


def _said_of(row: Row) -> str:
    return row.text("三级指标") + row.text("绩效指标描述") + row.text("备注")
