"""Records of the house with some of their fields changed, as tests make them."""

from typing import Any, TypeVar

Record = TypeVar("Record", bound=tuple[Any, ...])


def replace(record: Record, **changes: object) -> Record:
    """The same named tuple with these fields changed. A field that it does not have is refused."""
    changed: Record = record._replace(**changes)  # type: ignore[attr-defined]
    return changed
