"""`jixiao parse`: what a value is understood to mean."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from jixiao_lint.cli.failure import Failure
from jixiao_lint.cli.streams import hand_over, say
from jixiao_lint.plain_text import without_controls
from jixiao_lint.report.encode import to_json as encoded


def run(arguments: Namespace) -> int:
    """Print the meaning of each value: a tree on a terminal, one JSON object a value elsewhere."""
    from jixiao_grammar import to_json, tree
    from jixiao_lint.target import read_target

    if not arguments.values and not arguments.jsonl:
        raise Failure("没有要解析的指标值；多个值可以用 --jsonl 从标准输入每行一个读入")
    if arguments.values and arguments.jsonl:
        raise Failure("--jsonl 从标准输入读值，后面不能再写指标值")
    wanted = arguments.output_format or ("text" if sys.stdout and sys.stdout.isatty() else "json")
    as_json = arguments.jsonl or wanted == "json"
    for text in _texts(arguments):
        value = read_target(
            text,
            sign=arguments.sign,
            unit=arguments.unit,
            name=arguments.name,
            money_unit=arguments.money_unit,
            year=arguments.year,
        )
        if as_json:
            hand_over(encoded(to_json(value)) + "\n")
        else:
            say(without_controls(tree(value)) + "\n")
    return 0


def _texts(arguments: Namespace) -> Iterator[str]:
    yield from arguments.values
    if arguments.jsonl:
        if sys.stdin is None:
            raise Failure("标准输入已经关闭，没有可以解析的内容")
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", errors="replace").rstrip("\r\n")
