"""Taking a file in: piece by piece into its folder, and no more of it, for no longer, than is allowed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from jixiao_lint.page.desk import plain_name
from jixiao_lint.readers.limits import FILE_BYTES

LARGEST = FILE_BYTES
# Seconds for all of a file, and for its next piece.
_SECONDS, _SECONDS_OF_PIECE = 300.0, 20.0


class TooLargeError(Exception):
    """The file is larger than any that is read."""


class TooSlowError(Exception):
    """The file did not come in time."""


async def taken_in(pieces: AsyncIterator[bytes], folder: Path, name: str) -> Path:
    """The file, as it lies in the folder under a name that leads nowhere else. Raises TooLargeError, TooSlowError."""
    path = folder / plain_name(name)
    size = 0
    try:
        async with asyncio.timeout(_SECONDS):
            with path.open("xb") as file:
                while piece := await asyncio.wait_for(_next(pieces), _SECONDS_OF_PIECE):
                    size += len(piece)
                    if size > LARGEST:
                        raise TooLargeError
                    file.write(piece)
    except TimeoutError as error:
        raise TooSlowError from error
    return path


async def _next(pieces: AsyncIterator[bytes]) -> bytes:
    """The next piece that holds something; none at the end."""
    async for piece in pieces:
        if piece:
            return piece
    return b""
