"""What a form declares in its own words: the budget year and the unit of money."""

import re

MID_TERM = "中期"  # in the place of a year: of the half of a form that is for several years
_RANGE = r"20\d\d\s*年?度?\s*[-—–－~～至到]+\s*20\d\d\s*年?"
_YEAR = r"(20\d\d)\s*年?度?"
_OPENING, _CLOSING = frozenset("(（【〔["), frozenset(")）】〕]")


def year_in(text: str) -> int | None:
    """The one budget year that a title or name states; contract periods are none. None where it is not clear."""
    if "20" not in text:
        return None
    left = re.sub(_RANGE, "", text) if text.count("20") > 1 else text
    # A year in brackets or with 年度 counts before others, which may be anniversaries or base years.
    for found in (_in_brackets, _of_budget, _of_any_kind):
        years = set(map(int, found(left)))
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _in_brackets(text: str) -> list[str]:
    """(2025), 〔2025年〕."""
    return [
        match[1]
        for match in re.finditer(_YEAR, text)
        if text[: match.start()].rstrip()[-1:] in _OPENING and text[match.end() :].lstrip()[:1] in _CLOSING
    ]


def _of_budget(text: str) -> list[str]:
    return re.findall(r"(?<!\d)(20\d\d)\s*年度", text)


def _of_any_kind(text: str) -> list[str]:
    return re.findall(r"(?<!\d)(20\d\d)\s*年(?!以|前|底前)", text)


def year_of_field(text: str) -> int | None:
    """The year of a field 年度: 2025, 2025年, 2025年度."""
    if "20" not in text:
        return None
    match = re.fullmatch(r"\s*[(（]?\s*(20\d\d)\s*年?度?\s*[)）]?\s*", text)
    return int(match[1]) if match else year_in(text)


def budget_year(texts: dict[str, str]) -> int | None:
    """The year of a form, from the first of 年度, 表题 and 项目名称 that states one; a form of 中期 is of none."""
    if texts.get("年度", "").strip() == MID_TERM:
        return None
    for field, read in (("年度", year_of_field), ("表题", year_in), ("项目名称", year_in)):
        year = read(texts.get(field, ""))
        if year is not None:
            return year
    return None


def money_unit_in(text: str) -> str | None:
    """万元 or 元 (千元, 亿元), where a text such as 单位：万元 or （万元） declares it."""
    match = re.search(r"(?:单位\s*[:：]\s*|[(（]\s*|^\s*)(?:人民币)?\s*[(（]?(万元|千元|亿元|元)", text)
    return match[1] if match else None
