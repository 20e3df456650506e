"""The two streams of a command: reports leave by the one, what is said about the work by the other.

Logs are read by agents of build services, too, which obey some lines. Text from files never makes such a line.
"""

import os
import sys
from typing import TextIO

from jixiao_lint.cli.failure import Failure, why
from jixiao_lint.plain_text import unheeded, without_controls

# Characters of one thing said about the work; what is longer quotes a file that nobody wrote by hand.
_LONGEST = 2_000


def say(text: str) -> None:
    """Write a text for people on the standard output, in its encoding; what that has no character for gets a stand-in."""
    stream = _standard_output()
    try:
        stream.write(unheeded(text))
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _lost(error) from error


def hand_over(text: str) -> None:
    """Write a text for machines on the standard output: the bytes of UTF-8, whatever the console is."""
    hand_over_bytes(text.encode("utf-8"))


def hand_over_bytes(data: bytes) -> None:
    """Write bytes on the standard output as they are."""
    stream = _standard_output()
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _lost(error) from error


def tell(text: str) -> None:
    """Say something about the work on standard error, where there is one."""
    if sys.stderr is not None:
        short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        print(unheeded(without_controls(short)), file=sys.stderr)


def say_aside(text: str) -> None:
    """Write a text for people on standard error, where the standard output belongs to something else."""
    if sys.stderr is not None:
        sys.stderr.write(unheeded(text))
        sys.stderr.flush()


def discard_output() -> None:
    """Let nothing more come out of the standard output, so that what is left of it is not tried again at the end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise Failure("标准输出已经关闭，没有地方写结果")
    return sys.stdout


def _lost(error: OSError) -> Failure:
    discard_output()
    return Failure(f"写不了标准输出：{why(error)}")
