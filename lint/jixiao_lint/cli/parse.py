"""`jixiao parse`: what a value is understood to mean."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator

from jixiao_lint.cli.failure import Failure


def run(arguments: Namespace) -> int:
    """Print the meaning of each value: a tree on a terminal, one JSON object a value elsewhere."""
    from jixiao_grammar import to_json, tree
    from jixiao_lint.target import read_target

    if not arguments.values and not arguments.jsonl:
        raise Failure("没有要解析的指标值；多个值可以用 --jsonl 从标准输入每行一个读入")
    as_json = arguments.json or arguments.jsonl or not sys.stdout.isatty()
    for text in _texts(arguments):
        value = read_target(
            text,
            sign=arguments.sign,
            unit=arguments.unit,
            name=arguments.name,
            money_unit=arguments.money_unit,
            year=arguments.year,
        )
        print(json.dumps(to_json(value), ensure_ascii=False) if as_json else tree(value))
    return 0


def _texts(arguments: Namespace) -> Iterator[str]:
    yield from arguments.values
    if arguments.jsonl:
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", errors="replace").rstrip("\r\n")
