"""`jixiao check --fix` and `--diff`: fixes written into files, or only shown."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from difflib import unified_diff

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.output import write_whole
from jixiao_lint.discover import Found
from jixiao_lint.fix import Fixed, fix
from jixiao_lint.readers.opening import opened
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.result import FileResult

# A fix may bring another finding to light; this many rounds are enough for every pair of rules that we have.
_ROUNDS = 5

Check = Callable[[Found, bytes], FileResult]


def fix_files(files: Sequence[Found], check: Check, arguments: Namespace) -> int:
    """Write the fixes into the files; how many were written. Says so on standard error."""
    total = 0
    for file in files:
        for _ in range(_ROUNDS):
            fixed = _fixed(file, check, arguments)
            if fixed is None:
                break
            write_whole(file.path, fixed.data)
            total += fixed.count
    print(f"jixiao: 改正了 {total} 处", file=sys.stderr)
    return total


def show_diffs(files: Sequence[Found], check: Check, arguments: Namespace) -> int:
    """Print what the fixes would change, as a unified diff; 1 when there is something."""
    changed = 0
    for file in files:
        fixed = _fixed(file, check, arguments)
        if fixed is not None:
            changed = 1
            sys.stdout.writelines(_diff(file.path.shown, fixed))
    return changed


def _fixed(file: Found, check: Check, arguments: Namespace) -> Fixed | None:
    if file.path.shown == "-":
        raise Failure("--fix 和 --diff 要改的是文件，不能用于标准输入")
    try:
        data = opened(file.path)
    except Unreadable:
        return None  # the report tells of it
    findings = check(file, data).findings
    if not any(finding.fix for finding in findings):
        return None  # and what could not be read within its limits is not read once more without them
    return fix(file.path.shown, data, findings, unsafe=arguments.unsafe_fixes)


def _diff(path: str, fixed: Fixed) -> list[str]:
    before, after = fixed.before.splitlines(keepends=True), fixed.after.splitlines(keepends=True)
    lines = unified_diff(before, after, path, path)
    return [line if line.endswith("\n") else line + "\n" for line in lines]
