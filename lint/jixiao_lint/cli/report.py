"""`jixiao report`: what was found as a list to hand on, whose form the ending of its name chooses."""

import os
from argparse import Namespace
from collections.abc import Callable

from jixiao_lint.batch import Batch
from jixiao_lint.cli.arguments import given_options
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.progress import with_progress
from jixiao_lint.cli.streams import tell
from jixiao_lint.finding import Severity
from jixiao_lint.overview import Overview, overview
from jixiao_lint.result import FileResult, RunResult, Verdict
from jixiao_lint.whole_file import NotWrittenError, write_whole

# Excel and WPS hold no more rows in a sheet.
_MOST_ROWS = 1_048_000


def run(arguments: Namespace) -> int:
    """Write the list. Returns 0 when it is written, 2 when a file could not be read or nothing was written."""
    output: str = arguments.output_file
    printer = _printer(output)
    batch = Batch(given_options(arguments)._replace(keeps_source=False))
    files = batch.find(arguments.paths)
    if any(os.path.realpath(found.path) == os.path.realpath(output) for found in files if found.named):
        raise Failure(f"{output} 是要读的文件，没有写")
    if os.path.lexists(output) and not arguments.force:
        raise Failure(f"{output} 已经存在，要覆盖请加 --force")
    files = [found for found in files if os.path.realpath(found.path) != os.path.realpath(output)]
    checked = tuple(with_progress(batch.check(files), len(files), wanted=not arguments.quiet))
    result = _at_level(batch.summed_up(checked, with_titles=True), Severity(arguments.level))
    if not result.tables and not any(file.findings for file in result.files):
        raise Failure(f"{'、'.join(arguments.paths)} 里没有读到绩效目标表，没有写清单")
    tree = overview(result)
    if tree.counts.total > _MOST_ROWS and output.lower().endswith(".xlsx"):
        raise Failure(f"共有 {tree.counts.total} 条，一张工作表放不下，请写成 .csv")
    _write(output, printer(tree, os.path.dirname(os.path.abspath(output))))
    unread = [file for file in checked if _is_unread(file)]
    for file in unread:
        tell(f"jixiao: {file.path}：{file.findings[0].message if file.findings else '没有读'}")
    if not arguments.quiet:
        tell(f"{output}：写入 {tree.counts.total} 条，{len(tree.clean)} 个文件没有发现问题")
    return 2 if unread else 0


def _printer(output: str) -> Callable[[Overview, str], bytes]:
    match os.path.splitext(output)[1].lower():
        case ".csv":
            from jixiao_lint.work_list.comma_separated import list_of

            return list_of
        case ".xlsx":
            try:
                from jixiao_lint.work_list.workbook import list_of as workbook
            except ImportError as error:
                raise Failure(f"写 .xlsx 需要 {error.name}，请安装：pip install 'jixiao-lint[report]'") from error
            return workbook
        case _:
            raise Failure(f"清单可以写成 .xlsx 或 .csv，不能写成“{output}”")


def _at_level(result: RunResult, level: Severity) -> RunResult:
    files = tuple(
        file._replace(findings=tuple(finding for finding in file.findings if finding.severity.reaches(level)))
        for file in result.files
    )
    return result._replace(files=files)


def _is_unread(file: FileResult) -> bool:
    return file.named and file.verdict in (Verdict.UNREADABLE, Verdict.UNKNOWN_KIND)


def _write(output: str, data: bytes) -> None:
    try:
        write_whole(output, data)
    except (OSError, NotWrittenError) as error:
        raise Failure(f"{output} 没有写：{why(error) if isinstance(error, OSError) else error.args[0]}") from error
