"""From the names under `packs:` to packs: a package by its import name, rules written as YAML by their path."""

import os
from collections import Counter
from collections.abc import Sequence

from jixiao_lint.packs import Pack, RuleFile, UnknownNameError, load, open_pack

_YAML = (".yaml", ".yml")


def as_path(name: str, folder: str) -> str:
    """The path that a name in a configuration means, taken from `folder`; a name that is no path stays as it is."""
    if "/" in name or os.sep in name or name.endswith(_YAML):
        return os.path.normpath(os.path.join(os.path.abspath(folder), name))
    return name


def open_packs(names: Sequence[str]) -> tuple[Pack, ...]:
    """Look into the packs. Raises UnknownNameError or ConfigError where one is missing, broken, or clashes with another."""
    packs = tuple(_open(name) for name in dict.fromkeys(names))
    _refuse_clashes(packs)
    return packs


def _open(name: str) -> Pack:
    if os.path.isabs(name):
        from jixiao_lint.config.declared.pack import open_declared_pack

        return open_declared_pack(name)
    return open_pack(name)


def _refuse_clashes(packs: Sequence[Pack]) -> None:
    """Two rules of one name or code could not be told apart. Only codes of a shared prefix need to be looked at."""
    if len(packs) < 2:
        return
    _refuse_twice("名称", [(file.name, pack) for pack in packs for file in pack.files])
    prefixes = Counter(prefix for pack in packs for prefix in pack.families)
    shared = [(file, pack) for pack in packs for file in pack.files if prefixes[file.family] > 1]
    _refuse_twice("代码", [(_code(file), pack) for file, pack in shared])


def _code(file: RuleFile) -> str:
    return load(file).code


def _refuse_twice(what: str, given: Sequence[tuple[str, Pack]]) -> None:
    first: dict[str, Pack] = {}
    for name, pack in given:
        other = first.setdefault(name, pack)
        if other is not pack:
            raise UnknownNameError(f"规则包“{pack.name}”和“{other.name}”里都有{what} {name}，请改其中一个的{what}")
