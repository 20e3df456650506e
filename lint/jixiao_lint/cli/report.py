"""`jixiao report`: what was found as a list to hand on, whose form the ending of its name chooses."""

import os
from argparse import Namespace
from collections.abc import Callable

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.handing_on import checked, hand_over
from jixiao_lint.overview import Overview, overview

# Excel and WPS hold no more rows in a sheet.
_MOST_ROWS = 1_048_000


def run(arguments: Namespace) -> int:
    """Write the list. Returns 0 when it is written, 2 when a file could not be read or nothing was written."""
    output: str = arguments.output_file
    printer = _printer(output)
    found = checked(arguments)
    if not found.result.tables and not any(file.findings for file in found.result.files):
        raise Failure(f"{'、'.join(arguments.paths)} 里没有读到绩效目标表，没有写清单")
    tree = overview(found.result)
    if tree.counts.total > _MOST_ROWS and output.lower().endswith(".xlsx"):
        raise Failure(f"共有 {tree.counts.total} 条，一张工作表放不下，请写成 .csv")
    data = printer(tree, os.path.dirname(os.path.abspath(output)))
    done = f"写入 {tree.counts.total} 条，{len(tree.clean)} 个文件没有发现问题"
    return hand_over(arguments, data, found.unread, done)


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
