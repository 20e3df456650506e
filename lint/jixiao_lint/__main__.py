"""`python -m jixiao_lint`."""

import os
import sys

# Before anything else is imported: Python puts the current folder first on its path. It may be that of the tables, and a
# `json.py` in it somebody's program.
if sys.path and sys.path[0] in ("", os.getcwd()):
    del sys.path[0]

from jixiao_lint.cli import main

sys.exit(main())
