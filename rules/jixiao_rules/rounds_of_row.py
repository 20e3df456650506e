"""Whether a row counts together what a goal promises round by round: 检查企业家次 of 全年检查4轮，每轮240家次."""

from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import same_scale
from jixiao_lint.table import Row
from jixiao_rules.priced_things import pairs_of, pairs_with_deeds
from jixiao_rules.promises import counted
from jixiao_rules.reading import amount_of, is_ceiling, is_damaged, is_percent, unit_symbol
from jixiao_rules.rounds import Total
from jixiao_rules.words import says, section, words


def total_of(row: Row) -> Amount | None:
    """The number of a row that counts all of the year."""
    amount = amount_of(row)
    if amount is None or is_percent(amount) or is_ceiling(amount) or is_damaged(row):
        return None
    is_each = says(row.text("三级指标"), "rounds.for-each") or (amount.unit is not None and amount.unit.per)
    return None if is_each else amount


def is_of(total: Total, row: Row, amount: Amount) -> bool:
    """True where both are about the same thing, or about the same deed, and one of them names no thing: 每月检查2次."""
    alike = same_scale(counted(total.amount).unit, as_counted(amount, total).unit)
    if not alike or amount.number == total.each or not _may_be_added(total, amount):
        return False
    name = row.text("三级指标")
    if pairs_of(total.said) & pairs_of(name) - words("common-words"):
        return True
    things = [pairs_of(text) - words("common-words") for text in (total.said, name)]
    return bool(pairs_with_deeds(total.said) & pairs_with_deeds(name) & words("deeds")) and not all(things)


def _may_be_added(total: Total, amount: Amount) -> bool:
    """False for 每月探访独居老人1500名: they may be the same every month."""
    return not total.of_time or unit_symbol(amount) in section("rounds.events")


def as_counted(amount: Amount, total: Total) -> Amount:
    """600户次 as 600户 where 150户 are visited in each of four quarters: whoever is visited four times counts four times."""
    one, unit = counted(amount), total.amount.unit
    if one.unit is None or unit is None or one.unit.symbol != f"{unit.symbol}次":
        return one
    return counted(one._replace(unit=unit))
