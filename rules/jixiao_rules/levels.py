"""一级指标 and 二级指标 under their canonical names, whatever the form prints."""

from functools import lru_cache

from jixiao_grammar.pattern import IN_BRACKETS, pattern
from jixiao_lint.table import Row
from jixiao_rules.words import section, table

OUTPUT, BENEFIT, SATISFACTION, COST = "产出指标", "效益指标", "满意度指标", "成本指标"
QUANTITY, QUALITY, TIMELINESS = "数量指标", "质量指标", "时效指标"
_RESPONDENTS = "服务对象满意度指标"
_BRACKETS = pattern(IN_BRACKETS)
_NO_MARKS = dict.fromkeys(map(ord, "＊*★：:"))
_NUMERALS, _POINTS, _DASHES = frozenset("一二三四五六七八九十"), frozenset(".、．"), frozenset("-—－")
_IN_FRONT = ("年度", "预期", "主要")
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
    bare = _BRACKETS.sub("", printed[_number_in_front(printed) :])
    stem = _without_share("".join(bare.translate(_NO_MARKS).split()))
    while stem.endswith("指标"):
        stem = stem.removesuffix("指标")
    if not stem:
        return printed
    if "满意" in stem and stem not in ("满意度", "满意度类"):
        return _RESPONDENTS
    return table("levels").get(stem, printed)


def _number_in_front(printed: str) -> int:
    """How long the number in front is, with its point: 一、, 2."""
    end = next((at for at, sign in enumerate(printed) if not (sign in _NUMERALS or sign.isdecimal())), len(printed))
    return end + 1 if end and printed[end : end + 1] in _POINTS else 0


def _without_share(stem: str) -> str:
    """Without 年度 in front, and without a weight (50分) or 类 at the end."""
    stem = next((stem.removeprefix(word) for word in _IN_FRONT if stem.startswith(word)), stem)
    if stem.endswith("类"):
        return stem.removesuffix("类")
    number = stem.removesuffix("分")
    start = len(number)
    while start and (number[start - 1] == "." or number[start - 1].isdecimal()):
        start -= 1
    if start == len(number):
        return number if number.endswith("指标") else stem  # 产出指标（40-50）分, its bracket taken off
    return number[: start - 1] if number[start - 1 : start] in _DASHES else number[:start]
