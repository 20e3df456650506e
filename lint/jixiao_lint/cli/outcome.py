"""How a run of `jixiao check` ends: its exit code, and a sentence wherever it did not check what was asked."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jixiao_lint.cli import streams
from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.given import split_names
from jixiao_lint.finding import Severity
from jixiao_lint.readers.format import known_endings
from jixiao_lint.result import FileResult, RunResult, Verdict
from jixiao_lint.troubles import BROKEN_RULE, FAMILY

if TYPE_CHECKING:
    from jixiao_lint.cli.fixing import Written


def exit_code(result: RunResult, fixed: "Written | None", arguments: Namespace) -> int:
    """1 when something reaches `--fail-level`, or was mended where that is to count; 2 when a file or its rules were not done."""
    if _ran_no_rule(result) and not _asks_for_files_alone(arguments):
        streams.tell("jixiao: 没有启用任何规则，表里的内容什么也没有检查；请看 --select、--ignore 和配置")
        return 2
    if fixed and fixed.refused:
        return 2
    return 1 if fixed and fixed.fixes and arguments.exit_non_zero_on_fix else _of_findings(result, arguments)


def _of_findings(result: RunResult, arguments: Namespace) -> int:
    if any(file.job_undone for file in result.files):
        return 2
    if not (arguments.exit_zero or arguments.fail_level == "never"):
        level = Severity(arguments.fail_level)
        if any(finding.severity.reaches(level) for finding in result.findings()):
            return 1
    # A run that read no table is no clean one, whatever was said about findings; a hook meets files that hold none.
    if arguments.as_found or any(file.verdict is Verdict.READ for file in result.files):
        return 0
    streams.tell("jixiao: 没有读到绩效目标表，什么也没有检查，不能算通过")
    return 2


def refuse_empty(paths: Sequence[str], files: Sequence[FileResult]) -> None:
    """A run that checked nothing must not look like one that found nothing. Raises Failure."""
    if all(file.skipped for file in files):  # also when there is none
        raise Failure(_nothing_checked(paths, files))
    if not any(file.verdict is Verdict.READ or file.findings for file in files):
        raise Failure(f"{'、'.join(paths)} 里没有读到绩效目标表（原因已按 --ignore 隐去），什么也没有检查")
    if all(file.skipped or (file.job_undone and file.verdict is not Verdict.READ) for file in files):
        raise Failure("\njixiao: ".join(undone(files)))


def undone(files: Sequence[FileResult]) -> Iterator[str]:
    """Why files were not checked for a reason on this side, a sentence each."""
    for file in files:
        if file.job_undone:
            told = next(
                finding.message
                for finding in file.findings
                if finding.code == BROKEN_RULE.code or file.verdict is not Verdict.READ
            )
            yield f"{told.rstrip('。')}：{file.path}"


def _nothing_checked(paths: Sequence[str], checked: Sequence[FileResult]) -> str:
    where = "、".join(paths)
    if checked:
        return f"{where} 里有 {len(checked)} 个文件，但没有一个是绩效目标表，什么也没有检查"
    return f"{where} 里没有可以检查的文件（{' '.join(sorted(known_endings()))}），什么也没有检查"


def _asks_for_files_alone(arguments: Namespace) -> bool:
    """`--select FIL`: whether the files can be read is all that was asked."""
    names = split_names(arguments.select)
    return bool(names) and all(name.startswith(FAMILY) for name in names)


def _ran_no_rule(result: RunResult) -> bool:
    return not result.rules and any(file.verdict is Verdict.READ for file in result.files)
