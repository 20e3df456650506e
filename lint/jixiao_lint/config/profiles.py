"""Profiles: settings with a name, that lie in the folder `profiles` of a rule pack; and the files that one may extend."""

import os
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jixiao_grammar.record import Record
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.config.opening import as_path, open_packs
from jixiao_lint.config.settings import Settings, read_settings
from jixiao_lint.config.trust import DEFAULT_PACKS, Trust
from jixiao_lint.config.yaml_file import read_yaml
from jixiao_lint.misspelt import did_you_mean
from jixiao_lint.packs import Pack

_FOLDER = "profiles"
# Files that one configuration may extend, one behind the other and in all.
_DEEPEST, _MOST = 20, 200


class Source(Record):
    """Settings and what they are called in messages: a path, or 方案 and the name of a profile."""

    origin: str
    settings: Settings


def with_extended(own: Source, path: str, packs: Sequence[str], trust: Trust) -> tuple[Source, ...]:
    """The settings that `own`, the file at `path`, extends, weakest first, each once; `own` is the last.

    `packs` were named outside. Raises ConfigError for a profile that does not exist, that extends itself, or that names
    what it may not.
    """
    folder = os.path.dirname(path)
    own = _settled(own, folder, trust)
    known = (*(own.settings.packs or DEFAULT_PACKS), *packs)
    steps = _Extended(known, trust, (os.path.realpath(path),))
    return (*steps.of(own.settings.extends, folder), own)


def named(names: Sequence[str], packs: Sequence[str]) -> tuple[Source, ...]:
    """The settings of profiles that the user named, by name or by path from here, with all that they extend."""
    return tuple(_Extended(packs, Trust(None), ()).of(names, "."))


def profile_paths(packs: Sequence[Pack]) -> dict[str, str]:
    """The files of the profiles that the packs hold, by name."""
    found: dict[str, str] = {}
    for pack in packs:
        folder = os.path.join(pack.folder, _FOLDER)
        if os.path.isdir(folder):
            files = sorted(name for name in os.listdir(folder) if name.endswith((".yaml", ".yml")))
            found |= {name.rpartition(".")[0]: os.path.join(folder, name) for name in files}
    return found


class _Extended:
    """Walks through what files extend, and reads each once, however many others name it."""

    def __init__(self, packs: Sequence[str], trust: Trust, trail: tuple[str, ...]) -> None:
        self._packs, self._trust, self._trail = packs, trust, trail
        self._met: set[str] = set(trail)

    def of(self, names: Sequence[str], folder: str) -> Iterator[Source]:
        """The settings that `names`, seen from `folder`, stand for, each behind those that it extends."""
        yield from self._of(names, self._packs, folder, self._trail)

    def _of(self, names: Sequence[str], packs: Sequence[str], folder: str, trail: tuple[str, ...]) -> Iterator[Source]:
        for name in names:
            path = _path(name, packs, folder)
            real = os.path.realpath(path)
            if real in trail:
                ring = " → ".join(os.path.basename(step) for step in (*trail[trail.index(real) :], real))
                raise ConfigError(f"{path}：extends 绕成了一圈：{ring}")
            if real in self._met:
                continue
            self._met.add(real)
            if len(trail) > _DEEPEST or len(self._met) > _MOST:
                raise ConfigError(f"{path}：extends 套了 {_DEEPEST} 层以上，或者一共超过 {_MOST} 个文件，没有再读")
            origin = path if as_path(name, folder) == path else f"方案 {name}"
            inside = os.path.dirname(path)
            inner = _settled(Source(origin, read_settings(read_yaml(path), path)), inside, self._trust)
            yield from self._of(inner.settings.extends, inner.settings.packs or packs, inside, (*trail, real))
            yield inner


def _settled(source: Source, folder: str, trust: Trust) -> Source:
    """The source with the paths under `packs` taken from the folder of its file; it names nothing that it may not."""
    origin, settings = source
    if not settings.packs:
        return source
    packs = [as_path(name, folder) for name in settings.packs]
    trust.refuse(origin, folder, packs)
    return Source(origin, replace(settings, packs=packs))


def _path(name: str, packs: Sequence[str], folder: str) -> str:
    path = as_path(name, folder)
    if os.path.isabs(path):
        return path
    known = profile_paths(open_packs(packs))
    if name not in known:
        raise ConfigError(f"没有名为“{name}”的方案{did_you_mean(name, list(known)) or '。'}现有：{'、'.join(known)}")
    return known[name]
