"""What the name of an indicator settles about its value: % or 元 that was left out, minutes, the work of a month."""

from decimal import Decimal
from functools import lru_cache

from jixiao_grammar.ast import Amount, Diagnostic, Empty, Flag, Node, Range, Span, Unit, UnitFrom
from jixiao_grammar.columns import LoneUnit, read_unit
from jixiao_grammar.diagnostics import note
from jixiao_grammar.meaning.units import plain_unit
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_grammar.words import units, words

_RATE = pattern(r"(?:率|度|占比|比例|比重)(?:[（(].*[)）])?$")
_SHARE = pattern(r"率(?:[（(].*[)）])?$")
_ASKS_WHETHER = ("有无", "是否", "有没有")
_WAN = Decimal(10_000)


class Remarked(Record):
    """A node with what is to be said about it."""

    node: Node
    notes: tuple[Diagnostic, ...]

    def without(self, code: str, node: Node) -> tuple[Diagnostic, ...]:
        """The remarks but those of one code about `node`."""
        return tuple(
            remark
            for remark in self.notes
            if remark.code != code or not node.span.start <= remark.span.start <= node.span.end
        )


def settled_by_name(remarked: Remarked, hint: str, money_unit: str | None) -> Remarked:
    """The reading as the name `hint` settles it; `money_unit` is the unit of the form's sums, None where it does not say.

    Nothing that the cell says is changed: what was left out is read where the name leaves no doubt, and always told.
    """
    match remarked.node:
        case Flag(is_true=False) as node if not any(word in hint for word in _ASKS_WHETHER):
            return remarked._replace(node=Empty(node.span))
        case Amount() as amount:
            return _named(remarked, amount, hint, money_unit)
        case Range(high=Amount(unit=None) as high) as node if _RATE.search(hint):
            return _suggest_percent(remarked, node, high)
        case _:
            return remarked


def _named(remarked: Remarked, node: Amount, hint: str, money_unit: str | None) -> Remarked:
    unit = node.unit
    if unit is None:
        return _without_unit(remarked, node, hint, money_unit)
    if unit.symbol == "分" and not unit.per and _has(hint, "names_of_times.txt"):
        return _minutes(remarked, node, unit)
    if unit.symbol == "人/月" and _has(hint, "names_of_services.txt"):
        return _person_months(remarked, node, unit)
    if unit.symbol == "人/月" and _has(hint, "names_of_persons.txt"):
        return remarked._replace(notes=remarked.without("ambiguous-unit", node))
    if unit.symbol == "%" and node.number > 100 and _is_capped(hint):
        return remarked._replace(notes=(*remarked.notes, _over_100(node)))
    return remarked


def _without_unit(remarked: Remarked, node: Amount, hint: str, money_unit: str | None) -> Remarked:
    if node.fraction is not None:  # 2/3 is a share as it stands
        return remarked
    if _RATE.search(hint):
        return _suggest_percent(remarked, node, node)
    if node.multiplier >= _WAN and _has(hint, "names_of_money.txt"):
        return _guessed(remarked, node, LoneUnit(Decimal(1), plain_unit(units()["元"], "元", node.span)))
    head = read_unit(money_unit) if money_unit and hint.endswith(_list("names_of_sums.txt")) else None
    if head is not None and node.number and node.qualifier is None:
        return _guessed(remarked, node, head)
    return remarked


def _guessed(remarked: Remarked, node: Amount, lone: LoneUnit) -> Remarked:
    """Read as money, and told: the cell itself has no unit."""
    unit_from = UnitFrom.HEAD if lone.multiplier > 1 or node.multiplier < _WAN else UnitFrom.INDICATOR
    end = node.number_span.end
    remark = note("missing-unit", Span(end, end), lone.unit.printed, unit=lone.unit.printed)
    return Remarked(lone.applied_to(node, unit_from), (*remarked.without("missing-unit", node), remark))


def _suggest_percent(remarked: Remarked, node: Node, last: Amount) -> Remarked:
    end = last.number_span.end
    remark = note("missing-unit", Span(end, end), "%", unit="%")
    return remarked._replace(notes=(*remarked.without("missing-unit", node), remark))


def _minutes(remarked: Remarked, node: Amount, unit: Unit) -> Remarked:
    minutes = plain_unit(units()["分钟"], unit.printed, unit.span)._replace(unit_from=unit.unit_from)
    if unit.unit_from is not UnitFrom.TEXT:
        return remarked._replace(node=node._replace(unit=minutes))
    remark = note("unit-by-name", unit.span, "分钟", unit="分钟")
    return Remarked(node._replace(unit=minutes), (*remarked.notes, remark))


def _person_months(remarked: Remarked, node: Amount, unit: Unit) -> Remarked:
    work = plain_unit(units()["人月"], unit.printed, unit.span)._replace(unit_from=unit.unit_from)
    return Remarked(node._replace(unit=work), remarked.without("ambiguous-unit", node))


def _is_capped(hint: str) -> bool:
    return _SHARE.search(hint) is not None and not _has(hint, "names_over_100.txt")


def _over_100(node: Amount) -> Diagnostic:
    """A percent that starts with a 2 is often a ≥ that was lost in scanning (292% for ≥92%)."""
    printed = node.printed_number
    guess = None
    if printed.startswith("2") and printed[1:].isdigit() and Decimal(50) <= Decimal(printed[1:]) <= 100:
        guess = f"≥{printed[1:]}%"
    return note("over-100", node.number_span, guess)


@lru_cache(maxsize=16)
def _list(name: str) -> tuple[str, ...]:
    return words(name)


def _has(hint: str, name: str) -> bool:
    return any(word in hint for word in _list(name))
