"""What the single-file program begins with: started without a word, as by a double click, it opens the page in the browser."""

import multiprocessing
import os
import sys

from jixiao_lint.cli import main

_LIBRARIES = "LD_LIBRARY_PATH"


def _give_back_libraries() -> None:
    """Our libraries are for us: a program that is started from here, such as LibreOffice, has its own."""
    before = os.environ.get(f"{_LIBRARIES}_ORIG")
    if before is None:
        os.environ.pop(_LIBRARIES, None)
    else:
        os.environ[_LIBRARIES] = before


if __name__ == "__main__":
    multiprocessing.freeze_support()
    _give_back_libraries()
    sys.exit(main(sys.argv[1:] or ["serve", "--open"]))
