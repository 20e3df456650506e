"""`jixiao test-rules`: the examples of a stranger's rules, run as our own are."""

import os
from argparse import Namespace

from jixiao_lint.cli.streams import say
from jixiao_lint.plain_text import without_controls
from jixiao_lint.testing import cases, problems_of_pack


def run(arguments: Namespace) -> int:
    """Print what is wrong with each pack. Returns 1 when something is."""
    failed = False
    for name in arguments.packs:
        pack = os.path.abspath(name) if os.path.exists(name) else name
        every, problems = cases(pack), problems_of_pack(pack)
        for problem in problems:
            say(without_controls(problem) + "\n")
        rules = len({case.rule.code for case in every})
        outcome = f"有 {len(problems)} 处不符" if problems else "全部符合"
        say(f"{name}：{rules} 条规则、{len(every)} 个示例，{outcome}\n")
        failed = failed or bool(problems)
    return int(failed)
