"""What a 指标值 costs to read: microseconds a value, and milliseconds for the first one of a process.

Run: python bench/value_language.py. Prints a table; nothing is asserted, the machine decides.
"""

import subprocess
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


def everyday() -> list[str]:
    """What most cells of a table hold: a sign, a number and a unit."""
    cells = (
        (sign, number, unit) for sign in ("", "≥", "≤") for number in ("3", "12", "4.8", "95", "200") for unit in _UNITS
    )
    return ["".join(cell) for cell in cells]


_UNITS = ("%", "次", "场", "万元", "人次", "个工作日", "平方米", "分")


def microseconds(run: Callable[[], None], count: int) -> float:
    """The best of some rounds, for one value."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times) / count * 1e6


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


_FIRST = """
import sys, time
sys.path[:0] = {paths!r}
start = time.perf_counter()
import jixiao_grammar
loaded = time.perf_counter()
jixiao_grammar.parse({text!r})
print((loaded - start) * 1e3, (time.perf_counter() - loaded) * 1e3)
"""


def first_parse(text: str) -> tuple[float, float]:
    """Milliseconds to import the package and to parse the first value, in a fresh process."""
    code = _FIRST.format(paths=[str(ROOT / "grammar")], text=text)
    best = (float("inf"), float("inf"))
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        loaded, parsed = map(float, done.stdout.split())
        best = min(best, (loaded, parsed), key=sum)
    return best


def main() -> None:
    """Print the table."""
    texts = values()
    rows = [(f"{name} everyday value", f"{cost:8.2f} µs") for name, cost in reading(everyday()).items()]
    rows += [(f"{name} value, one of each form", f"{cost:8.2f} µs") for name, cost in reading(texts).items()]
    rows.append(("same grammar, bare trees", f"{lark_alone(texts):8.2f} µs"))
    cost, count = floor(texts)
    rows.append((f"one regular expression ({count} of {len(texts)} values)", f"{cost:8.2f} µs"))
    rows += against_peers(texts)
    for name, text in (("everyday", "≥95%"), ("that needs the grammar", "不低于95%")):
        loaded, parsed = first_parse(text)
        rows.append(("import", f"{loaded:8.2f} ms"))
        rows.append((f"first value {name}", f"{parsed:8.2f} ms"))
    for name, shown in rows:
        print(f"{name:<60}{shown}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "grammar"))
    main()
