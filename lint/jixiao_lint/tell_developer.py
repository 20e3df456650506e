"""What went wrong inside the program, with its trace, for who asked for it."""

import os
import sys


def tell_developer(error: BaseException) -> None:
    """Print the trace where JIXIAO_DEBUG is set: a user is told in a finding, and needs no trace."""
    if os.environ.get("JIXIAO_DEBUG"):
        from traceback import print_exception

        print_exception(error, file=sys.stderr)
