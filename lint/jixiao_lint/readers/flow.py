"""Running text of a marked-up page: white space as a browser shows it, every character with its place in the file."""

import unicodedata

_SPACE = " \t\n\r\f"


class Flow:
    """Text that grows by runs. Blocks and line breaks start a new line; white space between words is one space."""

    def __init__(self) -> None:
        self._characters: list[str] = []
        self._offsets: list[int] = []
        self._gap: tuple[str, int] | None = None

    def add(self, text: str, offset: int, *, step: int = 1) -> None:
        """Append a run that begins at an offset of the file; `step` is 0 for what an entity stands for."""
        for at, character in enumerate(text):
            where = offset + at * step
            if character in _SPACE:
                gap = "\n" if character in "\n\r" else " "
                if self._gap is None or (gap == "\n" and self._gap[0] == " "):
                    self._gap = (gap, where)
            elif character >= " ":  # a browser shows no control characters
                self._close_gap(character)
                self._put(character, where)

    def line_break(self, offset: int) -> None:
        """A <br>."""
        self._gap = None
        self._put("\n", offset)

    def block(self, offset: int) -> None:
        """The edge of a block: a line break, unless the text is at one already."""
        self._gap = None
        if self._characters and self._characters[-1] != "\n":
            self._put("\n", offset)

    def result(self) -> tuple[str, tuple[tuple[int, int], ...], int]:
        """The text without empty lines around it, its pieces, and the offset behind its last character."""
        first, last = 0, len(self._characters)
        while first < last and self._characters[first] == "\n":
            first += 1
        while last > first and self._characters[last - 1] == "\n":
            last -= 1
        pieces: list[tuple[int, int]] = []
        for at in range(first, last):
            offset = self._offsets[at]
            if not pieces or offset - pieces[-1][1] != at - first - pieces[-1][0]:
                pieces.append((at - first, offset))
        end = self._offsets[last - 1] + 1 if last > first else 0
        return "".join(self._characters[first:last]), tuple(pieces), end

    def _put(self, character: str, offset: int) -> None:
        self._characters.append(character)
        self._offsets.append(offset)

    def _close_gap(self, following: str) -> None:
        """One space for the white space before a character; none at a line's start, nor for a line end in Chinese."""
        if self._gap is None:
            return
        kind, where = self._gap
        self._gap = None
        before = self._characters[-1] if self._characters else "\n"
        if before == "\n" or (kind == "\n" and _is_wide(before) and _is_wide(following)):
            return
        self._put(" ", where)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
