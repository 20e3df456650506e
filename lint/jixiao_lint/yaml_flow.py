"""A list or map of YAML in brackets on one line: `[培训, 会议]`, `{三级指标: 培训人次, 指标值: ≥500人次}`."""

import re
from typing import Generic

from jixiao_lint.yaml_parts import NO_FIRST, QUOTED, Key, Made, Makers, OtherwiseError

_TOKEN = re.compile(rf" *([\[\]{{}},]|:(?= )|{QUOTED}|[^{NO_FIRST}][^,\[\]{{}}:#\"'?]*)")
_DEEPEST = 20
_SIGNS = frozenset(",:[]{}")


class Flow(Generic[Key, Made]):
    """Reads one; `offset` is where it stands in the text."""

    def __init__(self, written: str, offset: int, make: Makers[Key, Made]) -> None:
        self._written = written
        self._offset = offset
        self._make = make
        self._at = 0
        self._word = ""
        self._start = 0

    def read(self) -> Made:
        """What stands in the brackets. Raises OtherwiseError where they do not end the line, or hold what is not known here."""
        self._step()
        made = self._node(0)
        if self._at != len(self._written):
            raise OtherwiseError
        return made

    def _step(self) -> None:
        found = _TOKEN.match(self._written, self._at)
        if found is None:
            raise OtherwiseError
        self._at = found.end()
        self._word = found[1].rstrip(" ")
        self._start = self._offset + found.start(1)

    def _node(self, depth: int) -> Made:
        word, start = self._word, self._start
        if depth > _DEEPEST:
            raise OtherwiseError
        if word == "[":
            return self._make.items(self._items(depth), start, start + 1)
        if word == "{":
            return self._make.pairs(self._pairs(depth), start, start + 1)
        if word in _SIGNS:
            raise OtherwiseError
        return self._make.scalar(word, start, int(word[0] in "\"'"))

    def _items(self, depth: int) -> list[Made]:
        items: list[Made] = []
        self._step()
        while self._word != "]":
            items.append(self._node(depth + 1))
            self._to_the_next("]")
        return items

    def _pairs(self, depth: int) -> list[tuple[Key, Made]]:
        pairs: list[tuple[Key, Made]] = []
        self._step()
        while self._word != "}":
            if self._word in _SIGNS or self._word[0] in "\"'":
                raise OtherwiseError
            key = self._make.key(self._word, self._start, self._start + len(self._word))
            self._step()
            if self._word != ":":
                raise OtherwiseError
            self._step()
            pairs.append((key, self._node(depth + 1)))
            self._to_the_next("}")
        return pairs

    def _to_the_next(self, last: str) -> None:
        self._step()
        if self._word == ",":
            self._step()
            if self._word == last:
                raise OtherwiseError
        elif self._word != last:
            raise OtherwiseError
