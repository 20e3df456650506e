"""Options that several commands have in common."""

from argparse import ArgumentParser
from typing import Any

from jixiao_lint.cli.options.values import megabytes, name, period, positive, processes, year_number

SEVERITIES = ("error", "warning", "info")


def which_rules(command: ArgumentParser) -> None:
    """Which rules run, by which configuration, and for when."""
    which = command.add_argument_group("选择规则")
    names(which, "--select", "只运行这些规则：代码、名称、类别（MON）、default、ALL；可用逗号分隔")
    names(which, "--ignore", "不运行这些规则")
    names(which, "--extend-select", "另外再运行这些规则")
    configuration(which)
    which.add_argument("--year", type=year_number, metavar="年", help="表里没有写明年度时，按这一年判断")
    which.add_argument(
        "--as-of",
        type=period,
        metavar="日期",
        help="支出标准按这一年、这个月或这一天查（YYYY、YYYY-MM-DD；默认按表的年度）",
    )


def cache(files: Any) -> None:
    """Whether what an earlier run left counts."""
    files.add_argument("--no-cache", action="store_true", help="每个文件都重新检查，不用上次留下的结果，也不留下结果")


def limits(files: Any, jobs: int = 1) -> None:
    """How many files at once, and what one may cost."""
    files.add_argument(
        "-j", "--jobs", type=processes, default=jobs, metavar="数",
        help=f"同时检查的进程数；0 表示全部核心（默认：{jobs}）",
    )  # fmt: skip
    files.add_argument("--file-seconds", type=positive, metavar="秒", help="一个文件最多用多少秒处理器时间（默认：10）")
    files.add_argument(
        "--convert-seconds", type=positive, metavar="秒", help="LibreOffice 转换一个文件最多用多少秒（默认：60）"
    )
    files.add_argument("--file-memory", type=megabytes, metavar="MB", help="读一个文件最多用多少内存（默认：1536）")


def names(group: Any, option: str, text: str) -> None:
    """An option that names rules, and may be repeated."""
    group.add_argument(option, action="append", type=name, default=[], metavar="规则", help=text)


def text_or_json(command: ArgumentParser, explained: str = "text 或者 json", default: str | None = "text") -> None:
    """Every command that says something to people says it to programs, too, when asked the same way."""
    form = command.add_mutually_exclusive_group()
    form.add_argument(
        "--output-format", "--format", "-f", choices=("text", "json"), default=default, metavar="格式", help=explained
    )
    form.add_argument(
        "--json", action="store_const", const="json", dest="output_format", help="就是 --output-format json"
    )


def configuration(group: Any) -> None:
    """Which configuration holds."""
    group.add_argument("--config", metavar="文件", help="用这个配置文件")
    group.add_argument("--isolated", action="store_true", help="不读任何配置文件")
    group.add_argument(
        "--pack", action="append", type=name, default=[], metavar="规则包",
        help="再用上这个规则包：装好的 Python 包的名称，或者 YAML 规则的路径；可重复",
    )  # fmt: skip
    group.add_argument(
        "--profile", action="append", type=name, default=[], metavar="方案",
        help="再用上这个方案：mof-2015、mof-2021、tianjin、strict、self-check、publish、review，或者方案文件的路径；可重复",
    )  # fmt: skip
