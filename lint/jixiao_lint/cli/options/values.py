"""What the value of an option may be. Each raises ArgumentTypeError, with what it should be."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from jixiao_lint.cli.given import split_names

if TYPE_CHECKING:
    from jixiao_lint.period import Period

Number = TypeVar("Number", int, float)


def positive(text: str) -> float:
    """A number above 0."""
    return _number(text, float, 0, 1e6, "大于 0 的数")


def period(text: str) -> "Period":
    """A year, a month or a day."""
    from jixiao_lint.period import read_period

    try:
        return read_period(text)
    except (ValueError, OverflowError):
        raise ArgumentTypeError(f"“{text}”不是日期，应当写成 2025、2025-06 或 2025-06-30") from None


def megabytes(text: str) -> int:
    """Megabytes, whole ones."""
    return _number(text, int, 255, 1_000_000, " 256 以上的整数")


def size(text: str) -> int:
    """Megabytes, from 1.5G, 800M or a bare number of megabytes."""
    bare = text.strip().upper().removesuffix("B")
    factor = 1024 if bare.endswith("G") else 1
    try:
        size = int(float(bare.rstrip("GM")) * factor)
    except (ValueError, OverflowError):
        raise ArgumentTypeError(f"应当是大小，如 1.5G 或 800M，这里写了“{text}”") from None
    return megabytes(str(size))


def part_files(text: str) -> int:
    """A number of files."""
    return _number(text, int, 0, 100_000, "正整数")


def processes(text: str) -> int:
    """A number of processes; 0 for as many as there are cores."""
    return _number(text, int, -1, 10_000, " 0 或者正整数")


def port(text: str) -> int:
    """A port; 0 for any that is free."""
    return _number(text, int, -1, 65_535, " 0 到 65535 的整数")


def year_number(text: str) -> int:
    """A year of four digits."""
    return _number(text, int, 1949, 2999, "四位数的年份，如 2025")


def _number(text: str, kind: Callable[[str], Number], above: float, most: float, what: str) -> Number:
    """The number that an option takes. Raises ArgumentTypeError, with what it should be."""
    try:
        number = kind(text)
    except ValueError:
        number = None
    if number is None or not above < number <= most:
        raise ArgumentTypeError(f"应当是{what}，这里写了“{text}”")
    return number


def name(text: str) -> str:
    """A name, or several."""
    if not split_names([text]):
        raise ArgumentTypeError("后面没有写名称")
    return text
