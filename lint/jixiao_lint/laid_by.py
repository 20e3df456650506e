"""The shares of files packed small until all files have been read."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from jixiao_grammar.record import Record
from jixiao_lint.across.judge import Heard
from jixiao_lint.across.sketch import FileSketch
from jixiao_lint.file_path import FilePath
from jixiao_lint.part import Part, settle
from jixiao_lint.result import FileResult

# Results that are packed together until all files have been read: files of a run are much alike.
_TOGETHER = 32


class Laid(Record):
    """A part as a child hands it over where it is needed again when all files have been read: its sketch, and the rest packed."""

    sketch: FileSketch | None
    packed: bytes


def lay(part: Part) -> Laid:
    """The part with its sketch at hand and the rest packed."""
    return Laid(part.sketch, _pickled(part._replace(sketch=None)))


def _pickled(thing: object) -> bytes:
    import pickle  # a run over one file lays nothing by

    return pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)


def laid_by(parts: Iterable[Part | Laid], sketches: list[FileSketch]) -> Iterator[bytes]:
    """The parts packed small until all files have been read: of ten thousand, their findings would be most of the memory."""
    import zlib

    rest = iter(parts)
    while block := [part if isinstance(part, Laid) else lay(part) for part in islice(rest, _TOGETHER)]:
        sketches += (laid.sketch for laid in block if laid.sketch is not None)
        yield zlib.compress(_pickled([laid.packed for laid in block]))


def settled(waiting: Iterable[bytes], heard: Mapping[FilePath, Heard]) -> Iterator[FileResult]:
    """The results of files of which the tables were looked at together."""
    import pickle
    import zlib

    nothing = Heard()
    for packed in waiting:
        block: list[bytes] = pickle.loads(zlib.decompress(packed))
        for laid in block:
            part: Part = pickle.loads(laid)
            yield settle(part, heard.get(part.result.path, nothing))
