"""What a report was made with, so that somebody can make it again and see whether it comes out the same."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from jixiao_lint.config.files import Choice
from jixiao_lint.options import Options
from jixiao_lint.packs import Pack
from jixiao_lint.result import MadeWith
from jixiao_lint.shelf import INDEXES


def made_with(packs: Iterable[Pack], choices: Iterable[Choice], options: Options) -> MadeWith:
    """The digests of all that held for some file of a run."""
    return MadeWith(digest_of_rules(packs), _digest_of_settings(choices, options), recorded(options))


def recorded(options: Options) -> dict[str, Any]:
    """The options of a run as plain data."""
    given = options.given
    return {
        "select": list(options.select),
        "extend_select": list(options.extend_select),
        "ignore": list(options.ignore),
        "config": given.config,
        "isolated": given.isolated,
        "profiles": list(given.profiles),
        "packs": list(given.packs),
        "year": options.year,
        "as_of": None if options.as_of is None else [day.isoformat() for day in options.as_of],
    }


def digest_of_rules(packs: Iterable[Pack]) -> str:
    """Of every file of the packs, by its name in the pack: code, words, documents, profiles; not of an index made of them."""
    made = sha256()
    for pack in sorted(packs, key=lambda pack: os.path.basename(pack.name)):
        root = pack.name if os.path.isabs(pack.name) else pack.folder
        for path in _files(root):
            with open(path, "rb") as stream:
                made.update(f"{os.path.basename(root)}/{os.path.relpath(path, root)}\n".replace(os.sep, "/").encode())
                made.update(sha256(stream.read()).digest())
    return made.hexdigest()


def _files(root: str) -> Iterator[str]:
    if not os.path.isdir(root):
        yield root
        return
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        yield from (os.path.join(folder, name) for name in sorted(names) if name not in INDEXES)


def _digest_of_settings(choices: Iterable[Choice], options: Options) -> str:
    sets = {json.dumps(settings(choice), ensure_ascii=True, sort_keys=True) for choice in choices}
    whole = json.dumps([*sorted(sets), recorded(options)["as_of"]])
    return sha256(whole.encode()).hexdigest()


def settings(choice: Choice) -> dict[str, Any]:
    """What holds for a file as plain data, without the paths of the files that say so."""
    return {
        "packs": [os.path.basename(name) for name in choice.packs],
        "layers": [_said(layer.select, layer.extend_select, layer.ignore) for layer in choice.layers],
        "severity": dict(choice.severity),
        "options": dict(choice.options),
        "rules": {name: dict(options) for name, options in choice.rules.items()},
        "year": choice.year,
        "scope": choice.scope,
    }


def _said(*names: Sequence[str] | None) -> list[list[str] | None]:
    return [None if each is None else list(each) for each in names]
