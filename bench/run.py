"""CPU seconds of whole processes, and their ratio to the neighbours' in the same run.

`make bench`, or `python bench/run.py [--files 1000] [--rounds 5]`. Tools that are not installed are left out and named.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from growth import write_all
from measure import Cost, medians
from peers import Peer, peers
from tables import write_one_file, write_tables

_FIXTURES = Path(__file__).parent.parent / "fixtures"
_SEED = str(_FIXTURES / "tianjin-veterans-2025.txt")
_JIXIAO = str(Path(sys.executable).with_name("jixiao"))
_CHECK = (_JIXIAO, "check", "--isolated", "--no-cache", "-j", "1")
_SIZES = (20, 200, 2000)
_GROWTH = (120, 480)
_MANY = (1000, 6000, 10_000)


class Job(NamedTuple):
    """One command to measure; `unit`: the number of things that its cost is divided by, and what they are called."""

    name: str
    command: Sequence[str]
    unit: tuple[int, str] | None = None


def starting(paths: Sequence[str], others: Sequence[Peer]) -> list[Job]:
    """What every call pays."""
    return [
        Job("python -c pass", [sys.executable, "-c", "pass"]),
        *(Job(f"{peer.name} --version", [peer.program, "--version"]) for peer in others if peer.program),
        Job("jixiao --version", [_JIXIAO, "--version"]),
        Job("jixiao --help", [_JIXIAO, "--help"]),
        *(Job(f"{peer.name}, one YAML", [*peer.command, paths[0]]) for peer in others if peer.command),
        Job("jixiao, one YAML", [*_CHECK, paths[0]]),
    ]


def one_file() -> list[Job]:
    """The same twelve tables in other formats."""
    samples = ("targets.csv", "targets.docx", "targets.xlsx")
    return [
        Job("jixiao, the seed text", [*_CHECK, _SEED]),
        *(Job(f"jixiao, {name}", [*_CHECK, str(_FIXTURES / "samples" / name)]) for name in samples),
    ]


def many_files(paths: Sequence[str], others: Sequence[Peer]) -> list[Job]:
    """A thousand tables, ours with every rule of the default."""
    unit = (len(paths), "file")
    return [
        *(Job(f"{peer.name}, {len(paths)} YAML", [*peer.command, *paths], unit) for peer in others if peer.command),
        Job(f"jixiao, {len(paths)} YAML", [*_CHECK, *paths], unit),
        Job(f"jixiao -j 2, {len(paths)} YAML", [_JIXIAO, "check", "--isolated", "-j", "2", *paths], unit),
        Job(f"jixiao, {len(paths[:100])} of them", [*_CHECK, *paths[:100]], (len(paths[:100]), "file")),
    ]


def one_big_file(folder: Path) -> list[Job]:
    """Twenty, two hundred, two thousand tables in one file: the cost of a table must not grow."""
    files = [(count, write_one_file(folder / f"{count}.yaml", count)) for count in _SIZES]
    return [Job(f"jixiao, one file of {count} tables", [*_CHECK, path], (count, "table")) for count, path in files]


def every_format(folder: Path) -> list[Job]:
    """One file of 120 and of 480 tables: four times the tables may cost four times as much, and little more."""
    made = {count: write_all(folder, _JIXIAO, count) for count in _GROWTH}
    return [
        Job(f"jixiao, {count} tables in one {ending}", [*_CHECK, made[count][ending]], (count, "table"))
        for ending in made[_GROWTH[0]]
        for count in _GROWTH
    ]


def one_value() -> list[Job]:
    """A process for each value, as a spreadsheet or an editor without a server would start it."""
    return [
        Job("jixiao parse, an everyday value", [_JIXIAO, "parse", "≥95%"]),
        Job("jixiao parse, one that needs the grammar", [_JIXIAO, "parse", "由30%提高到50%"]),
        Job("parse in a process of its own", [sys.executable, "-c", "from jixiao_grammar import parse; parse('≥95%')"]),
    ]


def a_hook(paths: Sequence[str]) -> list[Job]:
    """200 files by name, as pre-commit hands them over, with the options of the published hook."""
    return [
        Job(
            f"jixiao, the hook with {len(paths)} files",
            [_JIXIAO, "check", "--as-found", "--force-exclude", "--no-cache", *paths],
        )
    ]


def kept_results(folder: Path, paths: Sequence[str]) -> list[Job]:
    """Unchanged files again, and a home in which nothing can be kept."""
    home, nowhere = f"XDG_CACHE_HOME={folder / 'cache'}", "XDG_CACHE_HOME=/dev/null/none"
    check = [_JIXIAO, "check", "--isolated"]
    unit = (len(paths), "file")
    return [
        Job(f"jixiao --no-cache, {len(paths)} YAML", ["env", home, *check, "--no-cache", *paths], unit),
        Job("the same again, unchanged", ["env", home, *check, *paths], unit),
        Job("the same without a writable home", ["env", nowhere, *check, *paths], unit),
        Job("one YAML, --no-cache", ["env", home, *check, "--no-cache", paths[0]]),
        Job("one YAML, without a writable home", ["env", nowhere, *check, paths[0]]),
    ]


def memory(folder: Path) -> list[Job]:
    """Reports of lines over more and more files, without the rules that look at several files together."""
    lines = [*_CHECK, "-f", "concise", "--ignore", "XTB"]
    made = {count: write_tables(folder / f"{count}", count) for count in _MANY}
    return [
        Job(f"jixiao -f concise, {count} YAML", [*lines, str(folder / f"{count}")], (count, "file")) for count in made
    ]


def show(title: str, jobs: Sequence[Job], rounds: int) -> None:
    """Measure the jobs in turns and print them as a table, beside the empty interpreter of the same minutes."""
    print(f"\n### {title}\n\n| command | CPU s | wall s | MB | each | × python |\n| - | -: | -: | -: | -: | -: |")
    bare = Job("python -c pass", [sys.executable, "-c", "pass"])
    costs = medians([bare.command, *(job.command for job in jobs)], rounds)
    for job, cost in zip(jobs, costs[1:], strict=True):
        print(_line(job, cost, costs[0]), flush=True)


def _line(job: Job, cost: Cost, bare: Cost) -> str:
    each = f"{(cost.cpu - bare.cpu) / job.unit[0] * 1000:.2f} ms a {job.unit[1]}" if job.unit else ""
    return f"| {job.name} | {cost.cpu:.3f} | {cost.wall:.2f} | {cost.memory:.0f} | {each} | {cost.cpu / bare.cpu:.1f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="the title of one part, to measure that alone")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_tables(folder / "tables", wanted.files)
        others = peers(folder, _schema(folder))
        for peer in others:
            if peer.absent:
                print(f"{peer.name}: not installed, left out")
        parts: dict[str, Callable[[], list[Job]]] = {
            "Start": lambda: starting(paths, others),
            "One value": one_value,
            "One file of twelve tables": one_file,
            "Many files": lambda: many_files(paths, others),
            "A hook": lambda: a_hook(paths[:200]),
            "Kept results": lambda: kept_results(folder, paths),
            "One big file": lambda: one_big_file(folder),
            "Growth in every format": lambda: every_format(folder),
            "Memory": lambda: memory(folder),
        }
        if wanted.only not in (None, *parts):
            parser.error(f"--only takes one of: {', '.join(parts)}")
        for title, jobs in parts.items():
            if wanted.only in (None, title):
                show(title, jobs(), wanted.rounds)


def _schema(folder: Path) -> Path:
    path = folder / "target.schema.json"
    text = subprocess.run([_JIXIAO, "schema", "target"], capture_output=True, text=True, check=True).stdout
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
