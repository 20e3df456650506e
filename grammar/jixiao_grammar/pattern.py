"""Regular expressions that are compiled when a text first asks for them: most runs need a few of the many there are."""

import re
from typing import Any, cast


def pattern(source: str) -> "re.Pattern[str]":
    """What `re.compile` gives, made at its first use."""
    return cast("re.Pattern[str]", _Waiting(source))


class _Waiting:
    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        """Asked once for each method: from then on it is an attribute, and as quick as the pattern's own."""
        found = getattr(re.compile(self._source), name)
        setattr(self, name, found)
        return found
