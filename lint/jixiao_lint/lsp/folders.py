"""Diagnostics of the files that are not open: those in the folders of the workspace, looked at together."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from lsprotocol import types

from jixiao_grammar.record import Record
from jixiao_lint.batch import Batch
from jixiao_lint.discover import Found
from jixiao_lint.finding import Severity
from jixiao_lint.lsp.diagnostics import diagnostic_without_text, diagnostics, identity
from jixiao_lint.lsp.marks import marks_of
from jixiao_lint.lsp.text import Text, Units
from jixiao_lint.result import FileResult
from jixiao_lint.source import Source

Done = TypeVar("Done")


class _StoppedError(Exception):
    """The work is called off."""


class Checked(Record):
    """A file that is not open: its URI, its diagnostics and their identity."""

    uri: str
    items: tuple[types.Diagnostic, ...]
    identity: str


class Folders:
    """What is known of the files in some folders."""

    def __init__(self, batch: Batch, units: Units, level: Severity) -> None:
        self._batch = batch
        self._units = units
        self._level = level
        self.checked: dict[str, Checked] = {}
        self.is_stale = True

    def find(self, folders: Sequence[str]) -> list[Found]:
        """The files in these folders."""
        return self._batch.find([folder for folder in folders if os.path.isdir(folder)])

    def check(self, files: Sequence[Found], told: Callable[[int], None], stops: Callable[[], bool]) -> int:
        """Check the files together, since some rules look across files; those that did not change since the last run cost little.

        `told` hears how many are done; the work is left off as soon as `stops` says so. Gives how many were checked.
        """
        checked: dict[str, Checked] = {}

        def watched(parts: Iterable[Done]) -> Iterator[Done]:
            for number, part in enumerate(parts, 1):
                if stops():
                    raise _StoppedError
                told(number)
                yield part

        try:
            for found, result in zip(files, self._batch.check(files, watched), strict=True):
                items = tuple(self._diagnostics(result))
                path = os.fspath(found.path)
                checked[path] = Checked(Path(path).absolute().as_uri(), items, identity(items))
        except _StoppedError:
            return 0
        self.checked = checked
        return len(checked)

    def _diagnostics(self, result: FileResult) -> Iterable[types.Diagnostic]:
        findings = [finding for finding in result.findings if finding.severity.reaches(self._level)]
        if result.source is None:
            return [diagnostic_without_text(finding) for finding in findings]
        uri = Path(os.fspath(result.path)).absolute().as_uri()
        marks = marks_of(findings, Source.of("", result.source).line_starts)
        return diagnostics(marks, Text(result.source, self._units), uri, self._level)
