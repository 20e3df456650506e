"""Writes the indexes of a pack: `python -m jixiao_lint.indexing PACK …`. `shelf.py` and `documents.py` read them.

All that stands in them is said by the rules in their files and by the files about documents; nothing is written by hand.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from jixiao_lint.documents import NAME as DOCUMENTS
from jixiao_lint.documents import lines_of, sizes, told_in
from jixiao_lint.group import Groups
from jixiao_lint.packs import load, open_pack
from jixiao_lint.rule import Rule
from jixiao_lint.shelf import CELLS, COLUMNS, GROUPS, NAME, OWN, ROWS
from jixiao_lint.table import Cells, RowsThat, shown_of_one
from jixiao_machine.shipped import UnwritableError, line, needs_written, write_text

_SHARED = "jixiao_lint.table"


def index_of(pack: str) -> Iterator[str]:
    """The lines of the index. A rule that cannot be told of in a line has none, and is loaded at once."""
    yield COLUMNS
    opened = open_pack(pack)
    names = {**_names(_SHARED), **_names(f"{pack}.views")}
    for file in opened.files:
        rule = load(file)
        view, holding = _view(rule, names), _holding(rule)
        needs = rule.needs
        if view is None or any(word.split() != [word] for word in needs.words):
            continue
        path = Path(file.path)
        try:
            about = (rule.code, "pedantic" if rule.pedantic else "", " ".join(rule.options), view, holding)
            place = path.relative_to(opened.folder).as_posix(), str(path.stat().st_size)
            ways = needs_written(tuple(tuple(map(_written, way)) for way in needs.ways))
            yield f"{line(*place, *about, ' '.join(needs.fields), ' '.join(needs.words))}\t{ways}"
        except UnwritableError:
            continue


def _written(need: frozenset[str] | tuple[str, ...]) -> str | tuple[str, ...]:
    return "".join(sorted(need)) if isinstance(need, frozenset) else need


def _names(module: str) -> Mapping[int, str]:
    """What the views of a module are called, by their identity."""
    try:
        found = vars(import_module(module))
    except ModuleNotFoundError:
        return {}
    return {id(thing): f"{module}:{name}" for name, thing in found.items() if callable(thing)}


def _view(rule: Rule, names: Mapping[int, str]) -> str | None:
    """How the view of a rule is written; None where it is unlike all others and is shown a whole file."""
    view: Callable[..., Any] = rule.sees
    if isinstance(view, Groups):
        return _written_groups(view)
    if id(view) in names:
        return names[id(view)]
    if isinstance(view, Cells) and not (view.holding and callable(view.holding)):
        return f"{CELLS}:{' '.join(view.fields)}"
    if isinstance(view, RowsThat) and view.holds is None:
        return ROWS
    return OWN if shown_of_one(view) is not None else None


def documents_of(folder: str) -> Iterator[str]:
    """The lines of the index of documents for the folder of a pack; none where one of them cannot be written."""
    try:
        yield from [line(*columns) for columns in (sizes(folder), *lines_of(told_in(folder)))]
    except UnwritableError:
        return


def _written_groups(view: Groups) -> str | None:
    """How groups are written, by the name of what they are made by; None where that has none in a module of the pack.

    Of several modules that know it, the one that made it: what else is loaded must not tell in an index.
    """
    found = [
        (module != type(view.by).__module__, name not in vars(sys.modules[module]).get("__all__", ()), module, name)
        for module in list(sys.modules)
        if module.count(".") == 1
        for name, thing in list(vars(sys.modules[module]).items())
        if thing is view.by
    ]
    return f"{GROUPS}:{':'.join(min(found)[2:])}" if found else None


def _holding(rule: Rule) -> str:
    """The expression by which the view of a rule chooses; empty where it has none."""
    expression: Any = getattr(rule.sees, "holding", None)
    return str(getattr(expression, "pattern", ""))


def write(pack: str) -> None:
    """Write the indexes of a pack into its folder, each whole or not at all."""
    folder = open_pack(pack).folder
    for name, lines in ((NAME, index_of(pack)), (DOCUMENTS, documents_of(folder))):
        write_text("".join(f"{one}\n" for one in lines), Path(folder) / name)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write(name)
