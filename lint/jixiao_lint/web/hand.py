"""A process that answers what is asked about files, one after the other, for as long as the server lives."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection, get_context
from time import monotonic, sleep
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.options import Options
from jixiao_lint.page.answer import WISHES, Page

_GRACE = 2.0  # seconds to put away what was begun
_LOOK = 0.2  # seconds between two looks whether it still lives
_DONE, _NOTHING, _FAILED = b"d", b"n", b"f"


class Job(Record):
    """What is asked of a file that lies in a folder of its own."""

    wish: str
    folder: str
    name: str


class LostError(Exception):
    """There is no answer: the time was up, or the process is gone."""


class Hand:
    """One process, and the line to it. Its methods block; `stop` may be called from another thread meanwhile."""

    def __init__(self, options: Options, root: str) -> None:
        """Start it. `root` is the folder of the server, which it clears away should the server end without doing so."""
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs, options, root))
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    def do(self, job: Job, seconds: float) -> bytes | None:
        """The answer; None where there is nothing to give. Raises LostError."""
        until = monotonic() + seconds
        try:
            self._line.send(job)
            while not self._line.poll(_LOOK):
                if monotonic() > until or not self._process.is_alive():
                    raise LostError
            answer = self._line.recv_bytes()
        except (EOFError, OSError) as error:
            raise LostError from error
        if answer[:1] == _FAILED:
            raise LostError
        return answer[1:] if answer[:1] == _DONE else None

    def stop(self) -> None:
        """End it with all that it has started. What reads a file is asked first, so that it leaves nothing behind."""
        self._signal("SIGINT")
        until = monotonic() + _GRACE
        while self._process.is_alive() and monotonic() < until:
            sleep(0.02)
        self._signal("SIGKILL")
        self._process.kill()
        self._process.join(_GRACE)

    def _signal(self, name: str) -> None:
        if self._process.pid is not None and hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, getattr(signal, name))


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process that is started meanwhile be deaf to Ctrl+C until it says otherwise: it would answer with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # it would make us hear again, when it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _live(line: "connection.Connection[Any, Any]", options: Options, root: str) -> None:
    """The life of a hand."""
    if hasattr(os, "setsid"):
        os.setsid()  # it is stopped together with what it starts, and the terminal's Ctrl+C is not for it
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # nor is one that came before
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        page = Page(options)
        page.prepare()
        while True:
            line.send_bytes(_answered(page, line.recv(), root))
    except KeyboardInterrupt:
        return
    except (EOFError, OSError):  # the server is gone, and did not say so
        shutil.rmtree(root, ignore_errors=True)


def _answered(page: Page, job: Job, root: str) -> bytes:
    os.chdir(job.folder)
    # What readers and programs put away meanwhile lies there too, and goes with it.
    tempfile.tempdir = os.environ["TMPDIR"] = job.folder
    try:
        answer = WISHES[job.wish].make(page, job.name)
    except KeyboardInterrupt:
        raise
    except BaseException:  # it may name what is in the file, which is nobody's business here
        return _FAILED
    finally:
        os.chdir(root)
    return _NOTHING if answer is None else _DONE + answer
