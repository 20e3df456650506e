"""Files of settings: plain ones, and no larger than a person would write. A pipe would never end, a device hold anything."""

import os
import stat

# Bytes. The longest list of words that anybody keeps is a tenth of it.
LARGEST = 1_000_000


class RefusedFileError(Exception):
    """`args[0]` says why a file is not read."""


def read_small(path: str) -> bytes:
    """The bytes of a file. Raises OSError where there is none, RefusedFileError where it is no plain file, or too large."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise RefusedFileError("不是普通的文件，没有读")
        data = stream.read(LARGEST + 1) if state.st_size <= LARGEST else b""
        if state.st_size > LARGEST or len(data) > LARGEST:
            raise RefusedFileError(f"大于 {LARGEST // 1_000_000} MB，没有读")
    return data
