"""What each state of the parser does with each symbol, read from how the tables write it when a text first comes there."""

from collections.abc import Iterator, Sequence


class Actions:
    """For each state the symbols and where they lead: a state, or ~rule."""

    def __init__(self, written: Sequence[str], lookaheads: Sequence[str]) -> None:
        self._written = written
        self._lookaheads = lookaheads
        self._read: list[dict[str, int] | None] = [None] * len(written)

    def __getitem__(self, state: int) -> dict[str, int]:
        found = self._read[state]
        if found is None:
            found = self._read[state] = self._of(self._written[state])
        return found

    def _of(self, written: str) -> dict[str, int]:
        leads, _, left = written.partition(";")
        row = {
            symbol: ~int(rule) for rule, number in _pairs(left) for symbol in self._lookaheads[int(number)].split(" ")
        }
        row.update((symbol, int(aim)) for symbol, aim in _pairs(leads))
        return row


def _pairs(written: str) -> Iterator[tuple[str, str]]:
    words = iter(written.split(" ") if written else ())
    return zip(words, words, strict=True)
