"""`jixiao test-rules`: the examples of a stranger's rules, run as our own are."""

import os
from argparse import Namespace
from typing import NamedTuple

from jixiao_lint.cli.streams import hand_over, say
from jixiao_lint.plain_text import without_controls
from jixiao_lint.report.encode import to_json
from jixiao_lint.testing import cases, problems_of_pack


class _Tested(NamedTuple):
    """A pack, the codes of its rules, how many examples were run, and what is wrong, a sentence each."""

    pack: str
    rules: list[str]
    examples: int
    problems: list[str]


def run(arguments: Namespace) -> int:
    """Print what is wrong with each pack. Returns 1 when something is."""
    every = [_tested(name) for name in arguments.packs]
    if arguments.output_format == "json":
        hand_over(to_json([tested._asdict() for tested in every], indent=2) + "\n")
    else:
        say("".join(map(_told, every)))
    return int(any(tested.problems for tested in every))


def _tested(name: str) -> _Tested:
    pack = os.path.abspath(name) if os.path.exists(name) else name
    every = cases(pack)
    return _Tested(name, sorted({case.rule.code for case in every}), len(every), problems_of_pack(pack))


def _told(tested: _Tested) -> str:
    outcome = f"有 {len(tested.problems)} 处不符" if tested.problems else "全部符合"
    told = "".join(without_controls(problem) + "\n" for problem in tested.problems)
    return f"{told}{tested.pack}：{len(tested.rules)} 条规则、{tested.examples} 个示例，{outcome}\n"
