"""The settings that a file of configuration may hold, and what is said when one is wrong."""

import re
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from jixiao_lint.config.failure import ConfigError
from jixiao_lint.packs import nearest

SeverityName = Literal["error", "warning", "info"]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What may be set for all files, and again under `per-file` for those that match a pattern."""

    select: list[str] | None = None
    extend_select: list[str] = []
    ignore: list[str] = []
    severity: dict[str, SeverityName] = {}
    rules: dict[str, dict[str, Any]] = {}


class Settings(Part, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """One file of configuration. `per_file` maps patterns, relative to the folder of that file, to further settings."""

    root: bool = False
    packs: list[str] = msgspec.field(default_factory=lambda: ["jixiao_rules"])
    exclude: list[str] = []
    year: int | None = None
    per_file: dict[str, Part] = {}


def read_settings(data: object, origin: str) -> Settings:
    """Check a parsed configuration. Raises ConfigError for an unknown key or a wrong type, naming file and key."""
    if data is None:
        return Settings()
    _known_keys(data, Settings, origin, "")
    if isinstance(data, Mapping) and isinstance(data.get("per-file"), Mapping):
        for pattern, part in data["per-file"].items():
            _known_keys(part, Part, origin, f"per-file → {pattern} → ")
    try:
        return msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{origin}：{_in_chinese(str(error))}") from error


def _known_keys(data: object, struct: type[Part], origin: str, path: str) -> None:
    if not isinstance(data, Mapping):
        raise ConfigError(f"{origin}：{path or '配置'}应当是“键: 值”的形式")
    known = [field.encode_name for field in msgspec.structs.fields(struct)]
    for key in data:
        if key not in known:
            raise ConfigError(f"{origin}：不认识的配置项“{path}{key}”{nearest(str(key), known)}")


def _in_chinese(message: str) -> str:
    """msgspec's sentence about a wrong type (Expected `str`, got `int` - at `$.select[0]`), in the words of our users."""
    what, _, where = message.partition(" - at ")
    path = re.sub(r"\[\S*\]", " 中", where.strip("`$").lstrip("."))
    if what.startswith("Invalid enum value"):
        return f"配置项“{path}”没有 {what.removeprefix('Invalid enum value ')} 这个取值"
    names = [" 或 ".join(_TYPES.get(name, name) for name in kind.split(" | ")) for kind in re.findall("`(.+?)`", what)]
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


def config_schema() -> dict[str, Any]:
    """The JSON Schema of a configuration file."""
    schema = msgspec.json.schema(Settings)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "jixiao 配置", **schema}
