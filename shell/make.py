"""What a shell knows of the command, made of its options: completions for bash and zsh, and the man page."""

import os
import re
from argparse import ArgumentParser, HelpFormatter
from typing import Any

import shtab


def made() -> dict[str, str]:
    """The content of each file, by its name."""
    os.environ["COLUMNS"] = "80"  # how help is broken into lines is none of the terminal's business here
    from jixiao_lint.cli.arguments import COMMANDS, every_command
    from jixiao_lint.cli.speech import chinese

    with chinese():
        whole = every_command()
        return {
            "jixiao.bash": shtab.complete(whole, shell="bash"),
            "_jixiao": shtab.complete(whole, shell="zsh"),
            "jixiao.1": _man(whole, {name: command.help for name, command in COMMANDS.items()}),
        }


def _man(whole: ArgumentParser, commands: dict[str, str]) -> str:
    """The man page: a section for each command, with its options."""
    parsers = next(action.choices for action in whole._actions if action.dest == "==SUPPRESS==" or action.choices)
    assert isinstance(parsers, dict)
    parts = [
        '.TH JIXIAO 1 "" "jixiao" "用户手册"',
        ".SH 名称\njixiao \\- 检查项目支出绩效目标表",
        ".SH 用法\n.B jixiao\n命令 [选项] …",
        f".SH 说明\n{_escaped(whole.description or '')}",
        *(_command(name, about, parsers[name]) for name, about in commands.items()),
        ".SH 返回值\n.TP\n0\n没有发现问题\n.TP\n1\n有问题（\\-\\-fail\\-level 可调）\n.TP\n2\n没有完成，原因写在标准错误里",
        ".SH 环境变量\n.TP\n.B JIXIAO_OUTPUT_FORMAT\ncheck 的输出格式，不写 \\-\\-output\\-format 时用",
    ]
    return "\n".join(parts) + "\n"


def _command(name: str, about: str, parser: ArgumentParser) -> str:
    formatter = HelpFormatter(prog=parser.prog)
    lines = [f".SH {_escaped(name)}", _escaped(about)]
    for action in parser._actions:
        lines += [".TP", f".B {_escaped(_named(action, formatter))}", _escaped(_help(action))]
    return "\n".join(lines)


def _named(action: Any, formatter: HelpFormatter) -> str:
    value = formatter._format_args(action, action.metavar or action.dest.upper()) if action.nargs != 0 else ""
    return " ".join(part for part in (", ".join(action.option_strings), value) if part)


def _help(action: Any) -> str:
    return (action.help or "").replace("%%", "%")


def _escaped(text: str) -> str:
    return re.sub(r"(?m)^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-"))
