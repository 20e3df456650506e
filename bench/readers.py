"""CPU time and memory of each reader beside its floor: what merely opening the same file costs.

`python bench/readers.py [--rounds 7]`. The floor is the raw unzip and an expat parse without handlers, or the library's own
opening. Ours is the grids with every cell and its place; "all" is ours with the tables recognised in them.
"""

import argparse
import csv
import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from statistics import median
from time import process_time
from xml.parsers.expat import ParserCreate

from measure import medians
from tables import table

from jixiao_lint.read_file import tables_of
from jixiao_lint.readers import read

_FIXTURES = Path(__file__).parent.parent / "fixtures"
_TABLES = 12
_COPIES = 500
Floor = Callable[[bytes], object]


def parsed_parts(data: bytes) -> int:
    """Unzip every XML part that holds content and run expat over it."""
    length = 0
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/document\.xml|xl/sharedStrings\.xml|xl/worksheets/[^/]*\.xml|content\.xml", name):
                part = package.read(name)
                ParserCreate().Parse(part, True)
                length += len(part)
    return length


def opened_pdf(data: bytes) -> int:
    """PDFium's own opening of every page and its text."""
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    with PdfDocument(data) as document:
        return sum(page.get_textpage().count_chars() for page in document)


def opened_xls(data: bytes) -> int:
    """What xlrd's own opening costs, with the formats and merged cells that ours needs, too."""
    from xlrd import open_workbook  # type: ignore[import-untyped]

    return int(open_workbook(file_contents=data, formatting_info=True, logfile=StringIO()).nsheets)


def yaml_events(data: bytes) -> int:
    """The C parser's stream of events."""
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]

    next_event = CParser(data.decode()).get_event
    return sum(1 for _ in iter(next_event, None))


def html_tags(data: bytes) -> None:
    """The standard parser without handlers."""
    HTMLParser().feed(data.decode("utf-8", errors="replace"))


def csv_records(data: bytes) -> int:
    """The standard csv module."""
    return sum(1 for _ in csv.reader(StringIO(data.decode())))


def lines(data: bytes) -> int:
    """Decode and split."""
    return len(data.decode().split("\n"))


_FLOORS: dict[str, Floor] = {
    ".txt": lines,
    ".csv": csv_records,
    ".yaml": yaml_events,
    ".docx": parsed_parts,
    ".xlsx": parsed_parts,
    ".odt": parsed_parts,
    ".ods": parsed_parts,
    ".html": html_tags,
    ".xls": opened_xls,
    ".pdf": opened_pdf,
}


def samples(folder: Path) -> Iterator[Path]:
    """The same twelve tables in every format; the YAML is a generated one, written into `folder`."""
    target = folder / "one.yaml"
    target.write_text(table(0), encoding="utf-8")
    yield _FIXTURES / "tianjin-veterans-2025.txt"
    yield target
    for path in sorted((_FIXTURES / "samples").iterdir()):
        if path.suffix in _FLOORS and "gb18030" not in path.name:
            yield path


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The middle CPU time of a piece of work, after one run that does not count (imports)."""
    work()
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append((process_time() - start) * 1000)
    return median(times)


def compare(path: Path, rounds: int) -> str:
    """One line of the table: a file's floor, our reading of it, and with the tables recognised."""
    data = path.read_bytes()
    floor = _FLOORS[path.suffix]
    tables = len(tables_of(read(path.name, data), None)[0])
    if tables not in (1, _TABLES):
        raise SystemExit(f"{path.name}: {tables} tables were read, {_TABLES} are in it")
    opening = milliseconds(lambda: floor(data), rounds) / tables
    reading = milliseconds(lambda: read(path.name, data), rounds) / tables
    everything = milliseconds(lambda: tables_of(read(path.name, data), None), rounds) / tables
    memory = medians([[sys.executable, __file__, "--once", str(path)]], 1)[0].memory
    times = f"{opening:.3f} | {reading:.3f} | {reading / opening:.1f} | {everything:.3f}"
    return f"| {path.suffix[1:]} | {times} | {memory:.0f} |"


def many_documents(folder: Path, rounds: int) -> str:
    """The command over five hundred Word files, copies with other numbers."""
    for number in range(_COPIES):
        _copy_with_other_numbers(_FIXTURES / "samples" / "targets.docx", folder / f"{number}.docx", number)
    jixiao = str(Path(sys.executable).with_name("jixiao"))
    cost = medians([[jixiao, "check", "--isolated", "-j", "1", str(folder)]], rounds)[0]
    each = cost.cpu / _COPIES / _TABLES * 1000
    return f"{_COPIES} docx of {_TABLES} tables: {cost.cpu:.2f} CPU s, {each:.2f} ms a table, {cost.memory:.0f} MB"


def _copy_with_other_numbers(original: Path, copy: Path, seed: int) -> None:
    chance = random.Random(seed)

    def other(match: re.Match[str]) -> str:
        return match[1] + "".join(str(chance.randint(1, 9)) for _ in match[2])

    with zipfile.ZipFile(original) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = re.sub("([≥≤])([0-9]+)", other, part.decode()).encode()
            target.writestr(name, part)


def main() -> None:
    """Measure and print; with `--once`, only read one file, so that its memory can be measured from outside."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--once", type=Path)
    wanted = parser.parse_args()
    if wanted.once:
        tables_of(read(wanted.once.name, wanted.once.read_bytes()), None)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("| format | floor, ms a table | ours | × floor | all | MB |\n| - | -: | -: | -: | -: | -: |")
        for path in samples(folder):
            print(compare(path, wanted.rounds), flush=True)
        (folder / "documents").mkdir()
        print(f"\n{many_documents(folder / 'documents', 3)}")


if __name__ == "__main__":
    main()
