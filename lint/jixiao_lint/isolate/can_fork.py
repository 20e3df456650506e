"""Whether a child can be a copy of this process."""

import os
import sys


def can_fork() -> bool:
    """True where a copy of this process would work: not beside other threads, whose locks would never open in it.

    The frameworks of macOS do not survive a fork; Windows and the browser have none.
    """
    return os.name == "posix" and sys.platform not in ("darwin", "emscripten") and not _has_other_threads()


def _has_other_threads() -> bool:
    threading = sys.modules.get("threading")  # where nobody loaded it, there is one thread
    return threading is not None and threading.active_count() > 1
