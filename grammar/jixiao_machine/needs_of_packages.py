"""Writes which characters each expression of the house needs: `python -m jixiao_machine.needs_of_packages PACKAGE …`, and how it
is sooner compiled.

Every module of the packages is imported, and every expression taken that waits there under a name. What is written depends on
the source of an expression alone: an old file costs time and never changes what is found.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from inspect import get_annotations, signature
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from jixiao_grammar.pattern import NEEDS, Waiting
from jixiao_machine.expressions import UnknownPatternError, read
from jixiao_machine.needs import needed
from jixiao_machine.quick_sets import quick_to_search
from jixiao_machine.shipped import UnwritableError, line, needs_written, write_text


def waiting(packages: Sequence[str]) -> Iterator[Waiting]:
    """The expressions that wait in the modules of these packages. A module that needs what is not installed has none."""
    for package in packages:
        for found in walk_packages(import_module(package).__path__, f"{package}."):
            if found.name.rpartition(".")[2] == "__main__":
                continue
            try:
                module = import_module(found.name)
            except ImportError:
                continue
            yield from _in([*vars(module).values(), *_given_by_functions(vars(module).values())])


def _given_by_functions(values: Iterable[Any]) -> Iterator[Any]:
    """What the functions give that put an expression together once and keep it."""
    for value in values:
        is_kept = hasattr(value, "cache_info") and not signature(value).parameters
        if is_kept and "Pattern" in str(get_annotations(value)["return"]):
            yield value()


def _in(values: Any) -> Iterator[Waiting]:
    for value in values:
        if isinstance(value, Waiting):
            yield value
        elif isinstance(value, (tuple, list)):
            yield from _in(value)
        elif isinstance(value, dict):
            yield from _in(value.values())


def needs_of(packages: Sequence[str]) -> Iterator[str]:
    """The lines of the file: the source of an expression, the characters or words that it needs, and a source that finds the same
    and is sooner compiled; empty where there is none, and no line where there are neither.
    """
    for source in sorted({one.pattern for one in waiting(packages)}):
        try:
            branches = read(source)
            needs, quick = needs_written(needed(branches)), quick_to_search(branches)
            if needs or quick != source:
                yield f"{line(source)}\t{needs}\t{line(quick) if quick != source else ''}"
        except (UnknownPatternError, UnwritableError):
            continue


def write(packages: Sequence[str], file: Path = Path(NEEDS)) -> None:
    """Write what is needed, whole or not at all."""
    write_text("".join(f"{line}\n" for line in needs_of(packages)), file)


if __name__ == "__main__":
    write(sys.argv[1:])
