"""Many files on several cores (`-j`), with a bar on a terminal when that takes a while."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from jixiao_lint.discover import Found
from jixiao_lint.result import FileResult

# Enough files to make up for handing them over, few enough that no core waits long for the last ones.
_CHUNK = 16
# Below this a bar would only flicker.
_LONG = 50

CheckSome = Callable[[Sequence[Found], Namespace], list[FileResult]]
Item = TypeVar("Item")


def check_in_parallel(
    files: Sequence[Found], check_some: CheckSome, arguments: Namespace, jobs: int
) -> Iterator[FileResult]:
    """The results in the order of the files. `check_some` must be a function of a module: workers import it by name."""
    from concurrent.futures import ProcessPoolExecutor

    chunks = [files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK)]
    with ProcessPoolExecutor(min(jobs, len(chunks) or 1)) as pool:
        for results in pool.map(check_some, chunks, [arguments] * len(chunks)):
            yield from results


def with_progress(results: Iterable[Item], total: int, *, wanted: bool) -> Iterator[Item]:
    """Pass the results on, and show on standard error how far the work has come, when a person waits there."""
    if not wanted or total < _LONG or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("检查中", total=total)
        for result in results:
            progress.advance(task)
            yield result
