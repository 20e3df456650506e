"""Writes the tables that the driver runs on: `python -m jixiao_machine.tables`, or `make grammar`.

The only file that knows the inside of lark: the parse table, the order of its terminals and the way it gathers children.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from lark import Lark
from lark.grammar import Rule, Terminal
from lark.lexer import TerminalDef
from lark.parsers.lalr_analysis import LALR_Analyzer, Shift

from jixiao_grammar.meaning import TABLES
from jixiao_machine.alternatives import are_looks_ahead, branched, farthest_end, taken_apart
from jixiao_machine.behind_digits import DIGITS, behind_digits, characters_in
from jixiao_machine.expressions import Branches, beginning_with, characters, read
from jixiao_machine.needs import needed
from jixiao_machine.quick_sets import quick
from jixiao_machine.rules import AS_IT_COMES, ONLY_CHOOSES, OWN
from jixiao_machine.sections import Tables
from jixiao_machine.shipped import line, needs_written, numbers
from jixiao_machine.shipped import write as write_tables
from jixiao_machine.walks import walks

_FOLDER = Path(TABLES).parent
VALUE = _FOLDER / "value.lark"
# Stand for all characters that no terminal names: a letter, a digit and a sign.
_OTHERS = "㐀٣※"
_SHORT = 120  # characters, of which an expression as a whole costs little


def digest() -> str:
    """Names the grammar that tables were written from: it and the word lists that it imports."""
    files = (VALUE, *sorted((_FOLDER / "words").glob("*.lark")))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def compiled() -> Tables:
    """The tables as lines, in the shape that `driver.py` describes."""
    lark = Lark.open(str(VALUE), parser="lalr", lexer="contextual")
    analyzer = LALR_Analyzer(lark.parser.parser_conf)
    analyzer.compute_lalr()  # type: ignore[no-untyped-call]
    table: Any = analyzer.parse_table
    patterns = _Patterns(_in_order(lark))
    start = table.start_states["start"]
    places = _numbered(table.states, start)
    states = _States(table.states, places)
    opened = patterns.opened()
    found, branches = walks(patterns.sources, patterns.characters), list[str]()
    walked = {int(walk.partition(" ")[0]) for walk in found["walks"]}
    return {
        "digest": [digest()],
        "start": [str(places[start])],
        "end": [str(places[table.end_states["start"]])],
        "rules": states.rules,
        "lookaheads": states.lookaheads,
        "states": states.rows,
        "terminals": ["" if name in lark.ignore_tokens else name for name in patterns.names],
        "patterns": [
            _in_two(source, branches) if number in walked else _written(source, branches)
            for number, source in enumerate(patterns.sources)
        ],
        "branches": branches,
        **found,
        "opened": opened,
        "behind_digits": patterns.behind_digits(),
    }


def _written(source: str, known: list[str]) -> str:
    """An expression with what it needs; a long one as what stands before its branches, and their numbers among those known."""
    before, branches = branched(read(source)) if len(source) > _SHORT else ("", ())
    if not any(needed((branch,)) for branch in branches):
        return _with_needs(source)
    apart = [one for branch in branches for one in taken_apart(branch, _SHORT)]
    cut = _cut(before, list(map(_with_needs, apart)), known)
    end = farthest_end(read(before)) if before and are_looks_ahead(branches) else None
    return cut if end is None else f"{cut}\t{end}"


def _in_two(source: str, known: list[str]) -> str:
    """An expression of words as the tables hold it: how it begins, and the number of the long rest, which many share."""
    first, *rest = read(source)[0].parts
    if len(rest) == 0:
        return _with_needs(source)
    return _cut(first.source, [line("".join(part.source for part in rest), "")], known)


def _cut(before: str, branches: Sequence[str], known: list[str]) -> str:
    known += [branch for branch in branches if branch not in known]
    return f"{_with_needs(before)}\t{numbers(known.index(branch) for branch in branches)}"


def _with_needs(source: str) -> str:
    branches = read(source)
    return f"{line(quick(branches))}\t{needs_written(needed(branches))}"


def _in_order(lark: Lark) -> list[TerminalDef]:
    """The terminals as lark tries them: the first that matches wins."""
    return sorted(
        lark.terminals,
        key=lambda item: (-item.priority, -item.pattern.max_width, -len(item.pattern.value), item.name),
    )


class _Patterns:
    """The expressions of the terminals, each cut down to what can begin with one character."""

    def __init__(self, terminals: Sequence[TerminalDef]) -> None:
        self.names = [terminal.name for terminal in terminals]
        self._branches: list[Branches] = [read(terminal.pattern.to_regexp()) for terminal in terminals]
        self.sources: list[str] = []
        self._known: dict[str, int] = {}
        self.characters = sorted({one for branches in self._branches for one in characters(branches)})

    def opened(self) -> list[str]:
        """Characters that the same terminals can begin with, and these; at last, without a character, those of all others."""
        alike: dict[str, list[str]] = {}
        for character in self.characters:
            alike.setdefault(" ".join(self._candidates(character)), []).append(character)
        others = {candidate for other in _OTHERS for candidate in self._candidates(other)}
        in_order = sorted(others, key=lambda candidate: int(candidate.partition(":")[0]))
        return [*(line("".join(found), tries) for tries, found in alike.items()), line("", " ".join(in_order))]

    def behind_digits(self) -> list[str]:
        """For what stands behind digits the terminals that can begin with these: for the end, each character, and all others."""
        begun = [n for n, branches in enumerate(self._branches) if any(beginning_with(branches, one) for one in DIGITS)]
        met = {one for number in begun for one in characters_in(self._branches[number])}
        among = frozenset((*met, *_OTHERS, ""))
        found = {number: behind_digits(self._branches[number], among) for number in begun}
        alike: dict[str, list[str]] = {}
        for character in sorted(met - set(DIGITS)):
            alike.setdefault(numbers(n for n in begun if character in found[n]), []).append(character)
        others = numbers(n for n in begun if not found[n].isdisjoint(_OTHERS))
        rows = [line("".join(characters), given) for given, characters in alike.items() if given != others]
        return [numbers(n for n in begun if "" in found[n]), *rows, line("", others)]

    def _candidates(self, character: str) -> list[str]:
        """Number of the terminal and number of its expression, for all that can begin with the character."""
        found = []
        for terminal, branches in enumerate(self._branches):
            kept = beginning_with(branches, character)
            if kept:
                found.append(f"{terminal}:{self._number('|'.join(branch.source for branch in kept))}")
        return found

    def _number(self, source: str) -> int:
        if source not in self._known:
            self._known[source] = len(self.sources)
            self.sources.append(source)
        return self._known[source]


_Rows: TypeAlias = "dict[int, dict[str, tuple[Any, Any]]]"


def _numbered(rows: _Rows, start: int) -> dict[int, int]:
    """The states numbered as they are met from the start: lark's own numbers change from run to run."""
    numbers, met = {start: 0}, [start]
    for state in met:
        for _, (action, target) in sorted(rows[state].items(), key=lambda item: item[0]):
            if action is Shift and target not in numbers:
                numbers[target] = len(met)
                met.append(target)
    return numbers


class _States:
    """The rows of the parse table: where a symbol leads, and by which rules a state is left, under which lookaheads."""

    def __init__(self, states: _Rows, numbers: dict[int, int]) -> None:
        self.rules: list[str] = []
        self.lookaheads: list[str] = []
        self._numbers: dict[Rule, int] = {}
        self._sets: dict[tuple[str, ...], int] = {}
        self._choosing = _choosing(states)
        self._states = numbers
        self.rows = [self._row(states[state]) for state in numbers]

    def _row(self, actions: dict[str, tuple[Any, Any]]) -> str:
        reduced: dict[int, list[str]] = {}
        leads = []
        for symbol in sorted(actions):
            action, aim = actions[symbol]
            if action is Shift:
                leads.append(f"{symbol} {self._states[aim]}")
            else:
                reduced.setdefault(self._rule(aim), []).append(symbol)
        left = [f"{rule} {self._set(tuple(symbols))}" for rule, symbols in reduced.items()]
        return f"{' '.join(leads)};{' '.join(left)}"

    def _set(self, symbols: tuple[str, ...]) -> int:
        if symbols not in self._sets:
            self._sets[symbols] = len(self.lookaheads)
            self.lookaheads.append(" ".join(symbols))
        return self._sets[symbols]

    def _rule(self, rule: Rule) -> int:
        if rule not in self._numbers:
            self._numbers[rule] = len(self.rules)
            name = rule.alias or str(rule.origin.name)
            method = AS_IT_COMES if name.startswith("_") else name
            only_chooses = bool(rule.options.expand1 and not rule.alias) or name in self._choosing
            if not rule.expansion or (only_chooses and len(rule.expansion) != 1):
                raise NotImplementedError(f"the driver knows no rules that are empty or only sometimes choose: {rule}")
            how = ONLY_CHOOSES if only_chooses else " ".join((method, *_gathered(rule, self._choosing)))
            self.rules.append(f"{len(rule.expansion)} {rule.origin.name} {how}")
        return self._numbers[rule]


def _choosing(states: _Rows) -> frozenset[str]:
    """Symbols like `_number`, each rule of which has one child that is no list: it stands for them."""
    rules = [aim for row in states.values() for action, aim in row.values() if action is not Shift]
    kept = {rule: [symbol.is_term and not symbol.filter_out for symbol in rule.expansion] for rule in rules}
    lists = {rule.origin.name for rule in rules if kept[rule] != [True]}
    return frozenset(rule.origin.name for rule in rules if rule.origin.name.startswith("_")) - lists


def _gathered(rule: Rule, choosing: frozenset[str]) -> list[str]:
    """How the children of a rule are gathered, as `driver.py` describes it; nothing where they are taken just as they come."""
    steps = list(_steps(rule, choosing))
    return [] if steps == [str(place) for place in range(len(rule.expansion))] else steps


def _steps(rule: Rule, choosing: frozenset[str]) -> Iterator[str]:
    place = 0
    for missing in rule.options.empty_indices or (False,) * len(rule.expansion):
        if missing:
            yield "-1"
            continue
        symbol = rule.expansion[place]
        if not (isinstance(symbol, Terminal) and symbol.filter_out):
            own = not symbol.is_term and symbol.name.startswith("_") and symbol.name not in choosing
            yield f"{place}{OWN if own else ''}"
        place += 1


def write(file: Path = Path(TABLES)) -> None:
    """Write the tables, whole or not at all."""
    write_tables(compiled(), file)


if __name__ == "__main__":
    write()
