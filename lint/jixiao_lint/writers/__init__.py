"""Tables written as files that people keep, by the ending of the file."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from jixiao_lint.table import Table


def _yaml(tables: Sequence[Table]) -> bytes:
    from jixiao_lint.writers.yaml import write_yaml

    return write_yaml(tables).encode("utf-8")


_WRITERS: Mapping[str, Callable[[Sequence[Table]], bytes]] = MappingProxyType({".yaml": _yaml, ".yml": _yaml})

ENDINGS = tuple(_WRITERS)


def write(tables: Sequence[Table], ending: str) -> bytes:
    """The file with these tables. Raises KeyError for an ending that is not in `ENDINGS`."""
    return _WRITERS[ending](tables)
