"""What is held back of a file until its waivers can be judged."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from jixiao_grammar.record import Record
from jixiao_lint.config.selection import Chosen, known_names
from jixiao_lint.file_path import FilePath
from jixiao_lint.file_problems import (
    numbered,
    report_waiver,
)
from jixiao_lint.finding import Finding
from jixiao_lint.read_file import ReadFile
from jixiao_lint.source import Source
from jixiao_lint.troubles import EVERY_TROUBLE
from jixiao_lint.waivers.waiver import Rows, Waiver

if TYPE_CHECKING:
    from jixiao_lint.waivers.judge import Known


class Held(Record):
    """What was found in a file that has waivers: they are judged when rules across files have spoken, too."""

    found: tuple[Finding, ...]
    waivers: tuple[Waiver, ...]
    rows: Rows
    known: "Known"
    source: Source | None
    untold: frozenset[str]


def held_of(heard: Sequence[Finding], file: ReadFile, chosen: Chosen, waivers: Sequence[Waiver]) -> Held | None:
    """What is needed to judge the waivers that stand as comments in the file and those of a file of waivers."""
    source, document = file.source, file.document
    if source is not None and document.format == "yaml":
        from jixiao_lint.waivers.comments import waivers_in  # it brings the reader of target files

        comments = waivers_in(source)
    elif file.explained:
        from jixiao_lint.waivers.explanations import waivers_of

        comments = waivers_of(file.explained)
    else:
        comments = []
    if not comments and not waivers:
        return None
    from jixiao_lint.waivers.judge import Known

    ran = {name for active in chosen.rules for name in (active.code, active.name)}
    troubles = {name for trouble in EVERY_TROUBLE for name in (trouble.code, trouble.name)}
    known = Known(known_names(chosen.packs) | troubles, frozenset(ran | troubles))
    rows = Rows(document.tables, source)
    lines = source._replace(text="") if source is not None else None  # of the text no more than its lines is asked for
    return Held(tuple(heard), (*comments, *waivers), rows, known, lines, chosen.untold)


def left_of(found: Sequence[Finding], held: Held, path: FilePath) -> tuple[tuple[Finding, ...], int]:
    """The findings that no waiver silences, with what is wrong with the waivers, and how many are silenced."""
    from jixiao_lint.waivers.judge import judge

    judged = judge(found, held.waivers, held.rows, held.known, date.today())
    flawed = (report_waiver(path, flaw, held.source) for flaw in judged.flawed)
    return (*judged.left, *numbered(flawed)), judged.silenced
