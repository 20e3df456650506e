"""`--write-baseline` and `--baseline`: a line is drawn under what there is, and later runs show only what came since."""

from collections.abc import Sequence

from jixiao_lint.baseline import BaselineError, Known, baseline_of, compared, read_baseline
from jixiao_lint.cli import streams
from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.cli.output import put, refuse_inputs
from jixiao_lint.result import RunResult


def known_before(path: str | None) -> tuple[Known, ...]:
    """The findings of a baseline; none where none is given. Raises Failure for a file that is no baseline."""
    if path is None:
        return ()
    try:
        with open(path, encoding="utf-8") as file:
            return read_baseline(file.read())
    except BaselineError as error:
        raise Failure(f"基线 {path} {error.args[0]}") from error
    except OSError as error:
        raise Failure(f"基线 {path} 读不出来：{why(error)}") from error
    except ValueError as error:
        raise Failure(f"基线 {path} 读不出来：不是 UTF-8 文本") from error


def since(known: tuple[Known, ...], result: RunResult) -> RunResult:
    """The run without what was there before; what is gone is told."""
    if not known:
        return result
    after = compared(result, known)
    for entry in after.gone:
        streams.tell(f"jixiao: 基线里的一条已经不在了：{entry.path} {entry.code} {entry.message}")
    return after.result


def draw_line(path: str, result: RunResult, undone: Sequence[str]) -> int:
    """Write all findings of a run into a baseline. Raises Failure after a run that could not do its whole job."""
    if undone:
        raise Failure("\njixiao: ".join((*undone, f"没有全部检查，没有写基线 {path}")))
    refuse_inputs([path], [file.path for file in result.files])
    put(path, baseline_of(result).encode("utf-8"))
    count = sum(len(file.findings) for file in result.files)
    streams.tell(f"jixiao: 已把现在的 {count} 条问题记进 {path}；以后加上 --baseline {path}，只报告新的")
    return 0
