"""Names that say what they measure together with the unit of their value."""

from jixiao_lint.table import Row
from jixiao_rules.dates import dated
from jixiao_rules.reading import amount_of, is_percent, node_of, unit_symbol
from jixiao_rules.words import phrase, section

_CROP = phrase("{measured-by-unit.of-a-crop}[^0-9]{0,4}$")


def is_measured_by_its_unit(row: Row) -> bool:
    """True for 前三名项次 ≥15项次, whose name ends in the unit, and for what the unit measures.

    节水能力 ≥3600万立方米, 亩产茶油 ≥20千克/亩; 集中接种时段, whose value is a stretch of the calendar.
    """
    if any(dated(node_of(row))):
        return row.name_reading.bare.endswith(section("measured-by-unit.times"))
    amount, name = amount_of(row), row.name_reading.bare.removesuffix("合计").removesuffix("总计")
    if amount is not None and is_percent(amount):
        return name.endswith(section("measured-by-unit.shares"))
    symbol = unit_symbol(amount) if amount is not None else ""
    if not symbol:
        return False
    by_name = (len(symbol) > 1 and name.endswith(symbol)) or name.endswith(f"{symbol}次")
    if amount is not None and amount.unit is not None and amount.unit.per and _CROP.search(name):
        return True
    return by_name or name.endswith(section("measured-by-unit.heads"))
