"""The two-year ledger of a project: what was asked for last year, what came of it, what is asked for now, and both budgets."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import Order, compare
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.group import Group, Member
from jixiao_lint.table import Row, Table
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.projects import same_document, year_of
from jixiao_rules.reading import amount_of, is_percent
from jixiao_rules.results import RESULT, Result, results
from jixiao_rules.similarity import likeness, squeezed
from jixiao_rules.yuan import Money, head_amount

__all__ = [
    "FIELDS",
    "Ledger",
    "Line",
    "Year",
    "content",
    "is_quantity",
    "ledger",
    "ledgers",
    "order_of",
    "quantities",
    "reports_results",
    "years_of",
]

# What rules over a ledger look at.
FIELDS = (
    "单位", "项目名称", "项目编码", "预算数", "二级指标", "三级指标", "指标值", "计算符号", "计量单位", "实际完成值",
)  # fmt: skip

_NO_SIGN = pattern(r"[^≥≤＞＜<>=.%％]")
_YEAR = pattern(r"(?<![0-9])20[0-9]{2}(?=年)")
# Half of the pairs of characters in common: it may be the same indicator under a better name.
_RENAMED = 0.5
# A sum that no form declares a unit for may be 元 or 万元: two that lie this far apart may be in both.
_FAR_APART = 50


class Year(Record):
    """The tables of a project for one year: its targets, and its self-evaluation. One of them may be missing."""

    year: int
    targets: Table | None
    evaluation: Table | None

    @property
    def table(self) -> Table:
        """Where the targets of the year are read: from its table of targets, else from its self-evaluation."""
        found = self.targets or self.evaluation
        assert found is not None
        return found


class Line(Record):
    """One indicator in two years, and what last year's came to; None where no self-evaluation says it."""

    before: Row
    now: Row
    result: Result | None


class Ledger(Record):
    """Two years of a project, the earlier being the last one before that there is a table of.

    `dropped` are last year's indicators that this year's table has no more, also under no similar name; `added` are new.
    """

    earlier: Year
    later: Year
    lines: tuple[Line, ...]
    dropped: tuple[Row, ...]
    added: tuple[Row, ...]

    @property
    def is_whole(self) -> bool:
        """True where nothing of the two tables of targets is known to be unread: only then something is missing there."""
        return not self.earlier.table.partly_read and not self.later.table.partly_read

    @property
    def budgets(self) -> tuple[Money, Money] | None:
        """Both budgets, the earlier first; None where one is missing or cannot be compared with the other."""
        return _budgets(self.earlier.table, self.later.table)

    @property
    def growth(self) -> Decimal | None:
        """The later budget over the earlier one (1.2: a fifth more); None where nobody can say."""
        both = self.budgets
        return both[1].yuan / both[0].yuan if both is not None and both[0].yuan > 0 and both[1].yuan > 0 else None


def reports_results(table: Table) -> bool:
    """True for a self-evaluation."""
    return RESULT in table.columns


def years_of(group: Group) -> list[Year]:
    """The years of a project, in order. One with two tables of targets or two self-evaluations is passed over: which is it?"""
    found: dict[int, tuple[list[Member], list[Member]]] = defaultdict(lambda: ([], []))
    for member in group.members:
        year = year_of(member)
        if year is None:
            continue
        alike = found[year][reports_results(member.table)]
        if not any(same_document(member, other) for other in alike):
            alike.append(member)
    return [
        Year(year, *(members[0].table if members else None for members in found[year]))
        for year in sorted(found)
        if all(len(members) < 2 for members in found[year])
    ]


@lru_cache(maxsize=4)  # each of the rules over ledgers asks for those of the same group, one after the other
def ledgers(group: Group) -> tuple[Ledger, ...]:
    """A ledger for each year of a project that has a year before it."""
    return tuple(ledger(earlier, later) for earlier, later in pairwise(years_of(group)))


def content(year: Year) -> tuple[tuple[str, str], ...]:
    """Names and targets of a year, years told by their distance from it."""
    fields = ("三级指标", "指标值", "计算符号", "计量单位")
    return tuple(
        (
            _relative(row.text(fields[0]), year.year),
            "|".join(_relative(row.text(field), year.year) for field in fields[1:]),
        )
        for row in year.table.rows()
    )


def ledger(earlier: Year, later: Year) -> Ledger:
    """The ledger of two tables of a project: of two years, or of two versions of one."""
    before, now = earlier.table.rows(), later.table.rows()
    pairs = _paired(before, now)
    came = _results_of(earlier)
    taken = {row for pair in pairs for row in pair}
    left, new = ([row for row in rows if row not in taken and row.name] for rows in (before, now))
    lines = tuple(Line(old, row, came.get(_name(old))) for old, row in pairs)
    dropped = tuple(row for row in left if not any(_may_be_renamed(row, other) for other in new))
    return Ledger(earlier, later, lines, dropped, tuple(new))


def _paired(before: Sequence[Row], now: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The rows of one name, in the order of this year's table. Names that stand twice are told apart by their 二级指标."""
    by_name, by_level = _unique(before, _name), _unique(before, _name_and_level)
    own_names, own_levels = _unique(now, _name), _unique(now, _name_and_level)
    pairs = []
    for row in now:
        old = by_name.get(_name(row)) if own_names.get(_name(row)) is row else None
        if old is None and own_levels.get(_name_and_level(row)) is row:
            old = by_level.get(_name_and_level(row))
        if old is not None:
            pairs.append((old, row))
    return pairs


def _unique(rows: Sequence[Row], key_of: Callable[[Row], object]) -> Mapping[object, Row]:
    found: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        if row.name is not None:
            found[key_of(row)].append(row)
    return {key: some[0] for key, some in found.items() if len(some) == 1}


def _name(row: Row) -> object:
    """The name without the years that stand in it."""
    return squeezed(_YEAR.sub("", row.name_reading.bare)) or squeezed(row.text("三级指标"))


def _name_and_level(row: Row) -> object:
    return _name(row), level2(row)


def _results_of(year: Year) -> Mapping[object, Result]:
    if year.evaluation is None:
        return {}
    rows = set(_unique(year.evaluation.rows(), _name).values())
    return {_name(result.row): result for result in results(year.evaluation) if result.row in rows}


def _may_be_renamed(row: Row, other: Row) -> bool:
    one, another = str(_name(row)), str(_name(other))
    return one in another or another in one or likeness(one, another) >= _RENAMED


def _relative(text: str, year: int) -> str:
    return squeezed(_YEAR.sub(lambda found: f"第{int(found[0]) - year}年", text)) + _signs(text)


def _signs(text: str) -> str:
    """What `squeezed` takes out and a target cannot do without: comparisons and the point of decimals."""
    return _NO_SIGN.sub("", text)


def _budgets(earlier: Table, later: Table) -> tuple[Money, Money] | None:
    declared = head_amount(earlier, "预算数"), head_amount(later, "预算数")
    if declared[0] is not None and declared[1] is not None:
        return declared[0], declared[1]
    if declared != (None, None):
        return None
    # No form says a unit: they are forms of one kind, unless the sums lie as far apart as 元 and 万元.
    bare = head_amount(earlier, "预算数", "元"), head_amount(later, "预算数", "元")
    if bare[0] is None or bare[1] is None or not bare[0].yuan or not bare[1].yuan:
        return None
    apart = max(bare[0].yuan, bare[1].yuan) / min(bare[0].yuan, bare[1].yuan)
    return (bare[0], bare[1]) if apart < _FAR_APART else None


def is_quantity(row: Row) -> bool:
    """True for a row of 数量指标 that asks for a number of things."""
    amount = amount_of(row)
    return level2(row) == QUANTITY and amount is not None and not is_percent(amount)


def quantities(table: Table) -> list[Row]:
    """The rows of 数量指标, whatever stands in them."""
    return [row for row in table.rows() if level2(row) == QUANTITY]


def order_of(line: Line) -> Order | None:
    """How this year's number stands to last year's; None where they are no two numbers on one scale."""
    before, now = amount_of(line.before), amount_of(line.now)
    return compare(now, before) if isinstance(before, Amount) and isinstance(now, Amount) else None
