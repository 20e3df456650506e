"""Where the configuration of a file is found, and which part of it holds for that file."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple

from jixiao_lint.config.failure import ConfigError

if TYPE_CHECKING:
    from jixiao_lint.config.profiles import Source
    from jixiao_lint.config.settings import Part, Settings

NAMES = ("jixiao.yaml", ".jixiao.yaml")
_PYPROJECT = "pyproject.toml"


class Layer(NamedTuple):
    """What one source says about which rules run. `select` None: it says nothing about that."""

    origin: str
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What holds for one file: the settings that choose and tune its rules, and where they come from.

    `layers` go from the weakest to the strongest. `origins` maps each other key that is set, down to the option
    (`rules.no-comparator.bare-100-percent`), to the file or profile that set it.
    """

    packs: tuple[str, ...] = ("jixiao_rules",)
    layers: tuple[Layer, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    year: int | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""


class Given(NamedTuple):
    """What the command line says about configurations: the file to use, whether to use none, and profiles to put on top."""

    config: str | None = None
    isolated: bool = False
    profiles: tuple[str, ...] = ()


def choice_for(path: str, given: Given) -> Choice:
    """The settings for the file at `path`. Raises ConfigError when a configuration is broken."""
    return Configurations(given).choice(path)


class Configurations:
    """The configurations met in one run; each is looked for and read once."""

    def __init__(self, given: Given) -> None:
        """`given` holds for every file."""
        self._given = given
        self._origins: dict[str, str | None] = {}
        self._sources: dict[str, tuple[Source, ...]] = {}

    def choice(self, path: str) -> Choice:
        """The settings for the file at `path`. Raises ConfigError when a configuration is broken."""
        origin = self._origin(os.path.dirname(os.path.abspath(path)))
        if origin is None and not self._given.profiles:
            return Choice()
        key = origin or ""
        if key not in self._sources:
            self._sources[key] = _sources(origin, self._given.profiles)
        return _choice(self._sources[key], os.path.dirname(os.path.abspath(origin or key)), path)

    def _origin(self, folder: str) -> str | None:
        if self._given.isolated or self._given.config is not None:
            return None if self._given.isolated else self._given.config
        if folder not in self._origins:
            self._origins[folder] = closest(folder)
        return self._origins[folder]


def _sources(origin: str | None, names: tuple[str, ...]) -> "tuple[Source, ...]":
    """The configuration with all that it extends, then the profiles of the command line."""
    from jixiao_lint.config.profiles import DEFAULT_PACKS, Source, named, with_extended

    if origin is None:
        return named(names, DEFAULT_PACKS, ".")
    own = with_extended(Source(origin, _read(origin)), os.path.abspath(origin))
    return (*own, *named(names, own[-1].settings.packs or DEFAULT_PACKS, "."))


def _choice(sources: "Sequence[Source]", folder: str, path: str) -> Choice:
    relative = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
    severity: dict[str, str] = {}
    shared: dict[str, Any] = {}
    rules: dict[str, dict[str, Any]] = {}
    origins: dict[str, str] = {}
    layers: list[Layer] = []
    for origin, part in _parts(sources, relative):
        layers.append(
            Layer(origin, None if part.select is None else (*part.select,), (*part.extend_select,), (*part.ignore,))
        )
        # Set last, read last: a rule may be named by its code here and by its name there.
        for name, level in part.severity.items():
            severity.pop(name, None)
            severity[name] = level
        origins |= {f"severity.{name}": origin for name in part.severity}
        shared |= part.options
        origins |= {f"options.{name}": origin for name in part.options}
        for name, options in part.rules.items():
            rules[name] = rules.pop(name, {}) | options
            origins |= {f"rules.{name}.{option}": origin for option in options}
    whole = {}
    for source in sources:
        for key in ("packs", "exclude", "year"):
            if getattr(source.settings, key) not in (None, []):
                whole[key] = getattr(source.settings, key)
                origins[key] = source.origin
    return Choice(
        packs=tuple(whole.get("packs", Choice().packs)),
        layers=tuple(layers),
        severity=severity,
        options=shared,
        rules=rules,
        exclude=tuple(whole.get("exclude", ())),
        year=whole.get("year"),
        origins=origins,
        folder=folder,
    )


def _parts(sources: "Sequence[Source]", relative: str) -> "Iterator[tuple[str, Part]]":
    for origin, settings in sources:
        yield origin, settings
        for pattern, part in settings.per_file.items():
            if fnmatchcase(relative, pattern):
                yield f"{origin} per-file {pattern}", part


def closest(folder: str) -> str | None:
    """The configuration in `folder` or the nearest folder above; a pyproject.toml without [tool.jixiao] is none."""
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(folder, _PYPROJECT)
        if os.path.isfile(path) and _tool_table(path) is not None:
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _read(path: str) -> "Settings":
    from jixiao_lint.config.settings import read_settings
    from jixiao_lint.config.yaml_file import read_yaml

    if os.path.basename(path) == _PYPROJECT:
        return read_settings(_tool_table(path), f"{path} [tool.jixiao]")
    return read_settings(read_yaml(path), path)


def _tool_table(path: str) -> object:
    with open(path, "rb") as file:
        data = file.read()
    if b"tool.jixiao" not in data:
        return None
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8")).get("tool", {}).get("jixiao")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}：TOML 写法有误：{error}") from error
