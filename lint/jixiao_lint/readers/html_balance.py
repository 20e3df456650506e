"""Tags of a web page that were opened and not closed, or closed and not opened: something may be lost between them."""

from collections import Counter
from collections.abc import Iterator

from jixiao_lint.readers.announced import Announced
from jixiao_lint.readers.problem import say

# What is opened and closed alike in pages that programs write.
_CLOSED = {"table": "表格", "tr": "行", "td": "单元格", "font": "文字", "span": "文字"}
_MANY, _NEARLY_ALL = 20, 0.9
_UNEVEN = "网页里有的{name}没有开头或没有结尾，中间的内容可能丢失了。"


class Balance:
    """Counts the tags."""

    def __init__(self) -> None:
        self.started: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()

    def announced(self) -> Iterator[Announced]:
        """The elements that were opened beside those that were closed; tags without which pages are written count little."""
        for tag, name in _CLOSED.items():
            started, ended = self.started[tag], self.ended[tag]
            if tag == "table" or (started >= _MANY and ended >= _NEARLY_ALL * started):
                yield Announced(max(started, ended), min(started, ended), say(_UNEVEN, name=name))
        if self.started["body"] and not self.ended["body"] and not self.ended["html"]:
            yield Announced(1, 0, "网页没有结尾，后面的内容可能丢失了。")
