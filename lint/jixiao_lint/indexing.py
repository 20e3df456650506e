"""Writes the index of a pack: `python -m jixiao_lint.indexing PACK …`. `shelf.py` reads it.

All that stands in it is said by the rules in their files; it is made of them and never written by hand.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from jixiao_lint.group import Groups
from jixiao_lint.packs import load, open_pack
from jixiao_lint.rule import Rule
from jixiao_lint.shelf import CELLS, GROUPS, NAME, OWN
from jixiao_lint.table import Cells, Needs, RowsThat, shown_of_one
from jixiao_machine.shipped import UnwritableError, line, needs_written, write_text

_SHARED = "jixiao_lint.table"


def index_of(pack: str) -> Iterator[str]:
    """The lines of the index. A rule that cannot be told of in a line has none, and is loaded at once."""
    opened = open_pack(pack)
    names = {**_names(_SHARED), **_names(f"{pack}.views")}
    for file in opened.files:
        rule = load(file)
        view = _view(rule, names)
        if view is None:
            continue
        needs = needs_of(rule)
        path = Path(file.path)
        try:
            about = (rule.code, "pedantic" if rule.pedantic else "", " ".join(rule.options), view)
            place = path.relative_to(opened.folder).as_posix(), str(path.stat().st_size)
            ways = needs_written(tuple(tuple(map(_written, way)) for way in needs.ways))
            yield f"{line(*place, *about, ' '.join(needs.fields))}\t{ways}"
        except UnwritableError:
            continue


def needs_of(rule: Rule) -> Needs:
    """What a rule needs, as it says, or as the expression says that chooses what it is shown."""
    view = rule.sees
    if not rule.needs.ways and isinstance(view, Cells | RowsThat):
        return rule.needs._replace(ways=getattr(view.holding, "needs", ()))
    return rule.needs


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
        return GROUPS
    if id(view) in names:
        return names[id(view)]
    if isinstance(view, Cells) and view.holding is None:
        return f"{CELLS}:{' '.join(view.fields)}"
    return OWN if shown_of_one(view) is not None else None


def write(pack: str) -> None:
    """Write the index of a pack into its folder, whole or not at all."""
    lines = "".join(f"{line}\n" for line in index_of(pack))
    write_text(lines, Path(open_pack(pack).folder) / NAME)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write(name)
