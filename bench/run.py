"""CPU seconds of whole processes, and the ratio to yamllint in the same run.

`make bench`, or `python bench/run.py [--files 1000] [--rounds 5]`. Tools that are not installed are left out and named.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tables import write_tables

ROOT = Path(__file__).parent.parent
SEED = str(ROOT / "fixtures" / "tianjin-veterans-2025.txt")


class Job(NamedTuple):
    """One command to measure; `peer`: what it is compared with, by name."""

    name: str
    command: Sequence[str]
    peer: str | None = None


def cpu_seconds(command: Sequence[str]) -> float:
    """User and system time of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=_environment())
    if done.returncode not in (0, 1):
        raise SystemExit(
            f"{' '.join(command[:3])} … 返回 {done.returncode}：{done.stderr.decode(errors='replace')[:500]}"
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _environment() -> dict[str, str]:
    return os.environ | {"NO_COLOR": "1"}


def jobs(folder: Path, files: int) -> list[Job]:
    """What is measured, peers first."""
    here = Path(sys.executable).parent
    jixiao, yamllint, checker = (str(here / name) for name in ("jixiao", "yamllint", "check-jsonschema"))
    paths = write_tables(folder, files)
    schema = folder / "target.schema.json"
    schema.write_text(
        subprocess.run([jixiao, "schema", "target"], capture_output=True, text=True, check=True).stdout,
        encoding="utf-8",
    )
    check = [jixiao, "check", "--isolated"]
    many = f"{files} YAML"
    return [
        Job("python -c pass", [sys.executable, "-c", "pass"]),
        Job("yamllint --version", [yamllint, "--version"]),
        Job("jixiao --version", [jixiao, "--version"], "yamllint --version"),
        Job("yamllint, 1 YAML", [yamllint, "-d", "relaxed", paths[0]]),
        Job("check-jsonschema, 1 YAML", [checker, "--schemafile", str(schema), paths[0]]),
        Job("jixiao, 1 YAML", [*check, paths[0]], "yamllint, 1 YAML"),
        Job("jixiao, seed (12 tables)", [*check, SEED], "yamllint, 1 YAML"),
        Job(f"yamllint, {many}", [yamllint, "-d", "relaxed", *paths]),
        Job(f"check-jsonschema, {many}", [checker, "--schemafile", str(schema), *paths]),
        Job(f"jixiao, {many}", [*check, *paths], f"yamllint, {many}"),
    ]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measured: dict[str, float] = {}
        print(f"| command | CPU s, median of {wanted.rounds} | ratio to |\n|---|---:|---|")
        for job in jobs(Path(name), wanted.files):
            if shutil.which(job.command[0]) is None:
                print(f"| {job.name} | not installed | |")
                continue
            cpu_seconds(job.command)
            seconds = median(cpu_seconds(job.command) for _ in range(wanted.rounds))
            measured[job.name] = seconds
            ratio = f"{seconds / measured[job.peer]:.2f} × {job.peer}" if job.peer in measured else ""
            print(f"| {job.name} | {seconds:.3f} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
