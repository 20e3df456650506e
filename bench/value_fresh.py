"""What a process pays that has read no value yet: its first one, and some hundred side by side with jionlp.

Run: python bench/value_fresh.py [--rounds N]. CPU of whole processes, in turns, of which an empty one or the imports are taken off.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from measure import medians

ROOT = Path(__file__).parent.parent
MANY = 1275
TABLES = ("forms", "decisions", "field_values", "whole_values")
FIRST = {
    "everyday": ("≥95%", "12次", "4.8万册"),
    "that needs the grammar": ("不低于95%", "由30%提高到50%", "2025年12月底前", "3场以上", "每季度不少于2次"),
}
_IMPORT = f"import sys; sys.path.insert(0, {str(ROOT / 'grammar')!r}); from jixiao_grammar import parse"

# Both read the same values, those that jionlp gives an answer for, and tell the CPU seconds it took.
_READ = """
import sys, time
sys.path.insert(0, {grammar!r})
texts = {texts!r}
{imports}
start = time.process_time()
for text in texts:
    {read}
print(time.process_time() - start)
"""
_OURS = ("from jixiao_grammar import parse", "parse(text)")


def first_values(rounds: int) -> dict[str, float]:
    """What the first value costs a process, in starts of Python that does nothing; imports apart."""
    texts = [text for group in FIRST.values() for text in group]
    python = sys.executable
    commands = [[python, "-c", "pass"], [python, "-c", _IMPORT]]
    commands += [[python, "-c", f"{_IMPORT}; parse({text!r})"] for text in texts]
    empty, imported, *parsed = (cost.cpu for cost in medians(commands, rounds))
    return {text: (cost - imported) / empty for text, cost in zip(texts, parsed, strict=True)}


def shared() -> dict[str, list[str]]:
    """Values that a function of jionlp reads, by its name: all of the test tables, and as many drawn ones as are missing."""
    from value_peers import peers

    from jixiao_grammar import kind, parse

    readers = [peer for peer in peers() if peer.name.startswith("jionlp.")]
    found: dict[str, list[str]] = {peer.name: [] for peer in readers}
    for text in _texts() if readers else ():
        for peer in readers:
            if kind(parse(text)) in peer.kinds and peer.reads(text):
                found[peer.name].append(text)
        if sum(map(len, found.values())) == MANY:
            break
    return found


def _texts() -> Iterator[str]:
    from made_values import Maker  # type: ignore[import-not-found]  # beside the tests

    files = (ROOT / "tests" / "grammar" / f"{name}.tsv" for name in TABLES)
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()[1:] if line]
    known = dict.fromkeys(line.split("\t")[0] for line in lines)
    yield from known
    maker = Maker(seed=1275)
    while True:
        text = maker.value().text
        if text not in known:
            known[text] = None
            yield text


def side_by_side(name: str, texts: Sequence[str], rounds: int) -> tuple[float, float]:
    """CPU milliseconds of ours, and of the function of jionlp, for these values in a fresh process."""
    theirs = ("import jionlp", f"{name}(text)")
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for (imports, read), found in zip((_OURS, theirs), times, strict=True):
            code = _READ.format(grammar=str(ROOT / "grammar"), texts=list(texts), imports=imports, read=read)
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
            found.append(float(done.stdout.split()[-1]) * 1e3)
    return median(times[0]), median(times[1])


def main() -> None:
    """Print both."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=11)
    rounds = asked.parse_args().rounds
    found = first_values(rounds)
    for name, texts in FIRST.items():
        print(f"first value {name}, in starts of Python: {', '.join(f'{text} {found[text]:.2f}' for text in texts)}")
    together = [0.0, 0.0]
    for name, read in shared().items():
        ours, theirs = side_by_side(name, read, max(3, rounds // 3))
        together = [together[0] + ours, together[1] + theirs]
        print(f"{name}: {len(read)} values, {theirs:.1f} ms; ours {ours:.1f} ms, {theirs / ours:.1f} × as fast")
    if together[0]:
        print(f"together: {together[1] / together[0]:.1f} × as fast")
    else:
        print("jionlp: not installed")


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "grammar"), str(ROOT / "tests" / "grammar")]
    main()
