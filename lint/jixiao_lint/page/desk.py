"""The desk on which a file lies while it is looked at: a folder of its own, in which its name is its path."""

import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_NAMELESS = "文件"
_LONGEST = 200  # bytes of a name; systems take 255
_RESERVED = str.maketrans(dict.fromkeys('<>:"|?*', "_") if os.name == "nt" else {})


def plain_name(name: str) -> str:
    """The name for a file that a user calls so: it leads into no other folder, and every system takes it."""
    last = name.replace("\\", "/").rpartition("/")[2].replace("\0", "").translate(_RESERVED)
    if last.strip(" .") == "":
        return _NAMELESS
    stem, ending = os.path.splitext(last)
    ending = _cut(ending, _LONGEST // 4)
    return _cut(stem, _LONGEST - len(_encoded(ending))) + ending


def _cut(text: str, most: int) -> str:
    return _encoded(text)[:most].decode(errors="ignore")


def _encoded(text: str) -> bytes:
    return text.encode(errors="replace")


@contextmanager
def on_desk(name: str, data: bytes) -> Iterator[str]:
    """Work in a folder in which the file lies, and which is gone afterwards; gives the path of the file.

    The current folder is changed, so this is for a process that does nothing else meanwhile.
    """
    with TemporaryDirectory(prefix="jixiao-") as folder, chdir(folder):
        path = plain_name(name)
        Path(path).write_bytes(data)
        yield path
