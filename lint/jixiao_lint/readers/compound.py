"""OLE2 compound files (doc, xls, et, msi, …): what stands in their directory, which alone tells what such a file is."""

from collections.abc import Iterator

from jixiao_grammar.record import Record

_ENTRY = 128
_PIECE = 64
_FREE = 0xFFFFFFF0  # sector numbers from here on are marks, none of them a sector
_MOST_ENTRIES = 100_000


class Stream(Record):
    """A stream of the root: its name, where it begins, and its length in bytes."""

    name: str
    start: int
    size: int


class _Node(Record):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The directory of a compound file. A broken one has the streams that can still be found."""

    def __init__(self, data: bytes) -> None:
        """Read the directory; never raises for what is in the bytes."""
        self._data = data
        self._sector = 1 << min(int.from_bytes(data[30:32], "little"), 16)
        self._fat = tuple(self._table())
        self._pieces: tuple[int, ...] = ()
        self._shared = b""
        self._nodes = tuple(_nodes(self.chained(_number(data, 48))))
        self.streams = {stream.name: stream for stream in self._of_root()}
        """The streams and storages that lie in the root, not in an object that is kept inside the file."""

    def chained(self, first: int, most: int | None = None) -> bytes:
        """The bytes of a chain of sectors, as far as it can be followed, at most as many as said."""
        return b"".join(self.sector(number) for number in self.chain(first, most))

    def chain(self, first: int, most: int | None = None) -> Iterator[int]:
        """The numbers of the sectors of a chain, in their order."""
        seen: set[int] = set()
        limit = len(self._fat) if most is None else -(-most // self._sector)
        while first < _FREE and first not in seen and len(seen) < limit:
            seen.add(first)
            yield first
            first = self._fat[first] if first < len(self._fat) else _FREE

    def sector(self, number: int) -> bytes:
        """The bytes of one sector; none where the file ends before it."""
        start = (number + 1) * self._sector
        return self._data[start : start + self._sector]

    def content(self, stream: Stream) -> bytes:
        """The bytes of a stream; fewer than its size where some are lost."""
        if stream.size < _number(self._data, 56):
            return self._small(stream)
        return self.chained(stream.start, stream.size)[: stream.size]

    def _small(self, stream: Stream) -> bytes:
        """A stream that lies with other small ones in the stream of the root, in pieces of 64 bytes."""
        root = self._nodes[0]
        if not self._pieces:
            plan = self.chained(_number(self._data, 60))
            self._pieces = tuple(_number(plan, at) for at in range(0, len(plan), 4))
            self._shared = self.chained(root.start, root.size)
        out, at, seen = b"", stream.start, set[int]()
        while at < len(self._pieces) and at not in seen and len(out) < stream.size:
            seen.add(at)
            out += self._shared[at * _PIECE : (at + 1) * _PIECE]
            at = self._pieces[at]
        return out[: stream.size]

    def _table(self) -> Iterator[int]:
        """For each sector the one that follows it in its chain."""
        numbers = [_number(self._data, 76 + 4 * at) for at in range(109)]
        more, seen = _number(self._data, 68), set[int]()
        while more < _FREE and more not in seen and len(seen) < _MOST_ENTRIES:
            seen.add(more)
            block = self.sector(more)
            numbers += [_number(block, at) for at in range(0, len(block) - 4, 4)]
            more = _number(block, len(block) - 4) if len(block) >= 4 else _FREE
        for number in numbers:
            if number < _FREE:
                block = self.sector(number)
                yield from (_number(block, at) for at in range(0, len(block), 4))

    def _of_root(self) -> Iterator[Stream]:
        """The entries of the root, which are the nodes of a tree."""
        todo = [self._nodes[0].child] if self._nodes else []
        seen: set[int] = set()
        while todo:
            at = todo.pop()
            if at >= len(self._nodes) or at in seen:
                continue
            seen.add(at)
            node = self._nodes[at]
            todo += [node.left, node.right]
            yield Stream(node.name, node.start, node.size)


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4].ljust(4, b"\xff"), "little")


def _nodes(directory: bytes) -> Iterator[_Node]:
    for at in range(0, min(len(directory), _MOST_ENTRIES * _ENTRY), _ENTRY):
        entry = directory[at : at + _ENTRY].ljust(_ENTRY, b"\0")
        length = max(0, min(64, int.from_bytes(entry[64:66], "little")) - 2)
        name = entry[:length].decode("utf-16-le", "replace")
        left, right, child = (_number(entry, offset) for offset in (68, 72, 76))
        yield _Node(name, entry[66], left, right, child, _number(entry, 116), _number(entry, 120))
