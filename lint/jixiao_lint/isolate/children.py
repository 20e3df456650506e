"""Tasks for children, and their answers in the order of the tasks."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.budget import Budget
from jixiao_lint.isolate.child import Child, Loss, Start
from jixiao_lint.isolate.forked import ForkedChild


class Task(Record):
    """What a child is asked, and what the answer may cost."""

    request: Any
    budget: Budget


def forking(work: Callable[[Any], Any]) -> Start:
    """Children that are copies of this process: whatever `work` needs is at hand in them as soon as it is here."""
    return lambda: ForkedChild(work)


def spawning(prepare: Callable[[], Callable[[Any], Any]]) -> Start:
    """Children that begin afresh, for systems that cannot fork: `prepare` is pickled, and makes the work in the child."""
    from jixiao_lint.isolate.spawned import SpawnedChild

    return lambda: SpawnedChild(prepare)


def answers(tasks: Sequence[Task], start: Start, most: int) -> Iterator[Any]:
    """The answers in the order of the tasks, worked out by up to `most` children; a `Loss` for each that got none."""
    desk = _Desk(tasks, start, most)
    try:
        for at in range(len(tasks)):
            while at not in desk.answered:
                desk.work_on()
            yield desk.answered.pop(at)
    finally:
        desk.close()


class _Busy(Record):
    """A child at work: on which task, and until when it may be."""

    at: int
    until: float


class _Desk:
    """Hands out tasks to children and takes their answers in."""

    def __init__(self, tasks: Sequence[Task], start: Start, most: int) -> None:
        self.answered: dict[int, Any] = {}
        self._tasks = tasks
        self._start = start
        self._most = min(most, len(tasks))
        self._next = 0
        self._idle: list[Child] = []
        self._busy: dict[Child, _Busy] = {}

    def work_on(self) -> None:
        """Hand out what can be handed out, then wait for one answer, or for the end of somebody's time."""
        while self._next < len(self._tasks) and len(self._busy) < self._most:
            self._hand_out()
        soonest = min(busy.until for busy in self._busy.values())
        some = next(iter(self._busy))
        for child in some.first_to_speak(list(self._busy), max(0.0, soonest - time.monotonic())):
            self._take_in(child)
        for child in [child for child, busy in self._busy.items() if busy.until <= time.monotonic()]:
            self._lose(child, Loss.TIME)

    def close(self) -> None:
        """Let every child go; one that is still at work is stopped."""
        for child in (*self._idle, *self._busy):
            child.stop()

    def _hand_out(self) -> None:
        task = self._tasks[self._next]
        child = self._idle.pop() if self._idle else self._start()
        try:
            child.send(task)
        except OSError:  # it ended while it had nothing to do, which is nobody's fault
            child.stop()
            return
        self._busy[child] = _Busy(self._next, time.monotonic() + task.budget.patience)
        self._next += 1

    def _take_in(self, child: Child) -> None:
        try:
            answer = child.receive()
        except EOFError:
            self._lose(child, None)
            return
        self.answered[self._busy.pop(child).at] = answer.value
        if answer.is_last:
            child.stop()
        else:
            self._idle.append(child)

    def _lose(self, child: Child, loss: Loss | None) -> None:
        """The child is gone, or has to go: its task gets no answer."""
        busy = self._busy.pop(child)
        ended = child.stop()
        self.answered[busy.at] = loss or ended
