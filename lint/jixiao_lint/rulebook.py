"""What holds for each file of a run: its configuration under the options. Each is worked out once."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from jixiao_lint.across.wanted import Wanted, wanted_by
from jixiao_lint.budget import MEGABYTE, Budget
from jixiao_lint.config.files import Choice, Configurations, Layer
from jixiao_lint.config.lookup import NAMES
from jixiao_lint.config.selection import COMMAND_LINE, Chosen, choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.options import Options
from jixiao_lint.waivers.library import Library
from jixiao_lint.waivers.listed import NAME as WAIVERS
from jixiao_lint.waivers.waiver import Waiver

if TYPE_CHECKING:
    from jixiao_lint.timing import Stopwatch

Number = TypeVar("Number", int, float)


class Rulebook:
    """The rules, the budget year and the limits for each file."""

    def __init__(self, options: Options, stopwatch: "Stopwatch | None" = None) -> None:
        """`stopwatch` takes the time of every rule, where somebody wants to know."""
        self._options = options
        self._configurations = Configurations(options.given)
        self._chosen: dict[str, Chosen] = {}
        self._of_choice: dict[int, tuple[Choice, Chosen]] = {}
        self._choices: dict[int, Choice] = {}
        self._asked: tuple[str | FilePath, Choice] | None = None
        self._budgets: dict[int, Budget] = {}  # by the choices that are kept above
        self._wanted: dict[tuple[int, ...], Wanted] = {}
        self.library = Library(isolated=options.given.isolated, named=options.waivers)
        self._stopwatch = stopwatch

    @property
    def keeps_source(self) -> bool:
        """True where results carry the text of their file."""
        return self._options.keeps_source

    @property
    def keeps_tables(self) -> bool:
        """True where results carry the texts of their tables."""
        return self._options.keeps_tables

    @property
    def names(self) -> dict[str, str]:
        """The names of the rules that were chosen for some file, by code."""
        return {active.code: active.name for chosen in self._chosen.values() for active in chosen.rules}

    @property
    def pack_paths(self) -> tuple[str, ...]:
        """Where the packs lie that were chosen for some file and are YAML rules of somebody's own."""
        named = {name for choice, _ in self._of_choice.values() for name in choice.packs}
        return tuple(sorted(os.path.abspath(name) for name in named if os.sep in name or "/" in name))

    def path(self, given: str) -> FilePath:
        """The path of a file under the names that its work tree or its configuration gives it."""
        return self._configurations.path(given)

    def choice(self, path: str | FilePath) -> Choice:
        """What holds for the file at `path`. Raises ConfigError for a broken configuration."""
        asked = self._asked
        if asked is None or asked[0] is not path:  # of one file several things are asked, one after the other
            asked = self._asked = path, self._choice(path)
        return asked[1]

    def _choice(self, path: str | FilePath) -> Choice:
        found = self._configurations.choice(path)
        # The same object stands for all files that the same settings hold for.
        if id(found) not in self._choices:
            given = self._options
            names = Layer(COMMAND_LINE, given.select or None, given.extend_select, given.ignore)
            year = found.year if given.year is None else given.year
            self._choices[id(found)] = found._replace(layers=(*found.layers, names), year=year)
        return self._choices[id(found)]

    def chosen(self, choice: Choice) -> Chosen:
        """The rules for a configuration. Raises UnknownNameError for a name that does not exist."""
        # A choice is kept with what was made of it, so that no other one gets its identity.
        if id(choice) in self._of_choice:
            return self._of_choice[id(choice)][1]
        key = repr((choice.packs, choice.layers, choice.severity, choice.options, choice.rules, choice.scope))
        if key not in self._chosen:
            chosen = choose(choice)._replace(as_of=self._options.as_of, marks=self._options.marks)
            if self._stopwatch:
                chosen = chosen._replace(rules=tuple(map(self._stopwatch.timed, chosen.rules)))
            self._chosen[key] = chosen
        self._of_choice[id(choice)] = choice, self._chosen[key]
        return self._chosen[key]

    def waivers(self, path: FilePath) -> tuple[Waiver, ...]:
        """The waivers of a file of waivers that are about the file at `path`. Raises ConfigError for a broken one."""
        return self.library.waivers(path, self.choice(path))

    def chosen_for(self, paths: Iterable[FilePath]) -> list[Chosen]:
        """The sets of rules that hold for some of these files, each once."""
        found = {id(chosen): chosen for chosen in (self.chosen(self.choice(path)) for path in paths)}
        return list(found.values())

    def wanted(self, paths: Iterable[FilePath]) -> Wanted:
        """What the rules across files of these files want to know of every table."""
        sets = self.chosen_for(paths)
        key = tuple(map(id, sets))  # they stay as long as this rulebook
        if key not in self._wanted:
            self._wanted[key] = wanted_by(active for chosen in sets for active in chosen.rules)
        return self._wanted[key]

    def budget(self, path: FilePath) -> Budget:
        """What the file may cost. A configuration that was found beside the tables may ask for less, and not for more."""
        choice = self.choice(path)
        if id(choice) not in self._budgets:
            self._budgets[id(choice)] = self._budget(choice)
        return self._budgets[id(choice)]

    def _budget(self, choice: Choice) -> Budget:
        given, usual = self._options, Budget()
        megabytes = usual.memory // MEGABYTE
        return Budget(
            given.file_seconds or _set(choice.file_seconds, usual.seconds, choice),
            given.convert_seconds or _set(choice.convert_seconds, usual.conversion_seconds, choice),
            (given.file_memory or _set(choice.file_memory, megabytes, choice)) * MEGABYTE,
        )

    def is_excluded(self, path: str | FilePath) -> bool:
        """True when the configuration leaves this file out, and for files of configuration and of waivers themselves."""
        if os.path.basename(path) in (*NAMES, WAIVERS):
            return True
        return self._configurations.excludes(path)


def _set(value: Number | None, usual: Number, choice: Choice) -> Number:
    if value is None:
        return usual
    return min(value, usual) if choice.is_found else value
