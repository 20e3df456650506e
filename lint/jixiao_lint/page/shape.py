"""The shape of what the page shows of a file: plain data, described once for the page, for programs and for the tests.

Places in texts count code points. `row` is the number of the indicator in its table, 0 for the head of the table.
"""

from typing import TypedDict


class Reason(TypedDict):
    """One finding: what is wrong, and the deed; `paste` is the mended text where it is known."""

    code: str
    family: str
    severity: str
    wrong: str
    deed: str
    paste: str | None
    example: str
    sources: list[int]


class Cell(TypedDict):
    """A cell with all that is said about it; `spans` are the stretches of `text` that are pointed at."""

    row: int
    name: str
    field: str
    text: str
    spans: list[tuple[int, int]]
    reasons: list[Reason]


class Place(TypedDict):
    """A cell that a remark speaks of."""

    table: int
    row: int
    field: str


class Remark(TypedDict):
    """What is said of most tables of a file, told once."""

    code: str
    family: str
    severity: str
    title: str
    deed: str
    count: int
    tables: list[int]
    places: list[Place]
    sources: list[int]


class HeadCell(TypedDict):
    """A field of the head of a table."""

    field: str
    text: str


class Counts(TypedDict):
    """How many findings of each weight."""

    errors: int
    warnings: int
    infos: int


class Table(TypedDict):
    """A table as it stands, with the cells of which something is said.

    `rows` are the texts of the indicators, in the order of the columns; None stands for a cell that the one above reaches down to.
    """

    index: int
    title: str
    project: str
    counts: Counts
    head: list[HeadCell]
    columns: list[str]
    rows: list[list[str | None]]
    cells: list[Cell]


class File(TypedDict):
    """One file, or one in an archive. `about` is what is said about the file itself."""

    name: str
    verdict: str
    notes: list[str]
    about: list[Reason]
    remarks: list[Remark]
    tables: list[Table]


class Source(TypedDict):
    """A document that is cited, under the number that reasons name."""

    number: int
    title: str
    document: str


class Rule(TypedDict):
    """A rule that was run; `url` is its page of the manual."""

    title: str
    url: str


class Answer(TypedDict):
    """Everything that is shown of one file, or of the files in an archive; `families` are words for families of rules."""

    files: list[File]
    sources: list[Source]
    rules: dict[str, Rule]
    families: dict[str, str]
    not_examined: list[str]
    counts: Counts
