"""Writes what is shipped: lines of columns, for tables in sections."""

from collections.abc import Iterable
from pathlib import Path

from jixiao_grammar.pattern import SHOWN, shown
from jixiao_machine.needs import Need, Needs
from jixiao_machine.sections import Tables

_SIGNS = frozenset((*SHOWN, "␞", "␟", "␣"))
_HALVES = range(0xD800, 0xE000)


class UnwritableError(ValueError):
    """A column holds a sign that has a meaning between columns, or half of a character."""


def line(*columns: str) -> str:
    """One line of these columns. Raises UnwritableError."""
    return "\t".join(map(_column, columns))


def _column(text: str) -> str:
    if not _SIGNS.isdisjoint(text) or any(map(_HALVES.__contains__, map(ord, text))):
        raise UnwritableError(text)
    return shown(text)


def needs_written(needs: Iterable[Needs]) -> str:
    """The column of what is needed, as `pattern.py` reads it. Raises UnwritableError."""
    return "␞".join("␟".join(map(_need, way)) for way in needs)


def _need(need: Need) -> str:
    return _column(need) if isinstance(need, str) else "".join(f"␣{_column(word)}" for word in need)


def numbers(given: Iterable[int]) -> str:
    """Numbers side by side."""
    return " ".join(map(str, given))


def write(tables: Tables, file: Path) -> None:
    """Write the tables: each section begins with its name and how many lines it has."""
    write_text("".join("\n".join((f"{name} {len(lines)}", *lines, "")) for name, lines in tables.items()), file)


def write_text(text: str, file: Path) -> None:
    """Write a file, whole or not at all."""
    draft = file.with_suffix(".draft")
    draft.write_bytes(text.encode())  # the same bytes on every system
    draft.replace(file)
