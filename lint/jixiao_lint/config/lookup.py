"""Where configurations lie, and what stands in them: each folder is looked into once, each file read once."""

import os
from typing import TYPE_CHECKING

from jixiao_grammar.pattern import pattern
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.small_file import RefusedFileError, read_small

if TYPE_CHECKING:
    from jixiao_lint.config.settings import Settings

NAMES = ("jixiao.yaml", ".jixiao.yaml", "jixiao.yml", ".jixiao.yml")
_PYPROJECT = "pyproject.toml"
_LARGEST_TOML = 250_000
# A key of many parts (a.b.c…): the memory that Python's parser takes for one grows with the square of their number.
_ENDLESS_KEY = pattern(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}""")


def user_configuration() -> str | None:
    """The user's own configuration, which holds where no other is found: in the folder that the system has for such files."""
    home = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    # A relative folder would be one in the folder of the tables, whose files are strangers'.
    paths = [os.path.join(home, "jixiao", name) for name in NAMES] if os.path.isabs(home) else []
    return next((path for path in paths if os.path.isfile(path)), None)


class Lookup:
    """The files of configuration met in one run."""

    def __init__(self) -> None:
        self._closest: dict[str, str | None] = {}
        self._tables: dict[str, object] = {}

    def closest(self, folder: str) -> str | None:
        """The configuration in the absolute `folder` or the nearest above; a pyproject.toml without [tool.jixiao] is none."""
        climbed: list[str] = []
        while folder not in self._closest:
            climbed.append(folder)
            found, above = self._own(folder), os.path.dirname(folder)
            if found is not None or above == folder:
                break
            folder = above
        else:
            found = self._closest[folder]
        self._closest |= dict.fromkeys(climbed, found)
        return found

    def _own(self, folder: str) -> str | None:
        found = [path for name in NAMES if os.path.isfile(path := os.path.join(folder, name))]
        if len(found) > 1:
            names = " 和 ".join(map(os.path.basename, found))
            raise ConfigError(f"{folder} 里有 {names} 两份配置，不知道以哪份为准，请只留一份")
        if found:
            return found[0]
        path = os.path.join(folder, _PYPROJECT)
        return path if os.path.isfile(path) and self._table(path) is not None else None

    def settings(self, path: str) -> "Settings":
        """What stands in a file of configuration. Raises ConfigError."""
        from jixiao_lint.config.settings import read_settings
        from jixiao_lint.config.yaml_file import read_yaml

        if os.path.basename(path) == _PYPROJECT:
            return read_settings(self._table(path), f"{path} [tool.jixiao]")
        return read_settings(read_yaml(path), path)

    def _table(self, path: str) -> object:
        if path not in self._tables:
            self._tables[path] = _tool_table(path)
        return self._tables[path]


def _tool_table(path: str) -> object:
    """What stands under [tool.jixiao]; None where it does not stand there."""
    try:
        data = read_small(path)
    except (OSError, RefusedFileError) as error:
        raise ConfigError(f"{path}：打不开配置文件") from error
    if b"tool.jixiao" not in data:
        return None
    import tomllib

    try:
        text = data.decode("utf-8")
        if len(data) > _LARGEST_TOML or _ENDLESS_KEY.search(text):
            raise ConfigError(f"{path}：太大，或者有一个键分了太多段，没有读")
        tool = tomllib.loads(text).get("tool")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}：TOML 写法有误：{error}") from error
    except RecursionError as error:
        raise ConfigError(f"{path}：TOML 嵌套太深，没有读") from error
    return tool.get("jixiao") if isinstance(tool, dict) else None
