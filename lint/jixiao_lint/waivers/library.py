"""The files of waivers met in one run: which one holds for a file of tables; each is looked for and read once."""

import os

from jixiao_lint.config.files import Choice
from jixiao_lint.file_path import FilePath
from jixiao_lint.waivers.listed import NAME, Listed, for_file, gone
from jixiao_lint.waivers.waiver import Waiver


def _is_returned_list(home: str) -> bool:
    return home.lower().endswith((".csv", ".xlsx"))


def _entries(home: str) -> tuple[Listed, ...]:
    if _is_returned_list(home):
        from jixiao_lint.waivers.returned_list import read_returned_list

        return read_returned_list(home)
    from jixiao_lint.waivers.side_file import read_side_file

    return read_side_file(home)


class Library:
    """Looks for files of waivers as for configurations: the one that the configuration names, else beside the table, then above."""

    def __init__(self, *, isolated: bool, named: str | None = None) -> None:
        """`isolated`: no file of waivers holds unless a configuration names it. `named` is one that holds for every file."""
        self._isolated, self._named = isolated, named
        self._closest: dict[str, str | None] = {}
        self._read: dict[str, tuple[Listed, ...]] = {}

    def waivers(self, path: FilePath, choice: Choice) -> tuple[Waiver, ...]:
        """The waivers that are about the file at `path`. Raises ConfigError for a broken file of waivers."""
        home = self.home(path, choice)
        if home is None:
            return ()
        if home not in self._read:
            self._read[home] = _entries(home)
        if _is_returned_list(home):
            # Such a list lies anywhere, and its marks tell the files apart.
            name = os.path.basename(os.fspath(path))
            return tuple(entry.waiver for entry in self._read[home] if entry.file == os.fsdecode(name))
        return for_file(self._read[home], os.fspath(path), os.path.dirname(home))

    def home(self, path: FilePath, choice: Choice) -> str | None:
        """The file of waivers that holds for the file at `path`; None where there is none."""
        if self._named is not None:
            return os.path.abspath(self._named)
        if choice.waivers is not None:
            return os.path.join(choice.folder, choice.waivers)
        return None if self._isolated else self._look(os.path.dirname(os.path.abspath(path)))

    def gone(self) -> list[str]:
        """Where entries stand that name a file that is no longer there, of the files of waivers read so far."""
        return [
            f"{entry.waiver.written.place}：{entry.file}"
            for home, listed in self._read.items()
            if not _is_returned_list(home)
            for entry in gone(listed, os.path.dirname(home))
        ]

    def _look(self, folder: str) -> str | None:
        climbed: list[str] = []
        found: str | None = None
        while folder not in self._closest:
            climbed.append(folder)
            path, above = os.path.join(folder, NAME), os.path.dirname(folder)
            found = path if os.path.isfile(path) else None
            if found is not None or above == folder:
                break
            folder = above
        else:
            found = self._closest[folder]
        self._closest |= dict.fromkeys(climbed, found)
        return found
