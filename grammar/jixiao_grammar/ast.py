"""What a 指标值 means: the nodes that `parse` returns, and of what kind they are.

Every node is frozen and knows the `span` of the cell that it was read from; none knows a row, a file or the budget year.
All are records (`record.py`), as everything in this package: one is made in a third of the time that a dataclass takes.
A year that is not written stays `None` until `resolve` fills it from the title of the table.
"""

from decimal import Decimal
from typing import TypeAlias

from jixiao_grammar.diagnostics import UNREAD, Diagnostic
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import (
    Approx,
    Day,
    Dimension,
    Direction,
    Op,
    OpSource,
    Relation,
    Span,
    Unit,
    UnitFrom,
    YearFrom,
)


class Amount(Record):
    """A number with its operator and unit: quantity, percent, money, duration and rate, told apart by the unit.

    `number` has the multiplier applied (4.8万册 → 48000); `printed_number` is the text as written (4.8).
    `fraction` is the exact value where a decimal cannot carry it (三分之二 → (2, 3)).
    `op_span` and `unit` are None where nothing was written. `scale` counts the printed decimals.
    `breakdown` are parts that are counted in the number (30场，其中线上10场).
    以上, 以下 and 以内 include the number, 超过 and 不满 do not (Civil Code, art. 1259).
    """

    span: Span
    op: Op
    op_source: OpSource
    op_span: Span | None
    number: Decimal
    number_span: Span
    printed_number: str
    unit: Unit | None
    multiplier: Decimal = Decimal(1)
    scale: int = 0
    fraction: tuple[int, int] | None = None
    approx: Approx = Approx.NONE
    direction: Direction | None = None
    subject: str | None = None
    baseline: str | None = None
    anchor: str | None = None
    qualifier: str | None = None
    breakdown: tuple["Node", ...] = ()

    @property
    def written_unit(self) -> Unit | None:
        """The unit where it stands in the text itself; None where it comes from elsewhere, or there is none."""
        return self.unit if self.unit is not None and self.unit.unit_from is UnitFrom.TEXT else None


class Range(Record):
    """Two bounds on one scale; `centre` is set for 20±2℃."""

    span: Span
    low: Amount
    high: Amount
    closed_low: bool = True
    closed_high: bool = True
    centre: Decimal | None = None
    breakdown: tuple["Node", ...] = ()


class Ratio(Record):
    """1:20, as in 师生比."""

    span: Span
    op: Op
    op_source: OpSource
    left: Decimal
    right: Decimal


class Date(Record):
    """A deadline or a point in time. `day` is None when the written date does not exist (2月30日)."""

    span: Span
    relation: Relation
    day: Day | None
    year_from: YearFrom | None = None
    clock: str | None = None
    verb: str | None = None
    anchor: str | None = None
    subject: str | None = None


class Period(Record):
    """A stretch of the calendar, both ends included; `name` is the printed name (第三季度, 全年)."""

    span: Span
    start: Day
    end: Day
    name: str
    year_from: YearFrom | None = None
    qualifier: str | None = None


class Recurrence(Record):
    """Something that comes back: `rule` is an RFC 5545 RRULE, or `7x24` for service hours; `verb` is what is done then."""

    span: Span
    rule: str
    relation: Relation | None
    offset: str | None = None
    verb: str | None = None


class Grade(Record):
    """优, 二级, AA级; `scale` is the whole scale where a template left 优良中差 in the cell.

    `qualifier` is what stands behind it, `breakdown` a limit in brackets that explains it (优秀（≥90分）).
    """

    span: Span
    op: Op
    op_source: OpSource
    symbol: str
    scale: tuple[str, ...] = ()
    qualifier: str | None = None
    breakdown: tuple["Node", ...] = ()


class Flag(Record):
    """是 / 否, 有 / 无, √."""

    span: Span
    is_true: bool


class VagueWord(Record):
    """A word that lets nobody decide whether the target was met.

    `reason` is one of: a (degree without a baseline), b (direction without an amount), c (completion without a criterion),
    d (attitude), e (an unnamed rule or plan), f (an amount without a number).
    """

    span: Span
    word: str
    reason: str


class Text(Record):
    """Words. `wholly_vague`: nothing is left when the vague words are taken off (有效保障, 效果显著)."""

    span: Span
    vague_words: tuple[VagueWord, ...] = ()
    wholly_vague: bool = False
    named_period: bool = False
    baseline: str | None = None
    freq: str | None = None


class Empty(Record):
    """Nothing, or a mark that stands for nothing (/, —)."""

    span: Span


class Broken(Record):
    """Meant as a value, but no number can be trusted; `guess` is offered, never assumed."""

    span: Span
    expected: str
    guess: str | None = None


class Compound(Record):
    """Several targets in one cell; `relation` is `and` or `milestone`."""

    span: Span
    parts: tuple["Node", ...]
    relation: str = "and"


Node: TypeAlias = Amount | Range | Ratio | Date | Period | Recurrence | Grade | Flag | Text | Empty | Broken | Compound


class Value(Record):
    """A cell's text and what it means. All spans count code points of `text`."""

    text: str
    node: Node
    diagnostics: tuple[Diagnostic, ...] = ()


# ---- the kind of a value, and whether it can be judged

_BY_NODE: dict[type, str] = {
    Ratio: "ratio", Date: "date", Period: "period", Recurrence: "recurrence", Grade: "grade", Flag: "boolean",
    Text: "qualitative", Empty: "empty", Broken: "broken", Compound: "compound",
}  # fmt: skip
_BY_DIMENSION = {
    Dimension.PERCENT: "percent", Dimension.MONEY: "money", Dimension.TIME: "duration", Dimension.WORK: "rate",
}  # fmt: skip


def kind(value: Value | Node) -> str:
    """quantity, percent, money, duration, rate, ratio, date, period, recurrence, grade, boolean, qualitative, compound,
    empty or broken.
    """
    node = value.node if isinstance(value, Value) else value
    if isinstance(node, Amount):
        return "percent" if node.fraction else _of_unit(node.unit)
    if isinstance(node, Range):
        return _of_unit(node.high.unit)
    return _BY_NODE[type(node)]


def _of_unit(unit: Unit | None) -> str:
    if unit is None:
        return "quantity"
    return "rate" if unit.per else _BY_DIMENSION.get(unit.dimension, "quantity")


def is_understood(value: Value) -> bool:
    """False where nobody may judge the value: it is broken, or a part of it was not read. Words are understood as words."""
    return not isinstance(value.node, Broken) and all(remark.code not in UNREAD for remark in value.diagnostics)


def is_vague(value: Value | Node) -> bool:
    """True when the text alone does not let a reviewer decide whether the target was met."""
    match value.node if isinstance(value, Value) else value:
        case Amount(approx=approx) | Range(low=Amount(approx=approx)):
            return approx is not Approx.NONE
        case Text(vague_words=words):
            return bool(words)
        case Compound(parts=parts):
            return any(map(is_vague, parts))
        case _:
            return False


__all__ = [
    "Amount", "Approx", "Broken", "Compound", "Date", "Day", "Diagnostic", "Dimension", "Direction", "Empty", "Flag", "Grade",
    "Node", "Op", "OpSource", "Period", "Range", "Ratio", "Recurrence", "Relation", "Span", "Text", "Unit", "UnitFrom",
    "VagueWord", "Value", "YearFrom", "is_understood", "is_vague", "kind",
]  # fmt: skip
