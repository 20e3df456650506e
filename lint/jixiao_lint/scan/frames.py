"""Messages between a hand and whoever asks it: a length and a pickle, through pipes that nobody else has."""

import os
import pickle
import select
from collections.abc import Callable
from struct import Struct
from typing import Any

_LENGTH = Struct("<Q")
# Seconds after which a silent pipe is asked whether its process is still there.
_LOOK = 1.0


def send(descriptor: int, message: object) -> None:
    """Write a message. Raises OSError where nobody reads any more."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    left = memoryview(_LENGTH.pack(len(data)) + data)
    while left:
        left = left[os.write(descriptor, left) :]


def receive(descriptor: int, is_there: Callable[[], bool] = lambda: True) -> Any:
    """Wait for a message. Raises EOFError at the end of the pipe, and where the other side is gone without having closed it."""
    (length,) = _LENGTH.unpack(_exactly(descriptor, _LENGTH.size, is_there))
    return pickle.loads(_exactly(descriptor, length, is_there))


def _exactly(descriptor: int, length: int, is_there: Callable[[], bool]) -> bytearray:
    data = bytearray()
    while len(data) < length:
        if os.name == "posix" and not select.select([descriptor], [], [], _LOOK)[0]:
            if is_there():
                continue
            raise EOFError
        piece = os.read(descriptor, min(length - len(data), 1 << 20))
        if not piece:
            raise EOFError
        data += piece
    return data
