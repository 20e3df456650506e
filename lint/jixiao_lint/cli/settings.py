"""The rules for each file of a run: its configuration under the options of the command line."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from jixiao_lint.cli.arguments import given_configuration, split_names
from jixiao_lint.config.files import NAMES, Choice, Configurations, Layer
from jixiao_lint.config.selection import Chosen, choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_problems import infos
from jixiao_lint.packs import citations
from jixiao_lint.result import FileResult, RuleInfo, RunResult
from jixiao_lint.run import rule_info
from jixiao_lint.timing import Stopwatch


class Settings:
    """The rules for each file: its configuration under the options of the command line. Each is worked out once."""

    def __init__(self, arguments: Namespace) -> None:
        """`arguments` are those of `jixiao check`."""
        self._arguments = arguments
        self._configurations = Configurations(given_configuration(arguments))
        self._chosen: dict[str, Chosen] = {}
        self._stopwatch = Stopwatch() if arguments.timing else None

    def path(self, given: str) -> FilePath:
        """The path of a file under the names that its work tree or its configuration gives it."""
        return self._configurations.path(given)

    def choice(self, path: str | FilePath) -> Choice:
        """What holds for the file at `path`. Raises ConfigError for a broken configuration."""
        given = self._arguments
        found = self._configurations.choice(path)
        names = Layer(
            "命令行",
            split_names(given.select) or None,
            split_names(given.extend_select),
            split_names(given.ignore),
        )
        return replace(found, layers=(*found.layers, names), year=found.year if given.year is None else given.year)

    def chosen(self, choice: Choice) -> Chosen:
        """The rules for a configuration. Raises UnknownNameError for a name that does not exist."""
        key = repr((choice.packs, choice.layers, choice.severity, choice.options, choice.rules))
        if key not in self._chosen:
            chosen = choose(choice)
            if self._stopwatch:
                chosen = replace(chosen, rules=tuple(map(self._stopwatch.timed, chosen.rules)))
            self._chosen[key] = chosen
        return self._chosen[key]

    def tell_costs(self) -> None:
        """Print what each rule took, when that was asked for."""
        if self._stopwatch:
            names = {active.rule.code: active.rule.name for chosen in self._chosen.values() for active in chosen.rules}
            for line in self._stopwatch.lines(names):
                print(line, file=sys.stderr)

    def is_excluded(self, path: str | FilePath) -> bool:
        """True when the configuration leaves this file out, and for the configuration itself."""
        if os.path.basename(path) in NAMES:
            return True
        return self._configurations.excludes(path)

    def result(self, files: tuple[FileResult, ...], *, with_titles: bool) -> RunResult:
        """The whole run, with every rule that was run on some file."""
        ran = {active.rule.code: active for chosen in self._chosen.values() for active in chosen.rules}
        packs = {pack.name: pack for chosen in self._chosen.values() for pack in chosen.packs}
        return RunResult(
            files=files,
            rules=tuple(rule_info(ran[code]) for code in sorted(ran)),
            titles=citations(list(packs.values())) if with_titles else {},
            troubles=_troubles(files),
            suppressed=sum(file.suppressed for file in files),
        )


def _troubles(files: Sequence[FileResult]) -> tuple[RuleInfo, ...]:
    met = {finding.code for file in files for finding in file.findings}
    return tuple(info for info in infos() if info.code in met)
