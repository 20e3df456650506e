"""What a 指标值 costs to read, in microseconds a value. For the first ones of a process see value_fresh.py.

Run: python bench/value_language.py. Prints a table; nothing is asserted, the machine decides.
"""

import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from value_peers import Peer

ROOT = Path(__file__).parent.parent
ROUNDS = 7


def values() -> list[str]:
    """The values of the written contract, one of each form."""
    lines = (ROOT / "tests" / "grammar" / "forms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[0] for line in lines]


def all_values() -> list[str]:
    """The values of the written contract and of the field."""
    folder = ROOT / "tests" / "grammar"
    files = (folder / f"{name}.tsv" for name in ("forms", "field_values", "whole_values"))
    return [line.split("\t")[0] for file in files for line in file.read_text(encoding="utf-8").splitlines()[1:]]


def everyday() -> list[str]:
    """What most cells of a table hold: a sign, a number and a unit."""
    cells = (
        (sign, number, unit) for sign in ("", "≥", "≤") for number in ("3", "12", "4.8", "95", "200") for unit in _UNITS
    )
    return ["".join(cell) for cell in cells]


_UNITS = ("%", "次", "场", "万元", "人次", "个工作日", "平方米", "分")


def microseconds(run: Callable[[], None], count: int) -> float:
    """The best of some rounds, for one value, in CPU time."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times) / count * 1e6


def bypassing(texts: Sequence[str]) -> float:
    """Values read anew each time, when all that they need has been compiled."""
    from jixiao_grammar import parse

    def run() -> None:
        for text in texts:
            parse.__wrapped__(text)

    run()
    return microseconds(run, len(texts))


def reading(texts: Sequence[str]) -> dict[str, float]:
    """Unseen and remembered values, warm."""
    from jixiao_grammar import parse

    def unseen() -> None:
        parse.cache_clear()
        for text in texts:
            parse(text)

    def remembered() -> None:
        for text in texts:
            parse(text)

    unseen()
    return {"unseen": microseconds(unseen, len(texts)), "remembered": microseconds(remembered, len(texts))}


def lark_alone(texts: Sequence[str]) -> float:
    """The same grammar with bare trees: what the language costs before anything is understood."""
    from lark import Lark
    from lark.exceptions import UnexpectedInput

    from jixiao_grammar import fold
    from jixiao_machine.tables import VALUE

    parser = Lark.open(str(VALUE), parser="lalr", lexer="contextual")
    readable = []
    for text in map(fold, texts):
        try:
            parser.parse(text)
        except UnexpectedInput:
            continue
        readable.append(text)

    def run() -> None:
        for text in readable:
            parser.parse(text)

    return microseconds(run, len(readable))


def floor(texts: Sequence[str]) -> tuple[float, int]:
    """One anchored regular expression: the cheapest reader there can be, and how many of the values it can read."""
    import re

    pattern = re.compile(r"(>=|<=|[≥≤><=])?\s*([0-9]+(?:\.[0-9]+)?)\s*([万亿])?([^0-9\s]*)$")
    found = [match for match in map(pattern.match, texts) if match]

    def run() -> None:
        for text in texts:
            match = pattern.match(text)
            if match:
                _ = (match[1], Decimal(match[2]), match[3], match[4])

    return microseconds(run, len(texts)), len(found)


def against_peers(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Our cost and each peer's, on the values of its kind that it can read."""
    from value_peers import common, peers

    from jixiao_grammar import kind, parse

    rows = []
    for peer in peers():
        shared = common([text for text in texts if kind(parse(text)) in peer.kinds], peer)

        def theirs(peer: "Peer" = peer, shared: Sequence[str] = shared) -> None:
            for text in shared:
                peer.read(text)

        if shared:
            cost, ours = microseconds(theirs, len(shared)), reading(shared)["unseen"]
            rows.append(
                (f"{peer.name} ({len(shared)} values)", f"{cost:8.2f} µs, {cost / ours:.1f} × ours ({ours:.1f})")
            )
    return rows or [("jionlp, Microsoft recognizers", "not installed")]


def main() -> None:
    """Print the table."""
    texts = values()
    rows = [(f"{name} everyday value", f"{cost:8.2f} µs") for name, cost in reading(everyday()).items()]
    rows += [(f"{name} value, one of each form", f"{cost:8.2f} µs") for name, cost in reading(texts).items()]
    rows.append(("same grammar, bare trees", f"{lark_alone(texts):8.2f} µs"))
    cost, count = floor(texts)
    rows.append((f"one regular expression ({count} of {len(texts)} values)", f"{cost:8.2f} µs"))
    for name, some in (("everyday", everyday()), ("average of all", all_values())):
        ours, (plain, _) = bypassing(some), floor(some)
        rows.append((f"{name} ({len(some)} values), × one regular expression", f"{ours:8.2f} µs, {ours / plain:.1f} ×"))
    rows += against_peers(texts)
    for name, shown in rows:
        print(f"{name:<60}{shown}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "grammar"))
    main()
