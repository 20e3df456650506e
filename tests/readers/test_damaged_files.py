"""Files with bytes lost, doubled or changed: an answer always, a traceback never."""

import random
from pathlib import Path

import pytest

from jixiao_lint.readers import read
from jixiao_lint.recognise import recognise
from jixiao_lint.table import all_cells

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = [FIXTURES / "tianjin-veterans-2025.txt", *sorted((FIXTURES / "samples").glob("targets.[chopx]*"))]


def damaged(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    stretch = data[at : at + chance.randrange(1, 200)]
    return chance.choice(
        [
            data[:at],
            data[:at] + data[at + len(stretch) :],
            data[:at] + stretch + data[at:],
            data[:at] + chance.randbytes(3) + data[at + 3 :],
        ]
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_damage_gives_an_answer(path: Path) -> None:
    chance = random.Random(path.name)
    for _ in range(40):
        reading = read(path.name, damaged(path.read_bytes(), chance) or b" ")
        seen = recognise(reading.grids)
        assert seen.tables or seen.problems or reading.problems
        if reading.source:
            for table in seen.tables:
                for cell in all_cells(table):
                    reading.source.locate(cell.whole())
