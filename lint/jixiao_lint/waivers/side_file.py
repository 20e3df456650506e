"""A file of waivers, for tables of any format: `jixiao-waivers.yaml`, a list of entries that name what they are about."""

from collections.abc import Sequence
from datetime import date

import msgspec

from jixiao_lint.config.failure import ConfigError
from jixiao_lint.config.yaml_file import held_against, read_yaml
from jixiao_lint.waivers.listed import Listed
from jixiao_lint.waivers.waiver import Named, Waiver, Written


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry as written. `file` is relative to the folder of the file of waivers; without it any file is meant."""

    rules: list[str] | str
    reason: str = ""
    file: str = ""
    project: str = ""
    indicator: str = ""
    field: str = ""
    who: str = ""
    until: str = ""


def read_side_file(path: str) -> tuple[Listed, ...]:
    """The entries of a file of waivers. Raises ConfigError for a file that is none, naming the entry that is wrong."""
    data = read_yaml(path)
    if data is None:
        return ()
    if not isinstance(data, list):
        raise ConfigError(f"{path}：豁免文件应当是一个列表，每条以“- rules: …”开头")
    return tuple(_listed(path, number, item) for number, item in enumerate(data, 1))


def as_text(findings: Sequence[tuple[str, str, Named]], reason: str) -> str:
    """Entries to append to a file of waivers: the code, the file and the scope of each."""
    lines: list[str] = []
    for code, file, scope in findings:
        parts = {
            "file": file,
            "project": scope.project,
            "indicator": scope.indicator,
            "field": scope.field,
            "reason": reason,
        }
        lines.append(f"- rules: [{code}]")
        lines += [f"  {key}: {_quoted(value)}" for key, value in parts.items() if value]
    return "".join(f"{line}\n" for line in lines)


def _quoted(value: str) -> str:
    return msgspec.json.encode(value).decode()


def _listed(path: str, number: int, item: object) -> Listed:
    where = f"第 {number} 条"
    entry = held_against(_Entry, item, f"{path} {where}")
    rules = (entry.rules,) if isinstance(entry.rules, str) else tuple(entry.rules)
    scope = Named(entry.project.strip(), entry.indicator.strip(), entry.field.strip())
    written = Written(f"{path} {where}")
    return Listed(
        entry.file, Waiver(rules, entry.reason.strip(), scope, written, _until(entry.until, f"{path} {where}"))
    )


def _until(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ConfigError(f"{where}：until 应当是日期，如 2025-12-31，写成了“{text}”") from error
