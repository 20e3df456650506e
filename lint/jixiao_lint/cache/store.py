"""Where results are kept: a table of keys and answers in one file. Whatever is wrong with the file, the run goes on without."""

import os
import pickle
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from io import BytesIO
from typing import Any

# Of the shape of what is kept. What results are made of is in their keys.
_VERSION = 2
_DIGEST = 16
_DAYS = 30
_LARGEST = 256 << 20  # bytes of the file, beyond which it is begun afresh
# What a result is made of. Nothing else is loaded, whoever wrote it into the file.
_MODULES = ("jixiao_lint.", "jixiao_grammar.", "jixiao_rules.")
_OTHERS = frozenset({("decimal", "Decimal"), ("builtins", "frozenset"), ("builtins", "set"), ("datetime", "date")})


class Store:
    """Answers by key. Nothing that is asked of it fails: at worst it knows nothing, and keeps nothing."""

    def __init__(self, folder: str) -> None:
        """`folder` can be written by this user alone."""
        self._path = os.path.join(folder, f"results-{_VERSION}.sqlite3")
        self._today = date.today().toordinal()
        self._connection = self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        try:
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            if os.path.getsize(self._path) > _LARGEST:
                os.unlink(self._path)
            connection = sqlite3.connect(self._path, timeout=0.5, isolation_level=None)
            try:
                # What a power cut spoils is told by its digest; to wait for the disk would cost more than checking a file.
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, used INTEGER, answer BLOB)"
                )
            except sqlite3.DatabaseError as error:
                connection.close()
                if not isinstance(
                    error, sqlite3.OperationalError
                ):  # no table at all, not one that is busy or read-only
                    os.unlink(self._path)
                return None
        except (OSError, sqlite3.Error):
            return None
        return connection

    def has(self, key: bytes) -> bool:
        """True where something is kept under a key; it may still turn out to be spoilt."""
        if self._connection is None:
            return False
        try:
            return self._connection.execute("SELECT 1 FROM results WHERE key = ?", (key,)).fetchone() is not None
        except sqlite3.Error:
            return False

    def get(self, key: bytes) -> Any:
        """The answer that was kept under a key; None where there is none, or it is not as it was written."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT answer, used FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        digest, data = row[0][:_DIGEST], row[0][_DIGEST:]
        if _digest(key, data) != digest:
            return None
        try:
            return _Loader(BytesIO(data)).load()
        except Exception:  # a pickle can go wrong in any way
            return None

    def put(self, answers: Mapping[bytes, object], met: set[bytes]) -> None:
        """Keep answers; `met` are the keys that were asked for and found."""
        if self._connection is None:
            return
        rows = []
        for key, answer in answers.items():
            data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
            rows.append((key, self._today, _digest(key, data) + data))
        with suppress(sqlite3.Error):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
            self._connection.executemany(
                "UPDATE results SET used = ? WHERE key = ? AND used <> ?",
                ((self._today, key, self._today) for key in met),
            )
            self._connection.execute("DELETE FROM results WHERE used < ?", (self._today - _DAYS,))
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class _Loader(pickle.Unpickler):
    """Loads results, and refuses to look up anything that is no part of one."""

    def find_class(self, module: str, name: str) -> Any:
        """Return what `name` stands for in `module`. Raises UnpicklingError for what no result is made of."""
        if module.startswith(_MODULES) or (module, name) in _OTHERS:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _digest(key: bytes, data: bytes) -> bytes:
    return blake2b(data, key=key[:64], digest_size=_DIGEST).digest()
