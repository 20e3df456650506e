"""`jixiao check`: files in, reports out."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.output import outputs, write
from jixiao_lint.cli.pool import check_in_parallel, with_progress
from jixiao_lint.cli.settings import Settings
from jixiao_lint.cli.verbose import tell
from jixiao_lint.discover import Found, discover
from jixiao_lint.file_path import FilePath
from jixiao_lint.finding import Severity
from jixiao_lint.readers import CONVERTED_ENDINGS, KNOWN_ENDINGS, converted_together
from jixiao_lint.result import FileResult, RunResult
from jixiao_lint.run import check_bytes

_STDIN = "-"


def run(arguments: Namespace) -> int:
    """Check everything that the arguments name. Returns 1 when something reaches `--fail-level`."""
    wanted = outputs(arguments)
    settings = Settings(arguments)
    settings.chosen(settings.choice(_STDIN))  # a wrong name in an option is told even where no file is left to check
    files = _files(arguments, settings)
    if not files and (arguments.force_exclude or arguments.stdin_filename):
        print("jixiao: 给出的文件都在配置的 exclude 里，没有检查", file=sys.stderr)
        return 0
    fixed = 0
    if arguments.fix or arguments.diff:
        from jixiao_lint.cli.fixing import fix_files, show_diffs

        check = partial(_check_bytes, settings=settings)
        if arguments.diff:
            return show_diffs(files, check, arguments)
        fixed = fix_files(files, check, arguments)
    results = with_progress(_check_all(files, settings, arguments), len(files), wanted=not arguments.quiet)
    keeps_source = any(output.shows_source for output in wanted)
    # The decoded text of hundreds of files is kept only for a report that quotes it.
    checked = tuple(result if keeps_source else replace(result, source=None) for result in results)
    if arguments.verbose:
        for file in checked:
            tell(file)
    if all(file.skipped for file in checked):  # also when there is none
        raise Failure(_nothing_checked(arguments.paths, checked))
    result = settings.result(checked, with_titles=any(output.shows_titles for output in wanted))
    shown = _down_to(result, Severity(arguments.level))
    for output in wanted:
        write(output, shown, _count(result) - _count(shown), arguments)
    settings.tell_costs()
    return 1 if fixed and arguments.exit_non_zero_on_fix else _exit_code(result, arguments)


def _files(arguments: Namespace, settings: Settings) -> list[Found]:
    if _STDIN in arguments.paths:
        if arguments.paths != [_STDIN]:
            raise Failure("标准输入（-）不能和别的路径一起检查")
        left_out = arguments.stdin_filename and settings.is_excluded(arguments.stdin_filename)
        return [] if left_out else [Found(FilePath.of(_STDIN), named=True)]
    files = discover(arguments.paths, KNOWN_ENDINGS, settings.is_excluded, settings.path)
    missing = next((file.path for file in files if file.named and not os.path.exists(file.path)), None)
    if missing is not None:
        raise FileNotFoundError(missing.shown)
    if arguments.force_exclude:
        files = [file for file in files if not settings.is_excluded(file.path)]
    return files


def _check_all(files: Sequence[Found], settings: Settings, arguments: Namespace) -> Iterator[FileResult]:
    jobs = arguments.jobs or os.cpu_count() or 1
    if jobs > 1 and len(files) > 1 and not arguments.timing:
        for file in files:  # which rules ran is to be known here, too
            settings.chosen(settings.choice(file.path))
        return check_in_parallel(files, check_some, arguments, jobs)
    return _check_in_turn(files, settings, arguments)


def check_some(files: Sequence[Found], arguments: Namespace) -> list[FileResult]:
    """Check a few files in a process of its own."""
    return list(_check_in_turn(files, Settings(arguments), arguments))


def _check_in_turn(files: Sequence[Found], settings: Settings, arguments: Namespace) -> Iterator[FileResult]:
    old = [file.path for file in files if file.path.name.lower().endswith(CONVERTED_ENDINGS)]
    converted = converted_together({os.fspath(path): _bytes(path) for path in old}) if len(old) > 1 else {}
    for file in files:
        if file.path.shown == _STDIN:
            named = replace(file, path=settings.path(arguments.stdin_filename or _STDIN))
            yield _check_bytes(named, sys.stdin.buffer.read(), settings)
        else:
            yield _check_bytes(file, _bytes(file.path), settings, converted.get(os.fspath(file.path)))


def _bytes(path: FilePath) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise Failure(f"读不了 {path}：{why(error)}") from error


def _check_bytes(file: Found, data: bytes, settings: Settings, converted: bytes | None = None) -> FileResult:
    choice, named = settings.choice(file.path), file.named
    return check_bytes(file.path, data, settings.chosen(choice), named=named, year=choice.year, converted=converted)


def _nothing_checked(paths: Sequence[str], checked: Sequence[FileResult]) -> str:
    where = "、".join(paths)
    if checked:
        return f"{where} 里有 {len(checked)} 个文件，但没有一个是绩效目标表，什么也没有检查"
    return f"{where} 里没有可以检查的文件（{' '.join(sorted(KNOWN_ENDINGS))}），什么也没有检查"


def _down_to(result: RunResult, level: Severity) -> RunResult:
    files = (
        replace(file, findings=tuple(finding for finding in file.findings if finding.severity.reaches(level)))
        for file in result.files
    )
    return replace(result, files=tuple(files))


def _count(result: RunResult) -> int:
    return sum(len(file.findings) for file in result.files)


def _exit_code(result: RunResult, arguments: Namespace) -> int:
    if arguments.exit_zero or arguments.fail_level == "never":
        return 0
    return int(any(finding.severity.reaches(Severity(arguments.fail_level)) for finding in result.findings()))
