"""What children of every kind have in common: how one is spoken to, how it works, and how it may end."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from jixiao_grammar.record import Closed, Record
from jixiao_lint.isolate.limits import has_grown, limit_memory, limited_time, memory_held


class Loss(Closed):
    """Why there is no answer: the time was up, the system ended the child, or it crashed."""

    TIME = "time"
    ENDED = "ended"
    CRASH = "crash"


class Answer(Record):
    """What a child sends. `is_last`: it has grown large and makes room for a fresh one."""

    value: Any
    is_last: bool


class Child(Protocol):
    """A process that answers one task after the other."""

    def send(self, task: object) -> None:
        """Give it a task. Raises OSError where it is gone."""

    def receive(self) -> Answer:
        """Wait for its answer. Raises EOFError where it is gone."""

    def stop(self) -> Loss:
        """End it, if it has not ended; says how it ended."""

    def first_to_speak(self, children: "Sequence[Any]", seconds: float) -> "Sequence[Any]":
        """Those of some children of this kind that have an answer or are gone; none after so many seconds."""


Start = Callable[[], Child]


def serve(receive: Callable[[], Any], send: Callable[[Answer], None], work: Callable[[Any], Any]) -> None:
    """The life of a child: answer tasks until nobody asks any more."""
    held = memory_held()
    while True:
        try:
            request, budget = receive()
        except (EOFError, KeyboardInterrupt):
            return
        limit_memory(held + budget.memory)
        try:
            with limited_time(budget.seconds):
                value = work(request)
        except KeyboardInterrupt:
            return
        is_last = has_grown(budget.memory)
        try:
            send(Answer(value, is_last))
        except MemoryError:
            send(Answer(Loss.ENDED, True))
            return
        if is_last:
            return
