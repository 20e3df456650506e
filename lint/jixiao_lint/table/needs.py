"""What must stand in a table for a rule to have anything to say about it: asked before the rule is even loaded."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from jixiao_grammar.pattern import Need, are_there, by_rarest, laid_out
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
        return self.question()(table)

    def question(self) -> Callable[[Table], bool]:
        """The same as a question to table after table, of which as much is worked out as can be before there is one."""
        fields, (letters, words), ways = self.fields, by_rarest(self.words), laid_out(self.ways)

        def are_met(table: Table) -> bool:
            if fields and not table.filled.issuperset(fields):
                return False
            if letters and not _holds_one(table, letters, words):
                return False
            return not ways or are_there(ways, table.characters)

        return are_met


NOTHING = Needs()


def needs(*fields: str, words: Iterable[str] = (), holding: "Iterable[re.Pattern[str]]" = ()) -> Needs:
    """What a rule needs: text in each of these fields, one of these words somewhere, and what one of `pattern(…)` needs to match.

    It must be there wherever the rule may find something; it is there to save the time of loading the rule and of asking it.
    Of expressions only the characters are asked for: they may be asked of texts from which blanks were taken.
    """
    each = [getattr(expression, "needs", ()) for expression in holding]
    return Needs(fields, tuple(sorted(set(words))), tuple(way for ways in each for way in ways) if all(each) else ())


def _holds_one(table: Table, letters: frozenset[str], words: Mapping[str, Sequence[str]]) -> bool:
    text, characters = table.whole_text, table.characters
    for letter in letters & characters:
        for word in words[letter]:
            # Its characters are asked first: to look for a word in a long text takes ten times as long.
            if characters.issuperset(word) and word in text:
                return True
    return False
