"""`jixiao scan`: files by the hundred thousand in, results to ask about out."""

import gc
import signal
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from types import FrameType
from typing import TYPE_CHECKING

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.given import given_options
from jixiao_lint.cli.scan_library import library
from jixiao_lint.cli.scan_progress import Progress
from jixiao_lint.cli.streams import tell
from jixiao_lint.finding import Severity

if TYPE_CHECKING:
    from jixiao_lint.scan.engine import Engine
    from jixiao_lint.scan.query import Sum
    from jixiao_lint.scan.work import Scan, Todo


class _Stop:
    """Whether somebody asked to stop: what is being done is finished, nothing new is begun."""

    def __init__(self) -> None:
        self.is_asked = False

    def ask(self, _signal: int, _frame: FrameType | None) -> None:
        """What a signal calls."""
        self.is_asked = True


def run(arguments: Namespace) -> int:
    """Scan. Returns 1 when something reaches `--fail-level`, 2 when a part was not done, or a file not for a reason of ours."""
    gc.set_threshold(700)  # a scan runs for hours: what a part leaves behind is not to pile up
    with library():
        from jixiao_lint.scan.work import Scan, plan

        scan = Scan(
            sources=tuple(arguments.sources),
            out=arguments.output,
            options=given_options(arguments),
            part_files=arguments.part_files,
            before=arguments.before,
            retry_failed=arguments.retry_failed,
        )
        with TemporaryDirectory(prefix="jixiao-") as temporary, _listening() as stop:
            return _done(arguments, scan, plan(scan, temporary), stop)


def _done(arguments: Namespace, scan: "Scan", todo: "Todo", stop: _Stop) -> int:
    from jixiao_lint.scan.engine import engine
    from jixiao_lint.scan.query import summed
    from jixiao_lint.scan.results import opened
    from jixiao_lint.scan.work import tidy

    parts = len(todo.plan.parts)
    if not arguments.quiet:
        there = f"，其中 {len(todo.there)} 份以前做完了" if todo.there else ""
        tell(f"jixiao: 列出 {todo.plan.files} 个文件，分成 {parts} 份{there}")
    before = opened(scan.out)
    if before.missing or not before.is_judged:
        with engine(scan, arguments.workers, arguments.scheduler) as machines:
            if machines.dashboard and not arguments.quiet:
                tell(f"jixiao: 进度页 {machines.dashboard}")
            _work(arguments, scan, todo, machines, stop)
    tidy(scan, todo.plan)
    total = summed(opened(scan.out))
    if not arguments.quiet:
        _say(total, scan.out)
    if total.undone:  # with this the job is not done, so that it is told in any case
        tell(f"jixiao: {total.undone} 个文件因规则出错或者本机的原因没有检查完：jixiao query {scan.out} --failed")
    return _exit_code(arguments.fail_level, total)


def _work(arguments: Namespace, scan: "Scan", todo: "Todo", machines: "Engine", stop: _Stop) -> None:
    """Do what is missing. Raises Failure where something is left undone."""
    from jixiao_lint.scan.work import Failed, until_hopeless

    failed: list[Failed] = []
    missing = len(todo.plan.parts) - len(todo.there)
    with Progress(missing, todo.files, wanted=not arguments.quiet) as progress:
        for one in until_hopeless(machines.parts(todo.missing(), lambda: stop.is_asked)):
            if isinstance(one, Failed):
                failed.append(one)
                tell(f"jixiao: 第 {todo.plan.parts.index(one.name) + 1} 份没有做成：{one.reason}")
            else:
                progress.advance(one.files, one.unread)
        done = progress.parts
    if failed:
        left = missing - done
        raise Failure(f"{failed[-1].reason}\njixiao: 还有 {left} 份没有做；做完的都在 {scan.out}，再运行一次就接着做")
    if done < missing:
        raise Failure(f"已停止：这次做完 {done} 份，还有 {missing - done} 份；再运行一次就接着做")
    if stop.is_asked:
        raise Failure("已停止：各份都做完了，还没有跨文件对照；再运行一次就接着做")
    machines.across()


@contextmanager
def _listening() -> Iterator[_Stop]:
    """While this holds, SIGTERM asks to stop instead of ending the process."""
    stop = _Stop()
    before = signal.signal(signal.SIGTERM, stop.ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGTERM, before)


def _say(total: "Sum", out: str) -> None:
    tell(
        f"jixiao: {total.files} 个文件，{total.tables} 张表，{total.indicators} 条指标："
        f"错误 {total.errors}，警告 {total.warnings}，提示 {total.infos}"
    )
    if total.unread:
        tell(f"jixiao: {total.unread} 个文件没有读到或者没有读完，原因请看：jixiao query {out} --failed")
    tell(f"jixiao: 结果在 {out}；按单位看：jixiao query {out} --by unit")


def _exit_code(fail_level: str, total: "Sum") -> int:
    if total.undone:
        return 2
    if fail_level == "never":
        return 0
    counts = {Severity.ERROR: total.errors, Severity.WARNING: total.warnings, Severity.INFO: total.infos}
    return int(any(count for severity, count in counts.items() if severity.reaches(Severity(fail_level))))
