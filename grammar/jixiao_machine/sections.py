"""How tables are shipped: sections of lines, which are taken apart when a text first needs them.

All at once, as from JSON, they would cost as much as reading a hundred values; and most runs need few of them.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Tables: TypeAlias = Mapping[str, Sequence[str]]


def sections(text: str) -> dict[str, Sequence[str]]:
    """The lines of each section: it begins with its name and how many they are."""
    lines, place, found = text.split("\n"), 0, dict[str, Sequence[str]]()
    while lines[place]:
        name, _, count = lines[place].partition(" ")
        stop = place + 1 + int(count)
        found[name] = lines[place + 1 : stop]
        place = stop
    return found
