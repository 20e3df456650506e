"""`jixiao opinion`: a review sheet for each project, as a Word document or a workbook."""

import os
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.handing_on import checked, hand_over
from jixiao_lint.opinion.build import THRESHOLDS, Threshold, opinions
from jixiao_lint.opinion.sheet import Opinion
from jixiao_lint.overview import overview
from jixiao_lint.work_list.unread import why_unread

if TYPE_CHECKING:
    from jixiao_lint.config.settings import Most

_ENDINGS = (".docx", ".xlsx")


def run(arguments: Namespace) -> int:
    """Write the sheets. Returns 0 when they are written, 2 when a file could not be read or nothing was written."""
    printer = _printer(arguments.output_file)
    found = checked(arguments)
    tree = overview(found.result)
    sheets = opinions(tree, found.result.rules, _thresholds(found.choice.opinion))
    if not sheets:
        raise Failure(f"{'、'.join(arguments.paths)} 里没有读到绩效目标表，没有写审核意见")
    data = printer(sheets, [why_unread(file.result) for file in tree.unread])
    return hand_over(arguments, data, found.unread, f"写入 {len(sheets)} 个项目的审核意见")


def _printer(output: str) -> Callable[[Sequence[Opinion], Sequence[str]], bytes]:
    ending = os.path.splitext(output)[1].lower()
    if ending not in _ENDINGS:
        raise Failure(f"审核意见可以写成 .docx 或 .xlsx，不能写成“{output}”")
    try:
        if ending == ".docx":
            from jixiao_lint.opinion.docx import document

            return document
        from jixiao_lint.opinion.xlsx import workbook
    except ImportError as error:
        raise Failure(f"写 {ending} 需要 {error.name}，请安装：pip install 'jixiao-lint[report]'") from error
    return workbook


def _thresholds(given: Mapping[str, "Most"]) -> Sequence[Threshold]:
    """Those of the configuration, the best grade first; a grade that it does not name is not proposed."""
    named = [Threshold(grade, most.errors, most.warnings) for grade, most in given.items()]
    order = [threshold.grade for threshold in THRESHOLDS]
    return sorted(named, key=lambda threshold: order.index(threshold.grade)) or THRESHOLDS
