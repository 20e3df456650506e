"""`jixiao report`: what was found to hand on, as a page or as a list; the ending of its name chooses."""

import os
from argparse import Namespace
from collections.abc import Callable

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.handing_on import checked, hand_over
from jixiao_lint.cli.streams import tell
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.overview import Overview, overview
from jixiao_lint.result import RunResult

# Excel and WPS hold no more rows in a sheet.
_MOST_ROWS = 1_048_000
# What writes a form: the tree, the run, the folder where the output will lie.
_Printer = Callable[[Overview, RunResult, str], bytes]


def run(arguments: Namespace) -> int:
    """Write the report. Returns 0 when it is written, 2 when a file could not be read or nothing was written."""
    output: str = arguments.output_file
    printer = _printer(output)
    found = checked(arguments, keeps_tables=printer is _page)
    if not found.result.tables and not any(file.findings for file in found.result.files):
        raise Failure(f"{'、'.join(arguments.paths)} 里没有读到绩效目标表，没有写")
    tree = overview(found.result)
    if tree.counts.total > _MOST_ROWS and output.lower().endswith(".xlsx"):
        raise Failure(f"共有 {tree.counts.total} 条，一张工作表放不下，请写成 .csv")
    data = printer(tree, found.result, os.path.dirname(os.path.abspath(output)))
    clean = f"{len(tree.clean)} 个文件没有{'要写的级别的' if found.hidden else '发现'}问题"
    below = f"；另有 {found.hidden} 条级别较低，没有写入（--level info 可全部写入）" if found.hidden else ""
    done = f"写入 {tree.counts.total} 条，{clean}{below}"
    code = hand_over(arguments, data, found.unread, done)
    unjudged = not_examined_sentence(found.result.not_examined)
    if unjudged and found.result.tables and not arguments.quiet:
        tell(f"jixiao: {unjudged}")
    return code


def _printer(output: str) -> _Printer:
    match os.path.splitext(output)[1].lower():
        case ".html" | ".htm":
            return _page
        case ".csv":
            return _comma_separated
        case ".xlsx":
            try:
                import xlsxwriter  # noqa: F401 - told before the work, not after it
            except ImportError as error:
                raise Failure(f"写 .xlsx 需要 {error.name}，请安装：pip install 'jixiao-lint[report]'") from error
            return _workbook
        case _:
            raise Failure(f"报告可以写成 .html、.xlsx 或 .csv，不能写成“{output}”")


def _page(tree: Overview, result: RunResult, folder: str) -> bytes:
    from jixiao_lint.html_report import html_of

    return html_of(tree, result, folder).encode("utf-8", "replace")


def _comma_separated(tree: Overview, result: RunResult, folder: str) -> bytes:
    from jixiao_lint.work_list.comma_separated import list_of

    return list_of(tree, folder)


def _workbook(tree: Overview, result: RunResult, folder: str) -> bytes:
    from jixiao_lint.work_list.workbook import list_of

    return list_of(tree, folder, result.not_examined)
