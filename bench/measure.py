"""What a command costs: CPU seconds, time on the clock and peak memory, of the process with all its children."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple

# Without byte code on disk every start compiles every module, which no user's start does.
_LEFT_OUT = "PYTHONDONTWRITEBYTECODE"


class Cost(NamedTuple):
    """`cpu`: seconds, user and system; `wall`: seconds; `memory`: megabytes that the largest of its processes held at once."""

    cpu: float
    wall: float
    memory: float


def cost_of(command: Sequence[str]) -> Cost:
    """Run a command to its end. Raises SystemExit with its complaint where it could not do its job."""
    with tempfile.TemporaryFile() as complaint:
        start = perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=complaint, env=environment())
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: there were findings
            complaint.seek(0)
            told = complaint.read(500).decode(errors="replace")
            raise SystemExit(f"{' '.join(command[:3])} … returned {process.returncode}: {told}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def environment() -> dict[str, str]:
    """The environment of a user who pipes the output."""
    return {name: value for name, value in os.environ.items() if name != _LEFT_OUT} | {"NO_COLOR": "1"}


def medians(commands: Sequence[Sequence[str]], rounds: int) -> list[Cost]:
    """The middle cost of each command, after one run that does not count; in turns, so that a busy minute hits all."""
    for command in commands:
        cost_of(command)
    costs = [[cost_of(command) for command in commands] for _ in range(rounds)]
    return [Cost(*map(median, zip(*each, strict=True))) for each in zip(*costs, strict=True)]
