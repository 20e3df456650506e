"""`jixiao check --fix` and `--diff`: fixes written into files, or only shown."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff

from jixiao_grammar.record import Record
from jixiao_lint.cli.failure import why
from jixiao_lint.cli.streams import hand_over, say, tell
from jixiao_lint.discover import Found
from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.fix import Fixed
from jixiao_lint.mending import ROUNDS, fixed_once, to_write
from jixiao_lint.office.refused import RefusedError
from jixiao_lint.plain_text import without_controls
from jixiao_lint.readers.opening import opened
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.result import FileResult
from jixiao_lint.whole_file import NotWrittenError, write_whole

Check = Callable[[Found, bytes], FileResult]


class Written(Record):
    """How many fixes were written, and how many files were left as they were although there was something to write."""

    fixes: int
    refused: int


class _Mended(Record):
    """What a file holds, and what it is to hold."""

    data: bytes
    fixed: Fixed


def fix_files(files: Sequence[Found], check: Check, arguments: Namespace) -> Written:
    """Write the fixes into the files. Says so on standard error, and why where a file was left as it was."""
    written = [_fix_file(file, check, arguments) for file in files]
    total = Written(sum(one.fixes for one in written), sum(one.refused for one in written))
    tell(f"jixiao: 改正了 {total.fixes} 处")
    return total


def fix_text(file: Found, data: bytes, check: Check, arguments: Namespace) -> tuple[bytes, Written]:
    """What came in on the standard input, with the fixes written into it; as it came where there is nothing to write."""
    fixes = 0
    for _ in range(ROUNDS):
        mended = _mended(file, data, check, arguments)
        if mended is None:
            break
        data = mended.fixed.data
        fixes += mended.fixed.count
    tell(f"jixiao: 改正了 {fixes} 处")
    return data, Written(fixes, 0)


def _fix_file(file: Found, check: Check, arguments: Namespace) -> Written:
    fixes = 0
    for _ in range(ROUNDS):
        data = _content(file)
        mended = None if data is None else _mended(file, data, check, arguments)
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


def show_diffs(files: Sequence[Found], check: Check, arguments: Namespace, stdin: bytes | None = None) -> int:
    """Print what the fixes would change, as a unified diff; 1 when there is something. `stdin` stands for the only file."""
    changed = 0
    for file in files:
        data = _content(file) if stdin is None else stdin
        mended = None if data is None else _mended(file, data, check, arguments)
        if mended is not None:
            changed = 1
            diff = "".join(_diff(file.path.shown, mended.fixed))
            if sys.stdout is not None and sys.stdout.isatty():
                say(without_controls(diff))
            else:
                hand_over(diff)
    return changed


def _content(file: Found) -> bytes | None:
    """None where the file cannot be read: the check that follows tells of that."""
    if file.trouble is not None:
        return None
    try:
        if file.archive is not None:
            from jixiao_lint.readers.archive import content

            return content(opened(file.archive), file.member)
        return opened(file.path)
    except Unreadable:
        return None


def _mended(file: Found, data: bytes, check: Check, arguments: Namespace) -> _Mended | None:
    """None where there is nothing to write, or it cannot be written into a file of this kind."""
    result = check(file, data)
    fixable = to_write(result.findings, unsafe=arguments.unsafe_fixes)
    if file.archive is not None:
        if fixable:
            tell(f"jixiao: 没有改写 {file.path}：压缩包里的文件不改写，请解压后再改（{len(fixable)} 处）")
        return None
    try:
        fixed = fixed_once(file.path.shown, data, fixable, unsafe=arguments.unsafe_fixes)
    except RefusedError as error:
        tell(f"jixiao: 没有改写 {file.path}：{error.args[0]}（{len(fixable)} 处）")
        return None
    if fixed is None and fixable:
        tell(f"jixiao: 没有改写 {file.path}：{_reason(result, fixable)}，请照着报告在原文件里改（{len(fixable)} 处）")
    return None if fixed is None else _Mended(data, fixed)


def _reason(result: FileResult, fixable: Sequence[Finding]) -> str:
    if result.format in ("docx", "xlsx"):
        return "要改的字在公式、域、符号或者别人的修订里，不能确定改了以后别处不变"
    if any(isinstance(finding.location, LineStretch) for finding in fixable):
        return "要改的字在文件里是用引号、转义或者折行写的，不能确定改了以后别处不变"
    return f"{result.format} 文件不能由程序改写"


def _diff(path: str, fixed: Fixed) -> Iterator[str]:
    before, after = fixed.before.splitlines(keepends=True), fixed.after.splitlines(keepends=True)
    for line in unified_diff(before, after, path, path):
        yield line if line.endswith("\n") else line + "\n"
