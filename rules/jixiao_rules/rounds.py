"""What a goal promises piece by piece makes in a year: 全年检查4轮，每轮240家次; 每季度编印简报3期; 120个村每村放映电影12场."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount, Approx, Unit
from jixiao_grammar.columns import read_unit
from jixiao_grammar.pattern import HAN, pattern
from jixiao_grammar.record import Record
from jixiao_rules.costs import counted_as
from jixiao_rules.promises import Promise, promises
from jixiao_rules.reading import is_money, is_percent, plain
from jixiao_rules.words import phrase

# How often a year has what comes back. Weeks are not counted: a year of work has 48 of them, or 50, or 52.
_TIMES = {"月": 12, "个月": 12, "季度": 4, "季": 4, "半年": 2, "2月": 6, "2个月": 6}
_NOT_ALL_YEAR = phrase(r"{rounds.not-all-year}|[0-9]{1,2}月|(?<!每)[上下]半年")
_EACH_OF = pattern(
    rf"(?P<many>[0-9]+(?:个|所|家|座|名|户)?){HAN}{{1,4}}?(?:每[个所家座名户]?{HAN}{{1,2}}?|各){HAN}{{0,6}}?(?P<each>[0-9]+{HAN}{{1,2}})(?={HAN}{{0,4}}(?:[，,。；;]|$))"
)
_FARTHEST = 9  # characters between 每 and the number behind it: a unit, two of what gets it, six of what is done
_ALL_YEAR = phrase("^{rounds.all-year}")
_NUMBER = pattern("[0-9]+")


class Total(Record):
    """So many of something, so often: the sum of a year, what is said of it, and how it is reckoned.

    `each` is the number of one round. `of_time` is True where the round is a stretch of the calendar.
    """

    amount: Amount
    each: Decimal
    of_time: bool
    said: str
    arithmetic: str


def totals(goal: str) -> Iterator[Total]:
    """What comes together in a year; nothing where it is not told how often, told twice, or for a part of the year alone."""
    if "每" not in goal and "各" not in goal:
        return
    found = list(_of_promises(goal))
    yield from found
    # The value language reads 30所学校各2场 as so many for each; the form is looked for where it does not.
    known = {(one.amount.number, _symbol(one.amount)) for one in found}
    yield from (one for one in _of_each(goal) if (one.amount.number, _symbol(one.amount)) not in known)


def _of_promises(goal: str) -> Iterator[Total]:
    said = [one for one in promises(goal) if _is_exact(one.amount)]
    for one in said:
        per = _per(one.amount)
        if per is None:
            continue
        times = _times(per, one, said)
        told = _told(one, said)
        if told is not None:
            yield Total(
                told.amount,
                one.amount.number,
                per.symbol in _TIMES,
                f"{one.clause}，{told.clause}",
                _shown(told.amount),
            )
        elif times is not None:
            yield _total(one, *times)


def _of_each(goal: str) -> Iterator[Total]:
    """为120个村每村放映12场: so many for each of as many."""
    for found in _EACH_OF.finditer(goal) if _may_be_each(goal) else ():
        each, many = parse(found["each"]).node, int(_NUMBER.findall(found["many"])[0])
        if isinstance(each, Amount) and each.unit is not None and not each.unit.per:
            made = each._replace(number=each.number * many)
            yield Total(made, each.number, False, found[0], f"{found['each']} × {many} = {_shown(made)}")


def _may_be_each(goal: str) -> bool:
    """True where a number stands as near behind 每 or 各 as `_EACH_OF` looks for it."""
    return any(
        letter in "每各" and any(map(str.isdigit, goal[at + 1 : at + 2 + _FARTHEST])) for at, letter in enumerate(goal)
    )


def _is_exact(amount: Amount) -> bool:
    kind = is_percent(amount) or is_money(amount)
    return not kind and amount.approx is Approx.NONE and not amount.op.is_ceiling and amount.direction is None


def _per(amount: Amount) -> Unit | None:
    """The one thing that a number is told for; None where it is for none, or for two."""
    return amount.unit.per[0] if amount.unit is not None and len(amount.unit.per) == 1 else None


def _times(per: Unit, promise: Promise, said: Sequence[Promise]) -> tuple[str, Decimal, str] | None:
    """How often: as it is shown, the number, and the clause that tells it."""
    if per.symbol in _TIMES:
        often = _TIMES[per.symbol]
        return None if _NOT_ALL_YEAR.search(promise.around) else (str(often), Decimal(often), "")
    told = [one for one in said if _counts(one.amount, per)]
    if len(told) != 1:
        return None
    return f"{plain(told[0].amount.number)}{_symbol(told[0].amount)}", told[0].amount.number, told[0].clause


def _told(promise: Promise, said: Sequence[Promise]) -> Promise | None:
    """The clause behind it that tells the sum itself: 每周巡查1次，全年不少于50次."""
    behind = said[said.index(promise) + 1 :][:1]
    sums = [one for one in behind if _ALL_YEAR.search(one.clause) and one.span.start - promise.span.end <= 1]
    unit = promise.amount.unit
    return sums[0] if sums and unit and _counts(sums[0].amount, unit._replace(symbol=_bare(unit))) else None


def _bare(unit: Unit) -> str:
    return unit.symbol.partition("/")[0]


def _counts(amount: Amount, per: Unit) -> bool:
    unit = amount.unit
    return unit is not None and not unit.per and counted_as(unit.symbol) == counted_as(per.symbol)


def _total(promise: Promise, shown: str, times: Decimal, clause: str) -> Total:
    unit = promise.amount.unit
    assert unit is not None
    lone = read_unit(_bare(unit))
    alone = lone.unit if lone is not None else unit._replace(symbol=_bare(unit), per=(), factor=Decimal(1))
    made = promise.amount._replace(number=promise.amount.number * times, unit=alone)
    said = f"{clause}，{promise.clause}" if clause else promise.clause
    each = f"{plain(promise.amount.number)}{_symbol(made)}"
    return Total(made, promise.amount.number, not clause, said, f"{each} × {shown} = {_shown(made)}")


def _shown(amount: Amount) -> str:
    return f"{plain(amount.number)}{_symbol(amount)}"


def _symbol(amount: Amount) -> str:
    return amount.unit.symbol if amount.unit is not None else ""
