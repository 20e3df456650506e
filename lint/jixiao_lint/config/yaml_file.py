"""Small YAML files of settings: read, held against a struct, and refused in the user's words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from jixiao_lint.config.failure import ConfigError
from jixiao_lint.misspelt import did_you_mean

# Problems of one file that are told at once.
_MOST_PROBLEMS = 20

Shape = TypeVar("Shape", bound=msgspec.Struct)


def read_yaml(path: str) -> object:
    """The plain data of a YAML file. Raises ConfigError when it cannot be opened or is no YAML."""
    from jixiao_lint.plain_yaml import PlainYamlError, load_plain

    try:
        return load_plain(path)
    except OSError as error:
        raise ConfigError(f"{path}：打不开配置文件") from error
    except PlainYamlError as error:
        raise ConfigError(error.told(path)) from error


def held_against(shape: type[Shape], data: object, origin: str) -> Shape:
    """The data as a struct. Raises ConfigError with everything that is wrong: unknown and missing keys, wrong types and values."""
    problems = list(_problems(shape, data, ""))
    if problems:
        raise ConfigError(all_of(origin, problems))
    return msgspec.convert(data, shape)


def all_of(origin: str, problems: Sequence[str]) -> str:
    """What is wrong with a file, as it is said to the user: a line each, with its origin."""
    shown = [f"{origin}：{problem}" for problem in problems[:_MOST_PROBLEMS]]
    more = len(problems) - len(shown)
    return "\njixiao: ".join((*shown, *([f"{origin}：还有 {more} 处"] if more else [])))


def set_keys(part: msgspec.Struct) -> dict[str, Any]:
    """The keys of a struct that say something, with their values."""
    return {key: value for key, value in msgspec.to_builtins(part).items() if value not in (None, [], {}, "", False)}


def _problems(kind: Any, data: object, path: str) -> Iterator[str]:
    """What is wrong with a value that should be of a kind, from outside in; `path` is the key that it stands under."""
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from _problems_of_struct(kind, data, path)
    elif origin is dict and isinstance(data, Mapping):
        for key, value in data.items():
            yield from _problems(inner[1], value, f"{path}.{key}")
    elif origin is list and isinstance(data, list):
        for number, value in enumerate(data, 1):
            yield from _problems(inner[0], value, f"{path} 第 {number} 项")
    elif origin in (Union, UnionType) and type(None) in inner and data is not None and len(inner) == 2:
        yield from _problems(next(each for each in inner if each is not type(None)), data, path)
    elif origin is Literal and isinstance(data, str):
        if data not in inner:
            yield f"配置项“{path}”没有“{data}”这个取值{did_you_mean(data, inner) or '，'}可以写：{'、'.join(inner)}"
    else:
        try:
            msgspec.convert(data, kind)
        except msgspec.ValidationError as error:
            yield _in_chinese(str(error), path)


def _problems_of_struct(shape: type[msgspec.Struct], data: object, path: str) -> Iterator[str]:
    if not isinstance(data, Mapping):
        yield f"配置项“{path}”应当是“键: 值”的形式" if path else "配置应当是“键: 值”的形式"
        return
    before = f"{path}." if path else ""
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    for key, value in data.items():
        if key in fields:
            yield from _problems(fields[key].type, value, f"{before}{key}")
        else:
            near = did_you_mean(str(key), fields) or f"，可以写：{'、'.join(fields)}"
            yield f"不认识的配置项“{before}{key}”{near}"
    for name, field in fields.items():
        if field.required and name not in data:
            yield f"缺少配置项“{before}{name}”"


def _in_chinese(message: str, path: str) -> str:
    """Put msgspec's sentence about a wrong type (Expected `str`, got `int`), in the words of our users."""
    what = message.partition(" - at ")[0]
    names = [" 或 ".join(_TYPES.get(name, name) for name in kind.split(" | ")) for kind in re.findall("`(.+?)`", what)]
    bound = re.search(r"` ([<>])(=?) (\d+)", what)
    if len(names) == 1 and bound:
        return f"配置项“{path}”应当是{_BOUNDS[bound[1]][bool(bound[2])]} {bound[3]} 的{names[0]}"
    if len(names) == 1:
        return f"配置项“{path}”应当是{names[0]}"
    if len(names) != 2:
        return f"配置项“{path}”：{what}"
    return f"配置项“{path}”应当是{names[0]}，写成了{names[1]}"


# Which side of a bound a number must lie on: without the bound, and with it.
_BOUNDS = {">": ("大于", "不小于"), "<": ("小于", "不大于")}
_TYPES = {
    "array": "列表",
    "object": "“键: 值”",
    "str": "文字",
    "int": "整数",
    "float": "数",
    "bool": " true 或 false",
    "null": "空",
    "date": "日期",
}
