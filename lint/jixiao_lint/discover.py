"""Paths as the user gave them → files to read. Folders are walked for known endings; a named file is always read."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.file_path import FilePath, one_of_its_folder, real_folder
from jixiao_lint.work_tree import work_tree

if TYPE_CHECKING:
    from jixiao_lint.git_ignore import GitIgnore

# Levels of folders below the one that was given. Nobody's filing is deeper, and a ring of mounts would have no end.
_DEEPEST = 100
_LEFT_OUT = frozenset({"node_modules", "__pycache__", "venv"})


class Found(Record):
    """A file to read. `named`: the user gave its path, so it must hold a table; in a folder it may be something else.

    `trouble` is why `path`, a folder, could not be listed; nothing in it was found. A file in an archive is entry `member` of
    the file `archive`.
    """

    path: FilePath
    named: bool
    trouble: OSError | None = None
    archive: FilePath | None = None
    member: int = 0


def discover(
    paths: Sequence[str],
    endings: Iterable[str],
    excluded: Callable[[str], bool],
    named: Callable[[str], FilePath],
) -> list[Found]:
    """The files that `paths` stand for, each once, those in folders sorted by name.

    `endings` are lower-case with the dot. `excluded` is asked about files met in folders, `named` gives each file its names.
    Where nothing lies at a path, it is read as a pattern (`*.docx`), as shells other than those of Windows do; a path that
    stands for nothing is in the answer, too, for whoever reads it to tell.
    """
    known = tuple(endings)
    real = cache(real_folder)  # thousands of files lie in a few folders
    files: dict[str, Found] = {}
    for path in (each for given in paths for each in _expanded(given)):
        if os.path.isdir(path):
            for name, trouble in walked(path, known):
                if trouble is not None or not excluded(name):
                    files.setdefault(_whole(name, real), Found(named(name), named=False, trouble=trouble))
        else:
            files[_whole(path, real)] = Found(named(path), named=True)
    return list(files.values())


def _whole(path: str, real: Callable[[str], str]) -> str:
    return os.path.join(real(one_of_its_folder(path)), os.path.basename(path))


def _expanded(given: str) -> list[str]:
    """The paths that a pattern fits, without the lock files of Word; where it fits none, or is no pattern, what was given."""
    if os.path.lexists(given):
        return [given]
    from glob import glob, has_magic

    fitting = sorted(glob(given, recursive=True)) if has_magic(given) else []
    return [path for path in fitting if not _is_lock(os.path.basename(path))] or [given]


def walked(folder: str, endings: tuple[str, ...]) -> Iterator[tuple[str, OSError | None]]:
    """The files in a folder that have a known ending; then the folders that could not be listed, each with the reason."""
    closed: list[OSError] = []
    real = os.path.realpath(folder)
    tree = work_tree(real)
    ignore = _git_ignore(tree) if tree else None
    if ignore and ignore.leaves_out_all_of(real):
        return
    for base, folders, names in os.walk(folder, onerror=closed.append):
        real_base = os.path.normpath(os.path.join(real, os.path.relpath(base, folder)))
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        if folders and _depth(base) - _depth(folder) >= _DEEPEST:
            yield os.path.join(base, folders[0]), OSError(0, f"文件夹套了 {_DEEPEST} 层以上，没有再往里看")
            folders.clear()
        if ignore:
            folders[:] = [name for name in folders if not ignore.leaves_out(os.path.join(real_base, name, ""))]
        for name in sorted(names):
            if not name.lower().endswith(endings) or name.startswith(".") or _is_lock(name):
                continue
            if not (ignore and ignore.leaves_out(os.path.join(real_base, name))):
                yield os.path.normpath(os.path.join(base, name)), None
    yield from ((os.path.normpath(error.filename), error) for error in closed)


def _git_ignore(tree: str) -> "GitIgnore":
    from jixiao_lint.git_ignore import GitIgnore

    return GitIgnore(tree)


def is_left_out(name: str) -> bool:
    """True for the name of a file or folder that is never looked at where it is met."""
    return name.startswith(".") or name in _LEFT_OUT or _is_lock(name)


def _depth(folder: str) -> int:
    return os.path.normpath(folder).count(os.sep)


def _is_lock(name: str) -> bool:
    return name.startswith("~$")
