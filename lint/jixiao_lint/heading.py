"""The number that a form's own heading has, by which people speak of it: 表 3, 3.某项目绩效目标表, 三、某项目绩效目标表."""

from functools import lru_cache

from jixiao_grammar.pattern import pattern

_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")}
_MOST_DIGITS = 3
_POINTS = frozenset(".．、)）")
_NUMBER = r"(\d{1,3}|[一二三四五六七八九十]{1,3})"
_BOOKMARK = pattern(r"\[[Bb]ookmark:[^\]]*\]")
_IN_FRONT = pattern(rf"\s*[(（]?(?:附?表\s*{_NUMBER}(?![\d年月-])|{_NUMBER}\s*[.．、)）](?!\d))")


def unmarked(text: str) -> str:
    """Without the marks that word processors leave in exported text, on one line."""
    return " ".join(_BOOKMARK.sub("", text).split())


@lru_cache(maxsize=1024)
def heading_number(title: str) -> int | None:
    """The number at the start of a title; None where it has none."""
    text = _BOOKMARK.sub("", title)
    if text.lstrip()[:1].isdecimal():
        return _number_with_point(text.lstrip())
    found = _IN_FRONT.match(text)
    written = (found[1] or found[2]) if found is not None else None
    if written is None:
        return None
    return int(written) if written.isdecimal() else _chinese(written)


def _number_with_point(text: str) -> int | None:
    """3.某项目: the number that a text begins with; None for 3.5 and for what no point follows."""
    end = next((at for at, digit in enumerate(text) if not digit.isdecimal()), len(text))
    point = text[end:].lstrip()
    is_number = end <= _MOST_DIGITS and point[:1] in _POINTS and not point[1:2].isdecimal()
    return int(text[:end]) if is_number else None


def _chinese(written: str) -> int | None:
    """Up to 99, as 三, 十二, 二十 and 二十一; None for what is no number."""
    tens, ten, ones = written.rpartition("十")
    if (len(tens), len(ones)) > (1, 1) or "十" in tens or len(ones) > 1 or (not ten and len(written) > 1):
        return None
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
