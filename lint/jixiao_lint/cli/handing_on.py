"""What commands have in common that write one file to hand on, made of many: a list, review sheets."""

import os
from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from jixiao_grammar.record import Record
from jixiao_lint.batch import Batch
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.given import given_options
from jixiao_lint.cli.progress import with_progress
from jixiao_lint.cli.scan_library import is_results
from jixiao_lint.cli.streams import tell
from jixiao_lint.config.files import Choice
from jixiao_lint.finding import Severity
from jixiao_lint.result import FileResult, RunResult, Verdict
from jixiao_lint.whole_file import NotWrittenError, write_whole
from jixiao_lint.work_list.unread import why_unread


class Checked(Record):
    """What was found, down to the asked level; the files that were not read, or not whole; the settings of the first file.

    `hidden` findings are below that level.
    """

    result: RunResult
    unread: tuple[FileResult, ...]
    choice: Choice
    hidden: int


def checked(arguments: Namespace, *, keeps_tables: bool = False) -> Checked:
    """Check what the arguments name, but for the file that is to be written. Raises Failure where it must not be."""
    output: str = arguments.output_file
    batch = Batch(given_options(arguments)._replace(keeps_source=False, keeps_tables=keeps_tables))
    files = batch.find(arguments.paths)
    if any(os.path.realpath(found.path) == os.path.realpath(output) for found in files if found.named):
        raise Failure(f"{output} 是要读的文件，没有写")
    if os.path.lexists(output) and not arguments.force:
        raise Failure(f"{output} 已经存在，要覆盖请加 --force")
    files = [found for found in files if os.path.realpath(found.path) != os.path.realpath(output)]
    if len(arguments.paths) == 1 and is_results(arguments.paths[0]):
        from jixiao_lint.cli.from_results import files_of

        results = files_of(arguments.paths[0], keeps_tables=keeps_tables)
    else:
        results = tuple(batch.check(files, partial(with_progress, total=len(files), wanted=not arguments.quiet)))
    every = batch.summed_up(results, with_titles=True)
    shown = _at_level(every, Severity(arguments.level))
    return Checked(
        shown,
        tuple(file for file in results if file.fault is not None and not file.skipped),
        batch.rulebook.choice(files[0].path if files else output),
        sum(1 for _ in every.findings()) - sum(1 for _ in shown.findings()),
    )


def _at_level(result: RunResult, level: Severity) -> RunResult:
    files = tuple(
        file._replace(findings=tuple(finding for finding in file.findings if finding.severity.reaches(level)))
        for file in result.files
    )
    return result._replace(files=files)


def _is_asked_for(file: FileResult) -> bool:
    """True for a file that was named and of which nothing was read."""
    return file.named and file.verdict in (Verdict.UNREADABLE, Verdict.UNKNOWN_KIND)


def hand_over(arguments: Namespace, data: bytes, unread: Sequence[FileResult], done: str) -> int:
    """Write the file, name what was not read, and say what was done. Returns the exit code. Raises Failure."""
    output: str = arguments.output_file
    try:
        write_whole(output, data)
    except (OSError, NotWrittenError) as error:
        raise Failure(f"{output} 没有写：{why(error) if isinstance(error, OSError) else error.args[0]}") from error
    for file in unread:
        tell(f"jixiao: {why_unread(file)}")
    if not arguments.quiet:
        tell(f"{output}：{done}")
    return 2 if any(map(_is_asked_for, unread)) else 0
