"""A file that was not read, or not to the end, as a line of a list."""

from jixiao_lint.overview.groups import family_of
from jixiao_lint.plain_text import one_line
from jixiao_lint.result import FileResult, Verdict
from jixiao_lint.troubles import FAMILY
from jixiao_lint.work_list.rows import place_of

# Of a form full of pictures, as many as say what the matter is.
_MOST = 5


def why_unread(file: FileResult) -> str:
    """Its name, and why it was not read, with the place where that is a cell."""
    told = []
    for finding in file.findings:
        if family_of(finding.code) == FAMILY:
            place = place_of(finding) if finding.table is not None else ""
            told.append(f"{place}：{finding.message}" if place else finding.message)
    reasons = "；".join(text.rstrip("。") for text in told[:_MOST]) or "没有读完"
    more = f"；另有 {len(told) - _MOST} 处" if len(told) > _MOST else ""
    part = "（只读出一部分）" if file.verdict is Verdict.READ else ""
    return one_line(f"{file.path.shown}{part}：{reasons}{more}")
