"""What must stand in a table for a rule to have anything to say about it: asked before the rule is even loaded."""

import re
from collections.abc import Iterable

from jixiao_grammar.pattern import Need
from jixiao_grammar.record import Record
from jixiao_lint.table.form import Table


class Needs(Record):
    """`fields` have some text each, in the head or in a row. `ways`: for one of them at least, the texts of the table hold a
    character, or a word, of each of its sets. Both are empty where nothing is needed.
    """

    fields: tuple[str, ...] = ()
    ways: tuple[tuple[Need, ...], ...] = ()

    def are_met(self, table: Table) -> bool:
        """False where the rule has nothing to say about the table."""
        if self.fields and not table.filled.issuperset(self.fields):
            return False
        for way in self.ways:
            for need in way:
                if not _stands_in(need, table):
                    break
            else:
                return True
        return not self.ways


NOTHING = Needs()


def needs(*fields: str, words: Iterable[str] = (), holding: "re.Pattern[str] | None" = None) -> Needs:
    """What a rule needs: text in each of these fields, one of these words somewhere, or what a `pattern(…)` needs to match.

    It must be there wherever the rule may find something; it is there to save the time of loading the rule and of asking it.
    """
    ways: tuple[tuple[Need, ...], ...] = getattr(holding, "needs", ())
    return Needs(fields, ((tuple(words),),) if words else ways)


def _stands_in(need: Need, table: Table) -> bool:
    characters, text = table.characters, table.whole_text
    if isinstance(need, frozenset):
        return not need.isdisjoint(characters)
    for word in need:  # noqa: SIM110 - a call of any() costs more than the loop
        if word in text:
            return True
    return False
