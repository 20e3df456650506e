"""Dates: those that a value means, those written in running text, and how long a project is said to run."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jixiao_grammar.ast import Compound, Date, Day, Node, Period, Span
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import days_in
from jixiao_lint.table import Table
from jixiao_rules.words import phrase

_LEAP_YEAR = 2024
_IN_TEXT = pattern(
    r"(?<![0-9.])(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})[日号]|(?P<end>底|末|[上中下]旬|份))?"
)
_YEARS = pattern(r"(20[0-9]{2})年?度?\s*(?:[-—–－~～至到]+|、)\s*(20[0-9]{2})(?!年?学年)")
_TITLES = pattern("《[^》\n]*》")
# Years in which something is to be done; not those that it lies back (近五年内) or whose things are meant (五年内建成的).
WITHIN_YEARS = phrase(
    r"(?<![近前去])(?:未来|今后)?(?:[二两三四五六七八九十]|[2-9]|10)年(?:内|之内|以内)"
    r"(?=[^，。；;\n不无免]{0,20}{horizon.done})(?![^，。；;\n]{0,6}的)"
)
_LONGER = phrase(r"{dates.longer}|(?<![0-9〇○零])[二两三四五2-5]年{dates.years-of}|十[三四五六]五”?(?:期间|时期|末)")
# In a name the plan is what is carried out; in a goal it is often no more than the reason.
_PLAN = pattern("十[三四五六]五")
_NAMES = ("表题", "年度", "项目名称")
_HEAD = (*_NAMES, "资金用途", "绩效目标")


def dated(node: Node | None) -> Sequence[Date | Period]:
    """Every date and period that a value names."""
    match node:
        case Date() | Period():
            return (node,)
        case Compound(parts=parts):
            return [one for part in parts for one in dated(part)]
        case _:
            return ()


def days(node: Date | Period) -> tuple[Day, ...]:
    """The day of a date, the first and last day of a period; none where the written date does not exist."""
    match node:
        case Date(day=day):
            return (day,) if day else ()
        case Period(start=start, end=end):
            return (start, end)


@lru_cache(maxsize=8)
def runs_longer(table: Table, fields: tuple[str, ...] = _HEAD) -> bool:
    """True where the head says that the project takes more than its budget year: 2024至2027年, 三年行动, 续建.

    五年内 counts in the names alone: in a goal it is a promise, and no length of the project.

    Also for the 中期 half of a form, which has neither title nor project of its own.
    """
    if not any(table.text(field) for field in _NAMES):
        return True
    text = "\n".join(table.text(field) for field in fields)
    if "《" in text:
        text = _TITLES.sub("", text)  # 《…规划（2016—2020年）》 is as long as the document
    named = "\n".join(table.text(field) for field in _NAMES)
    # All of its characters are asked first: the expressions are long.
    if (table.may_hold(_LONGER) and _LONGER.search(text)) or _PLAN.search(named):
        return True
    if table.may_hold(WITHIN_YEARS) and WITHIN_YEARS.search(named):
        return True
    ends = (match[2] for match in _YEARS.finditer(text) if match[1] < match[2]) if text.count("20") > 1 else ()
    return any(table.year is None or int(end) >= table.year for end in ends)


class Written(Record):
    """A date as it stands in running text; `day` and `year` are None where not written."""

    span: Span
    year: int | None
    month: int
    day: int | None

    def fault(self) -> str | None:
        """What is impossible about it, in a few words; None for a date that exists."""
        if not 1 <= self.month <= 12:
            return f"没有{self.month}月"
        if self.day is None:
            return None
        last = days_in(self.year or _LEAP_YEAR, self.month) or 29
        if 1 <= self.day <= last:
            return None
        year = f"{self.year}年" if self.year and self.month == 2 else ""
        return f"{year}{self.month}月只有{last}天" if self.day else "没有0日"


def written(text: str) -> Iterator[Written]:
    """The dates in running text. A bare 18月 is a length of time, not a date, and is passed over."""
    for match in _IN_TEXT.finditer(text):
        if match["year"] or match["day"] or match["end"]:
            year, day = (int(match[key]) if match[key] else None for key in ("year", "day"))
            yield Written(Span(match.start(), match.end()), year, int(match["month"]), day)
