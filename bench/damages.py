"""Damaged files, seeded: what people's disks, mails and exports do to a file. Each damage is told by its name and number.

Zero blocks and cuts come from disks and broken transfers, missing parts and cut parts from programs that saved half a package,
cut tags and open quotes from exports that stopped.
"""

import random
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

Damage = Callable[[bytes, random.Random], bytes]


class Damaged(NamedTuple):
    """A damaged copy of a file: which damage, its seed, and what is left."""

    damage: str
    seed: int
    data: bytes


def cut(data: bytes, chance: random.Random) -> bytes:
    """The file ends early."""
    return data[: chance.randrange(len(data) // 20, len(data) - 1)]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    """A block of the disk is lost."""
    size = min(chance.choice((512, 1024, 4096, 16384)), len(data) // 2)
    at = chance.randrange(0, len(data) - size) // 512 * 512
    return data[:at] + bytes(size) + data[at + size :]


def hole(data: bytes, chance: random.Random) -> bytes:
    """A block is missing, and what follows has moved up."""
    size = min(chance.choice((100, 1000, 10000)), len(data) // 3)
    at = chance.randrange(0, len(data) - size)
    return data[:at] + data[at + size :]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A few bytes are others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 16))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def without_part(data: bytes, chance: random.Random) -> bytes:
    """A package lacks one of its parts."""
    parts = _parts(data)
    parts.pop(chance.choice(sorted(parts)))
    return _packed(parts)


def with_cut_part(data: bytes, chance: random.Random) -> bytes:
    """A part of a package ends early."""
    parts = _parts(data)
    name = chance.choice(sorted(name for name in parts if len(parts[name]) > 40))
    parts[name] = parts[name][: chance.randrange(1, len(parts[name]))]
    return _packed(parts)


def with_empty_part(data: bytes, chance: random.Random) -> bytes:
    """A part of a package was made and never written."""
    parts = _parts(data)
    parts[chance.choice(sorted(parts))] = b""
    return _packed(parts)


def without_end_tag(data: bytes, chance: random.Random) -> bytes:
    """A page lacks the end of one of its tables."""
    ends = [found.span() for found in re.finditer(rb"</table>", data, re.IGNORECASE)]
    start, end = chance.choice(ends)
    return data[:start] + data[end:]


def with_quote(data: bytes, chance: random.Random) -> bytes:
    """A quote is opened at the start of some cell, and never closed."""
    places = [found.end() for found in re.finditer(rb"[,\n](?=[^,\r\n\"])", data)]
    at = chance.choice(places)
    return data[:at] + b'"' + data[at:]


def without_quote(data: bytes, chance: random.Random) -> bytes:
    """One of the quotes is gone."""
    places = [found.start() for found in re.finditer(rb'"', data)]
    if not places:
        return with_quote(data, chance)
    at = chance.choice(places)
    return data[:at] + data[at + 1 :]


_EVERY: tuple[Damage, ...] = (cut, zeroed, hole, flipped)
_OF_PACKAGES: tuple[Damage, ...] = (*_EVERY, without_part, with_cut_part, with_empty_part)
_DAMAGES: dict[str, tuple[Damage, ...]] = {
    "docx": _OF_PACKAGES,
    "xlsx": _OF_PACKAGES,
    "ods": _OF_PACKAGES,
    "odt": _OF_PACKAGES,
    "html": (*_EVERY, without_end_tag),
    "csv": (*_EVERY, with_quote, without_quote),
}


def damages_of(path: Path, each: int, seed: int) -> Iterator[Damaged]:
    """As many damages of each kind as said for the file at a path."""
    data = path.read_bytes()
    for damage in _DAMAGES.get(path.suffix[1:], _EVERY):
        for number in range(each):
            own = seed * 1_000_003 + number
            yield Damaged(damage.__name__, own, damage(data, random.Random(f"{path.name} {damage.__name__} {own}")))


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except BadZipFile as error:
        raise ValueError("a sample is broken") from error


def _packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()
