"""Whose turn it is: nobody waits longer because somebody else asks for much."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# Those who wait together; more are sent away, to come again.
_MOST_WAITING = 500


class FullError(Exception):
    """So many are waiting that one more had better come again."""


class Turns:
    """Places for those who work at the same time. Who holds the fewest is next; of these, who has waited longest.

    Nobody holds all places, so that there is always one for who comes anew.
    """

    def __init__(self, places: int) -> None:
        """`places` is how many work at once."""
        self._free = places
        self._most_of_one = max(1, places - 1)
        self._holds: Counter[str] = Counter()
        self._waiting: deque[tuple[str, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """Wait for a place, and hold it. Raises FullError."""
        if len(self._waiting) >= _MOST_WAITING:
            raise FullError
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waits = who, mine
        self._waiting.append(waits)
        self._give()
        try:
            await mine
        except asyncio.CancelledError:
            if waits in self._waiting:
                self._waiting.remove(waits)
            else:
                self._put_back(who)
            raise
        try:
            yield
        finally:
            self._put_back(who)

    def _give(self) -> None:
        while self._free:
            could = [each for each in self._waiting if self._holds[each[0]] < self._most_of_one]
            if not could:
                return
            following = min(could, key=lambda each: self._holds[each[0]])  # the first of those who hold the fewest
            self._waiting.remove(following)
            who, theirs = following
            self._free -= 1
            self._holds[who] += 1
            theirs.set_result(None)

    def _put_back(self, who: str) -> None:
        self._free += 1
        self._holds[who] -= 1
        if not self._holds[who]:
            del self._holds[who]
        self._give()
