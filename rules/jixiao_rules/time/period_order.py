import re

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import REVIEW

_TO = r"\s*(?:[-—–－~～至到]+)\s*"
_DAY = r"(20[0-9]{2})\s*年\s*(?:([0-9]{1,2})\s*月\s*(?:份|初|中旬|底|末)?\s*(?:([0-9]{1,2})\s*[日号])?)?"
_DAYS = pattern(rf"(?<![0-9]){_DAY}(?:度|初|底|末)?{_TO}{_DAY}")
_YEARS = pattern(rf"(?<![0-9])(20[0-9]{{2}}){_TO}(20[0-9]{{2}})\s*年")
_DOTTED = pattern(
    rf"(?<![0-9])(20[0-9]{{2}})([.\-/])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TO}(20[0-9]{{2}})\2([0-9]{{1,2}})\2([0-9]{{1,2}})(?![0-9])"
)
_HINT = pattern("20[0-9]{2}.+20[0-9]{2}")


@rule(
    code="TIM008",
    topic=Topic.UNREAD.turn(3),
    sees=cells("表题", "年度", "项目名称", "资金用途", "绩效目标", "三级指标", "指标值", holding=_HINT),
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{period}”的结束早于开始，不符合起止时间的先后顺序，请核对",
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "2024年10月至2025年3月完成供暖管网改造",
        "物业服务（2024—2027年）",
        "2025年与2024年相比增长5%，从2025年起",
        "落实财预〔2021〕101号、国发〔2018〕34号",
        "2025年12月至次年3月",
        "2025年1月1日-2025年12月31日",
    ],
    fails=[
        "«2025年10月至2025年3月»完成供暖管网改造",
        "物业服务（«2027—2024年»）",
        "«2025年12月31日至2025年1月1日»",
        "'«2025.12.31-2025.1.1»'",
    ],
)
def period_order(cell: Cell) -> Found:
    """起止时间倒置。

    检查什么：名称、目标和指标值里写明的起止时间（年、年月或者年月日），结束是不是早于开始。

    为什么：起止倒置多是年份或者月份填错，期限就无法考核，系统也不予保存。

    怎么改：核对后改正年份或者月份。

    不报的情形：只写了一个年份的（2024年11月至3月）；“次年”；同一年、同一月；文号里的年份。
    """
    for form in (_DAYS, _YEARS, _DOTTED):
        for found in form.finditer(cell.text):
            start, end = _bounds(found)
            if _comes_before(end, start):
                yield Hit(cell.at(Span(found.start(), found.end())), {"period": found[0].strip()})


def _bounds(found: re.Match[str]) -> tuple[list[int], list[int]]:
    """Year, month and day of both ends, each as far as it is written."""
    numbers = [int(group) if group else 0 for group in found.groups() if group is None or group.isdigit()]
    half = len(numbers) // 2
    return numbers[:half], numbers[half:]


def _comes_before(end: list[int], start: list[int]) -> bool:
    """Compared only as far as both are written: 2025年至2025年6月 is in order."""
    for one, other in zip(end, start, strict=True):
        if not one or not other or one > other:
            return False
        if one < other:
            return True
    return False
