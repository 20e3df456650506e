"""What a pack says of the documents that its rules cite, and what it calls its families: `basis.yaml` and `manual.yaml`.

Both are for people, and a YAML reader costs more than to read what they hold: where the pack has an index of them, which
`indexing.py` writes, that is read instead. It is of no use once one of the files has another size than when it was made.
"""

import os
from collections.abc import Iterable, Iterator, Sequence

from jixiao_grammar.pattern import columns
from jixiao_grammar.record import Record
from jixiao_lint.packs import Pack, UnknownNameError

NAME = "documents.index"
_BASIS, _MANUAL = "basis.yaml", "manual.yaml"


class Cited(Record):
    """A document that rules cite. `authority` as in `Authority`; `read`: what of the text itself was seen.

    `scope` is whom it is for: 中央部门, 全国, the whole name of a province, or 无 for what is no document (practice).
    `adopts` is the number of the document that it carries out for its province. `kind` is 文件, 标准, 做法, 审计 or 约定.
    """

    title: str
    issuer: str = ""
    year: int | None = None
    status: str = ""
    authority: str = ""
    read: str = ""
    scope: str = ""
    adopts: str = ""
    kind: str = ""


class Told(Record):
    """What the files of a pack say: its documents by their number, and its families by the letters of their codes."""

    documents: dict[str, Cited]
    families: dict[str, str]


def cited(packs: Sequence[Pack]) -> dict[str, Cited]:
    """The documents that the packs' rules may cite, by their number. Raises UnknownNameError for a broken `basis.yaml`."""
    documents: dict[str, Cited] = {}
    for pack in packs:
        documents |= (_indexed(pack.folder) or told_in(pack.folder)).documents
    return documents


def citations(packs: Sequence[Pack]) -> dict[str, str]:
    """Titles of the documents that the packs' rules may cite, by their number."""
    return {number: document.title for number, document in cited(packs).items()}


def family_names(packs: Iterable[Pack]) -> dict[str, str]:
    """What the packs call their families of rules, by the letters of their codes, as their `manual.yaml` says."""
    names: dict[str, str] = {}
    for pack in packs:
        names |= (_indexed(pack.folder) or told_in(pack.folder)).families
    return names


def told_in(folder: str) -> Told:
    """What the files in the folder of a pack say. Raises UnknownNameError for a broken `basis.yaml`."""
    basis, manual = os.path.join(folder, _BASIS), os.path.join(folder, _MANUAL)
    documents = _documents_in(basis) if os.path.exists(basis) else {}
    data = _plain(manual) if os.path.exists(manual) else None
    said = data.get("families") if isinstance(data, dict) else None
    families = {str(letters): str(name) for letters, name in said.items()} if isinstance(said, dict) else {}
    return Told(documents, families)


def sizes(folder: str) -> tuple[str, str]:
    """How many bytes the files have that the index is made of, as it writes it; empty for one that is not there."""
    basis, manual = (_size(os.path.join(folder, name)) for name in (_BASIS, _MANUAL))
    return basis, manual


def _size(path: str) -> str:
    return str(os.stat(path).st_size) if os.path.exists(path) else ""


def _indexed(folder: str) -> Told | None:
    """What the index in the folder of a pack says; None where it has none, or one that is no longer true."""
    try:
        with open(os.path.join(folder, NAME), "rb") as stream:
            made_of, *lines = stream.read().decode().rstrip("\n").split("\n")
    except FileNotFoundError:
        return None
    if tuple(columns(made_of)) != sizes(folder):
        return None
    found = list(map(columns, lines))
    documents = {number: _cited(*said) for number, *said in found if len(said) > 1}
    return Told(documents, {letters: said[0] for letters, *said in found if len(said) == 1})


def _cited(title: str, issuer: str, year: str, *rest: str) -> Cited:
    return Cited(title, issuer, int(year) if year else None, *rest)


def lines_of(told: Told) -> Iterator[tuple[str, ...]]:
    """The lines of the index but for the first, each as its columns: documents have many, families two."""
    for number, document in told.documents.items():
        yield number, *("" if said is None else str(said) for said in document)
    yield from told.families.items()


def _plain(path: str) -> object:
    from jixiao_lint.plain_yaml import PlainYamlError, load_plain

    try:
        return load_plain(path)
    except OSError as error:
        raise UnknownNameError(f"{path}：打不开") from error
    except PlainYamlError as error:
        raise UnknownNameError(error.told(path)) from error


def _documents_in(path: str) -> dict[str, Cited]:
    data = _plain(path)
    if not isinstance(data, dict) or not all(map(_describes, data.values())):
        keys = "、".join(Cited._fields)
        raise UnknownNameError(f"{path}：应当是“文号: {{…}}”的形式，每个文件写 title，还可以写 {keys}")
    return {number: Cited(**entry) for number, entry in data.items()}


def _describes(entry: object) -> bool:
    if not isinstance(entry, dict) or "title" not in entry or not entry.keys() <= set(Cited._fields):
        return False
    return all(isinstance(value, int if key == "year" else str) for key, value in entry.items())
