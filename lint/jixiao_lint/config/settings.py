"""The settings that a file of configuration, or a profile, may hold."""

from typing import Annotated, Any, Literal

import msgspec

from jixiao_lint.config.descriptions import cleaned
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.config.yaml_file import held_against

_Seconds = Annotated[float, msgspec.Meta(gt=0)]
SeverityName = Literal["error", "warning", "info"]


# Values in one file. Each may be held against every rule or every file.
_MOST = 5_000


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What may be set for all files, and again under `per-file` for those that match a pattern.

    `options` are given to every rule that has an option of that name; what `rules` says of one rule outweighs them.
    """

    select: list[str] | None = None
    extend_select: list[str] = []
    ignore: list[str] = []
    severity: dict[str, SeverityName] = {}
    options: dict[str, Any] = {}
    rules: dict[str, dict[str, Any]] = {}


class Most(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The most errors and warnings with which a table may still be proposed for a grade."""

    errors: Annotated[int, msgspec.Meta(ge=0)] = 0
    warnings: Annotated[int, msgspec.Meta(ge=0)] = 0


class Settings(Part, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """One file of configuration, or one profile.

    `about` is a sentence for readers. `extends` names profiles of the packs, or files, whose settings hold unless this
    file says otherwise. `packs` are import names of packages, or paths relative to this file.
    `file_seconds` of the processor, `convert_seconds` by the clock and `file_memory` in megabytes are what one file may cost.
    `scope` is whose rules hold: 中央, or the whole name of a province; without it the unit of each table says so.
    `waivers` is the file of waivers, relative to this file; without it one is looked for as configurations are.
    `opinion` says up to how many defects a table may be proposed for a grade (`jixiao opinion`); below the last it is 差.
    `per_file` maps patterns, relative to the folder of the configuration, to further settings.
    """

    about: str = ""
    root: bool = False
    extends: list[str] = []
    packs: list[str] | None = None
    exclude: list[str] = []
    waivers: str | None = None
    year: Annotated[int, msgspec.Meta(ge=1949, le=2999)] | None = None
    scope: str | None = None
    file_seconds: _Seconds | None = None
    convert_seconds: _Seconds | None = None
    file_memory: Annotated[int, msgspec.Meta(ge=256)] | None = None
    opinion: dict[Literal["优", "良", "中"], Most] = {}
    per_file: dict[str, Part] = {}


def read_settings(data: object, origin: str) -> Settings:
    """Check a parsed configuration. Raises ConfigError for an unknown key or a wrong type, naming file and key."""
    if data is None:
        return Settings()
    if _size(data) > _MOST:
        raise ConfigError(f"{origin}：配置超过 {_MOST} 项，没有读")
    return held_against(Settings, data, origin)


def _size(data: object) -> int:
    """How many values a configuration holds, those within others too."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return 1 + sum(map(_size, inner))


def config_schema() -> dict[str, Any]:
    """The JSON Schema of a configuration file."""
    schema = cleaned(msgspec.json.schema(Settings))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "jixiao 配置", **schema}
