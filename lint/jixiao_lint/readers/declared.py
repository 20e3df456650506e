"""What a form declares in its own words: the budget year and the unit of money."""

import re

MID_TERM = "中期"  # in the place of a year: of the half of a form that is for several years
_RANGE = r"20\d\d\s*年?度?\s*[-—–－~～至到]+\s*20\d\d\s*年?"
# A year in brackets or with 年度 counts before others, which may be anniversaries or base years.
_YEARS = (
    r"[(（【〔\[]\s*(20\d\d)\s*年?度?\s*[)）】〕\]]",
    r"(?<!\d)(20\d\d)\s*年度",
    r"(?<!\d)(20\d\d)\s*年(?!以|前|底前)",
)


def year_in(text: str) -> int | None:
    """The one budget year that a title or name states; contract periods are none. None where it is not clear."""
    if "20" not in text:
        return None
    left = re.sub(_RANGE, "", text)
    for pattern in _YEARS:
        years = {int(year) for year in re.findall(pattern, left)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def year_of_field(text: str) -> int | None:
    """The year of a field 年度: 2025, 2025年, 2025年度."""
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
