"""`jixiao test-rules`: the examples of a stranger's rules, run as our own are."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.cli.streams import hand_over, say
from jixiao_lint.config.opening import open_packs
from jixiao_lint.config.trust import DEFAULT_PACKS
from jixiao_lint.packs import UnknownNameError
from jixiao_lint.plain_text import without_controls
from jixiao_lint.report.encode import to_json
from jixiao_lint.testing import cases, problems_of_pack


class _Tested(Record):
    """A pack, the codes of its rules, how many examples were run, and what is wrong, a sentence each."""

    pack: str
    rules: list[str]
    examples: int
    problems: list[str]


def run(arguments: Namespace) -> int:
    """Print what is wrong with each pack. Returns 1 when something is."""
    packs = [os.path.abspath(name) if _is_path(name) else name for name in arguments.packs]
    every = [
        _tested(name, pack, packs[:at]) for at, (name, pack) in enumerate(zip(arguments.packs, packs, strict=True))
    ]
    if arguments.output_format == "json":
        hand_over(to_json([tested._asdict() for tested in every], indent=2) + "\n")
    else:
        say("".join(map(_told, every)))
    return int(any(tested.problems for tested in every))


def _is_path(name: str) -> bool:
    """True for rules written as YAML; a package of Python may lie in the folder that we stand in."""
    return os.path.exists(name) and not (name.isidentifier() and os.path.isfile(os.path.join(name, "__init__.py")))


def _tested(name: str, pack: str, others: Sequence[str]) -> _Tested:
    every = cases(pack)
    problems = [*problems_of_pack(pack), *_clashes(pack, others)]
    return _Tested(name, sorted({case.rule.code for case in every}), len(every), problems)


def _clashes(pack: str, others: Sequence[str]) -> Iterator[str]:
    """Codes and names that this pack has in common with ours, or with another one that is tested: they could not run together."""
    for other in dict.fromkeys((*DEFAULT_PACKS, *others)):
        if other != pack:
            try:
                open_packs((other, pack))
            except UnknownNameError as error:
                yield str(error.args[0])


def _told(tested: _Tested) -> str:
    outcome = f"有 {len(tested.problems)} 处不符" if tested.problems else "全部符合"
    told = "".join(without_controls(problem) + "\n" for problem in tested.problems)
    return f"{told}{tested.pack}：{len(tested.rules)} 条规则、{tested.examples} 个示例，{outcome}\n"
