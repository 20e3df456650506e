"""Reports of lines, written file by file as the files are done: what was said need not be held until the end of the run."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from jixiao_lint.batch import Batch
from jixiao_lint.cli.output import Output, printed
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.report import LINE_FORMATS, line_printer
from jixiao_lint.result import FileResult, RunResult, Verdict
from jixiao_lint.values_taken import ValuesTaken

_LIGHTEST_FIRST = (Severity.INFO, Severity.WARNING, Severity.ERROR)


class LineStream:
    """Prints the findings of each file and hands on what the end of the run still asks for."""

    def __init__(self, output: Output, arguments: Namespace, batch: Batch) -> None:
        """`output` is the only report of the run, on the standard output."""
        self._output = output
        self._arguments = arguments
        self._batch = batch
        self._print = line_printer(output.format)
        self._level = Severity(arguments.level)
        self.has_printed = False

    def passed(self, files: Iterator[FileResult]) -> Iterator[FileResult]:
        """The files, in their order. A run in which no table is read prints no report: until there is one, they wait."""
        waiting: list[FileResult] = []
        for file in files:
            if not self.has_printed:
                waiting.append(file)
                if file.verdict is not Verdict.READ:
                    continue
                self.has_printed = True
                yield from map(self._told, waiting)
                waiting.clear()
            else:
                yield self._told(file)
        yield from waiting

    def _told(self, file: FileResult) -> FileResult:
        result = self._batch.of_file(file, with_titles=self._output.shows_titles)
        shown = tuple(finding for finding in result.files[0].findings if finding.severity.reaches(self._level))
        if shown:
            one: RunResult = result._replace(files=(result.files[0]._replace(findings=shown),))
            printed(self._print, self._output, one, self._arguments)
        return _lean(file)


def can_stream(wanted: Sequence[Output], arguments: Namespace) -> bool:
    """True where the one report is of lines, and nothing else needs the findings once they are printed."""
    needs_all = (
        arguments.baseline
        or arguments.write_baseline
        or arguments.add_waivers is not None
        or arguments.statistics
        or arguments.verbose
        or arguments.as_found
        or arguments.fix
        or arguments.diff
    )
    (first, *others) = wanted
    return not (needs_all or others or first.path or first.for_people_too) and first.format in LINE_FORMATS


def _lean(file: FileResult) -> FileResult:
    """What the exit code and the closing sentences still ask of a file whose findings are printed."""
    if file.job_undone:
        return file
    heaviest = max(file.findings, key=lambda finding: _LIGHTEST_FIRST.index(finding.severity), default=None)
    findings = () if heaviest is None else (_lean_finding(heaviest),)
    return file._replace(findings=findings, source=None, recognised=(), values=ValuesTaken(), notes=())


def _lean_finding(finding: Finding) -> Finding:
    return finding._replace(message="", text=None, table=None, indicator=None, fix=None, basis=(), url="", related=())
