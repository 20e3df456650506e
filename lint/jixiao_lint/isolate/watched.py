"""A run over one file, in a copy of this process that is made before anything is loaded: one that is made later costs far more,
for it then has to copy each page of memory that it touches. If the copy is ended from outside, this process is still there.
"""

import os
import signal
from collections.abc import Callable

# Who is asked to stop stops; all else that ends a process is the file's doing.
_ASKED = frozenset(getattr(signal, name, 0) for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGPIPE"))
_GRACE = 0.5  # seconds for the copy to hear of Ctrl+C by itself


def watched(work: Callable[[], int], otherwise: Callable[[], int]) -> int:
    """What the work in the copy returns, as the exit code; where the copy did not outlive it, what is done otherwise.

    The work leaves nothing in a buffer.
    """
    pid = os.fork()
    if pid == 0:
        code = 2
        try:
            code = work()
        finally:
            os._exit(code)
    status = _ended(pid)
    if not os.WIFSIGNALED(status):
        return os.waitstatus_to_exitcode(status)
    ended_by = os.WTERMSIG(status)
    if ended_by in _ASKED:
        signal.signal(ended_by, signal.SIG_DFL)
        os.kill(os.getpid(), ended_by)
    return otherwise()


def _ended(pid: int) -> int:
    """The status of the copy at its end. Ctrl+C reaches it, too; if it was meant for this process alone, it is passed on."""

    def pass_on(*_: object) -> None:
        os.kill(pid, signal.SIGINT)

    def wait(*_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, _GRACE)

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, wait)
        signal.signal(signal.SIGALRM, pass_on)
    try:
        return os.waitpid(pid, 0)[1]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if signal.getsignal(signal.SIGINT) is wait:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
