"""What git leaves out of a work tree, read from its files without git: `.gitignore`, nested too, and `.git/info/exclude`.

Git itself is never called: the configuration of a stranger's repository can name programs that it would start.
"""

import os
import stat
from collections.abc import Iterator

from jixiao_lint.path_patterns import PathPatterns, steps

# Bytes of one file of patterns. A larger one is nobody's list, and is not followed.
_LARGEST = 100_000


class GitIgnore:
    """The files of patterns in one work tree; each is read once."""

    def __init__(self, tree: str) -> None:
        """`tree` is the absolute path of the work tree, links followed."""
        self._tree = tree
        self._read: dict[str, PathPatterns | None] = {}

    def leaves_out_all_of(self, folder: str) -> bool:
        """True when git would leave out this folder, or one above it."""
        return any(self._decide(step) for step in steps(self._inner(os.path.join(folder, ""))))

    def leaves_out(self, path: str) -> bool:
        """True when git would leave out what lies at `path`, in a folder that it does not leave out.

        A folder's path ends with a separator.
        """
        return self._decide(self._inner(path))

    def _inner(self, path: str) -> str:
        return path[len(os.path.join(self._tree, "")) :].replace(os.sep, "/")

    def _decide(self, inner: str) -> bool:
        """By the nearest file of patterns that speaks of it."""
        for folder, patterns in self._speaking_of(inner):
            decided = patterns.decide(inner[len(folder) :]) if patterns else None
            if decided is not None:
                return decided
        return False

    def _speaking_of(self, inner: str) -> Iterator[tuple[str, PathPatterns | None]]:
        folder = inner.rstrip("/")
        while folder:
            folder = folder.rpartition("/")[0]
            start = folder + "/" if folder else ""
            yield start, self._patterns(os.path.join(self._tree, *start.split("/"), ".gitignore"))
        yield "", self._patterns(os.path.join(_common_folder(os.path.join(self._tree, ".git")), "info", "exclude"))

    def _patterns(self, path: str) -> PathPatterns | None:
        if path not in self._read:
            lines = _lines(path)
            self._read[path] = PathPatterns.of_git(lines) if lines else None
        return self._read[path]


def _common_folder(git: str) -> str:
    """The repository behind a `.git`, which in a linked work tree is a file that names it, directly or by way of another."""
    if os.path.isdir(git):
        return git
    named = next((line for line in _lines(git) if line.startswith("gitdir:")), "")
    own = os.path.join(os.path.dirname(git), named.removeprefix("gitdir:").strip())
    shared = _lines(os.path.join(own, "commondir"))
    return os.path.join(own, shared[0]) if named and shared else own


def _lines(path: str) -> list[str]:
    """The lines of a plain file; none where there is no such file, or git would not follow it (a link, a pipe)."""
    try:
        state = os.lstat(path)
        if not stat.S_ISREG(state.st_mode) or state.st_size > _LARGEST:
            return []
        with open(path, "rb") as stream:
            data = stream.read(_LARGEST)
    except (OSError, ValueError):
        return []
    return [os.fsdecode(line.removesuffix(b"\r")) for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
