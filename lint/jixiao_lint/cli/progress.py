"""A bar that shows how far the work has come, when it takes a while and a person waits for it."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

# Below this a bar would only flicker.
_LONG = 50

Item = TypeVar("Item")


def with_progress(results: Iterable[Item], total: int, *, wanted: bool) -> Iterator[Item]:
    """Pass the results on, and show on standard error how far the work has come, when a person waits there."""
    if not wanted or total < _LONG or sys.stderr is None or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import Progress

    # It draws when something has come, and needs no thread, beside which no copy of this process could be made.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("检查中", total=total)
        for result in results:
            progress.advance(task)
            progress.refresh()
            yield result
