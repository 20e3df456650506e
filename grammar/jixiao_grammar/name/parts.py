"""The parts of the name of an indicator, each with the stretch of the name that it covers (code points, 0-based)."""

from jixiao_grammar.record import Closed, Record
from jixiao_grammar.vocabulary import Span


class Kind(Closed):
    """What sort of thing is measured. A `grade` (情况, 程度) can only be described, so that it is no metric."""

    RATE = "rate"
    SHARE = "share"
    RATIO = "ratio"
    DEGREE = "degree"
    COUNT = "count"
    AMOUNT = "amount"
    SIZE = "size"
    TIME = "time"
    MONEY = "money"
    INDEX = "index"
    GRADE = "grade"


class Polarity(Closed):
    """Which way an indicator is good: up (the more the better), down, or unknown until its sign says so."""

    UP = "up"
    DOWN = "down"
    UNKNOWN = "unknown"

    def turned(self) -> "Polarity":
        """The other way; what is unknown stays so."""
        return _TURNED[self]


_TURNED = {Polarity.UP: Polarity.DOWN, Polarity.DOWN: Polarity.UP, Polarity.UNKNOWN: Polarity.UNKNOWN}


class EventClass(Closed):
    """How an event bears on the direction; `words/events.txt` says what each class means."""

    BAD = "bad"
    TROUBLE = "trouble"
    COST = "cost"
    GOOD = "good"
    ACT = "act"
    REMEDY = "remedy"
    LATE = "late"
    WRONG = "wrong"
    NOT = "not"
    RISE = "rise"
    FALL = "fall"
    OCCUR = "occur"
    FILLER = "filler"
    PLAIN = "plain"


class Measure(Record):
    """The word that says what is measured: 率, 人数, 面积. `units` are the kinds of unit that fit it; none: any does."""

    word: str
    kind: Kind
    own: Polarity
    units: tuple[str, ...]
    span: Span


class Event(Record):
    """What happens to the object, or how it is: 故障, 处理, 超时. `flags` are those of the word list."""

    word: str
    cls: EventClass
    flags: frozenset[str]
    span: Span


class Opening(Record):
    """The verb with which a name says what to do, its adverb included in `text`: 进一步 + 提升."""

    text: str
    verb: str
    span: Span


_CHANGES = (EventClass.RISE, EventClass.FALL)


class Name(Record):
    """What a 三级指标 is made of.

    `text` is as it stands in the cell, `bare` the same without template marks, serial numbers, brackets, white space and a
    target at its end. `brackets` are the notes in round or square brackets, without them. `clauses` are the things that the
    name says, two or more where it says more than one; `joined` where only 和, 及 or 、 stands between them.
    `subject` is what is left in front of the events: the object; None where the name begins with them. `deed` is the event
    right before the measure; None where a word that nobody knows stands between them.
    `changed` is the measure of the thing that the name says rises or falls (裸露土地面积减少); such a name has no own measure.
    `polarity` is worked out from the parts; `sure` where no reviewer would dispute it; `judged` is the stretch it was read in.
    """

    text: str
    bare: str
    is_name: bool = False
    brackets: tuple[Span, ...] = ()
    clauses: tuple[Span, ...] = ()
    joined: bool = False
    opening: Opening | None = None
    subject: Span | None = None
    events: tuple[Event, ...] = ()
    deed: Event | None = None
    measure: Measure | None = None
    changed: Measure | None = None
    polarity: Polarity = Polarity.UNKNOWN
    sure: bool = False
    judged: Span | None = None

    @property
    def is_metric(self) -> bool:
        """True where the name ends in something that numbers can measure; 情况 and 程度 are none."""
        return self.measure is not None and self.measure.kind is not Kind.GRADE

    @property
    def is_better_high(self) -> bool:
        """True where more is better."""
        return self.polarity is Polarity.UP

    @property
    def is_better_low(self) -> bool:
        """True where less is better."""
        return self.polarity is Polarity.DOWN

    @property
    def tells_change(self) -> bool:
        """True where the name says that something rises or falls (提高办事效率, 近视率下降): its target tells by how much."""
        if self.changed is not None:
            return True
        verb = self.opening.span if self.opening else None
        return verb is not None and any(event.cls in _CHANGES and event.span.start < verb.end for event in self.events)

    def has(self, *classes: EventClass) -> bool:
        """True where one of the events is of one of these classes."""
        return any(event.cls in classes for event in self.events)

    def head(self) -> str:
        """The words that the direction was read from, with the measure: 故障率, 投诉处理超时率."""
        return self.judged.cut(self.text) if self.judged else ""
