"""Paths as the user gave them → files to read. Folders are walked for known endings; a named file is always read."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jixiao_lint.file_path import FilePath

_LEFT_OUT = frozenset({"node_modules", "__pycache__", "venv"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `named`: the user gave its path, so it must hold a table; in a folder it may be something else."""

    path: FilePath
    named: bool


def discover(
    paths: Sequence[str],
    endings: Iterable[str],
    excluded: Callable[[str], bool],
    named: Callable[[str], FilePath],
) -> list[Found]:
    """The files that `paths` stand for, each once, those in folders sorted by name.

    `endings` are lower-case with the dot. `excluded` is asked about files met in folders, `named` gives each file its names.
    Raises FileNotFoundError with
    the path that does not exist.
    """
    known = tuple(endings)
    files: dict[str, Found] = {}
    for path in paths:
        if os.path.isdir(path):
            walked = [name for name in _walk(path, known) if not excluded(name)]
            for name in _not_ignored_by_git(path, walked):
                files.setdefault(os.path.normpath(name), Found(named(name), named=False))
        elif os.path.exists(path):
            files[os.path.normpath(path)] = Found(named(path), named=True)
        else:
            raise FileNotFoundError(path)
    return list(files.values())


def _walk(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        for name in sorted(names):
            if name.lower().endswith(endings) and not name.startswith((".", "~$")):
                yield os.path.normpath(os.path.join(base, name))


def _not_ignored_by_git(folder: str, files: list[str]) -> list[str]:
    """Drop what git ignores; outside a work tree, or without git, nothing is dropped."""
    if not files:
        return files
    import subprocess

    relative = [os.path.relpath(name, folder) for name in files]
    try:
        answer = subprocess.run(
            ["git", "-C", folder, "check-ignore", "-z", "--stdin"],
            input="\0".join(relative).encode(),
            capture_output=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return files
    ignored = set(answer.stdout.decode(errors="replace").split("\0"))
    return [name for name, short in zip(files, relative, strict=True) if short not in ignored]
