"""What a cell says as a label: which field it names, whatever the province calls it."""

import re
import unicodedata
from functools import lru_cache

from jixiao_grammar.record import Record
from jixiao_lint.recognise.words import ends, section

_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFEFF, 0xAD))
_BOOKMARK = "[bookmark:"
_WHAT_IS_AIMED_AT = ("指标", "目标", "预期", "计划")
_KINDS = ("定性", "定量")
_NUMERALS = frozenset("一二三四五六七八九十")
_LONGEST_LABEL = 60
_LONGEST_CLOSING_LABEL = 20
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
    if _BOOKMARK in folded:
        folded = re.sub(r"\[bookmark:[^\]]*\]", "", folded)
    folded = "".join(folded.split())
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
    return "指标值" if any(map(_is_value_of_period, _spellings(label))) else None


def _is_value_of_period(label: str) -> bool:
    """2025年度目标值, 上半年绩效指标: a period, and what is aimed at in it."""
    for name in _WHAT_IS_AIMED_AT:
        period = label.removesuffix("值").removesuffix(name)
        if len(period) < len(label.removesuffix("值")):
            period = period.removesuffix("绩效")
            return period in section("period") or year_of_label(period) is not None
    return False


def year_of_label(label: str) -> int | None:
    """2025, 2025年, 2025年度: a year of this century and nothing else."""
    is_year = label.startswith("20") and label[2:4].isdecimal() and label[4:] in ("", "年", "度", "年度")
    return int(label[:4]) if is_year and len(label) > 3 else None


def is_of_words(label: str, signs: str) -> bool:
    """Nothing but Chinese characters and these signs."""
    return all("一" <= character <= "龥" or character in signs for character in label)


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
    unit = re.search(r"\((?:单位:|金额单位:)?(?:人民币)?(万元|元)\)", label) if "元)" in label else None
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
    found = re.fullmatch(r"(20\d\d)年?度?(?=\D)(.{2,})", label) if label.startswith("20") else None
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
    start = label.partition(":")[0].partition("(")[0]
    return label in section("footer") or start in section("footer")


def is_closing_label(text: str) -> bool:
    """A label of what stands below a list for those who examine it or sum it up: 财政部门审核意见, 未完成原因分析."""
    label = without_last_brackets(normalise(text))
    return len(label) <= _LONGEST_CLOSING_LABEL and label.endswith(ends("end of a closing label"))


def is_operator(text: str) -> bool:
    """A sign, or a word for one, that stands in a cell of its own."""
    return normalise(text) in section("operator")


def is_sign(text: str) -> bool:
    """A sign that compares, ≥ or 大于等于, and not what kind of indicator it is."""
    return is_operator(text) and normalise(text) not in _KINDS


@lru_cache(maxsize=4096)
def _spellings(label: str) -> tuple[str, ...]:
    """The label, and the label without what forms put around it: brackets, numbers, 其中."""
    bare = _without_brackets(label)
    short = _without_number(bare)
    plain = short.removeprefix("其中").removeprefix(":") if short.startswith("其中") else short
    folded = re.sub(r"\([^()]*\)", "", label) if "(" in label else label
    every = (label, bare, _without_number(label), short, plain, _without_application(short), folded)
    return tuple(dict.fromkeys(every))


def without_last_brackets(label: str) -> str:
    """Without the brackets at the end and what stands in them."""
    opening = label.rfind("(") if label.endswith(")") else -1
    return label if opening < 0 or ")" in label[opening:-1] else label[:opening]


def _without_brackets(label: str) -> str:
    return without_last_brackets(label).rstrip(":")


def _without_number(label: str) -> str:
    """Without a number and its point in front, （一）1.、, or the marks of a list."""
    unmarked = label.lstrip("-—·●○")
    if unmarked != label:
        return unmarked
    digits = label[1:3] if label.startswith("(") else label[:2]
    number = next((at for at, digit in enumerate(digits) if not _is_numeral(digit)), len(digits))
    rest = label[label.startswith("(") + number :]
    behind = rest.lstrip(")、.．")
    return behind if number and behind != rest else label


def _is_numeral(character: str) -> bool:
    return character in _NUMERALS or character.isdecimal()


def _without_application(label: str) -> str:
    """Without 申请 or 申报 in front, and 本次 or 本 before it."""
    verb = label.removeprefix("本次") if label.startswith("本次") else label.removeprefix("本")
    return verb[2:] if verb.startswith(("申请", "申报")) else label


@lru_cache(maxsize=4096)
def level_stem(text: str) -> str:
    """The name of a level for comparison: without points, numbers and the word 指标."""
    label = _without_brackets(_without_number(normalise(text)))
    if label.endswith((")", "分", "%")) or label[-1:].isdecimal():
        label = re.sub(r"\(?\d+(\.\d+)?[分%]?(?:[-~至]\d+[分%]?)?\)?分?$", "", label)
    stem = _without_brackets(label)
    while stem.endswith("指标"):
        stem = stem.removesuffix("指标").removesuffix("类")
    return stem


def is_level1(text: str) -> bool:
    """A name that forms use on the first level."""
    return level_stem(text) in section("level 1")


def is_level2(text: str) -> bool:
    """A name that forms use on the second level."""
    return level_stem(text) in section("level 2")
