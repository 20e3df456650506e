"""Waivers as comments in a YAML target file: `# jixiao: ignore[QNT002] 原因`, behind the row or on a line of its own above it."""

import re
from bisect import bisect_right

from jixiao_grammar.pattern import pattern
from jixiao_lint.source import Source
from jixiao_lint.waivers.waiver import Lines, Waiver, Written

_COMMENT = pattern(r"(?:^|(?<=\s))#\s*jixiao:\s*ignore\b(?:\[([^\]\n]*)\])?[ \t]*([^\r\n]*)", re.MULTILINE)


def waivers_in(source: Source) -> list[Waiver]:
    """The waivers written in a YAML file. What stands in a quoted or a block scalar is text, and no comment."""
    if "jixiao:" not in source.text:
        return []
    from jixiao_lint.readers.yaml_events import scalars_with_marks

    scalars = scalars_with_marks(source.text)
    starts = [start for start, _ in scalars]
    return [
        _waiver(found, source)
        for found in _COMMENT.finditer(source.text)
        if not _lies_in(found.start(), starts, scalars)
    ]


def _waiver(found: re.Match[str], source: Source) -> Waiver:
    line = source.position(found.start())[0]
    before = source.text[source.line_starts[line - 1] : found.start()]
    rules = tuple(name.strip() for name in re.split("[,，、]", found[1] or "") if name.strip())
    # Behind a row it is about that row; alone on its line about the row below.
    scope = Lines(line if before.strip() else line + 1)
    return Waiver(rules, found[2].strip(), scope, Written(f"第 {line} 行", found.start(), found.end()))


def _lies_in(at: int, starts: list[int], scalars: list[tuple[int, int]]) -> bool:
    before = bisect_right(starts, at) - 1
    return before >= 0 and at < scalars[before][1]
