"""`jixiao opinion`: a review sheet for each project, as a Word document or a workbook."""

import os
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from jixiao_lint.batch import Batch
from jixiao_lint.cli.arguments import given_options
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.progress import with_progress
from jixiao_lint.cli.streams import tell
from jixiao_lint.finding import Severity
from jixiao_lint.opinion.build import THRESHOLDS, Threshold, opinions
from jixiao_lint.opinion.sheet import Opinion
from jixiao_lint.overview import overview
from jixiao_lint.result import FileResult, RunResult, Verdict
from jixiao_lint.whole_file import NotWrittenError, write_whole

if TYPE_CHECKING:
    from jixiao_lint.config.settings import Most

_ENDINGS = (".docx", ".xlsx")


def run(arguments: Namespace) -> int:
    """Write the sheets. Returns 0 when they are written, 2 when a file could not be read or nothing was written."""
    output: str = arguments.output_file
    printer = _printer(output)
    batch = Batch(given_options(arguments)._replace(keeps_source=False))
    files = batch.find(arguments.paths)
    if any(os.path.realpath(found.path) == os.path.realpath(output) for found in files if found.named):
        raise Failure(f"{output} 是要读的文件，没有写")
    if os.path.lexists(output) and not arguments.force:
        raise Failure(f"{output} 已经存在，要覆盖请加 --force")
    files = [found for found in files if os.path.realpath(found.path) != os.path.realpath(output)]
    checked = tuple(batch.check(files, partial(with_progress, total=len(files), wanted=not arguments.quiet)))
    result = _at_level(batch.summed_up(checked, with_titles=True), Severity(arguments.level))
    choice = batch.rulebook.choice(files[0].path if files else output)
    sheets = opinions(overview(result), result.rules, _thresholds(choice.opinion))
    if not sheets:
        raise Failure(f"{'、'.join(arguments.paths)} 里没有读到绩效目标表，没有写审核意见")
    _write(output, printer(sheets))
    unread = [file for file in checked if _is_unread(file)]
    for file in unread:
        tell(f"jixiao: {file.path}：{file.findings[0].message if file.findings else '没有读'}")
    if not arguments.quiet:
        tell(f"{output}：写入 {len(sheets)} 个项目的审核意见")
    return 2 if unread else 0


def _printer(output: str) -> Callable[[Sequence[Opinion]], bytes]:
    ending = os.path.splitext(output)[1].lower()
    if ending not in _ENDINGS:
        raise Failure(f"审核意见可以写成 .docx 或 .xlsx，不能写成“{output}”")
    try:
        if ending == ".docx":
            from jixiao_lint.opinion.docx import document

            return document
        from jixiao_lint.opinion.xlsx import workbook
    except ImportError as error:
        raise Failure(f"写 {ending} 需要 {error.name}，请安装：pip install 'jixiao-lint[report]'") from error
    return workbook


def _at_level(result: RunResult, level: Severity) -> RunResult:
    files = tuple(
        file._replace(findings=tuple(finding for finding in file.findings if finding.severity.reaches(level)))
        for file in result.files
    )
    return result._replace(files=files)


def _thresholds(given: Mapping[str, "Most"]) -> Sequence[Threshold]:
    """Those of the configuration, the best grade first; a grade that it does not name is not proposed."""
    named = [Threshold(grade, most.errors, most.warnings) for grade, most in given.items()]
    order = [threshold.grade for threshold in THRESHOLDS]
    return sorted(named, key=lambda threshold: order.index(threshold.grade)) or THRESHOLDS


def _is_unread(file: FileResult) -> bool:
    return file.named and file.verdict in (Verdict.UNREADABLE, Verdict.UNKNOWN_KIND)


def _write(output: str, data: bytes) -> None:
    try:
        write_whole(output, data)
    except (OSError, NotWrittenError) as error:
        raise Failure(f"{output} 没有写：{why(error) if isinstance(error, OSError) else error.args[0]}") from error
