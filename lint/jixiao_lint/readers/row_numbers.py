"""What forms print in front of a name and a value to tell the rows: 指标1：培训人数. It is no part of either."""

import re

from jixiao_lint.readers.pieces import sliced
from jixiao_lint.table import Place

_NUMBERED = frozenset(("三级指标", "绩效指标描述", "指标值"))
_NUMBER = r"\s*指标\s*[\d一二三四五六七八九十]+\s*[:：、.．]\s*(?=\S)"


def without_row_number(field: str, text: str, place: Place) -> tuple[str, Place]:
    """The text of a field behind the number of its row; a number alone is a left-over of the template and stays."""
    prefix = re.match(_NUMBER, text) if field in _NUMBERED and "指标" in text else None
    return (text, place) if prefix is None else sliced(text, place, prefix.end(), len(text))
