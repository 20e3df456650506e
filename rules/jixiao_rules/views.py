"""What rules ask to be shown of rows and tables: only those that they may speak about.

Most rows are none of most rules' business. Which ones are is worked out once for all rules that share a view; a rule still
asks for what it needs, and a test holds that it says nothing about what it is not shown.
"""

from collections.abc import Sequence

from jixiao_grammar.ast import Dimension, Flag, Grade, Text
from jixiao_lint.table import Row, RowsThat, TablesThat, rows_that, tables_that
from jixiao_rules.levels import BENEFIT, QUALITY, QUANTITY, TIMELINESS, is_cost, level1, level2
from jixiao_rules.weights import COLUMNS

_IN_WORDS = (Text, Grade, Flag)


def _is_of(row: Row, dimension: Dimension) -> bool:
    unit = row.amount.unit if row.amount is not None else None
    return unit is not None and unit.dimension is dimension


def _is_about_satisfaction(row: Row) -> bool:
    texts = (row.name_reading.bare, row.text("三级指标"), row.text("二级指标"), row.text("一级指标"))
    return any("满意" in text for text in texts)


def _remarked(*codes: str) -> RowsThat:
    known = frozenset(codes)
    return rows_that(
        lambda row: row.resolved is not None and any(one.code in known for one in row.resolved.diagnostics)
    )


def _has(row: Row, columns: Sequence[str]) -> bool:
    return not row.indicator.cells.keys().isdisjoint(columns)


def _with(*columns: str) -> TablesThat:
    return tables_that(lambda table: any(_has(row, columns) for row in table.rows()))


# By what the row asks for: one number, one in % or in money, words instead; with a remark of the value language.
number_rows = rows_that(lambda row: row.amount is not None)
percent_rows = rows_that(lambda row: _is_of(row, Dimension.PERCENT))
money_rows = rows_that(lambda row: _is_of(row, Dimension.MONEY))
worded_rows = rows_that(lambda row: isinstance(row.understood, _IN_WORDS))
damaged_rows = _remarked(
    "dangling-point", "missing-zero", "stray-point", "letter-for-digit", "letter-for-multiplier", "space-in-number"
)
rows_without_unit = _remarked("missing-unit")
rows_of_two_readings = _remarked("ambiguous-date", "ambiguous-number")
rows_of_no_range = _remarked("empty-range", "contradictory-operators", "reversed-range")
rows_with_misplaced_sign = _remarked("operator-after-number", "sign-before-number")
rows_with_scale = _remarked("scale-as-value")
unread_rows = _remarked("unreadable", "unread-number", "unknown-tail", "unknown-unit")

# By where the row stands.
quantity_rows = rows_that(lambda row: level2(row) == QUANTITY)
quality_rows = rows_that(lambda row: level2(row) == QUALITY)
timed_rows = rows_that(lambda row: level2(row) == TIMELINESS)
cost_rows = rows_that(is_cost)
benefit_rows = rows_that(lambda row: level1(row) == BENEFIT)

# By what is filled in.
named_rows = rows_that(lambda row: row.name is not None)
satisfaction_rows = rows_that(_is_about_satisfaction)
signed_rows = rows_that(lambda row: row.text("计算符号"))
rows_with_unit_column = rows_that(lambda row: row.text("计量单位"))
weighed_rows = rows_that(lambda row: _has(row, COLUMNS))
weighed_tables = _with(*COLUMNS)
scored_tables = _with("得分")
result_tables = _with("实际完成值")
