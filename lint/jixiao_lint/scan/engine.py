"""Who does the work: this process alone, workers on this machine, or those of a scheduler somewhere else."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from jixiao_grammar.record import Record
from jixiao_lint.scan.manifest import Planned
from jixiao_lint.scan.part import Done
from jixiao_lint.scan.work import Failed, Scan, alone, judged_alone

Stopped = Callable[[], bool]


class Engine(Record):
    """`parts` does parts and gives word of each; `across` looks at the files together. `dashboard` is a page, or empty."""

    parts: Callable[[Iterable[Planned], Stopped], Iterator[Done | Failed]]
    across: Callable[[], None]
    dashboard: str = ""


@contextmanager
def engine(scan: Scan, workers: int | None, scheduler: str | None) -> Iterator[Engine]:
    """The engine that was asked for: `workers` processes here (0: one for each core), those of a scheduler, or none."""
    if workers is None and scheduler is None:
        yield Engine(lambda parts, stopped: alone(parts, scan, stopped), lambda: judged_alone(scan))
        return
    from jixiao_lint.scan.cluster import Cluster, connected

    with connected(workers, scheduler) as client:
        machines = Cluster(client, scan)
        yield Engine(machines.parts, machines.across, machines.dashboard)
