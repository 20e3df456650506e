"""What a part of an office package refers to."""

from collections.abc import Iterator

from jixiao_grammar.record import Record
from jixiao_lint.readers.package import Package, attribute, tree


class Relation(Record):
    """One reference: its id, its kind (comments, worksheet, …) and the name of the part that is meant."""

    key: str
    kind: str
    part: str


def relations(package: Package, main: str) -> Iterator[Relation]:
    """Everything that a part refers to. Raises Unreadable where the list is broken."""
    name = list_of(main)
    if name in package.names:
        for relation in tree(package.part(name), name):
            kind = (attribute(relation, "Type") or "").rpartition("/")[2]
            yield Relation(attribute(relation, "Id") or "", kind, beside(main, attribute(relation, "Target") or ""))


def list_of(main: str) -> str:
    """The name of the part that lists what another part refers to."""
    folder, _, file = main.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def beside(main: str, target: str) -> str:
    """The name of a part that is named relative to another one."""
    if target.startswith("/"):
        return target[1:]
    folder = main.rpartition("/")[0].split("/") if "/" in main else []
    for step in target.split("/"):
        folder = folder[:-1] if step == ".." else folder if step == "." else [*folder, step]
    return "/".join(folder)
