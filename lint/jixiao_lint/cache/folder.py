"""The folder for what is kept between runs: one that this user alone can write, or none."""

import os
import stat
import sys


def cache_folder() -> str | None:
    """The folder, made where it was missing; None where there is none that nobody else can write, or it cannot be made."""
    home = _home()
    if home is None or not os.path.isabs(home):
        return None
    folder = os.path.join(os.path.realpath(home), "jixiao")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return folder if os.name == "nt" or _is_own(folder) else None
    except OSError:
        return None


def _home() -> str | None:
    if os.name == "nt":
        return os.environ.get("LOCALAPPDATA")
    usual = "~/Library/Caches" if sys.platform == "darwin" else "~/.cache"
    return os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(usual)


def _is_own(folder: str) -> bool:
    """True where the folder is this user's, and nobody else could write in it or put another in its place."""
    own = os.lstat(folder)
    if not stat.S_ISDIR(own.st_mode) or own.st_uid != os.geteuid() or own.st_mode & 0o022:
        return False
    above = os.path.dirname(folder)
    while True:
        state = os.lstat(above)
        # In a folder like /tmp others can make files, but not take away those of somebody else.
        if state.st_uid not in (0, own.st_uid) or (state.st_mode & 0o022 and not state.st_mode & stat.S_ISVTX):
            return False
        if above == os.path.dirname(above):
            return True
        above = os.path.dirname(above)
