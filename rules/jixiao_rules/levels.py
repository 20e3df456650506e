"""一级指标 and 二级指标 under their canonical names, whatever the form prints."""

import re
from functools import lru_cache

from jixiao_lint.table import Row
from jixiao_rules.words import section, table

OUTPUT, BENEFIT, SATISFACTION, COST = "产出指标", "效益指标", "满意度指标", "成本指标"
QUANTITY, QUALITY, TIMELINESS = "数量指标", "质量指标", "时效指标"
_RESPONDENTS = "服务对象满意度指标"
COST_TYPES = frozenset({COST, "经济成本指标", "社会成本指标", "生态环境成本指标"})


@lru_cache(maxsize=128)
def level1(row: Row) -> str:
    """The canonical 一级指标 of a row; the text as printed where it is none that we know."""
    return canonical_first(row.text("一级指标"))


@lru_cache(maxsize=128)
def level2(row: Row) -> str:
    """The canonical 二级指标 of a row; the text as printed where it is none that we know."""
    return canonical(row.text("二级指标"))


@lru_cache(maxsize=128)
def is_cost(row: Row) -> bool:
    """True for a row of costs, in the tree of 2015 (二级) and of 2021 (一级)."""
    return level2(row) in COST_TYPES or level1(row) == COST


def is_process(row: Row) -> bool:
    """True for rows about how the money is spent and the work is run, which some trees have beside outputs and effects."""
    return level1(row) in section("levels.process")


def is_own_cost(row: Row) -> bool:
    """True for a cost that the project pays; 社会成本 and 生态环境成本 are borne by others."""
    return is_cost(row) and not level2(row).startswith(("社会成本", "生态环境成本"))


def canonical_first(printed: str) -> str:
    """The canonical name of an 一级指标; 服务对象满意度 is there another name of 满意度."""
    first = canonical(printed)
    return SATISFACTION if first == _RESPONDENTS else first


@lru_cache(maxsize=1024)
def canonical(printed: str) -> str:
    """产出指标(50分), 项目产出, "可持续影 响指标" → the name that the central forms use."""
    stem = re.sub(r"\s+|[（(【\[][^（）()【】\[\]]*[)）】\]]|^[\d一二三四五六七八九十]+[.、．]|[＊*★：:]", "", printed)
    stem = re.sub(r"^(?:年度|预期|主要)|[-—－]?[\d.]+分?$|类$", "", stem)
    while stem.endswith("指标"):
        stem = stem.removesuffix("指标")
    if not stem:
        return printed
    if "满意" in stem and stem not in ("满意度", "满意度类"):
        return _RESPONDENTS
    return table("levels").get(stem, printed)
