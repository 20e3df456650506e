"""The closed sets of answers that the nodes of `ast` give."""

from enum import StrEnum


class Op(StrEnum):
    """How the result is compared with the number."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    NOT_EQUAL = "!="
    ABOUT = "~"

    @property
    def is_floor(self) -> bool:
        """True where more is allowed: ≥, >."""
        return self is Op.AT_LEAST or self is Op.MORE

    @property
    def is_ceiling(self) -> bool:
        """True where less is allowed: ≤, <."""
        return self is Op.AT_MOST or self is Op.LESS


class OpSource(StrEnum):
    """Where the operator stands: `≥8场`, `不少于8场`, `8场以上`, in the 计算符号 column, or nowhere (`8场`)."""

    SIGN = "sign"
    WORD = "word"
    SUFFIX = "suffix"
    COLUMN = "column"
    DEFAULT = "default"


class Approx(StrEnum):
    """How a number is blurred: 约60人 (about), 60余人 (above), 近60人 (below)."""

    NONE = "none"
    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"


class Dimension(StrEnum):
    """What a unit measures."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    TIME = "time"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    DATA = "data"
    RESOLUTION = "resolution"
    WORK = "work"
    OTHER = "other"


class Direction(StrEnum):
    """提升 or 下降, where the value says so."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Relation(StrEnum):
    """How a date binds: by its end (前), on it, or from it on (起, 以后)."""

    BY = "by"
    ON = "on"
    FROM = "from"


class UnitFrom(StrEnum):
    """Where a unit stands: in the value, in the 计量单位 column, in the brackets of the name, or above the table.

    `INDICATOR`: nowhere; the name leaves no doubt (≥50万 as a sum of money).
    """

    TEXT = "text"
    COLUMN = "column"
    NAME = "name"
    HEAD = "head"
    INDICATOR = "indicator"


class YearFrom(StrEnum):
    """Whether the year stands in the text or was taken from the context."""

    TEXT = "text"
    CONTEXT = "context"
