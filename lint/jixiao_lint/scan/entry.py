"""A file of a scan as it was listed: what it is called, where its bytes are, and what would tell that it has changed."""

from jixiao_grammar.record import Record
from jixiao_lint.discover import Found


class Entry(Record):
    """`found` names the file and says how it was met. `address` is where fsspec opens it; None for a file of this machine.

    `size` are its bytes, `tag` an ETag or the time of its last change.
    """

    found: Found
    address: str | None
    size: int
    tag: str

    @property
    def state(self) -> bytes:
        """All of it that counts for what the file is and holds."""
        found = self.found
        told = (found.path.raw, found.path.inside, found.named, found.member, found.trouble and found.trouble.errno)
        archive = found.archive and found.archive.raw
        return repr((told, archive, self.address, self.size, self.tag)).encode("utf-8", "surrogatepass")
