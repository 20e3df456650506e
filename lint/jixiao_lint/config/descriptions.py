"""The descriptions in a schema, which msgspec takes from docstrings: without their indentation, as later Pythons have them."""

from inspect import cleandoc
from typing import Any


def cleaned(schema: Any) -> Any:
    """The schema with the same descriptions under every Python: up to 3.12, a docstring keeps its indentation."""
    if isinstance(schema, list):
        return [cleaned(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: cleandoc(value) if key == "description" and isinstance(value, str) else cleaned(value)
        for key, value in schema.items()
    }
