"""A Word document with its findings as comments."""

from collections.abc import Mapping, Sequence
from functools import partial

from jixiao_grammar.record import Record
from jixiao_lint.annotate.wording import lines_of, where_of
from jixiao_lint.finding import Finding
from jixiao_lint.fix_package import CellEdit, edits_of, proved
from jixiao_lint.office.parts import Parts
from jixiao_lint.office.protection import refuse_protected_document, refuse_signed
from jixiao_lint.office.splice import Edit, spliced
from jixiao_lint.office.word_changes import first_free, tracked_edits, without_own_changes
from jixiao_lint.office.word_comments import Comments, Remark, declared, without_own_comments, write_comments
from jixiao_lint.office.word_replace import fields_in, task
from jixiao_lint.table import PaperPlace

MAIN = "word/document.xml"


def without_comments(data: bytes) -> bytes:
    """The document without comments and changes of ours. Raises RefusedError where nothing may be written into it."""
    parts = Parts(data, MAIN)
    refuse_signed(parts)
    refuse_protected_document(parts)
    without_own_comments(parts)
    without_own_changes(parts)
    return parts.packed()


def commented(data: bytes, findings: Sequence[Finding], titles: Mapping[str, str]) -> bytes:
    """The document with a comment for each finding. Places of findings must tell where their characters stand in `data`."""
    if not findings:
        return data
    parts = Parts(data, MAIN)
    write_comments(parts, (_remark(finding, titles) for finding in findings))
    return parts.packed()


class Changed(Record):
    """The document with fixes as tracked changes, and how many there are."""

    data: bytes
    changes: int


def with_changes(path: str, data: bytes, findings: Sequence[Finding], titles: Mapping[str, str]) -> Changed:
    """The document with the sure fixes of the findings as tracked changes, each with a comment that says why.

    A fix that cannot be written so, since somebody else's change or a field stands in the way, is left to its comment.
    """
    edits = edits_of(findings)
    made = proved(path, data, edits, partial(_tracked, titles)) if edits else None
    return Changed(data, 0) if made is None else Changed(made[0], len(made[1]))


def _tracked(titles: Mapping[str, str], data: bytes, edits: Sequence[CellEdit]) -> bytes | None:
    parts = Parts(data, MAIN)
    part, root = parts.content(parts.main), parts.outline(parts.main)
    said = declared(part, root)[1]
    fields, number, comments = list(fields_in(root)), first_free(root), Comments(parts)
    written: dict[Edit, None] = {}
    for edit in edits:
        one = task(part, root, parts.main, edit.replacement, fields)
        if one is None:
            return None
        marks = comments.add(lines_of(edit.finding, titles))
        new, number = tracked_edits(part, root, one, number, marks, said)
        written |= dict.fromkeys(new)
    parts.put(parts.main, spliced(part, written))
    comments.write()
    return parts.packed()


def _remark(finding: Finding, titles: Mapping[str, str]) -> Remark:
    place, span = finding.location, finding.span
    origin = place.origin if isinstance(place, PaperPlace) else None
    start, end = (span.start, span.end) if span is not None else (0, len(finding.text or ""))
    return Remark(lines_of(finding, titles), where_of(finding), origin, start, end)
