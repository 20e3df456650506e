"""Entries of files of waivers, and which of them are about a file. Light: most folders have no such file to read."""

import os
from collections.abc import Sequence

from jixiao_grammar.record import Record
from jixiao_lint.waivers.waiver import Waiver

NAME = "jixiao-waivers.yaml"


class Listed(Record):
    """An entry of a file of waivers, with the file of tables that it names; empty where it means any."""

    file: str
    waiver: Waiver


def for_file(listed: Sequence[Listed], path: str, folder: str) -> tuple[Waiver, ...]:
    """The waivers that are about the file at `path`; `folder` holds the file of waivers."""
    return tuple(
        entry.waiver for entry in listed if not entry.file or _same_file(os.path.join(folder, entry.file), path)
    )


def gone(listed: Sequence[Listed], folder: str) -> list[Listed]:
    """The entries that name a file that is no longer there."""
    return [entry for entry in listed if entry.file and not os.path.exists(os.path.join(folder, entry.file))]


def _same_file(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
