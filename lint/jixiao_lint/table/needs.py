"""What must stand in a table for a rule to have anything to say about it: asked before the rule is even loaded."""

import re
from collections.abc import Iterable

from jixiao_grammar.pattern import Need
from jixiao_grammar.record import Record
from jixiao_lint.table.form import Table


class Needs(Record):
    """What a rule needs; each is empty where nothing of the kind is needed.

    `fields` have some text each, in the head or in a row. One of the `words` stands somewhere. `ways`: for one of them at
    least, the table holds a character, or all those of a word, of each of its sets.
    """

    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    ways: tuple[tuple[Need, ...], ...] = ()

    def are_met(self, table: Table) -> bool:
        """False where the rule has nothing to say about the table."""
        if self.fields and not table.filled.issuperset(self.fields):
            return False
        if self.words and not _holds_one(table, self.words):
            return False
        # Asked for each rule of each table: generators would cost more than the questions.
        for way in self.ways:
            for need in way:
                if not _may_hold(table, need):
                    break
            else:
                return True
        return not self.ways


NOTHING = Needs()


def needs(*fields: str, words: Iterable[str] = (), holding: "Iterable[re.Pattern[str]]" = ()) -> Needs:
    """What a rule needs: text in each of these fields, one of these words somewhere, and what one of `pattern(…)` needs to match.

    It must be there wherever the rule may find something; it is there to save the time of loading the rule and of asking it.
    Of expressions only the characters are asked for: they may be asked of texts from which blanks were taken.
    """
    each = [getattr(expression, "needs", ()) for expression in holding]
    return Needs(fields, tuple(sorted(set(words))), tuple(way for ways in each for way in ways) if all(each) else ())


def _holds_one(table: Table, words: Iterable[str]) -> bool:
    may_stand, text = table.characters.issuperset, table.whole_text
    for word in words:  # noqa: SIM110 - its characters are asked first: to look for a word in a long text takes ten times as long
        if may_stand(word) and word in text:
            return True
    return False


def _may_hold(table: Table, need: Need) -> bool:
    characters = table.characters
    if isinstance(need, frozenset):
        return not need.isdisjoint(characters)
    for word in need:  # noqa: SIM110
        if characters.issuperset(word):
            return True
    return False
