"""The results of one run between the files and the store: which are known already, and which are worth keeping."""

from collections.abc import Sequence
from hashlib import sha256

from jixiao_grammar.record import Record
from jixiao_lint.cache.folder import cache_folder
from jixiao_lint.cache.key import Keys
from jixiao_lint.discover import Found
from jixiao_lint.part import Part
from jixiao_lint.readers.format import converted_endings, every_format
from jixiao_lint.readers.opening import opened
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.result import FileResult, Verdict
from jixiao_lint.rulebook import Rulebook

# New results that are held before they are written together.
_TOGETHER = 500


class Asked(Record):
    """A file under its key: the digest of its bytes says whether they were still the same when it was read."""

    key: bytes
    sha256: str


class Memory:
    """What is known of files. Without a folder that nobody else can write it knows nothing."""

    def __init__(self, rulebook: Rulebook, options: object) -> None:
        """`options` are those of the run, as far as they change a result."""
        self._keys = Keys(rulebook, options)
        folder = cache_folder()
        self._store = None
        if folder is not None:
            try:
                from jixiao_lint.cache.store import Store
            except ImportError:  # a Python without sqlite3
                return
            self._store = Store(folder)
        self._converted = frozenset(one.name for one in every_format() if one.is_converted)
        self._new: dict[bytes, Part] = {}
        self._met: set[bytes] = set()

    def ask(self, files: Sequence[Found]) -> list[Asked | None]:
        """The keys of files; None for one of which nothing can be known."""
        return [None if self._store is None else self._asked(found) for found in files]

    def has(self, asked: Asked | None) -> bool:
        """True where there seems to be a result from an earlier run."""
        return asked is not None and self._store is not None and self._store.has(asked.key)

    def known(self, asked: Asked | None) -> Part | None:
        """The part for what a file holds, from an earlier run; None where there is none, or it is spoilt."""
        if asked is None or self._store is None:
            return None
        part = self._store.get(asked.key)
        if not isinstance(part, Part) or part.result.sha256 != asked.sha256:
            return None
        self._met.add(asked.key)
        return part

    def keep(self, asked: Asked | None, part: Part) -> None:
        """Keep what another run would come to again."""
        result = part.result
        if asked is None or self._store is None or not self._lasts(result) or result.sha256 != asked.sha256:
            return
        self._new[asked.key] = part
        if len(self._new) >= _TOGETHER:
            self._store.put(self._new, set())
            self._new.clear()

    def close(self) -> None:
        """Write what is new."""
        if self._store is not None:
            if self._new or self._met:
                self._store.put(self._new, self._met)
            self._store.close()

    def _asked(self, found: Found) -> Asked | None:
        """None where the file cannot be read here, or is one that other programs make readable."""
        if found.trouble is not None or found.path.shown.lower().endswith(tuple(converted_endings())):
            return None
        try:
            digest = sha256(opened(found.path))
            key = self._keys.key(found, digest.digest())
        except (Unreadable, OSError):
            return None
        return None if key is None else Asked(key, digest.hexdigest())

    def _lasts(self, result: FileResult) -> bool:
        """False for what depends on this machine or this hour: limits, libraries that are missing, other programs."""
        whole = result.fault is None or result.verdict is Verdict.NO_TABLE
        return whole and result.format not in self._converted
