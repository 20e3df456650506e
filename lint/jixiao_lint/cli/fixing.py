"""`jixiao check --fix` and `--diff`: fixes written into files, or only shown."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff
from typing import NamedTuple

from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.streams import hand_over, say, tell
from jixiao_lint.discover import Found
from jixiao_lint.finding import LineStretch
from jixiao_lint.fix import Fixed, fix
from jixiao_lint.plain_text import without_controls
from jixiao_lint.readers.opening import opened
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.result import FileResult
from jixiao_lint.whole_file import NotWrittenError, write_whole

# A fix may bring another finding to light; this many rounds are enough for every pair of rules that we have.
_ROUNDS = 5

Check = Callable[[Found, bytes], FileResult]


class Written(NamedTuple):
    """How many fixes were written, and how many files were left as they were although there was something to write."""

    fixes: int
    refused: int


class _Mended(NamedTuple):
    """What a file holds, and what it is to hold."""

    data: bytes
    fixed: Fixed


def fix_files(files: Sequence[Found], check: Check, arguments: Namespace) -> Written:
    """Write the fixes into the files. Says so on standard error, and why where a file was left as it was."""
    written = [_fix_file(file, check, arguments) for file in files]
    total = Written(sum(one.fixes for one in written), sum(one.refused for one in written))
    tell(f"jixiao: 改正了 {total.fixes} 处")
    return total


def _fix_file(file: Found, check: Check, arguments: Namespace) -> Written:
    fixes = 0
    for _ in range(_ROUNDS):
        mended = _mended(file, check, arguments)
        if mended is None:
            break
        try:
            write_whole(file.path, mended.fixed.data, instead_of=mended.data)
        except NotWrittenError as error:
            tell(f"jixiao: 没有改写 {file.path}：{error.args[0]}")
            return Written(fixes, 1)
        except OSError as error:
            tell(f"jixiao: 写不了 {file.path}：{why(error)}")
            return Written(fixes, 1)
        fixes += mended.fixed.count
    return Written(fixes, 0)


def show_diffs(files: Sequence[Found], check: Check, arguments: Namespace) -> int:
    """Print what the fixes would change, as a unified diff; 1 when there is something."""
    changed = 0
    for file in files:
        mended = _mended(file, check, arguments)
        if mended is not None:
            changed = 1
            diff = "".join(_diff(file.path.shown, mended.fixed))
            if sys.stdout is not None and sys.stdout.isatty():
                say(without_controls(diff))
            else:
                hand_over(diff)
    return changed


def _mended(file: Found, check: Check, arguments: Namespace) -> _Mended | None:
    """None where there is nothing to write, or the file cannot be read: the check that follows tells of that."""
    if file.path.shown == "-":
        raise Failure("--fix 和 --diff 要改的是文件，不能用于标准输入")
    if file.trouble is not None:
        return None
    try:
        data = opened(file.path)
    except Unreadable:
        return None
    findings = [
        finding for finding in check(file, data).findings if finding.fix and isinstance(finding.location, LineStretch)
    ]
    fixed = fix(file.path.shown, data, findings, unsafe=arguments.unsafe_fixes) if findings else None
    return None if fixed is None else _Mended(data, fixed)


def _diff(path: str, fixed: Fixed) -> Iterator[str]:
    before, after = fixed.before.splitlines(keepends=True), fixed.after.splitlines(keepends=True)
    for line in unified_diff(before, after, path, path):
        yield line if line.endswith("\n") else line + "\n"
