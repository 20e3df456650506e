"""What a person says in a comment of an office file about why something stands as it does, and where that is fastened."""

from jixiao_grammar.record import Record


class InPart(Record):
    """A range of a document: bytes of its part, `end` exclusive, and where the paragraph begins in which it begins."""

    part: str
    start: int
    end: int
    paragraph: int


class AtCell(Record):
    """A cell of a spreadsheet."""

    sheet: str
    address: str


class Explained(Record):
    """What a comment says behind 已说明：, who wrote it, and where it is fastened."""

    reason: str
    author: str
    scope: InPart | AtCell
