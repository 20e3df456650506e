"""Profiles: settings with a name, that lie in the folder `profiles` of a rule pack; and the files that one may extend."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from jixiao_lint.config.failure import ConfigError
from jixiao_lint.config.opening import as_path, open_packs
from jixiao_lint.config.settings import Settings, read_settings
from jixiao_lint.config.yaml_file import read_yaml
from jixiao_lint.packs import Pack, nearest

DEFAULT_PACKS = ("jixiao_rules",)
_FOLDER = "profiles"


class Source(NamedTuple):
    """Settings and what they are called in messages: a path, or 方案 and the name of a profile."""

    origin: str
    settings: Settings


def with_extended(own: Source, path: str) -> tuple[Source, ...]:
    """The settings that `own`, the file at `path`, extends, weakest first, each once; `own` is the last.

    Raises ConfigError for a profile that does not exist or that extends itself.
    """
    folder = os.path.dirname(path)
    own = _settled(own, folder)
    packs = own.settings.packs or DEFAULT_PACKS
    return (*_once(_extended(own.settings.extends, packs, folder, (path,))), own)


def named(names: Sequence[str], packs: Sequence[str], folder: str) -> tuple[Source, ...]:
    """The settings of profiles, by name or by path from `folder`, with all that they extend, weakest first, each once."""
    return tuple(_once(_extended(names, packs, folder, ())))


def profile_paths(packs: Sequence[Pack]) -> dict[str, str]:
    """The files of the profiles that the packs hold, by name."""
    found: dict[str, str] = {}
    for pack in packs:
        folder = os.path.join(pack.folder, _FOLDER)
        if os.path.isdir(folder):
            files = sorted(name for name in os.listdir(folder) if name.endswith(".yaml"))
            found |= {name.removesuffix(".yaml"): os.path.join(folder, name) for name in files}
    return found


def _once(sources: Iterable[Source]) -> Iterator[Source]:
    met: set[str] = set()
    for source in sources:
        if source.origin not in met:
            met.add(source.origin)
            yield source


def _extended(names: Sequence[str], packs: Sequence[str], folder: str, trail: tuple[str, ...]) -> Iterator[Source]:
    for name in names:
        path = _path(name, packs, folder)
        if path in trail:
            ring = " → ".join(os.path.basename(step) for step in (*trail[trail.index(path) :], path))
            raise ConfigError(f"{path}：extends 绕成了一圈：{ring}")
        origin = path if as_path(name, folder) == path else f"方案 {name}"
        inside = os.path.dirname(path)
        inner = _settled(Source(origin, read_settings(read_yaml(path), path)), inside)
        yield from _extended(inner.settings.extends, inner.settings.packs or packs, inside, (*trail, path))
        yield inner


def _settled(source: Source, folder: str) -> Source:
    """The source with the paths under `packs` taken from the folder of its file."""
    origin, settings = source
    if not settings.packs:
        return source
    return Source(origin, replace(settings, packs=[as_path(name, folder) for name in settings.packs]))


def _path(name: str, packs: Sequence[str], folder: str) -> str:
    path = as_path(name, folder)
    if os.path.isabs(path):
        return path
    known = profile_paths(open_packs(packs))
    if name not in known:
        raise ConfigError(f"没有名为“{name}”的方案{nearest(name, list(known)) or '。'}现有：{'、'.join(known)}")
    return known[name]
