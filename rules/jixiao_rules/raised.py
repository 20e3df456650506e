"""What a goal says to bring from one number to another: 事件平均处置时间由48小时压缩到24小时以内, 水利用系数由0.52提高到0.55."""

from collections.abc import Iterator

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import Order, compare
from jixiao_grammar.pattern import HAN, pattern
from jixiao_grammar.record import Record
from jixiao_rules.priced_things import pairs_with_deeds
from jixiao_rules.words import phrase, words

_NUMBER = rf"[0-9]+(?:\.[0-9]+)?[万亿]?(?:%|‰|{HAN}{{1,3}}?)?"
_RAISED = phrase(
    rf"(?P<name>{HAN}{{2,24}}?)(?:{{raised.now}})?[由从](?P<source>{_NUMBER}){{raised.deeds}}(?P<aim>{_NUMBER})(?:以[上下内])?(?=[，,。；;、\n]|$)"
)
_YEARS = pattern("20[0-9]{2}年?|年均")
_ALIKE = 2


class Raised(Record):
    """A number that a goal starts from, the one that it aims at, and what it is the number of."""

    name: str
    source: Amount
    aim: Amount
    said: str

    @property
    def grows(self) -> bool:
        """True where more is aimed at than there is."""
        return compare(self.aim, self.source) is Order.MORE


def raised(goal: str) -> Iterator[Raised]:
    """What is brought from one number to another within the year; nothing where the clause names years of its own."""
    if "由" not in goal and "从" not in goal:
        return
    for found in _RAISED.finditer(goal):
        source, aim = parse(found["source"]).node, parse(found["aim"]).node
        if isinstance(aim, Amount) and isinstance(source, Amount) and not _YEARS.search(found[0]):
            if source.unit is None and aim.unit is not None:
                source = source._replace(unit=aim.unit)  # 由45提高到55%
            if compare(source, aim) in (Order.LESS, Order.MORE):
                yield Raised(found["name"], source, aim, found[0])


def names_it(one: Raised, name: str) -> bool:
    """True where a row's name and the goal's are the same, one ends in the other, or they share two pairs of characters."""
    if one.name.endswith(name) or name.endswith(one.name):
        return True
    return len(pairs_with_deeds(one.name) & pairs_with_deeds(name) - words("common-words")) >= _ALIKE
