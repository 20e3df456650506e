"""Tables written as files that people keep, by the ending of the file."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from jixiao_lint.table import Table


def _yaml(tables: Sequence[Table]) -> bytes:
    from jixiao_lint.writers.yaml import write_yaml

    return write_yaml(tables).encode("utf-8")


def _csv(tables: Sequence[Table]) -> bytes:
    from jixiao_lint.writers.csv import write_csv

    return write_csv(tables).encode("utf-8-sig")


def _xlsx(tables: Sequence[Table]) -> bytes:
    from jixiao_lint.writers.xlsx import write_xlsx

    return write_xlsx(tables)


_WRITERS: Mapping[str, Callable[[Sequence[Table]], bytes]] = MappingProxyType(
    {".yaml": _yaml, ".yml": _yaml, ".csv": _csv, ".xlsx": _xlsx}
)

ENDINGS = tuple(_WRITERS)


def write(tables: Sequence[Table], ending: str) -> bytes:
    """The file with these tables. Raises KeyError for an ending that is not in `ENDINGS`."""
    return _WRITERS[ending](tables)
