"""What a cell says as a label: which field it names, whatever the province calls it."""

import re
import unicodedata
from functools import lru_cache

from jixiao_grammar.record import Record
from jixiao_lint.recognise.words import section

_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFEFF, 0xAD))
_PERIOD = r"20\d\d年?度?|上年度?|前年度?|上半年|下半年|半年|[中年]期|实施期|长期"
_LONGEST_LABEL = 60
_MONEY = frozenset(("预算数", "财政资金", "上年结转", "其他资金"))


class Label(Record):
    """A label of the head: its field, or None where no rule looks at it.

    `rank` tells how good a name it is (0 is best), `money_unit` the 万元 or 元 in it, `mid_term` that it is of 中期, and `year`
    of which year, where it says that: 2026年预算数.
    """

    field: str | None
    rank: int = 0
    money_unit: str | None = None
    mid_term: bool = False
    year: int | None = None


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """A label for comparison: NFKC, without white space, marks of required fields and colons at the end."""
    folded = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    folded = re.sub(r"\s+|\[bookmark:[^\]]*\]", "", folded)
    return folded.strip("*★").rstrip(":").rstrip("*")


@lru_cache(maxsize=4096)
def column_field(text: str) -> str | None:
    """The field that a column's label names."""
    if len(text) > _LONGEST_LABEL:
        return None
    known = section("column")
    label = normalise(text)
    for form in _spellings(label):
        if form in known:
            return known[form].field
    pattern = f"({_PERIOD})(绩效)?(指标|目标|预期|计划)值?"
    return "指标值" if any(re.fullmatch(pattern, form) for form in _spellings(label)) else None


def is_loose_name(text: str) -> bool:
    """A label such as 指标名称, which is the third level where no column says so more clearly."""
    return _without_brackets(normalise(text)) in section("loose name column")


def is_ignored_column(text: str) -> bool:
    """A column that the forms have and no rule looks at."""
    label = normalise(text)
    return not label or any(form in section("ignored column") for form in _spellings(label))


@lru_cache(maxsize=4096)
def head_label(text: str) -> Label | None:
    """What a cell of the head says as a label; None where it is a value."""
    if len(text) > _LONGEST_LABEL:
        return None
    label = normalise(text)
    unit = re.search(r"\((?:单位:|金额单位:)?(?:人民币)?(万元|元)\)", label)
    money = unit[1] if unit else None
    for form in _spellings(label):
        for name, mid_term in (("head", False), ("mid-term head", True)):
            if form in section(name):
                field, rank = section(name)[form]
                return Label(field, rank, money, mid_term)
        if form in section("purpose group") or form in section("other head"):
            return Label(None, 0, money)
    return _of_a_year(label)


def _of_a_year(label: str) -> Label | None:
    """The label of an amount with its year in front."""
    found = re.fullmatch(r"(20\d\d)年?度?(?=\D)(.{2,})", label)
    bare = head_label(found[2]) if found is not None else None
    return (
        bare._replace(year=int(found[1])) if found is not None and bare is not None and bare.field in _MONEY else None
    )


def is_purpose_group(text: str) -> bool:
    """The merged label beside which the purpose stands without a label of its own."""
    return len(text) <= _LONGEST_LABEL and any(form in section("purpose group") for form in _spellings(normalise(text)))


def is_footer(text: str) -> bool:
    """A label of the lines under the list: 填表人, 联系电话, 备注, 合计."""
    label = normalise(text)
    start = re.split(r"[:(]", label, maxsplit=1)[0]
    return label in section("footer") or start in section("footer")


def is_operator(text: str) -> bool:
    """A sign, or a word for one, that stands in a cell of its own."""
    return normalise(text) in section("operator")


def _spellings(label: str) -> tuple[str, ...]:
    """The label, and the label without what forms put around it: brackets, numbers, 其中."""
    bare = _without_brackets(label)
    short = _without_number(bare)
    plain = re.sub(r"^其中:?", "", short)
    folded = re.sub(r"\([^()]*\)", "", label)
    return label, bare, _without_number(label), short, plain, re.sub(r"^(本次|本)?(申请|申报)", "", short), folded


def _without_brackets(label: str) -> str:
    return re.sub(r"\([^()]*\)$", "", label).rstrip(":")


def _without_number(label: str) -> str:
    return re.sub(r"^(\(?[一二三四五六七八九十\d]{1,2}[)、.．]+|[-—·●○]+)", "", label)


@lru_cache(maxsize=4096)
def level_stem(text: str) -> str:
    """The name of a level for comparison: without points, numbers and the word 指标."""
    label = re.sub(r"\(?\d+(\.\d+)?[分%]?\)?$", "", _without_brackets(_without_number(normalise(text))))
    return re.sub(r"(类?指标)+$", "", _without_brackets(label))


def is_level1(text: str) -> bool:
    """A name that forms use on the first level."""
    return level_stem(text) in section("level 1")


def is_level2(text: str) -> bool:
    """A name that forms use on the second level."""
    return level_stem(text) in section("level 2")
