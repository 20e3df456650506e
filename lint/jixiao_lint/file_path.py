"""The path of a file: its bytes for the system, and the names that people, reports and fingerprints have for it."""

import os
import re

from jixiao_grammar.record import Record


class FilePath(Record):
    """A path as it was given, and the path `inside` the folder that names the file, with forward slashes.

    That folder is the work tree that holds the file, or else the folder of its configuration; `inside` is None where there
    is neither. Both are the bytes of the system, which need not be UTF-8. `open` and `os.path` take a path as it is.
    """

    raw: bytes
    inside: bytes | None = None

    @classmethod
    def of(cls, given: str | bytes, folder: str | None = None) -> "FilePath":
        """The path `given` of a file that `folder` names; a file that does not lie in it has no name from it."""
        return cls(_bytes(given), None if folder is None else _inside(os.fsdecode(given), folder))

    @classmethod
    def in_folder(cls, given: str | bytes, real: str, folder: str | None) -> "FilePath":
        """As `of`, where it is known in which folder the file really lies, and what the naming folder really is."""
        return cls(_bytes(given), None if folder is None else _named_from(folder, real, os.fsdecode(given)))

    @property
    def shown(self) -> str:
        r"""The path as given, for people. A byte that is no character is shown as \xd6, so that two names stay apart."""
        return _readable(self.raw)

    @property
    def key(self) -> bytes:
        """What fingerprints are made of: the same however the path was typed, and from wherever."""
        return os.path.basename(self.raw) if self.inside is None else self.inside

    @property
    def name(self) -> str:
        """The file's name from the work tree, else from the folder of the configuration, else its own name."""
        return _readable(self.key)

    @property
    def portable(self) -> str:
        """The path for other machines: from the work tree or the configuration, else as given; always with forward slashes."""
        return _readable(self._portable)

    @property
    def uri(self) -> str:
        """`portable` as a relative reference, percent-encoded byte by byte."""
        from urllib.parse import quote

        return quote(self._portable)

    @property
    def _portable(self) -> bytes:
        return _forward(os.path.normpath(self.raw)) if self.inside is None else self.inside

    def __fspath__(self) -> str:
        """Return the path that `open` needs."""
        return os.fsdecode(self.raw)

    def __str__(self) -> str:
        """Say the path as given, for people."""
        return self.shown


def real_folder(path: str | bytes) -> str:
    """The folder that holds the file at `path`, absolute and with its links followed. The file itself may be a link."""
    return os.path.realpath(os.path.dirname(os.path.abspath(os.fsdecode(path))))


def one_of_its_folder(path: str) -> str:
    """A path that lies where this one does, the same for all files of a folder: what is known of one is known of all."""
    name = os.path.basename(path)
    return path if name in ("", os.curdir, os.pardir) else path[: len(path) - len(name)] + "_"


def _inside(path: str, folder: str) -> bytes | None:
    return _named_from(os.path.realpath(folder), real_folder(path), path)


def _named_from(folder: str, real: str, path: str) -> bytes | None:
    whole = os.path.join(real, os.path.basename(path))
    start = os.path.join(folder, "")
    return _forward(_bytes(whole[len(start) :])) if whole.startswith(start) else None


def _forward(path: bytes) -> bytes:
    return path.replace(os.fsencode(os.sep), b"/")


def _bytes(path: str | bytes) -> bytes:
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:  # half a surrogate, which no name on this system has
        return os.fsdecode(path).encode("utf-8", "surrogatepass")


def _readable(path: bytes) -> str:
    text = os.fsdecode(path)
    return text if text.isprintable() else re.sub("[\ud800-\udfff]", _stand_in, text)


def _stand_in(half: re.Match[str]) -> str:
    code = ord(half[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"
