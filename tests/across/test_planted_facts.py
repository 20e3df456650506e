"""Facts planted between files are all found, and nothing else is said of those files by the rules across tables."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import pairs  # type: ignore[import-not-found, unused-ignore]


@pytest.mark.parametrize("seed", [16, 17])
def test_every_planted_fact_is_found_and_nothing_else(tmp_path: Path, seed: int) -> None:
    every = pairs.planted(52, seed)
    pairs.write(tmp_path, every)
    facts, met = pairs.wanted(every), pairs.found(tmp_path)
    assert facts.total() > 40
    assert not facts - met
    assert not met - facts
