"""What a 指标值 means: the nodes that `parse` returns.

Every node is frozen and knows the `span` of the cell that it was read from; none knows a row, a file or the budget year.
All are records (`record.py`), as everything in this package: one is made in a third of the time that a dataclass takes.
A year that is not written stays `None` until `resolve` fills it from the title of the table.
"""

from decimal import Decimal
from typing import TypeAlias

from jixiao_grammar.record import Record
from jixiao_grammar.span import Span
from jixiao_grammar.vocabulary import Approx, Dimension, Direction, Op, OpSource, Relation, UnitFrom, YearFrom


class Unit(Record):
    """A unit of measurement or a classifier.

    `factor` converts a number in this unit to the base unit of its dimension (元, 平方米, 米, 秒, 千克, 1 for counts).
    `printed` keeps a multiplier that was written with the unit: 4.8万册 has symbol 册 and printed 万册.
    `per` are the units below the slash: 元/人·天 has per = (人, 天).
    An open-class unit that no table lists has `known=False`.
    `span` is empty, right behind the number, where `unit_from` says that the unit does not stand in the text.
    """

    symbol: str
    printed: str
    dimension: Dimension
    factor: Decimal
    span: Span
    per: tuple["Unit", ...] = ()
    known: bool = True
    unit_from: UnitFrom = UnitFrom.TEXT


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


class Day(Record):
    """A day of the calendar. `year` None: not written. `year_shift` 1: 次年. `day` None: the last day of the month."""

    year: int | None
    month: int
    day: int | None
    year_shift: int = 0


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


class Diagnostic(Record):
    """What is not quite right about the way a value is written. `severity` is error, warning or info.

    `suggestion` is what to write in the place of `span`; None where nobody can know. `fields` are what the reading filled
    into the template of the code, and `message` the sentence made of both.
    """

    code: str
    severity: str
    span: Span
    message: str
    suggestion: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


class Value(Record):
    """A cell's text and what it means. All spans count code points of `text`."""

    text: str
    node: Node
    diagnostics: tuple[Diagnostic, ...] = ()


__all__ = [
    "Amount", "Approx", "Broken", "Compound", "Date", "Day", "Diagnostic", "Dimension", "Direction", "Empty", "Flag", "Grade",
    "Node", "Op", "OpSource", "Period", "Range", "Ratio", "Recurrence", "Relation", "Text", "Unit", "UnitFrom", "VagueWord",
    "Value", "YearFrom",
]  # fmt: skip
