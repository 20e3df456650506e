"""What is told about a file whose process was lost."""

from jixiao_lint.budget import MEGABYTE, Budget
from jixiao_lint.isolate.child import Loss
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.result import Fault


def problem_of_loss(loss: Loss, budget: Budget) -> Problem:
    """Which limit the file came up against, with the option that raises it, or that it ended the program."""
    match loss:
        case Loss.TIME:
            message = f"读这个文件超过 {budget.seconds:g} 秒，没有读完。"
            return Problem(Kind.LIMIT_EXCEEDED, message, "请核对文件是否正常；确要检查的，可用 --file-seconds 放宽。")
        case Loss.ENDED:
            size = budget.memory // MEGABYTE
            message = f"读这个文件时程序被系统中止，多半是内存不足（上限 {size} MB），没有读完。"
            return Problem(Kind.LIMIT_EXCEEDED, message, "请核对文件是否正常。")
        case Loss.CRASH:
            message = "读这个文件时程序异常退出，没有读完。"
            hint = "文件可能已损坏，请另存一份再检查；仍不行的，烦请告知我们。"
            return Problem(Kind.PROGRAM_FAILED, message, hint, fault=Fault.PROGRAM)
