"""`python -m jixiao_lint`."""

import sys

from jixiao_lint.cli import main

sys.exit(main())
