"""Children that begin afresh and load everything themselves: for systems without fork, and beside other threads."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import connection, get_context
from typing import Any

from jixiao_lint.isolate.child import Answer, Loss, serve

_GRACE = 2.0  # seconds to put temporary files away


class SpawnedChild:
    """One new interpreter, spoken to through a pipe."""

    def __init__(self, prepare: Callable[[], Callable[[Any], Any]]) -> None:
        """Start it; `prepare` is pickled and makes its work there."""
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs, prepare), daemon=True)
        with _without_the_current_folder():
            self._process.start()
        theirs.close()

    def send(self, task: object) -> None:
        """Give it a task. Raises OSError where it is gone."""
        self._line.send(task)

    def receive(self) -> Answer:
        """Wait for its answer. Raises EOFError where it is gone."""
        try:
            answer: Answer = self._line.recv()
        except OSError as error:  # what Windows calls the end of a pipe
            raise EOFError from error
        return answer

    def stop(self) -> Loss:
        """End it, if it has not ended; says how it ended."""
        self._line.close()
        self._process.join(0.1)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        code = self._process.exitcode
        ended = {-getattr(signal, "SIGPROF", 0): Loss.TIME, -getattr(signal, "SIGKILL", 0): Loss.ENDED}
        return ended.get(code or 1, Loss.CRASH)

    def first_to_speak(self, children: "Sequence[SpawnedChild]", seconds: float) -> "Sequence[SpawnedChild]":
        """Those that have an answer or are gone; none after so many seconds."""
        heard = connection.wait([child._line for child in children], seconds)
        return [child for child in children if child._line in heard]


@contextmanager
def _without_the_current_folder() -> Iterator[None]:
    """Let an interpreter that is started meanwhile not look for its modules in the current folder: it may be the tables'."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        os.environ.pop("PYTHONSAFEPATH")
        if before is not None:
            os.environ["PYTHONSAFEPATH"] = before


def _live(line: "connection.Connection", prepare: Callable[[], Callable[[Any], Any]]) -> None:
    serve(line.recv, line.send, prepare())
