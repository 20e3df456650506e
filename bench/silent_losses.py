"""How many damaged files lose rows without a word: `python bench/silent_losses.py [--each N] [--seed S] [--slow N] [FILE…]`.

A file is damaged as `damages.py` says, read as the command reads it, and its rows are compared with those of the file as it was.
Silent is a loss of tables or rows with no problem told and no note that was not there before. A character that became another
one is no loss: no file announces its letters.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from damages import damages_of

from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import ReadFile, problem_of, read_bytes
from jixiao_lint.table import Document

_SAMPLES = Path(__file__).parent.parent / "fixtures" / "samples"
_SEED = Path(__file__).parent.parent / "fixtures" / "tianjin-veterans-2025.txt"
_SLOW = (".doc",)


def main(arguments: list[str] | None = None) -> int:
    """Print the counts of each file and every silent loss; 1 where more than ten in a thousand are silent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--each", type=int, default=22, help="damages of each kind for each file")
    parser.add_argument("--slow", type=int, default=5, help="the same for formats that take a second a file")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    total = Counter[str]()
    for path in given.files or [*sorted(_SAMPLES.glob("targets*")), _SEED]:
        count = Counter[str]()
        for damage, what in _outcomes(path, given.slow if path.suffix in _SLOW else given.each, given.seed):
            count[what] += 1
            if what == "silent":
                print(f"  {path.name}: {damage}")
        print(f"{path.name}: {dict(count)}")
        total += count
    every = sum(total.values())
    print(f"{every} damages, {dict(total)}; silent in 1,000: {1000 * total['silent'] / every:.1f}")
    return int(100 * total["silent"] > every)


def _outcomes(path: Path, each: int, seed: int) -> Iterator[tuple[str, str]]:
    whole = _read(path, path.read_bytes())
    rows = _size(whole)
    for one in damages_of(path, each, seed):
        file = _read(path, one.data)
        lost = any(left < had for left, had in zip(_size(file), rows, strict=True))
        told = bool(file.problems) or not set(file.notes) <= set(whole.notes)
        yield f"{one.damage} {one.seed}", "told" if told else "silent" if lost else "unharmed"


def _read(path: Path, data: bytes) -> ReadFile:
    named = FilePath.of(str(path))
    try:
        return read_bytes(named, data)
    except Exception as error:
        return ReadFile(Document(named, "", ()), (problem_of(error),))


def _size(file: ReadFile) -> tuple[int, int]:
    """Tables and rows."""
    tables = file.document.tables
    return len(tables), sum(len(table.indicators) for table in tables)


if __name__ == "__main__":
    sys.exit(main())
