"""How far a scan has come: the rate, and how long the rest will take, where somebody waits or keeps a log."""

from time import monotonic
from types import TracebackType
from typing import Self

from jixiao_lint.cli.streams import tell

# Seconds between two lines, at the beginning and later on: a log of a night is not to be a book.
_FIRST, _SELDOM = 10.0, 60.0


class Progress:
    """Counts the parts and files that are done, and says so from time to time."""

    def __init__(self, parts: int, files: int, *, wanted: bool) -> None:
        """`parts` and `files` are what there is to do; not `wanted`: nothing is said."""
        self.parts = 0
        self._files = self._unread = 0
        self._all_parts, self._all_files = parts, files
        self._wanted = wanted
        self._begun = self._said = monotonic()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say the last word."""
        if self._wanted and self.parts:
            seconds = monotonic() - self._begun
            tell(f"jixiao: 做完 {self.parts} 份 {self._files} 个文件，用时 {_time(seconds)}{self._troubles()}")

    def advance(self, files: int, unread: int) -> None:
        """A part is done."""
        self.parts += 1
        self._files += files
        self._unread += unread
        now = monotonic()
        pause = _FIRST if now - self._begun < 60 else _SELDOM
        if self._wanted and now - self._said >= pause and self.parts < self._all_parts:
            self._said = now
            rate = self._files / (now - self._begun)
            rest = (self._all_files - self._files) / rate if rate else 0
            tell(
                f"jixiao: {self.parts}/{self._all_parts} 份，{self._files}/{self._all_files} 个文件，"
                f"每秒 {rate:.0f} 个，约剩 {_time(rest)}{self._troubles()}"
            )

    def _troubles(self) -> str:
        return f"，{self._unread} 个没有读到" if self._unread else ""


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} 秒"
    return f"{seconds / 60:.0f} 分钟" if seconds < 5400 else f"{seconds / 3600:.1f} 小时"
