"""What `jixiao scan` costs beside the plain loop, with more files, across files, and over a tree that has not changed.

`python bench/scanning.py [--files 2000] [--many 10000]`. CPU seconds of the process with all its children; compare the ratios of
one run only. Needs the extra `scan`.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measure import Cost, cost_of
from province import write_province

_JIXIAO = str(Path(sys.executable).with_name("jixiao"))
_ACROSS = """
import sys
from pathlib import Path
from jixiao_lint.config.files import Given
from jixiao_lint.options import Options
from jixiao_lint.scan.across import judge, planned
from jixiao_lint.scan.hand import Hand

options = Options(given=Given(isolated=True))
hand = Hand(options, "/")
hand.name(())
if sys.argv[2] == "all":
    (bucket,) = planned(sys.argv[1], None, 1)
    judge(bucket, hand)
hand.close()
"""


def scan(source: Path, out: Path, *more: str) -> Cost:
    """One scan."""
    return cost_of([_JIXIAO, "scan", str(source), "-o", str(out), "--isolated", "--quiet", *more])


def across(out: Path) -> float:
    """CPU seconds of looking across files, without the start of what does it."""
    whole, start = (cost_of([sys.executable, "-c", _ACROSS, str(out), what]).cpu for what in ("all", "start"))
    return whole - start


def show(what: str, value: float, bar: str) -> None:
    """One line."""
    print(f"| {what} | {value:.3f} | {bar} |", flush=True)


def against_the_loop(folder: Path, tiny: Path, many: Path, count: int) -> Cost:
    """Two workers beside the loop of `jixiao check`, and beside the scan without workers; what a scan alone costs."""
    loop = cost_of([_JIXIAO, "check", str(many), "--isolated", "--no-cache", "-f", "concise", "-j", "1"])
    alone = scan(many, folder / "alone")
    workers = scan(many, folder / "workers", "--workers", "2")
    starts = scan(tiny, folder / "t1", "--workers", "2").cpu, scan(tiny, folder / "t2").cpu
    print(f"\n{count} files: check {loop.cpu:.2f} s, scan {alone.cpu:.2f} s, scan --workers 2 {workers.cpu:.2f} s;")
    print(f"start with two workers {starts[0]:.2f} s, without {starts[1]:.2f} s\n\n| | | bar |\n| - | -: | -: |")
    show(
        "--workers 2 ÷ scan without workers, starts apart", (workers.cpu - starts[0]) / (alone.cpu - starts[1]), "1.25"
    )
    show("--workers 2 ÷ check, starts apart", (workers.cpu - starts[0]) / loop.cpu, "1.25")
    show("scan without workers ÷ check, start apart", (alone.cpu - starts[1]) / loop.cpu, "")
    show("unchanged tree ÷ first scan", scan(many, folder / "alone").cpu / alone.cpu, "0.05")
    return alone


def with_more(folder: Path, few: Path, plenty: Path) -> None:
    """Memory and the share of looking across files, at one size and at ten times that."""
    small, large = scan(few, folder / "few"), scan(plenty, folder / "plenty")
    show("peak memory, ten times the files ÷ once", large.memory / small.memory, "1.15")
    one, ten = across(folder / "few"), across(folder / "plenty")
    show("across files ÷ scan, the smaller", one / small.cpu, "0.2")
    show("across files ÷ scan, the larger", ten / large.cpu, "0.2")
    show("across files, ten times the tables ÷ once", ten / one, "11")
    print(f"\npeak {small.memory:.0f} MB and {large.memory:.0f} MB; scan {small.cpu:.1f} s and {large.cpu:.1f} s CPU;")
    print(f"across files {one:.2f} s and {ten:.2f} s; results {_size(folder / 'plenty')} bytes a file")


def _size(out: Path) -> int:
    files = len(list(out.parent.joinpath("10").rglob("*.yaml"))) or 1
    return sum(path.stat().st_size for path in out.rglob("*.parquet")) // files


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--many", type=int, default=10_000)
    asked = parser.parse_args(given)
    folder = Path(tempfile.mkdtemp(prefix="jixiao-bench-"))
    try:
        for name, count in (("tiny", 2), ("files", asked.files), ("1", asked.many // 10), ("10", asked.many)):
            write_province(folder / name, count)
        against_the_loop(folder, folder / "tiny", folder / "files", asked.files)
        with_more(folder, folder / "1", folder / "10")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
