"""What an editor may set: its initialization options, and what it sends when the user changes them."""

from collections.abc import Mapping
from typing import Any

from jixiao_grammar.record import Record
from jixiao_lint.finding import Severity
from jixiao_lint.options import Options


class Settings(Record):
    """`level`: shown from this severity on. `workspace`: files that are not open are checked, too. `asks_reason`: the client asks
    for the reason of a waiver itself. `pause`: seconds without an edit after which a text is examined as a whole.
    """

    options: Options
    level: Severity = Severity.INFO
    workspace: bool = True
    asks_reason: bool = False
    pause: float = 0.4


def with_settings(base: Settings, given: Mapping[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """The settings with what an editor says, and a sentence for each thing that it says wrong."""
    wrong: list[str] = []
    options = base.options
    options = options._replace(
        select=_names(given, "select", wrong) or options.select,
        ignore=_names(given, "ignore", wrong) or options.ignore,
        extend_select=_names(given, "extendSelect", wrong) or options.extend_select,
    )
    if config := _of_type(given, "config", str, wrong):
        options = options._replace(given=options.given._replace(config=config))
    if profiles := _names(given, "profile", wrong):
        options = options._replace(given=options.given._replace(profiles=profiles))
    if year := _of_type(given, "year", int, wrong):
        options = options._replace(year=year)
    level = _of_type(given, "level", str, wrong) or base.level.value
    if level not in {one.value for one in Severity}:
        wrong.append(f"设置 level 应当是 error、warning 或 info，这里是“{level}”")
        level = base.level.value
    workspace = _of_type(given, "workspace", bool, wrong)
    asks = _of_type(given, "asksReason", bool, wrong)
    settings = base._replace(
        options=options,
        level=Severity(level),
        workspace=base.workspace if workspace is None else workspace,
        asks_reason=base.asks_reason if asks is None else asks,
    )
    return settings, tuple(wrong)


def _names(given: Mapping[str, Any], key: str, wrong: list[str]) -> tuple[str, ...]:
    value = given.get(key)
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(name.strip() for name in value if name.strip())
    wrong.append(f"设置 {key} 应当是名称的列表")
    return ()


def _of_type(given: Mapping[str, Any], key: str, kind: type, wrong: list[str]) -> Any:
    """The value of a key; None where there is none, or one of another type."""
    value = given.get(key)
    if value is None or (isinstance(value, kind) and isinstance(value, bool) == (kind is bool)):
        return value
    wrong.append(f"设置 {key} 的值“{value}”不是可用的类型")
    return None
