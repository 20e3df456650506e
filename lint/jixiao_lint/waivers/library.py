"""The files of waivers met in one run: which one holds for a file of tables; each is looked for and read once."""

import os

from jixiao_lint.config.files import Choice
from jixiao_lint.file_path import FilePath
from jixiao_lint.waivers.listed import NAME, Listed, for_file, gone
from jixiao_lint.waivers.waiver import Waiver


class Library:
    """Looks for files of waivers as for configurations: the one that the configuration names, else beside the table, then above."""

    def __init__(self, *, isolated: bool) -> None:
        """`isolated`: no file of waivers holds unless a configuration names it."""
        self._isolated = isolated
        self._closest: dict[str, str | None] = {}
        self._read: dict[str, tuple[Listed, ...]] = {}

    def waivers(self, path: FilePath, choice: Choice) -> tuple[Waiver, ...]:
        """The waivers that are about the file at `path`. Raises ConfigError for a broken file of waivers."""
        home = self.home(path, choice)
        if home is None:
            return ()
        if home not in self._read:
            from jixiao_lint.waivers.side_file import read_side_file

            self._read[home] = read_side_file(home)
        return for_file(self._read[home], os.fspath(path), os.path.dirname(home))

    def home(self, path: FilePath, choice: Choice) -> str | None:
        """The file of waivers that holds for the file at `path`; None where there is none."""
        if choice.waivers is not None:
            return os.path.join(choice.folder, choice.waivers)
        return None if self._isolated else self._look(os.path.dirname(os.path.abspath(path)))

    def gone(self) -> list[str]:
        """Where entries stand that name a file that is no longer there, of the files of waivers read so far."""
        return [
            f"{entry.waiver.written.place}：{entry.file}"
            for home, listed in self._read.items()
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
