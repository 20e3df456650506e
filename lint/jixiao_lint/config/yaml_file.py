"""Small YAML files of settings: read, held against a struct, and refused in the user's words."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from jixiao_lint.config.failure import ConfigError
from jixiao_lint.misspelt import did_you_mean

Shape = TypeVar("Shape", bound=msgspec.Struct)


def read_yaml(path: str) -> object:
    """The plain data of a YAML file. Raises ConfigError when it cannot be opened or is no YAML."""
    from jixiao_lint.plain_yaml import PlainYamlError, load_plain

    try:
        return load_plain(path)
    except OSError as error:
        raise ConfigError(f"{path}：打不开配置文件") from error
    except PlainYamlError as error:
        raise ConfigError(f"{path}{error.args[0]}") from error


def held_against(shape: type[Shape], data: object, origin: str) -> Shape:
    """The data as a struct. Raises ConfigError for an unknown or missing key or a wrong type, naming `origin` and key."""
    check_keys(shape, data, origin)
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{origin}：{_in_chinese(str(error))}") from error


def check_keys(shape: type[msgspec.Struct], data: object, origin: str, path: str = "") -> None:
    """Raise ConfigError unless `data` is a mapping whose keys are all fields of `shape`. `path` stands before the key."""
    if not isinstance(data, Mapping):
        raise ConfigError(f"{origin}：{path or '配置'}应当是“键: 值”的形式")
    known = [field.encode_name for field in msgspec.structs.fields(shape)]
    for key in data:
        if key not in known:
            raise ConfigError(f"{origin}：不认识的配置项“{path}{key}”{did_you_mean(str(key), known)}")


def set_keys(part: msgspec.Struct) -> dict[str, Any]:
    """The keys of a struct that say something, with their values."""
    return {key: value for key, value in msgspec.to_builtins(part).items() if value not in (None, [], {}, "", False)}


def _in_chinese(message: str) -> str:
    """Put msgspec's sentence about a wrong type (Expected `str`, got `int` - at `$.select[0]`), in the words of our users."""
    what, _, where = message.partition(" - at ")
    path = re.sub(r"\[\S*\]", " 中", where.strip("`$").lstrip("."))
    if "Invalid enum value" in what:
        return f"配置项“{path}”没有 {what.removeprefix('Invalid enum value ')} 这个取值"
    names = [" 或 ".join(_TYPES.get(name, name) for name in kind.split(" | ")) for kind in re.findall("`(.+?)`", what)]
    if "missing required field" in what:
        return f"缺少配置项“{path + '.' if path else ''}{names[-1]}”"
    if len(names) == 1:
        return f"配置项“{path}”应当是{names[0]}{what.rpartition('`')[2]}"
    if len(names) != 2:
        return f"配置项“{path}”：{what}"
    return f"配置项“{path}”应当是{names[0]}，写成了{names[1]}"


_TYPES = {
    "array": "列表",
    "object": "“键: 值”",
    "str": "文字",
    "int": "整数",
    "float": "小数",
    "bool": "true 或 false",
    "null": "空",
}
