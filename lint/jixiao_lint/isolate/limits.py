"""Limits that the system holds a process to, also while it is inside C code. Where a system has none, nothing is limited."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def limited_time(seconds: float) -> Iterator[None]:
    """End this process when the block takes more seconds of the processor than these.

    The signal's own deed is to end the process, and no handler of Python's stands before it, which would wait for C code.
    """
    if not hasattr(signal, "setitimer"):  # Windows: only the clock of the parent runs
        yield
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def limited_waiting(seconds: float) -> Iterator[None]:
    """End this process when the block takes more seconds by the clock than these, as `limited_time` does."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def limited_memory(size: int) -> Iterator[None]:
    """As `limit_memory` on top of what this process has by now, as long as the block lasts."""
    if sys.platform != "linux":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    limit_memory(memory_held() + size)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def memory_held() -> int:
    """The bytes of address space that this process has: a copy of one with large libraries has theirs, which are not its own."""
    if sys.platform != "linux":
        return 0
    with suppress(OSError, ValueError, IndexError), open("/proc/self/statm", "rb") as stream:
        return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def limit_memory(size: int) -> None:
    """Let this process have no more than so many bytes of address space; what it asks for beyond is refused to it."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):  # stricter limits of the user's own stay
            resource.setrlimit(resource.RLIMIT_AS, (size, hard))


@contextmanager
def without_memory_limit() -> Iterator[None]:
    """For programs that are started here: they inherit what holds at that moment."""
    if sys.platform != "linux":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def has_grown(size: int) -> bool:
    """True where this process has, or had, more than half of so many bytes: what it left behind narrows the next file."""
    if sys.platform == "win32":
        return False
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return most > size // 2
