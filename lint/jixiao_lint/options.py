"""How files are to be checked: what the command, an editor, a page or a scan fill in, each in its own way."""

from jixiao_grammar.record import Record
from jixiao_lint.config.files import Given
from jixiao_lint.period import Period


class Options(Record):
    """Plain and frozen, so that it can be handed to another process.

    `given` says which configurations hold. `select`, `extend_select` and `ignore` are names of rules, as in a configuration,
    and outweigh it. `year` is the budget year of tables that name none; `as_of` the days whose
    standards of expense hold, instead of those of the budget year. `jobs` is the number of processes; 0 for as many as
    there are cores. The limits of one file are seconds of the processor, seconds by the clock for a conversion by
    LibreOffice, and megabytes; None leaves them to the configuration. `keeps_source`: results carry the text of their file;
    `keeps_tables`: and the texts of its tables, cell by cell. `marks`: findings carry fingerprints, and files their digests.
    `waivers` is a file of waivers, or a work list that came back, which holds for every file instead of those found beside them.
    `cache`: results of an earlier run stand for files that have not changed.
    """

    given: Given = Given()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    year: int | None = None
    as_of: Period | None = None
    jobs: int = 1
    file_seconds: float | None = None
    convert_seconds: float | None = None
    file_memory: int | None = None
    keeps_source: bool = True
    keeps_tables: bool = False
    marks: bool = True
    cache: bool = False
    waivers: str | None = None
