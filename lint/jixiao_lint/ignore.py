"""Comments in YAML that silence a rule on a row: `# jixiao: ignore[QNT002] 原因`, on its line or on the line above the row.

A waiver without a reason, or one that silences nothing, is itself reported, so that none outlives its cause.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jixiao_lint.finding import Finding, LineStretch
from jixiao_lint.source import Source
from jixiao_lint.table import Table, TextPlace

_COMMENT = re.compile(r"(?:^|\s)#\s*jixiao:\s*ignore\[([^\]\n]*)\][ \t]*([^\r\n]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A comment that silences rules. `line` is 1-based; `start` and `end` are offsets of the comment in the file."""

    names: tuple[str, ...]
    reason: str
    line: int
    start: int
    end: int


class Silenced(NamedTuple):
    """What is left of the findings, how many were silenced, and the waivers that are not in order."""

    findings: tuple[Finding, ...]
    silenced: int
    unused: tuple[Waiver, ...]
    without_reason: tuple[Waiver, ...]


def waivers(source: Source) -> list[Waiver]:
    """The waivers written in a YAML file."""
    if "jixiao:" not in source.text:
        return []
    found = []
    for match in _COMMENT.finditer(source.text):
        start = source.text.index("#", match.start())
        names = tuple(name.strip() for name in match[1].split(",") if name.strip())
        found.append(Waiver(names, match[2].strip(), source.position(start)[0], start, match.end()))
    return found


def silence(
    findings: Sequence[Finding], written: Sequence[Waiver], tables: Sequence[Table], source: Source
) -> Silenced:
    """Take out the findings that a waiver with a reason covers: those on the row, or head field, that it stands by."""
    rows = _rows_by_line(tables, source)
    covered = [waiver for waiver in written if waiver.reason]
    used: set[Waiver] = set()
    left = []
    for finding in findings:
        by = [waiver for waiver in covered if _covers(waiver, finding, rows)]
        used.update(by)
        if not by:
            left.append(finding)
    unused = tuple(waiver for waiver in covered if waiver not in used)
    return Silenced(tuple(left), len(findings) - len(left), unused, tuple(w for w in written if not w.reason))


def _covers(waiver: Waiver, finding: Finding, rows: Mapping[int, tuple[int, int]]) -> bool:
    if finding.code not in waiver.names and finding.name not in waiver.names:
        return False
    if isinstance(finding.location, LineStretch) and finding.location.line in (waiver.line, waiver.line + 1):
        return True
    row = rows.get(waiver.line) or rows.get(waiver.line + 1)
    return row is not None and finding.indicator is not None and row == _row_of(finding)


def _row_of(finding: Finding) -> tuple[int, int] | None:
    return (finding.table.index, finding.indicator.index) if finding.table and finding.indicator else None


def _rows_by_line(tables: Sequence[Table], source: Source) -> dict[int, tuple[int, int]]:
    """Which indicator each line of the file belongs to."""
    lines: dict[int, tuple[int, int]] = {}
    for table in tables:
        for indicator in table.indicators:
            for cell in indicator.cells.values():
                if cell.indicator == indicator.index and isinstance(cell.place, TextPlace):
                    lines[source.position(cell.place.pieces[0][1])[0]] = (table.index, indicator.index)
    return lines
