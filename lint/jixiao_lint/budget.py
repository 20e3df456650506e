"""What one file may cost: no file may take a run's time or memory from the others."""

from jixiao_grammar.record import Record

MEGABYTE = 1024 * 1024


class Budget(Record):
    """The limits of one file: seconds of the processor, seconds that a conversion by LibreOffice may take, bytes of memory.

    How many bytes, cells and elements a reader takes in is fixed, in `readers.limits`.
    """

    seconds: float = 10.0
    conversion_seconds: float = 60.0
    memory: int = 1536 * MEGABYTE

    @property
    def patience(self) -> float:
        """How many seconds by the clock a file may take: one that waits uses no processor, and still holds up the run."""
        return 3 * self.seconds + self.conversion_seconds
