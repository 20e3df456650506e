"""Every rule of the configured packs: one rule a file, found by lying in the folder of its family.

A pack is an importable package with `FAMILIES` (prefix of the codes → folder); it may have `PAGES` (the address of its
manual), `NOT_EXAMINED` (headings of a review that no table shows), `NOT_EXAMINED_WITHOUT` (field of the head → heading that
cannot be judged where this field says nothing), `PEDANTIC` (names of rules that are not loaded unless asked for) and, beside
them, `basis.yaml` (the documents that its rules cite).
Nothing is discovered from what is installed: the same configuration gives the same rules on every machine. Modules are
imported only when something of their family is wanted.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.machinery import SourceFileLoader
from threading import RLock
from types import ModuleType
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.rule import Rule, Shelved
from jixiao_lint.shelf import Entry, entries

# One thread at a time runs the file of a rule. The same may come back: a rule's file may load another rule.
_LOADING = RLock()


class UnknownNameError(Exception):
    """A pack, family, rule or option that does not exist; `args[0]` is the sentence for the user."""


class RuleFile(Record):
    """A rule that has not been imported yet. `name` is the rule's name (`missing-unit`), `family` the prefix (`UNI`).

    `rule` is set where the rule was made of something else than a module, else `path` is the file of the module. `entry` is what
    the index of the pack tells of it.
    """

    name: str
    family: str
    module: str
    rule: Rule | None = None
    path: str = ""
    entry: Entry | None = None


class Pack(Record):
    """A package of rules and what lies in its folders.

    `pages` is where people read about a rule, with `{name}` for its name; empty where the pack has no manual.
    `not_examined` are the headings of a review that its rules cannot judge from a table, `not_examined_without` those that
    they cannot judge where a field of the head says nothing. `comparer` is the module that compares the tables of two sides
    (its function `compared`); empty where the pack has none. `pedantic` are the names of rules that `default` does not mean, as
    far as the pack tells them before they are loaded.
    """

    name: str
    folder: str
    families: Mapping[str, str]
    files: tuple[RuleFile, ...]
    pages: str = ""
    not_examined: tuple[str, ...] = ()
    not_examined_without: Mapping[str, str] = {}
    comparer: str = ""
    pedantic: frozenset[str] = frozenset()

    def page_of(self, rule: Rule | Shelved) -> str:
        """The address of a rule's page; empty where there is none."""
        return self.pages.format(name=rule.name)


def open_pack(name: str) -> Pack:
    """Look into a pack without importing its rules.

    Raises UnknownNameError when there is no such package or it is not a rule pack.
    """
    package = _imported(name, name)
    families = getattr(package, "FAMILIES", None)
    if not isinstance(families, Mapping) or package.__file__ is None:
        raise UnknownNameError(f"“{name}”不是规则包：包里没有 FAMILIES")
    folder = os.path.dirname(package.__file__)
    known = entries(folder)
    files = [file for prefix, family in families.items() for file in _rule_files(name, folder, (prefix, family), known)]
    return Pack(
        name,
        folder,
        families,
        tuple(files),
        str(getattr(package, "PAGES", "")),
        tuple(getattr(package, "NOT_EXAMINED", ())),
        dict(getattr(package, "NOT_EXAMINED_WITHOUT", {})),
        str(getattr(package, "COMPARER", "")),
        frozenset(getattr(package, "PEDANTIC", ())),
    )


def _imported(module: str, pack: str, path: str = "") -> ModuleType:
    """A module of a pack, of a file where that is known. What a stranger's module raises is put in a sentence that names it."""
    try:
        return _run(module, path) if path else import_module(module)
    except ModuleNotFoundError as error:
        if error.name == pack:
            raise UnknownNameError(f"找不到规则包“{pack}”：请确认它已经安装，名称没有写错") from error
        raise UnknownNameError(f"规则包“{pack}”的 {module} 要用到 {error.name}，但没有安装") from error
    except Exception as error:
        raise UnknownNameError(f"规则包“{pack}”的 {module} 有误：{type(error).__name__}：{error}") from error


def _run(name: str, path: str) -> ModuleType:
    """As `import_module`, for a file that is known.

    To look for two hundred files, and to note of each how it was found, costs more than to run them.
    """
    package = name.rpartition(".")[0]
    if package not in sys.modules:
        import_module(package)
    with _LOADING:
        known = sys.modules.get(name)
        if known is not None:
            return known
        loader = SourceFileLoader(name, path)
        module = ModuleType(name)
        module.__file__, module.__package__, module.__loader__ = path, package, loader
        sys.modules[name] = module
        try:
            loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
        return module


def _rule_files(package: str, folder: str, of: tuple[str, str], known: Mapping[str, Entry]) -> list[RuleFile]:
    prefix, family = of
    names = sorted(name for name in os.listdir(os.path.join(folder, family)) if name.endswith(".py") and name[0] != "_")
    return [
        RuleFile(
            name[:-3].replace("_", "-"),
            prefix,
            f"{package}.{family}.{name[:-3]}",
            path=(path := os.path.join(folder, family, name)),
            entry=_as_indexed(path, known.get(f"{family}/{name}")),
        )
        for name in names
    ]


def _as_indexed(path: str, entry: Entry | None) -> Entry | None:
    """What the index tells of a file, which was not changed since."""
    return entry if entry is not None and os.stat(path).st_size == entry.size else None


def load_comparer(packs: Sequence[Pack]) -> Any:
    """What the first pack that has it offers to compare two sides with. Raises UnknownNameError where none has."""
    for pack in packs:
        if pack.comparer:
            return _imported(pack.comparer, pack.name).compared
    raise UnknownNameError("配置里的规则包都不能比较两批表")


def load(file: RuleFile) -> Rule:
    """Import a rule. Raises UnknownNameError when the file holds no rule of its name."""
    if file.rule is not None:
        return file.rule
    attribute = file.name.replace("-", "_")
    found = getattr(sys.modules.get(file.module), attribute, None)
    if not isinstance(found, Rule):  # not imported yet, or another thread is at it, for which this one waits
        found = getattr(_imported(file.module, file.module.partition(".")[0], file.path), attribute, None)
    if not isinstance(found, Rule):
        raise UnknownNameError(f"规则文件 {file.module} 里没有名为 {file.name} 的规则")
    return found


def told(file: RuleFile) -> Rule | Shelved:
    """What can be told of a rule before it is loaded; the rule itself, where its pack has no index."""
    return load(file) if file.entry is None else file.entry.shelved(file.name, partial(load, file))


def target_words(pack: Pack) -> Mapping[str, Sequence[str]]:
    """The words of columns of a form that a pack knows, from its module `target_words`; none where it has no such module."""
    if not os.path.exists(os.path.join(pack.folder, "target_words.py")):
        return {}
    words: Mapping[str, Sequence[str]] = _imported(f"{pack.name}.target_words", pack.name).target_words()
    return words


def not_examined_by(packs: Iterable[Pack]) -> tuple[str, ...]:
    """The headings of a review that the rules of the packs cannot judge from any table, none twice."""
    return tuple(dict.fromkeys(heading for pack in packs for heading in pack.not_examined))
