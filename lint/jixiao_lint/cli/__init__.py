"""Door one: arguments in, exit code out. 0: nothing to complain about; 1: findings; 2: the job could not be done."""

import atexit
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from jixiao_lint.cli.arguments import parsed
from jixiao_lint.cli.speech import chinese
from jixiao_lint.cli.streams import discard_output, tell

FOUND, CANNOT = 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code; never raises for what a user can do wrong."""
    # What is loaded at the start stays: the collector need hardly look at it. `check` sets it to work once its rules are there.
    gc.set_threshold(200_000)
    # At the end Python would look once more at all that is loaded, for a tenth of a small run, and the process is over anyway.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    _speak_utf8()
    try:
        with chinese():
            arguments = parsed(argv)
        if argv is None and _is_one_file(arguments):
            return _watched(arguments)
        return _run(arguments.command, arguments)
    except BrokenPipeError:
        # The reader of our output (head, less) went away: nothing more to say, and nothing to complain about.
        discard_output()
        return CANNOT
    except KeyboardInterrupt:
        return _give_up("已中断")


def _run(command: str, arguments: object) -> int:
    from importlib import import_module

    from jixiao_lint.cli.failure import Failure
    from jixiao_lint.config.failure import ConfigError
    from jixiao_lint.packs import UnknownNameError

    run = import_module(f"jixiao_lint.cli.{command}").run
    try:
        return int(run(arguments))
    except (Failure, ConfigError, UnknownNameError) as error:
        return _give_up(str(error.args[0]))
    except FileNotFoundError as error:
        return _give_up(f"没有这个文件或文件夹：{error.filename or error.args[0]}")
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if os.environ.get("JIXIAO_DEBUG"):
            raise
        return _give_up(
            f"程序内部出错（{type(error).__name__}：{error}）。设 JIXIAO_DEBUG=1 再运行可以看到详情，烦请告知我们"
        )


def _is_one_file(arguments: Namespace) -> bool:
    """True for a check of one file that changes nothing: the run of an editor, of a hook, of somebody who tries it out."""
    if (
        arguments.command != "check"
        or len(arguments.paths) != 1
        or arguments.jobs != 1
        or os.environ.get("JIXIAO_DEBUG")
    ):
        return False
    does_more = (arguments.fix, arguments.diff, arguments.timing, arguments.write_baseline, arguments.add_waivers)
    path: str = arguments.paths[0]
    return not any(does_more) and os.path.isfile(path) and not path.lower().endswith(".zip")


def _watched(arguments: Namespace) -> int:
    from jixiao_lint.isolate.can_fork import can_fork

    if not can_fork():
        return _run(arguments.command, arguments)
    from jixiao_lint.isolate.watched import watched

    copied = Namespace(**vars(arguments), is_watched=True)
    return watched(lambda: _run_to_its_end(copied), lambda: _run(arguments.command, arguments))


def _run_to_its_end(arguments: Namespace) -> int:
    """As `main`, for a process that ends here."""
    try:
        return _run(arguments.command, arguments)
    except BrokenPipeError:
        discard_output()
        return CANNOT
    except KeyboardInterrupt:
        return _give_up("已中断")


def _give_up(message: str) -> int:
    tell(f"jixiao: {message}")
    return CANNOT


def _speak_utf8() -> None:
    """A console that cannot show a character gets a stand-in instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
