"""Where the configuration of a file is found, and which part of it holds for that file."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from jixiao_lint.config.failure import ConfigError

if TYPE_CHECKING:
    from jixiao_lint.config.settings import Part, Settings

NAMES = ("jixiao.yaml", ".jixiao.yaml")
_PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Choice:
    """What holds for one file: the settings that choose and tune its rules, and where they come from.

    `select` None means the rules that run by default. `origins` maps each key that is set to the file, or the option of
    the command line, that set it.
    """

    packs: tuple[str, ...] = ("jixiao_rules",)
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    year: int | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""


def choice_for(path: str, config: str | None = None, isolated: bool = False) -> Choice:
    """The settings for the file at `path`: of `config` when it is given, else of the closest configuration.

    Raises ConfigError when a configuration is broken.
    """
    return Configurations(config, isolated).choice(path)


class Configurations:
    """The configurations met in one run; each is looked for and read once."""

    def __init__(self, config: str | None = None, isolated: bool = False) -> None:
        """`config` holds for every file when it is given; `isolated`: none is looked for."""
        self._config = config
        self._isolated = isolated
        self._origins: dict[str, str | None] = {}
        self._settings: dict[str, Settings] = {}

    def choice(self, path: str) -> Choice:
        """The settings for the file at `path`. Raises ConfigError when a configuration is broken."""
        origin = self._origin(os.path.dirname(os.path.abspath(path)))
        if origin is None:
            return Choice()
        if origin not in self._settings:
            self._settings[origin] = _read(origin)
        return _choice(self._settings[origin], origin, path)

    def _origin(self, folder: str) -> str | None:
        if self._isolated or self._config is not None:
            return None if self._isolated else self._config
        if folder not in self._origins:
            self._origins[folder] = closest(folder)
        return self._origins[folder]


def _choice(settings: "Settings", origin: str, path: str) -> Choice:
    folder = os.path.dirname(os.path.abspath(origin))
    relative = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
    parts = [settings, *(part for pattern, part in settings.per_file.items() if fnmatchcase(relative, pattern))]
    severity: dict[str, str] = {}
    rules: dict[str, dict[str, Any]] = {}
    for part in parts:
        severity |= part.severity
        for name, options in part.rules.items():
            rules[name] = rules.get(name, {}) | options
    selects = [part.select for part in parts if part.select is not None]
    return Choice(
        packs=tuple(settings.packs),
        select=tuple(selects[-1]) if selects else None,
        extend_select=tuple(name for part in parts for name in part.extend_select),
        ignore=tuple(name for part in parts for name in part.ignore),
        severity=severity,
        rules=rules,
        exclude=tuple(settings.exclude),
        year=settings.year,
        origins={key: origin for part in parts for key in _keys_set(part)},
        folder=folder,
    )


def _keys_set(part: "Part") -> list[str]:
    import msgspec

    return [key for key, value in msgspec.to_builtins(part).items() if value not in (None, [], {}, False)]


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

    if os.path.basename(path) == _PYPROJECT:
        return read_settings(_tool_table(path), f"{path} [tool.jixiao]")
    return read_settings(_yaml(path), path)


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


def _yaml(path: str) -> object:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        with open(path, encoding="utf-8-sig") as file:
            return YAML(typ="safe").load(file)
    except OSError as error:
        raise ConfigError(f"{path}：打不开配置文件") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}：配置文件不是 UTF-8 编码") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" 第 {mark.line + 1} 行第 {mark.column + 1} 列" if mark else ""
        raise ConfigError(f"{path}{where}：YAML 写法有误：{error.problem}") from error
    except YAMLError as error:
        raise ConfigError(f"{path}：YAML 写法有误：{error}") from error
