"""A Word document with its findings as comments."""

from collections.abc import Mapping, Sequence

from jixiao_lint.annotate.wording import lines_of, where_of
from jixiao_lint.finding import Finding
from jixiao_lint.office.parts import Parts
from jixiao_lint.office.protection import refuse_protected_document, refuse_signed
from jixiao_lint.office.word_comments import Remark, without_own_comments, write_comments
from jixiao_lint.table import PaperPlace

MAIN = "word/document.xml"


def without_comments(data: bytes) -> bytes:
    """The document without comments of ours. Raises RefusedError where nothing may be written into it."""
    parts = Parts(data, MAIN)
    refuse_signed(parts)
    refuse_protected_document(parts)
    without_own_comments(parts)
    return parts.packed()


def commented(data: bytes, findings: Sequence[Finding], titles: Mapping[str, str]) -> bytes:
    """The document with a comment for each finding. Places of findings must tell where their characters stand in `data`."""
    if not findings:
        return data
    parts = Parts(data, MAIN)
    write_comments(parts, (_remark(finding, titles) for finding in findings))
    return parts.packed()


def _remark(finding: Finding, titles: Mapping[str, str]) -> Remark:
    place, span = finding.location, finding.span
    origin = place.origin if isinstance(place, PaperPlace) else None
    start, end = (span.start, span.end) if span is not None else (0, len(finding.text or ""))
    return Remark(lines_of(finding, titles), where_of(finding), origin, start, end)
