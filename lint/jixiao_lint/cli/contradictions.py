"""Options that say two things at once, or something that no other option lets come true: told before anything is done."""

from argparse import Namespace
from collections.abc import Callable

from jixiao_grammar.record import Record
from jixiao_lint.cli.failure import Failure


class _Contradiction(Record):
    """What the options of `jixiao check` may not say together, and the sentence about it."""

    holds: Callable[[Namespace], object]
    told: str


def refuse_contradictions(arguments: Namespace) -> None:
    """Raise Failure for the first contradiction in the options of `jixiao check`."""
    for contradiction in _CONTRADICTIONS:
        if contradiction.holds(arguments):
            raise Failure(contradiction.told)


def _reports(arguments: Namespace) -> object:
    return arguments.output_format or arguments.output_file or arguments.statistics


_CONTRADICTIONS = (
    _Contradiction(
        lambda given: given.fix and given.diff,
        "--fix（写入）和 --diff（只显示，不写入）不能同时用；先用 --diff 看，再用 --fix 写入",
    ),
    _Contradiction(
        lambda given: given.unsafe_fixes and not (given.fix or given.diff),
        "--unsafe-fixes 要和 --fix 或者 --diff 同用，单独写不起作用",
    ),
    _Contradiction(
        lambda given: given.exit_non_zero_on_fix and not given.fix,
        "--exit-non-zero-on-fix 要和 --fix 同用，单独写不起作用",
    ),
    _Contradiction(
        lambda given: given.stdin_filename is not None and "-" not in given.paths,
        "--stdin-filename 是标准输入的名称，要和路径“-”同用，如 jixiao check - --stdin-filename 绩效目标.yaml",
    ),
    _Contradiction(
        lambda given: given.stdin_filename is not None and not given.stdin_filename.strip(),
        "--stdin-filename 后面没有写名称",
    ),
    _Contradiction(
        lambda given: given.diff and _reports(given),
        "--diff 只显示会怎样改，不出报告，不能和 --output-format、-o、--statistics 同时用",
    ),
    _Contradiction(
        lambda given: given.write_baseline and given.add_waivers is not None,
        "--write-baseline 和 --add-waivers 请分两次用",
    ),
    _Contradiction(
        lambda given: (given.write_baseline or given.add_waivers is not None) and (given.diff or _reports(given)),
        "--write-baseline 和 --add-waivers 把问题记下来，不出报告，不能和 --diff、--output-format、-o、--statistics 同时用",
    ),
    _Contradiction(
        lambda given: given.write_baseline and given.baseline,
        "--baseline（只看新的）和 --write-baseline（把现在的全部记下来）不能同时用",
    ),
)
