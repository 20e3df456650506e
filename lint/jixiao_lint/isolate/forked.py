"""Children that are copies of this process: started in a few milliseconds, with everything loaded."""

import gc
import os
import signal
from collections.abc import Callable, Sequence
from struct import Struct
from time import monotonic, sleep
from typing import Any

from jixiao_lint.isolate.child import Answer, Loss, serve

_LENGTH = Struct("<Q")
_LOSSES: dict[int, Loss] = {signal.SIGPROF: Loss.TIME, signal.SIGKILL: Loss.ENDED}
_GRACE = 2.0  # seconds to put temporary files away


class ForkedChild:
    """One copy, spoken to through two pipes. A message is its length and a pickle."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        """Start it."""
        hears, self._to_child = os.pipe()
        self._from_child, says = os.pipe()
        self._is_busy = False
        self._pid = os.fork()
        if self._pid == 0:
            try:
                os.close(self._to_child)
                os.close(self._from_child)
                gc.freeze()  # what was there before is not looked at again, and its memory stays shared
                signal.signal(signal.SIGINT, signal.default_int_handler)
                serve(lambda: _read(hears), lambda answer: _write(says, answer), work)
            finally:
                os._exit(0)
        os.close(hears)
        os.close(says)

    def send(self, task: object) -> None:
        """Give it a task. Raises OSError where it is gone."""
        _write(self._to_child, task)
        self._is_busy = True

    def receive(self) -> Answer:
        """Wait for its answer. Raises EOFError where it is gone."""
        answer: Answer = _read(self._from_child)
        self._is_busy = False
        return answer

    def stop(self) -> Loss:
        """End it, if it has not ended; says how it ended. One at work is asked first, so that it leaves nothing behind."""
        os.close(self._to_child)
        os.close(self._from_child)
        if self._is_busy:
            os.kill(self._pid, signal.SIGINT)
            until = monotonic() + _GRACE
            while monotonic() < until:
                pid, status = os.waitpid(self._pid, os.WNOHANG)
                if pid:
                    return _loss(status)
                sleep(0.01)
        os.kill(self._pid, signal.SIGKILL)
        return _loss(os.waitpid(self._pid, 0)[1])

    def first_to_speak(self, children: "Sequence[ForkedChild]", seconds: float) -> "Sequence[ForkedChild]":
        """Those that have an answer or are gone; none after so many seconds."""
        from select import select

        heard = select([child._from_child for child in children], [], [], seconds)[0]
        return [child for child in children if child._from_child in heard]


def _loss(status: int) -> Loss:
    if os.WIFSIGNALED(status):
        return _LOSSES.get(os.WTERMSIG(status), Loss.CRASH)
    return Loss.CRASH


def _write(descriptor: int, message: object) -> None:
    import pickle  # a run over one file has no child to speak to

    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    left = memoryview(_LENGTH.pack(len(data)) + data)
    while left:
        left = left[os.write(descriptor, left) :]


def _read(descriptor: int) -> Any:
    import pickle

    (length,) = _LENGTH.unpack(_exactly(descriptor, _LENGTH.size))
    return pickle.loads(_exactly(descriptor, length))


def _exactly(descriptor: int, length: int) -> bytearray:
    data = bytearray()
    while len(data) < length:
        part = os.read(descriptor, min(length - len(data), 1 << 20))
        if not part:
            raise EOFError
        data += part
    return data
