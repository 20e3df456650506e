"""Findings with their stretches of a text, and how they are carried over to the text after an edit."""

from collections.abc import Iterable, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.finding import Finding, LineStretch, Location
from jixiao_lint.troubles import FAMILY, TROUBLES

_READING = frozenset(trouble.code for trouble in TROUBLES.values())


class Stretch(Record):
    """Offsets in a text, code points, the end exclusive."""

    start: int
    end: int

    def moved(self, by: int) -> "Stretch":
        """The same stretch so many characters further on."""
        return Stretch(self.start + by, self.end + by)


class Mark(Record):
    """A finding, where it stands in the text, and where what it speaks of beside stands, each None where that is elsewhere."""

    finding: Finding
    place: Stretch
    related: tuple[Stretch | None, ...] = ()

    def moved(self, by: int) -> "Mark":
        """The mark in a text that has so many characters more before it."""
        if by == 0:
            return self
        return Mark(self.finding, self.place.moved(by), tuple(one and one.moved(by) for one in self.related))

    @property
    def is_about_reading(self) -> bool:
        """True for the reason why something in the file could not be read."""
        return self.finding.code in _READING

    @property
    def is_about_file(self) -> bool:
        """True for what is no defect of a target, but of the file that it is written in."""
        return self.finding.code.startswith(FAMILY)


class Change(Record):
    """What an edit replaced: from `start` to `end` in the old text, to `new_end` in the new one."""

    start: int
    end: int
    new_end: int

    @property
    def grown_by(self) -> int:
        """How many characters longer the text is."""
        return self.new_end - self.end


def marks_of(findings: Iterable[Finding], starts: Sequence[int], before: int = 0) -> tuple[Mark, ...]:
    """The marks of findings in a text whose lines begin at `starts`, of which the first `before` characters are not shown.

    What has no lines is marked at the beginning.
    """
    marks = []
    for finding in findings:
        related = tuple(
            stretch_of(one.location, starts, before) if one.path == finding.path else None for one in finding.related
        )
        marks.append(Mark(finding, stretch_of(finding.location, starts, before) or Stretch(0, 0), related))
    return tuple(marks)


def stretch_of(location: Location, starts: Sequence[int], before: int = 0) -> Stretch | None:
    """The offsets of a location; None where it has no lines."""
    if not isinstance(location, LineStretch):
        return None
    start = starts[location.line - 1] + location.column - 1
    end = starts[location.end_line - 1] + location.end_column - 1
    return Stretch(start - before, end - before)


def change_between(old: str, new: str) -> Change:
    """The stretch that differs between two texts."""
    start = _same_length(old, new)
    most = min(len(old), len(new)) - start
    tail = _same_tail(old, new, most)
    return Change(start, len(old) - tail, len(new) - tail)


def _same_length(one: str, other: str) -> int:
    """How many characters are the same at the beginning: halves are compared, which the interpreter does at once."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _same_tail(one: str, other: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        same = one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def carried(marks: Iterable[Mark], change: Change) -> list[Mark]:
    """The marks that an edit did not touch, where they stand now."""
    kept = []
    for mark in marks:
        if mark.place.end < change.start or (mark.place.end <= change.start and mark.place.start < mark.place.end):
            kept.append(mark._replace(related=_carried_places(mark.related, change)))
        elif mark.place.start >= change.end:
            moved = mark._replace(place=mark.place.moved(change.grown_by))
            kept.append(moved._replace(related=_carried_places(mark.related, change)))
    return kept


def _carried_places(places: tuple[Stretch | None, ...], change: Change) -> tuple[Stretch | None, ...]:
    carried_over = []
    for place in places:
        if place is None or place.end <= change.start:
            carried_over.append(place)
        else:
            carried_over.append(place.moved(change.grown_by) if place.start >= change.end else None)
    return tuple(carried_over)
