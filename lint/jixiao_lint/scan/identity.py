"""What a part is called: by the state of its files, the program, the rules and the settings. One name, one outcome."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b

import jixiao_grammar
from jixiao_lint import __version__
from jixiao_lint.config.files import Choice
from jixiao_lint.made_with import digest_of_rules, recorded, settings
from jixiao_lint.options import Options
from jixiao_lint.packs import Pack
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.scan.entry import Entry
from jixiao_lint.scan.rows import SCHEMA_VERSION

_SIZE = 16


class Identity:
    """Names parts under one set of options. The same on every machine that would come to the same results."""

    def __init__(self, rulebook: Rulebook, options: Options) -> None:
        self._rulebook = rulebook
        self._options = json.dumps([recorded(options)["as_of"], SCHEMA_VERSION, __version__])
        self._program = _digest(_sources())
        self._packs: dict[tuple[str, ...], str] = {}
        self._choices: dict[int, tuple[Choice, str]] = {}

    def name(self, entries: Sequence[Entry]) -> str:
        """The name of the part of these files. Raises ConfigError or UnknownNameError for a broken configuration."""
        made = blake2b(f"{self._options} {self._program}".encode(), digest_size=_SIZE)
        for entry in entries:
            made.update(entry.state)
            made.update(self._settings(entry).encode())
        return made.hexdigest()

    def _settings(self, entry: Entry) -> str:
        choice = self._rulebook.choice(entry.found.path)
        if id(choice) not in self._choices:  # kept with its choice, so that no other one gets its identity
            said = (settings(choice), self._rules(choice), self._rulebook.budget(entry.found.path))
            self._choices[id(choice)] = choice, json.dumps(said, sort_keys=True)
        waivers = self._rulebook.waivers(entry.found.path)
        expiring = date.today() if any(waiver.until is not None for waiver in waivers) else None
        return self._choices[id(choice)][1] + (repr((waivers, expiring)) if waivers else "")

    def _rules(self, choice: Choice) -> str:
        packs: Sequence[Pack] = self._rulebook.chosen(choice).packs
        names = tuple(pack.name for pack in packs)
        if names not in self._packs:
            self._packs[names] = digest_of_rules(packs)
        return self._packs[names]


def of_names(names: Iterable[str]) -> str:
    """One name for what is made of all of these."""
    made = blake2b(digest_size=_SIZE)
    for name in names:
        made.update(name.encode() + b"\0")
    return made.hexdigest()


def _sources() -> Iterator[str]:
    for package in (os.path.dirname(os.path.dirname(__file__)), os.path.dirname(jixiao_grammar.__file__)):
        for folder, inner, names in os.walk(package):
            inner[:] = sorted(name for name in inner if name != "__pycache__")
            yield from (os.path.join(folder, name) for name in sorted(names))


def _digest(paths: Iterable[str]) -> str:
    """Of what our own files hold: whoever runs from a work tree changes the program without changing its version."""
    made = blake2b(digest_size=_SIZE)
    for path in paths:
        with open(path, "rb") as stream:
            made.update(blake2b(stream.read(), digest_size=_SIZE).digest())
    return made.hexdigest()
