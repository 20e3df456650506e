"""Where reports go: which formats are wanted, and writing them whole or not at all."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable

from jixiao_grammar.record import Record
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.output_formats import asked, output_formats
from jixiao_lint.cli.streams import hand_over, say, say_aside
from jixiao_lint.file_path import FilePath
from jixiao_lint.report import FORMATS, STATISTICS_FORMATS, Printer, RenderOptions, render
from jixiao_lint.report.colour import colour_wanted
from jixiao_lint.result import RunResult

_FOR_PEOPLE = frozenset({"text", "concise", "grouped"})
# Pipes are read by people too, but they have no width; this is what fits a log.
_PIPE_WIDTH = 120


class Output(Record):
    """One report: its format, and the file that it goes to; None is the standard output.

    `for_people_too`: beside the report for a machine, the findings are said on standard error.
    """

    format: str
    path: str | None
    for_people_too: bool = False

    @property
    def shows_titles(self) -> bool:
        """True when the format prints the titles of the documents that findings cite."""
        return self.format not in ("concise", "grouped", "github")

    @property
    def shows_digests(self) -> bool:
        """True when the format says what the report was made with."""
        return self.format in ("json", "sarif")

    @property
    def shows_marks(self) -> bool:
        """True when the format prints fingerprints of findings or digests of files."""
        return self.format not in ("text", "concise", "grouped", "github")

    @property
    def shows_source(self) -> bool:
        """True when the format needs the text around a finding."""
        return self.format in ("rdjson", "rdjsonl", "sarif")


def outputs(arguments: Namespace) -> list[Output]:
    """The reports that the options ask for. Raises Failure for an unknown format, or two on the standard output."""
    wanted = [_output(text, arguments) for text in output_formats(arguments)]
    if not asked(arguments) and wanted[0].format == "gitlab":
        # Its report is nothing to read, and the log of a job is read: there it stands on standard error.
        wanted = [wanted[0]._replace(for_people_too=True)]
    if arguments.output_file:
        open_ends = [output for output in wanted if output.path is None]
        if len(open_ends) != 1:
            raise Failure("-o 只能用于一种没有另写文件的输出格式")
        wanted = [output if output.path else Output(output.format, arguments.output_file) for output in wanted]
    if sum(output.path is None for output in wanted) > 1:
        raise Failure("只能有一种格式输出到屏幕，其余的请写成“格式=文件”")
    paths = [os.path.realpath(output.path) for output in wanted if output.path]
    if len(set(paths)) < len(paths):
        raise Failure("两种输出格式写到了同一个文件，请分开写")
    return wanted


def _output(text: str, arguments: Namespace) -> Output:
    name, _, path = text.partition("=")
    known = STATISTICS_FORMATS if arguments.statistics else FORMATS
    if name not in known:
        from jixiao_lint.misspelt import did_you_mean

        why = "不能按规则统计成" if name in FORMATS else "没有"
        raise Failure(f"{why}“{name}”这种输出格式{did_you_mean(name, list(known)) or '。'}可选：{'、'.join(known)}")
    return Output(name, path or None)


def write(output: Output, result: RunResult, hidden: int, arguments: Namespace, *, aside: bool = False) -> None:
    """Print a report, or write its file whole; `aside` leaves the standard output to what the command gives back.

    Raises Failure when the file cannot be written.
    """
    text = render(output.format, result, _options(output, hidden, arguments))
    if output.path is not None:
        put(output.path, text.encode("utf-8"))
    elif aside:
        say_aside(text)
    elif output.for_people_too:
        hand_over(text)
        say_aside(render("concise", result, _options(Output("concise", None), hidden, arguments)))
    elif output.format in _FOR_PEOPLE:
        say(text)
    else:
        hand_over(text)


def printed(printer: Printer, output: Output, result: RunResult, arguments: Namespace) -> None:
    """Print a part of a report of lines on the standard output."""
    text = printer(result, _options(output, 0, arguments))
    if output.format in _FOR_PEOPLE:
        say(text)
    else:
        hand_over(text)


def put(path: str, data: bytes) -> None:
    """Write a file whole. Raises Failure when it cannot, or should not, be written."""
    from jixiao_lint.whole_file import NotWrittenError, write_whole

    try:
        write_whole(path, data)
    except NotWrittenError as error:
        raise Failure(f"没有写 {path}：{error.args[0]}") from error
    except OSError as error:
        raise Failure(f"写不了 {path}：{why(error)}") from error


def refuse_inputs(paths: Iterable[str], inputs: Iterable[str | FilePath]) -> None:
    """Raise Failure where one of the paths to write is a file that is read: the table would be lost."""
    written = list(paths)
    read = [os.path.realpath(path) for path in inputs] if written else []
    for path in written:
        if os.path.realpath(path) in read:
            raise Failure(f"{path} 是要读的文件，不能同时是输出文件，没有写")


def _options(output: Output, hidden: int, arguments: Namespace) -> RenderOptions:
    to_terminal = output.path is None and sys.stdout is not None and sys.stdout.isatty()
    encoding = _encoding(output)
    return RenderOptions(
        colour=output.format in _FOR_PEOPLE and colour_wanted(arguments.color, os.environ, to_terminal),
        width=_width(to_terminal),
        encoding=encoding,
        summary=not arguments.quiet,
        statistics=arguments.statistics,
        hidden=hidden,
        ambiguous=_ambiguous(output, encoding),
        full=arguments.full,
        verbose=arguments.verbose,
    )


def _ambiguous(output: Output, encoding: str) -> int:
    if output.format not in _FOR_PEOPLE:
        return 1
    from jixiao_lint.report.columns import ambiguous_width

    return ambiguous_width(os.environ, encoding)


def _encoding(output: Output) -> str:
    to_people = output.path is None and output.format in _FOR_PEOPLE and sys.stdout is not None
    return (sys.stdout.encoding or "utf-8") if to_people else "utf-8"


def _width(to_terminal: bool) -> int:
    if not to_terminal and "COLUMNS" not in os.environ:
        return _PIPE_WIDTH
    from shutil import get_terminal_size

    return get_terminal_size((_PIPE_WIDTH, 24)).columns
