"""`jixiao check`: files in, reports out."""

import gc
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from jixiao_lint.batch import Batch
from jixiao_lint.cli import streams
from jixiao_lint.cli.contradictions import refuse_contradictions
from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.given import given_options
from jixiao_lint.cli.outcome import exit_code, refuse_empty, undone
from jixiao_lint.cli.output import Output, outputs, refuse_inputs, write
from jixiao_lint.cli.progress import with_progress
from jixiao_lint.cli.streaming import LineStream, can_stream
from jixiao_lint.discover import Found
from jixiao_lint.finding import Severity
from jixiao_lint.options import Options
from jixiao_lint.readers.limits import FILE_BYTES
from jixiao_lint.result import FileResult, RunResult, Verdict

if TYPE_CHECKING:
    from jixiao_lint.cli.fixing import Written
    from jixiao_lint.timing import Stopwatch

_STDIN = "-"


def run(arguments: Namespace) -> int:
    """Check everything that the arguments name. Returns 1 when something reaches `--fail-level`, 2 when a file was not checked."""
    refuse_contradictions(arguments)
    wanted = outputs(arguments)
    stopwatch = _stopwatch() if arguments.timing else None
    batch = Batch(_options(arguments, wanted), stopwatch, watched=getattr(arguments, "is_watched", False))
    # A wrong name in an option is told even where no file is left to check.
    batch.rulebook.chosen(batch.rulebook.choice(_STDIN))
    before = _before(arguments.baseline)
    stdin = _standard_input(arguments) if _STDIN in arguments.paths else None
    files = _files(arguments, batch)
    _collect_seldom(files)
    if not files and (arguments.force_exclude or arguments.stdin_filename):
        return _left_out(stdin if arguments.fix else None)
    refuse_inputs(_paths(wanted), [file.path for file in files if file.named])
    if arguments.diff:
        from jixiao_lint.cli.fixing import show_diffs

        return show_diffs(files, partial(batch.check_bytes, traced=True), arguments, stdin)
    fixed: Written | None = None
    if arguments.fix:
        stdin, fixed = _fixed(files, stdin, batch, arguments)
    stream = LineStream(wanted[0], arguments, batch) if stdin is None and can_stream(wanted, arguments) else None
    checked = _checked(files, stdin, batch, arguments, stream)
    if arguments.as_found and all(file.skipped for file in checked):
        streams.tell(f"jixiao: 给出的 {len(checked)} 个文件里没有绩效目标表，没有检查")
        return 0
    refuse_empty(arguments.paths, checked)
    result = _as_asked(before(_summed_up(checked, batch, wanted)), arguments)
    refuse_inputs(_paths(wanted), [file.path for file in checked if file.verdict is Verdict.READ])
    shown = down_to(result, Severity(arguments.level))
    if arguments.write_baseline or arguments.add_waivers is not None:
        return _recorded(arguments, result, shown, batch)
    for output in () if stream and stream.has_printed else wanted:
        write(output, shown, _count(result) - _count(shown), arguments, aside=stdin is not None and arguments.fix)
    _tell_aside(checked, batch, stopwatch)
    return exit_code(result, fixed, arguments)


def _options(arguments: Namespace, wanted: Sequence[Output]) -> Options:
    keeps_source = any(output.shows_source for output in wanted)
    return given_options(arguments)._replace(keeps_source=keeps_source, marks=_needs_marks(arguments, wanted))


def _collect_seldom(files: Sequence[Found]) -> None:
    """A table and its rows point at each other, so only the collector frees them: seldom, not at each few hundred objects, and
    without a look at all that was loaded, which would come with the next object. Of one file nothing need be freed, and most of
    what is made meanwhile are the rules that it is shown to.
    """
    if len(files) > 1:
        gc.freeze()
        gc.set_threshold(20_000)


def _checked(
    files: Sequence[Found], stdin: bytes | None, batch: Batch, arguments: Namespace, stream: LineStream | None
) -> tuple[FileResult, ...]:
    """A result for each file; with a stream, they are printed as they are done."""
    watch = partial(with_progress, total=len(files), wanted=not arguments.quiet)
    results = batch.check(files, watch) if stdin is None else iter((batch.check_bytes(files[0], stdin),))
    checked = tuple(stream.passed(results) if stream else results)
    if arguments.as_found:
        from jixiao_lint.cli.missing_readers import told_once

        checked = told_once(checked)
    if arguments.verbose and not (arguments.as_found and all(file.skipped for file in checked)):
        from jixiao_lint.cli.verbose import tell

        for file in checked:
            tell(file)
    return checked


def _summed_up(checked: Sequence[FileResult], batch: Batch, wanted: Sequence[Output]) -> RunResult:
    return batch.summed_up(
        checked,
        with_titles=any(output.shows_titles for output in wanted),
        with_digests=any(output.shows_digests for output in wanted),
    )


def _tell_aside(checked: Sequence[FileResult], batch: Batch, stopwatch: "Stopwatch | None") -> None:
    """What is no finding: how long it took, what was not done, and waivers of files that are gone."""
    if stopwatch:
        for line in stopwatch.lines(batch.rulebook.names):
            streams.tell(line)
    for reason in undone(checked):
        streams.tell(f"jixiao: {reason}")
    for entry in batch.rulebook.library.gone():
        streams.tell(f"jixiao: 豁免说的文件已经不在了：{entry}")


def _needs_marks(arguments: Namespace, wanted: Sequence[Output]) -> bool:
    """True where findings are told again by their fingerprints, in this run or in a later one."""
    told_again = (
        arguments.baseline or arguments.write_baseline or arguments.add_waivers is not None or arguments.waivers
    )
    return not arguments.no_cache or bool(told_again) or any(output.shows_marks for output in wanted)


def _stopwatch() -> "Stopwatch":
    from jixiao_lint.timing import Stopwatch

    return Stopwatch()


def _fixed(
    files: Sequence[Found], stdin: bytes | None, batch: Batch, arguments: Namespace
) -> "tuple[bytes | None, Written]":
    """Write the fixes into the files; what came in on the standard input is given back on the standard output."""
    from jixiao_lint.cli.fixing import fix_files, fix_text

    traced = partial(batch.check_bytes, traced=True)
    if stdin is None:
        return None, fix_files(files, traced, arguments)
    after, written = fix_text(files[0], stdin, traced, arguments)
    streams.hand_over_bytes(after)
    return after, written


def _as_asked(result: RunResult, arguments: Namespace) -> RunResult:
    """With what the options say about which findings are shown, for whoever makes the report again."""
    if result.made_with is None:
        return result
    shown = {"level": arguments.level, "baseline": arguments.baseline}
    return result._replace(made_with=result.made_with._replace(options={**result.made_with.options, **shown}))


def _before(baseline: str | None) -> Callable[[RunResult], RunResult]:
    """What takes out of a run what was there before. Raises Failure for a file that is no baseline."""
    if baseline is None:
        return lambda result: result
    from jixiao_lint.cli.baselines import known_before, since

    return partial(since, known_before(baseline))


def _paths(wanted: Sequence[Output]) -> list[str]:
    return [output.path for output in wanted if output.path is not None]


def _files(arguments: Namespace, batch: Batch) -> list[Found]:
    if _STDIN in arguments.paths:
        left_out = arguments.stdin_filename and batch.rulebook.is_excluded(arguments.stdin_filename)
        return [] if left_out else [batch.named(arguments.stdin_filename or _STDIN)]
    files = batch.find(arguments.paths)
    if arguments.force_exclude:
        files = [file for file in files if not batch.rulebook.is_excluded(file.path)]
    return [file._replace(named=False) for file in files] if arguments.as_found else files


def _left_out(stdin: bytes | None) -> int:
    streams.tell("jixiao: 给出的文件都在配置的 exclude 里，没有检查")
    if stdin is not None:
        streams.hand_over_bytes(stdin)
    return 0


def _standard_input(arguments: Namespace) -> bytes:
    if arguments.paths != [_STDIN]:
        raise Failure("标准输入（-）不能和别的路径一起检查")
    if sys.stdin is None:
        raise Failure("标准输入已经关闭，没有可以检查的内容")
    data = sys.stdin.buffer.read(FILE_BYTES + 1)
    if arguments.fix and len(data) > FILE_BYTES:
        raise Failure("标准输入的内容太大，没有改正，也没有写回")
    return data


def _recorded(arguments: Namespace, result: RunResult, shown: RunResult, batch: Batch) -> int:
    """Write down what is there, as a baseline or as waivers, in the place of a report."""
    if arguments.write_baseline:
        from jixiao_lint.cli.baselines import draw_line

        return draw_line(arguments.write_baseline, result, list(undone(result.files)))
    from jixiao_lint.cli.waiving import add_waivers

    return add_waivers(arguments.add_waivers, shown, batch.rulebook)


def down_to(result: RunResult, level: Severity) -> RunResult:
    """The run with the findings down to a level."""
    files = (
        file._replace(findings=tuple(finding for finding in file.findings if finding.severity.reaches(level)))
        for file in result.files
    )
    return result._replace(files=tuple(files))


def _count(result: RunResult) -> int:
    return sum(len(file.findings) for file in result.files)
