"""Labels and their values within one text."""

import re
from collections.abc import Iterator

from jixiao_lint.recognise.labels import Label, head_label

_LONGEST_LINE = 400


def inline_labels(text: str) -> Iterator[tuple[Label, int, int]]:
    """Labels with their values in one text: 项目名称：某项目　主管部门：某局. Start and end are the value's."""
    found = []
    start_only = len(text) > _LONGEST_LINE  # a long text is prose, in which a label can only stand in front
    for match in re.finditer(r"(?:^|(?<=[\s　,，;；]))(?:其中[:：])?[^\s:：,，;；]{2,14}[:：]", text[:_LONGEST_LINE]):
        label = head_label(match.group())
        if label is not None and not (start_only and match.start()):
            found.append((label, match.start(), match.end()))
    for at, (label, _, start) in enumerate(found):
        last = at + 1 == len(found)
        inner = text[start:] if last else text[start : found[at + 1][1]].rstrip(" 　,，;；")
        if inner.strip():
            yield label, start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
