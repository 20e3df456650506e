"""Files of every kind with bytes lost, doubled or changed: no crash, no hang, no more memory than a file may have."""

import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[2] / "fixtures"
SOURCES = [
    FIXTURES / "tianjin-veterans-2025.txt",
    *sorted((FIXTURES / "samples").iterdir()),
    *sorted((FIXTURES / "readers").iterdir()),
    *sorted((FIXTURES / "ok").iterdir())[:4],
]
MOST = 1536 * 1024  # kilobytes

Damage = Callable[[bytes, random.Random], bytes]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def left_out(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 200) :]


def doubled(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    stretch = data[at : at + chance.randrange(1, 200)]
    return data[:at] + stretch * chance.choice((2, 2, 50)) + data[at + len(stretch) :]


def scratched(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def large_numbers(data: bytes, chance: random.Random) -> bytes:
    """Somewhere a digit becomes many: a span, an address, a length."""
    digits = [at for at, byte in enumerate(data) if byte in b"123456789"]
    if not digits:
        return scratched(data, chance)
    at = chance.choice(digits)
    return data[:at] + b"9" * chance.choice((3, 6, 9, 40)) + data[at + 1 :]


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Two stretches change places: elements stand where none of them belongs."""
    first, second = sorted(chance.sample(range(len(data) + 1), 2))
    middle = chance.randrange(first, second + 1)
    return data[:first] + data[middle:second] + data[first:middle] + data[second:]


DAMAGES: tuple[Damage, ...] = (cut, left_out, doubled, scratched, large_numbers, swapped)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file with one damage; in a package mostly inside one of its parts, which a reader then really meets."""
    damage = chance.choice(DAMAGES)
    if data[:2] != b"PK" or chance.random() < 0.2:
        return damage(data, chance)
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice([name for name, content in parts.items() if content])
    parts[name] = damage(parts[name], chance)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for each, content in parts.items():
            package.writestr(each, content)
    return packed.getvalue()


def damage_many(folder: Path, seeds: range) -> None:
    for seed in seeds:
        source = SOURCES[seed % len(SOURCES)]
        chance = random.Random(seed)
        (folder / f"{seed:04d}{source.suffix}").write_bytes(damaged(source.read_bytes(), chance))


_MEASURED = """
import resource, sys
from jixiao_lint.cli import main
code = main()
sys.stderr.write(f"\\n{max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))}")
raise SystemExit(code)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in kilobytes, and limited, there")
@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(range(60), id="sample"),
        *(pytest.param(range(at, at + 250), id=f"{at}", marks=pytest.mark.long) for at in range(0, 1_000, 250)),
    ],
)
def test_a_damaged_file_has_a_verdict_and_none_ends_a_child(seeds: range, elsewhere: Path) -> None:
    damage_many(elsewhere, seeds)
    command = [sys.executable, "-c", _MEASURED, "check", ".", "--isolated", "-j", "2", "-f", "json"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60 + 2 * len(seeds), check=False)
    assert run.returncode == 1, run.stderr
    told = json.loads(run.stdout)
    assert len(told["files"]) == len(seeds)
    assert {file["verdict"] for file in told["files"]} <= {"read", "no-table", "unreadable", "unknown-kind"}
    ours = [(f["path"], f["message"]) for f in told["findings"] if f["code"] in ("FIL012", "FIL013")]
    assert not ours
    slow = [(f["path"], f["message"]) for f in told["findings"] if "秒" in f["message"] and f["code"] == "FIL008"]
    assert not slow
    assert int(run.stderr.splitlines()[-1]) < MOST
