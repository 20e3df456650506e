"""General readers of Chinese numbers and dates, on the forms of values that they are made for; each may be missing."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple


class Peer(NamedTuple):
    """A reader, the kind of value it reads (money, date, percent …), and what reads one text."""

    name: str
    kinds: tuple[str, ...]
    read: Callable[[str], Any]

    def reads(self, text: str) -> bool:
        """True where the peer gives an answer for this text at all."""
        with contextlib.suppress(Exception):
            return bool(self.read(text))
        return False


def peers() -> Iterator[Peer]:
    """Those that are installed."""
    yield from _jionlp()
    yield from _recognizers()


def _jionlp() -> Iterator[Peer]:
    try:
        import jionlp  # type: ignore[import-not-found]
    except ImportError:
        return
    yield Peer("jionlp.parse_money", ("money",), jionlp.parse_money)
    yield Peer("jionlp.parse_time", ("date", "period", "duration", "recurrence"), jionlp.parse_time)


def _recognizers() -> Iterator[Peer]:
    try:
        from recognizers_number_with_unit import recognize_currency  # type: ignore[import-not-found]
        from recognizers_text import Culture  # type: ignore[import-not-found]
    except Exception:  # it pins old versions of what it needs, and may fail in many ways
        return
    yield Peer("Microsoft recognize_currency", ("money",), lambda text: recognize_currency(text, Culture.Chinese))


def common(texts: Sequence[str], peer: Peer) -> list[str]:
    """The texts that the peer can read, so that both are timed on the same ones."""
    return [text for text in texts if peer.reads(text)]
