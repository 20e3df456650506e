"""A scan from its sources to its results: planned, done part by part, looked at across files, tidied up."""

import os
from collections.abc import Callable, Iterable, Iterator

from jixiao_grammar.record import Record
from jixiao_lint.batch import Batch
from jixiao_lint.options import Options
from jixiao_lint.scan import across, manifest
from jixiao_lint.scan.hand import Hand
from jixiao_lint.scan.identity import Identity
from jixiao_lint.scan.manifest import Plan, Planned, write_plan
from jixiao_lint.scan.parquet import KINDS
from jixiao_lint.scan.part import Done, run
from jixiao_lint.scan.problem import ScanError
from jixiao_lint.scan.query import failed_parts
from jixiao_lint.scan.results import done_parts, mark, opened, refuse
from jixiao_lint.scan.source import chunks, entries
from jixiao_lint.scan.storage import Folder

# So many parts in a row that cannot be done, and the others are not tried.
_PATIENCE = 3


class Scan(Record):
    """What is asked for. `before` is the results of an earlier year, whose tables are looked at together with these."""

    sources: tuple[str, ...]
    out: str
    options: Options
    part_files: int = 200
    before: str | None = None
    retry_failed: bool = False


class Failed(Record):
    """A part that could not be done, and why."""

    name: str
    reason: str


class Todo(Record):
    """What a scan has planned: its manifest, the parts that are there already, the files of those that are not."""

    plan: Plan
    there: frozenset[str]
    files: int

    def missing(self) -> Iterator[Planned]:
        """The parts to do."""
        return (planned for planned in self.plan.planned() if planned.name not in self.there)


# Does parts and gives word of each; asked before each new part whether it is to stop.
Engine = Callable[[Iterable[Planned], Scan, Callable[[], bool]], Iterator[Done | Failed]]


def plan(scan: Scan, temporary: str) -> Todo:
    """List the sources and write the manifest; `temporary` is a folder of this machine. Raises ScanError."""
    folder = Folder.at(scan.out)
    refuse(folder)
    before = "" if scan.before is None else opened(scan.before).name
    batch = Batch(scan.options)
    files = entries(scan.sources, batch, folder)
    made = write_plan(
        os.path.join(temporary, manifest.NAME), chunks(files, scan.part_files), Identity(batch.rulebook, scan.options)
    )
    if not made.parts:
        raise ScanError(f"{'、'.join(scan.sources)} 里没有可以检查的文件")
    mark(folder, scan.options, scan.sources, before)
    folder.put(made.path, manifest.NAME)
    there = done_parts(folder) & set(made.parts)
    if scan.retry_failed and there:
        there -= _failed_parts(scan.out, folder)
    todo = Todo(made, frozenset(there), 0)
    return todo._replace(
        files=sum(len(planned.files) for planned in todo.missing()) if len(there) < len(made.parts) else 0
    )


def alone(parts: Iterable[Planned], scan: Scan, stopped: Callable[[], bool]) -> Iterator[Done | Failed]:
    """Do the parts one after the other, here."""
    hand = Hand(scan.options, os.getcwd())
    try:
        for planned in parts:
            if stopped():
                return
            try:
                yield run(planned.files, scan.options, scan.out, name=planned.name, hand=hand)
            except ScanError as error:
                yield Failed(planned.name, str(error.args[0]))
    finally:
        hand.close()


def until_hopeless(done: Iterable[Done | Failed]) -> Iterator[Done | Failed]:
    """Pass on what was done; give up after a few failures in a row, for which there must be one reason."""
    failures = 0
    for one in done:
        failures = failures + 1 if isinstance(one, Failed) else 0
        yield one
        if failures == _PATIENCE:
            return


def judged_alone(scan: Scan) -> None:
    """Look at the files together, here. Raises ScanError."""
    hand = Hand(scan.options, os.getcwd())
    try:
        for bucket in across.planned(scan.out, scan.before, 1):
            across.judge(bucket, hand)
            across.done(bucket)
    finally:
        hand.close()


def tidy(scan: Scan, plan: Plan) -> None:
    """Remove the parts that are no longer planned, when all that are planned are done."""
    folder = Folder.at(scan.out)
    current = set(plan.parts)
    for kind in KINDS:
        names = folder.names(kind)
        folder.remove(f"{kind}/{name}" for name in names if name.removesuffix(".parquet") not in current)
    now = opened(scan.out).name
    folder.remove(f"across/{name}" for name in folder.names("across") if not name.startswith(f"{now}."))


def _failed_parts(out: str, folder: Folder) -> set[str]:
    """The parts with files that were not read for a reason that may be gone; they are not done any more."""
    names = failed_parts(opened(out))
    folder.remove(f"files/{name}.parquet" for name in names)
    return names
