"""From bytes to grids: which reader a file wants, by what is in it first and by its ending second."""

from jixiao_lint.readers import limits
from jixiao_lint.readers.announced import shortfalls
from jixiao_lint.readers.format import format_of
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.opening import too_large
from jixiao_lint.readers.problem import Unreadable
from jixiao_lint.readers.reading import Content, Reading


def read(path: str, data: bytes, office: Office | None = None, *, traced: bool = False) -> Reading:
    """Read one file. Never raises for what is known to go wrong in a file: that comes back as problems.

    `path` is the name as given by the user; only its ending is looked at, and only after the content. `office` is how an old
    document is converted. With `traced`, places in docx and xlsx files tell where each character stands in its part.
    """
    chosen = format_of(path, data)
    try:
        if len(data) > limits.FILE_BYTES:
            raise too_large()
        reading = chosen.read(Content(path, data, office or Office(), traced))
        return reading._replace(problems=(*reading.problems, *shortfalls(reading.announced)))
    except Unreadable as unreadable:
        return Reading(chosen.name, problems=(unreadable.problem,))


__all__ = ["Reading", "read"]
