"""A file on its way in and as it was read: what every reader is handed, and what every reader gives."""

from jixiao_grammar.record import Record
from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.explanation import Explained
from jixiao_lint.readers.grid import Grid
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.problem import Problem
from jixiao_lint.source import Source
from jixiao_lint.table import Table


class Content(Record):
    """What a reader is handed. `path` is the name as the user gave it, for messages.

    `office` is how an old document is converted. With `traced`, places in docx and xlsx files tell where each character stands
    in its part.
    """

    path: str
    data: bytes
    office: Office = Office()
    traced: bool = False

    @property
    def ending(self) -> str:
        """The ending of the name, in lower case, with its dot; empty where it has none."""
        return ending_of(self.path)


class Reading(Record):
    """A file as read. `format` is the reader's name (txt, yaml, docx, …).

    `source` is the decoded text, None where the file has no lines. `grids` go to the recogniser; `tables` are there
    already where the file names its fields itself (YAML, JSON). `problems` is what was not read, `notes` what a user
    should know though nothing is wrong. `explained` are the comments that say why something stands as it does. `is_ours` is
    False where a stranger's file may use the same words: what is in it concerns only the user who named it. `announced` is what
    the file says that it holds, beside what was got.
    """

    format: str
    source: Source | None = None
    grids: tuple[Grid, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    explained: tuple[Explained, ...] = ()
    is_ours: bool = True
    announced: tuple[Announced, ...] = ()


def ending_of(path: str) -> str:
    """The ending of a name, in lower case, with its dot; empty where it has none."""
    file = path.replace("\\", "/").rsplit("/", 1)[-1]
    return "." + file.rsplit(".", 1)[1].lower() if "." in file else ""
