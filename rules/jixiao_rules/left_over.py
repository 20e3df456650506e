"""Names of rows that a form was delivered with: 指标2：, ……, or a heading that stands there again."""

from jixiao_grammar.pattern import pattern
from jixiao_rules.words import section

_LABEL = pattern(r"(?:三级)?(?:指标|目标)\s*[0-9一二三四五六七八九十]*\s*[:：.．、]?|[（(]?[0-9]{1,2}[)）.．、]")
_ELLIPSIS = pattern(r"[.…。·]{2,}|…")


def is_left_over(name: str) -> bool:
    """True for a name of which nobody wrote anything."""
    if name in section("template.name-headings"):
        return True
    return _LABEL.fullmatch(name) is not None or _ELLIPSIS.fullmatch(name) is not None
