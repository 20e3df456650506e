"""Who does the work on each file: this process, a copy of it, or one that begins afresh, each within the file's limits."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from jixiao_lint.discover import Found
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_result import unread
from jixiao_lint.isolate.can_fork import can_fork
from jixiao_lint.isolate.limits import limited_memory, limited_time, limited_waiting
from jixiao_lint.options import Options
from jixiao_lint.part import Part
from jixiao_lint.read_file import ReadFile
from jixiao_lint.readers.format import risky_endings
from jixiao_lint.result import FileResult
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.run import examine
from jixiao_lint.table import Document
from jixiao_lint.work import Request, Work, alone, laid_part, part_of_several, read_alone

# What only files need that are read in a process of their own is loaded there.
if TYPE_CHECKING:
    from jixiao_lint.isolate.child import Loss, Start

# A table that a process checks before it is copied more than once: then not each of the copies has to load the grammar and
# the word lists, and to compile the patterns.
_SAMPLE = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,修复管网长度,≥120公里\n".encode()


class Workers:
    """The processes for files under one set of options."""

    def __init__(self, rulebook: Rulebook, options: Options, *, alone: bool, watched: bool) -> None:
        """`alone` and `watched` as for a Batch."""
        self._rulebook = rulebook
        self._options = options
        self._is_alone = alone
        self._is_watched = watched

    def answers(self, requests: Sequence[Request], work: Work) -> Iterator[Any]:
        """What the work makes of each request: in children where they are to be had, or where they are needed."""
        in_children = [self._is_for_child(request.found) for request in requests]
        if not any(in_children):
            yield from (self._done_here(request, work) for request in requests)
            return
        from jixiao_lint.isolate.child import Loss
        from jixiao_lint.isolate.children import Task, answers

        tasks = [
            Task(request, self._rulebook.budget(request.found.path))
            for request, apart in zip(requests, in_children, strict=True)
            if apart
        ]
        jobs = self._options.jobs or os.cpu_count() or 1
        stream = answers(tasks, self._start(work, requests[0], several=min(jobs, len(tasks)) > 1), jobs)
        for request, apart in zip(requests, in_children, strict=True):
            answer = next(stream) if apart else self._done_here(request, work)
            yield self._lost(work, request, answer) if isinstance(answer, Loss) else answer

    def _done_here(self, request: Request, work: Work) -> Any:
        if not self._is_watched:
            return work(self._rulebook, request)
        budget = self._rulebook.budget(request.found.path)
        with limited_memory(budget.memory), limited_time(budget.seconds), limited_waiting(budget.patience):
            return work(self._rulebook, request)

    def _is_for_child(self, found: Found) -> bool:
        """A copy of this process costs next to nothing; a fresh one is for what is often too much, and for several at once."""
        if self._is_alone:
            return False
        if self._is_watched:
            return found.path.shown.lower().endswith(risky_endings())
        return can_fork() or self._options.jobs != 1 or found.path.shown.lower().endswith(risky_endings())

    def _start(self, work: Work, first: Request, *, several: bool) -> "Start":
        from jixiao_lint.isolate.children import forking, spawning

        if not can_fork():
            return spawning(partial(_prepared, self._options, work))
        if several:
            chosen = self._rulebook.chosen(self._rulebook.choice(first.found.path))
            for active in chosen.rules:
                active.rule  # noqa: B018 - loaded here, and in none of the copies
            examine(Found(FilePath.of("样表.csv"), named=True), chosen, data=_SAMPLE)
        return forking(partial(work, self._rulebook))

    def _lost(self, work: Work, request: Request, loss: "Loss") -> FileResult | ReadFile | Part:
        from jixiao_lint.lost import problem_of_loss

        found, problem = request.found, problem_of_loss(loss, self._rulebook.budget(request.found.path))
        if work is read_alone:
            return ReadFile(Document(found.path, "", ()), (problem,))
        is_part = work is alone or (isinstance(work, partial) and work.func in (part_of_several, laid_part))
        return Part(unread(found, problem)) if is_part else unread(found, problem)


def _prepared(options: Options, work: Work) -> Callable[[Request], Any]:
    """The work in a process that begins afresh."""
    return partial(work, Rulebook(options))
