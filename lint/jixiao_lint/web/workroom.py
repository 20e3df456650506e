"""Where files are worked on: a private folder that is emptied, and the hands that do it."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from jixiao_lint.options import Options
from jixiao_lint.web.hand import Hand, Job
from jixiao_lint.web.turns import FullError, Turns

# Files that lie here at the same time, waiting or being worked on, and seconds that one wish may take by the clock.
_MOST_FILES = 600
_SECONDS, _SECONDS_OF_ARCHIVE = 120.0, 600.0


class Workroom:
    """Open between `open` and `close`."""

    def __init__(self, options: Options, places: int) -> None:
        """`places` is how many files are worked on at once."""
        self._options = options
        self._places = places
        self._turns = Turns(places)
        self._threads = ThreadPoolExecutor(places, thread_name_prefix="jixiao")
        self._hands: set[Hand] = set()
        self._idle: list[Hand] = []
        self._is_open = False
        self._root = ""
        self._files = 0

    async def open(self) -> None:
        """Make the folder, which nobody else can look into, and start the hands."""
        os.environ["PYTHONSAFEPATH"] = "1"  # no hand looks for its modules where files lie
        self._root = mkdtemp(prefix="jixiao-serve-")
        self._is_open = True
        await asyncio.gather(*(self._start() for _ in range(self._places)))

    async def close(self) -> None:
        """Stop the hands and remove the folder."""
        self._is_open = False
        await asyncio.gather(*(asyncio.to_thread(hand.stop) for hand in self._hands))
        self._threads.shutdown(wait=False, cancel_futures=True)
        shutil.rmtree(self._root, ignore_errors=True)

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A folder for one file; gone when the file has been worked on. Raises FullError."""
        if self._files >= _MOST_FILES:
            raise FullError
        self._files += 1
        folder = Path(mkdtemp(dir=self._root))
        try:
            yield folder
        finally:
            self._files -= 1
            shutil.rmtree(folder, ignore_errors=True)

    async def done(self, wish: str, file: Path, who: str) -> bytes | None:
        """What is asked of a file, when it is its turn; None where there is nothing to give. Raises LostError, FullError."""
        seconds = _SECONDS_OF_ARCHIVE if file.name.lower().endswith(".zip") else _SECONDS
        async with self._turns.turn(who):
            hand = self._idle.pop()
            work = self._in_thread(hand, Job(wish, str(file.parent), file.name), seconds)
            try:
                answer = await work
            except BaseException:  # lost, or nobody waits for it any more: what it was doing must not go on
                await asyncio.shield(self._exchange(hand))
                raise
            self._idle.append(hand)
            return answer

    async def _start(self) -> None:
        hand = await asyncio.get_running_loop().run_in_executor(self._threads, Hand, self._options, self._root)
        self._hands.add(hand)
        self._idle.append(hand)

    async def _exchange(self, hand: Hand) -> None:
        await asyncio.to_thread(hand.stop)
        self._hands.discard(hand)
        if self._is_open:
            await self._start()

    def _in_thread(self, hand: Hand, job: Job, seconds: float) -> "asyncio.Future[bytes | None]":
        return asyncio.get_running_loop().run_in_executor(self._threads, hand.do, job, seconds)
