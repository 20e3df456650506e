"""The command line. Nothing but argparse is imported here, so that `--version` and the asked command are quick."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from jixiao_lint import __version__
from jixiao_lint.cli.option_parser import OptionParser

_EXAMPLES = """\
示例：
  jixiao check 绩效目标.txt                 检查一个文件
  jixiao check 2025/ --level info           检查一个文件夹，连提示一起显示
  jixiao check 目标.yaml --output-format sarif=目标.sarif
  jixiao annotate 绩效目标.docx -o 绩效目标.批注.docx
  jixiao convert 绩效目标.txt -o 绩效目标.yaml
  jixiao parse "≥12次" "2025年12月底前"
  jixiao rule MON002
"""


def parsed(argv: Sequence[str] | None = None) -> Namespace:
    """What the command line says; `command` is the module under `cli` that runs it. Ends the process for a wrong option."""
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] in COMMANDS:  # the options of the other commands need not be made
        return _own(words[0], OptionParser(prog=f"jixiao {words[0]}", formatter_class=_help())).parse_args(words[1:])
    return every_command().parse_args(words)


def every_command() -> ArgumentParser:
    """The whole command line, with the options of every command."""
    form = _help()
    top = OptionParser(
        prog="jixiao",
        description="检查项目支出绩效目标表：哪里不对，为什么，怎么改。",
        epilog=_EXAMPLES,
        formatter_class=form,
    )
    top.add_argument("--version", action="version", version=f"jixiao {__version__}")
    commands = top.add_subparsers(required=True, metavar="命令", parser_class=OptionParser)
    for name, command in COMMANDS.items():
        _own(name, commands.add_parser(name, help=command.help, formatter_class=form))
    return top


def _own(name: str, parser: ArgumentParser) -> ArgumentParser:
    COMMANDS[name].options(parser)
    parser.set_defaults(command=name.replace("-", "_"))
    return parser


def _help() -> Any:
    """How help is laid out. The width is worked out once: argparse would ask for it, and load much, for each option."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (OSError, ValueError):
        columns = 80
    return partial(RawDescriptionHelpFormatter, width=max(columns, 40) - 2)


class Command(NamedTuple):
    """What the list of commands says of one, and where its options are: the function of its name in a module of `options/`."""

    help: str
    module: str
    function: str

    def options(self, parser: ArgumentParser) -> None:
        """Give a parser the options of the command."""
        getattr(import_module(f"jixiao_lint.cli.options.{self.module}"), self.function)(parser)


COMMANDS = {
    name: Command(about, module, name.replace("-", "_"))
    for name, module, about in (
        ("check", "check", "检查文件或文件夹"),
        ("annotate", "handing_on", "把问题写成 Word 批注，或 Excel 批注和问题清单"),
        ("compare", "handing_on", "比较两稿、两个文件夹或两个年度：哪些改好了，哪些放宽了"),
        ("report", "handing_on", "写检查报告（网页）或整改清单（Excel、CSV）：哪张表、哪一条、怎么改"),
        ("opinion", "handing_on", "按审核表的各项写出审核意见（Word 或 Excel）"),
        ("scan", "scanning", "检查成千上万的文件，存下结果：可以中断再接着做，可以用几台机器"),
        ("query", "scanning", "问扫描结果：按单位、规则、年度，或者自己写 SQL"),
        ("verify", "serving", "按报告里的选项重新检查，核对结果是不是一样"),
        ("parse", "looking_up", "看一个指标值是怎样理解的"),
        ("convert", "looking_up", "把能读的表转成 YAML 目标文件等"),
        ("rule", "looking_up", "看一条规则：查什么、为什么、依据、示例"),
        ("test-rules", "looking_up", "检验自己写的规则：示例里标出的位置是不是都能找到"),
        ("new-rule", "looking_up", "写一条新规则的样子，改成自己的"),
        ("config", "looking_up", "看某个文件适用的配置和每项的来历"),
        ("schema", "looking_up", "输出 JSON Schema"),
        ("serve", "serving", "在浏览器里检查：只在本机服务的网页，文件不保存"),
        ("server", "serving", "供编辑器启动的语言服务（LSP）"),
        ("init", "looking_up", "在当前文件夹写一个带说明的 jixiao.yaml"),
    )
}
