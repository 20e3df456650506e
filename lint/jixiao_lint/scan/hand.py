"""The near end of a hand: the process beside this one that reads files. Where it is killed, another one goes on."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from jixiao_lint.options import Options
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.frames import receive, send
from jixiao_lint.scan.judging import Judged
from jixiao_lint.scan.orders import Across, Named, Order, Refused
from jixiao_lint.scan.problem import ScanError

# So often a hand may be killed at one file; then the part is given up, not the file: nobody knows that it was the file.
_TRIES = 3
_GRACE = 5.0


class Hand:
    """Checks files in a process of its own, which is started when it is first needed, and again where it was killed."""

    def __init__(self, options: Options, folder: str) -> None:
        """`folder` is where relative paths begin; it must be there."""
        self._first = (options, folder)
        self._process: subprocess.Popen[bytes] | None = None

    def name(self, entries: Sequence[Entry]) -> str:
        """What the part of these files is called here. Raises ScanError where the configuration is wrong."""
        (name,) = self._answers(Named(tuple(entries)), 1)
        return str(name)

    def check(self, order: Order) -> Iterator[Any]:
        """What became of each file, in their order. Raises ScanError where that cannot be found out."""
        left, tries = order.entries, 0
        while left:
            try:
                for answer in self._answers(order._replace(entries=left), len(left)):
                    left, tries = left[1:], 0
                    yield pickle.loads(answer)
            except (EOFError, OSError) as error:
                self.close()
                tries += 1
                if tries == _TRIES:
                    raise ScanError("读文件的进程一再被中止，多半是这台机器的内存不足") from error

    def across(self, asked: Across) -> list[Judged]:
        """What the rules across files find in a block. Raises ScanError where the rules bring the process down."""
        for left in reversed(range(_TRIES)):
            try:
                (answer,) = self._answers(asked, 1)
            except (EOFError, OSError) as error:
                self.close()
                if not left:
                    raise ScanError("跨文件的规则一再使程序中止") from error
            else:
                judged: list[Judged] = pickle.loads(answer)
                return judged
        raise AssertionError

    def close(self) -> None:
        """Let the process go, whatever it is at."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _answers(self, asked: Named | Order | Across, count: int) -> Iterator[Any]:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        send(process.stdin.fileno(), asked)
        for _ in range(count):
            answer = receive(process.stdout.fileno(), lambda: process.poll() is None)
            if isinstance(answer, Refused):
                raise ScanError(answer.reason)
            yield answer

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jixiao_lint.scan.hand_process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                # What lies in the current folder, which may be that of the tables, is not to be imported.
                env=os.environ | {"PYTHONSAFEPATH": "1"},
                start_new_session=True,  # what ends this process by the keyboard lets it finish its answer
            )
            assert self._process.stdin is not None
            send(self._process.stdin.fileno(), self._first)
        return self._process
