"""Where the built parse table is kept between runs: a folder that only the user can write, or nowhere."""

import hashlib
import os
import stat
import sys
from pathlib import Path

_OFF = frozenset(("", "0", "off", "no", "false"))


def cache_file(grammar: str) -> str | None:
    """The file for this grammar, or None: switched off, or no folder that is ours alone.

    `JIXIAO_CACHE_DIR` names another folder; `JIXIAO_CACHE_DIR=off` switches the cache off. The table is a pickle, so a
    folder that belongs to somebody else or that others can write is never used.
    """
    wish = os.environ.get("JIXIAO_CACHE_DIR")
    if wish is not None and wish.strip().lower() in _OFF:
        return None
    folder = Path(wish) if wish else _home()
    if folder is None or not _is_private(folder):
        return None
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    name = hashlib.sha256(f"{version}\n{grammar}".encode()).hexdigest()[:16]
    return str(folder / f"value-{name}.lark")


def _home() -> Path | None:
    base = os.environ.get("XDG_CACHE_HOME")
    if base and os.path.isabs(base):
        return Path(base) / "jixiao"
    home = os.path.expanduser("~")
    return Path(home) / ".cache" / "jixiao" if os.path.isabs(home) else None


def _is_private(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(facts.st_mode) or not os.access(folder, os.W_OK):
        return False
    if not hasattr(os, "getuid"):
        return True
    return facts.st_uid == os.getuid() and not facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
