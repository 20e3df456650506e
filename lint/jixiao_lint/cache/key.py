"""What a result depends on, as one key: the program, the rules, the settings, the waivers, and the file with its names."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b

from jixiao_lint import __version__
from jixiao_lint.config.trust import DEFAULT_PACKS
from jixiao_lint.discover import Found
from jixiao_lint.packs import Pack
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.waivers.waiver import Waiver

_SIZE = 32


class Keys:
    """The keys of the files of one run."""

    def __init__(self, rulebook: Rulebook, options: object) -> None:
        """`options` are those of the run, as far as they change a result."""
        self._rulebook = rulebook
        self._options = repr(options)
        self._programs: dict[tuple[str, ...], bytes] = {}

    def key(self, found: Found, digest: bytes) -> bytes | None:
        """The key of a file whose bytes have this digest; None where nobody could say what its result depends on."""
        choice = self._rulebook.choice(found.path)
        waivers = self._rulebook.waivers(found.path)
        packs = self._rulebook.chosen(choice).packs
        if any(is_program(pack) for pack in packs):
            return None
        roots = tuple(sorted(pack.name if os.path.isabs(pack.name) else pack.folder for pack in packs))
        if roots not in self._programs:
            self._programs[roots] = _program(roots)
        # Where a setting comes from, and which files are left out, changes no result.
        settings = choice._replace(origins={}, exclude=(), folder="")
        parts = (
            self._options,
            settings,
            self._rulebook.budget(found.path),
            (tuple(found.path), found.named),
            waivers,
            date.today() if _expires(waivers) else None,
        )
        made = blake2b(self._programs[roots], digest_size=_SIZE)
        made.update(digest)
        made.update(repr(parts).encode("utf-8", "surrogatepass"))
        return made.digest()


def is_program(pack: Pack) -> bool:
    """True for a package of rules that is not ours: its rules may lean on anything, the hour and the network too."""
    return not os.path.isabs(pack.name) and pack.name not in DEFAULT_PACKS


def _expires(waivers: Sequence[Waiver]) -> bool:
    return any(waiver.until is not None for waiver in waivers)


def _program(packs: Sequence[str]) -> bytes:
    """A digest of the state of everything that makes results: our code and words, the packs, and what is installed.

    The state of a file is its size and when it was changed: to read all of them would cost more than to check a table.
    """
    made = blake2b(f"{__version__} {sys.version} {sys.platform}".encode(), digest_size=_SIZE)
    import jixiao_grammar

    own = [os.path.dirname(os.path.dirname(__file__)), os.path.dirname(jixiao_grammar.__file__)]
    for root in (*own, *packs):
        for line in _states(root):
            made.update(line)
    for folder in sys.path:  # libraries that come, go or change their version change the folder that they lie in
        if os.path.isdir(folder):
            made.update(_state(folder, os.stat(folder)))
    return made.digest()


def _states(path: str) -> Iterator[bytes]:
    if not os.path.isdir(path):
        yield _state(path, os.stat(path))
        return
    with os.scandir(path) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _states(entry.path)
        else:
            yield _state(entry.path, entry.stat())


def _state(path: str, state: os.stat_result) -> bytes:
    return f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0{state.st_ctime_ns}\n".encode("utf-8", "surrogatepass")
