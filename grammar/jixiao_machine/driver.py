"""Runs on the tables that `tables.py` wrote from a grammar: a parser of LALR(1) with a lexer that knows what may come next.

The tables are made when the package is built or installed, and by `make grammar`. They are lines of text (`sections.py`):

- `states`: for each state the symbols and where they lead; behind the semicolon the rules by which it is left, each with
  the number of its `lookaheads`;
- `rules`: how many children, the symbol that they become, the method that says what they mean (`=`: the only child stands for
  the rule, `-`: the list of the children does), and, where they do not come just so, the place of each (-1: it is missing;
  with a plus: its own children take its place);
- `terminals` in the order in which they are tried (no name: blanks, which are passed over), `patterns` the expressions with
  what they need, some of them of `branches` that stand in others, too: what comes before them, and their numbers; where these
  only look ahead, how long the longest word before them is, or 0 where none of its words begins with another one;
- `opened`: for a first character the terminals that can begin with it, each with its expression, cut down to the branches that
  can; in the last line those for all other characters. `behind_digits`: which of them can begin with digits behind which nothing
  stands, or this character. An expression is compiled when a text first asks for it, which no text
  does that holds none of some words that it needs;
- `walks`: for an expression of words or units the kind of its way through a text, letter by letter (`letters.py`), and how it
  begins; `kinds`: what is done at which letter, `tests` the small expressions for that.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from jixiao_grammar.vocabulary import Token
from jixiao_machine.actions import Actions
from jixiao_machine.rules import Rules
from jixiao_machine.sections import Tables
from jixiao_machine.stacks import BEGINS_A_LIST, END, GOES_ON_WITH_IT, Stacks
from jixiao_machine.terminals import DIGITS, Terminals

_Method: TypeAlias = Callable[[Any], Any]
# What is tried in turn at a character: the number of an expression, and the terminal that it ends, with its method.
_Tries: TypeAlias = Sequence[tuple[int, tuple[str, _Method | None]]]
_new = tuple.__new__


class UnreadError(Exception):
    """The grammar finds no way through the text."""


class Driver:
    """One set of tables with the methods of its rules and terminals. Keeps what it has worked out, and nothing of a text."""

    def __init__(self, tables: Tables, methods: Mapping[str, _Method]) -> None:
        self._actions = Actions(tables["states"], tables["lookaheads"])
        (start,), (end,) = tables["start"], tables["end"]
        self._stacks = Stacks(int(start), int(end), self._actions, Rules(tables["rules"], methods))
        self._methods = methods
        self._terminals = Terminals(tables)
        self._tries: list[dict[str, _Tries]] = [{} for _ in tables["states"]]

    def read(self, text: str, start: int, end: int) -> Any:
        """What the stretch of the text means; None where the grammar finds no way through it."""
        try:
            return self.parse(text, start, end)
        except UnreadError:
            return None

    def parse(self, text: str, start: int, end: int) -> Any:  # noqa: PLR0912 - a call a token costs as much as all the rest
        """What the stretch of the text means. Raises UnreadError."""
        matches, match, all_tries = self._terminals.matches, self._terminals.match, self._tries
        place, stack, values = start, self._stacks.lowest, list[Any]()
        while True:
            if place < end:
                begun = text[place]
                if begun in DIGITS:  # which terminals begin here, what stands behind the digits tells
                    stop = place + 1
                    while stop < end and text[stop] in DIGITS:
                        stop += 1
                    begun += text[stop : min(stop + 1, end)]
                tries = all_tries[stack.state].get(begun) or self._first(stack.state, begun)
                for number, ending in tries:  # noqa: B007 - the one that is found is asked below
                    found = (matches[number] or match(number, text))(text, place, end)
                    if found is not None:
                        break
                else:
                    raise UnreadError
                name, method = ending
                stop = found.end()
                if not name:  # blanks
                    place = stop
                    continue
            else:
                name, stop, method = END, end, None
            ended, above = stack.moves.get(name) or self._stacks.move(stack, name)
            if ended is None:
                raise UnreadError
            for size, build in ended:
                if size == 1:
                    values[-1] = build([values[-1]])
                elif size == BEGINS_A_LIST:
                    values[-1] = [values[-1]]
                elif size == GOES_ON_WITH_IT:
                    values[-2].append(values.pop())
                else:
                    values[-size:] = (build(values[-size:]),)
            if above is None:
                return values[-1]
            token = _new(Token, (text[place:stop], place, stop))
            values.append(token if method is None else method(token))
            stack, place = above, stop

    def _first(self, state: int, begun: str) -> _Tries:
        tries = self._terminals.tries(self._actions[state], begun)
        found = self._tries[state][begun] = tuple((number, (name, self._methods.get(name))) for name, number in tries)
        return found
