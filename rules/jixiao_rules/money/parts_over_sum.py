from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.goal_text import Sum, sums
from jixiao_rules.words import phrase
from jixiao_rules.yuan import Money

_PART = "其中"
_FIELDS = ("绩效目标", "资金用途", "实际完成情况")
_OPENS = pattern(rf"[\s。；;，,、（(：:]*{_PART}[：:]?[^。；;\n]{{0,30}}")
_ENDS = pattern(r"[。\n]")
_BRACKETS = frozenset("（）()")
_NO_PART = phrase(r"{parts-of-sums.others}")
_UNITS = (("万元", Decimal(10_000)), ("元", Decimal(1)))
_MOST_SHOWN = 8  # addends in a message


class _Parts(Record):
    """A sum and the sums behind its 其中."""

    whole: Sum
    parts: tuple[Sum, ...]


@rule(
    code="MON060",
    topic=Topic.FUNDS.turn(60),
    sees=tables,
    needs=needs(words=(_PART,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="{field}写“{whole}”，其中的各项加起来却是 {sum}，比总数还多，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "绩效目标: 申请资金90万元，其中清淤30万元、护坡60万元\n",
        "绩效目标: 申请资金90万元，其中清淤30万元、护坡20万元\n",
        "绩效目标: 投入资金90万元，其中财政资金60万元、自筹30万元，带动社会投资200万元\n",
        "绩效目标: 申请资金90万元，其中财政资金60万元、自筹30万元；用于清淤40万元、护坡50万元\n",
        "资金用途: 殡葬减免528万元，其中城区216万元、乡镇312万元；生态安葬奖补60万元\n",
        "资金用途: 举办马拉松50万元，更新器材30万元。其中一般公共预算60万元，体彩公益金20万元\n",
        "绩效目标: 补助资金90万元，其中每户补助3万元，危房每户5万元\n",
        "绩效目标: 投入资金90万元，其中清淤60万元（人工费40万元）、护坡30万元\n",
        "绩效目标: 投入资金90万元，其中清淤60.00万元、护坡30.01万元，以结算为准\n",
    ],
    fails=[
        "绩效目标: 申请资金«90万元»，其中：清淤40万元，护坡30万元，监测30万元\n",
        "实际完成情况: 共完成预算资金«89.97万元»。其中：30万元用于清淤；30万元用于护坡；29.99万元用于监测。\n",
        "资金用途: 安排资金«90万元»（其中清淤60万元、护坡50万元）\n",
    ],
)
def parts_over_sum(table: Table) -> Found:
    """“其中”的各项加起来比总数还多。

    检查什么：绩效目标、资金用途、实际完成情况里写一个金额，后面用“其中”列出各项的金额，各项之和大于这个金额。金额前要写明是全部资金
    （共、申请资金），或者“其中”写在它后面的括号里。

    为什么：部分之和不可能大于总数，多半是其中一个数写错了。

    怎么改：核对各项金额和总数。

    不报的情形：各项之和小于总数的（没有列全）；单价；括号里再分的明细；带动的投资、收入等不属于这笔钱的；小数取舍造成的差别。
    """
    for field in _FIELDS:
        cell = table.cell(field)
        if cell is None or _PART not in cell.text:
            continue
        for told in _told(cell.text):
            total = sum((part.yuan for part in told.parts), Decimal(0))
            # Of 30, 30 and 29.99 the whole numbers are as exact as the last.
            finest = min(part.half_digit for part in told.parts)
            rounded = finest * sum(part.half_digit == finest for part in told.parts)
            if total > told.whole.yuan + told.whole.half_digit + rounded:
                shown = {"whole": told.whole.span.cut(cell.text), "sum": _arithmetic(told, total, cell.text)}
                yield Hit(cell.at(told.whole.span), {"field": field} | shown)


def _told(text: str) -> Iterator[_Parts]:
    """Each sum that is followed by 其中, with the sums up to the end of the sentence; none where they may be no addends."""
    found = sums(text)
    for at, whole in enumerate(found):
        behind = found[at + 1 :]
        in_brackets = text[whole.span.end :].lstrip()[:1] in ("（", "(")
        if (
            not behind
            or not (whole.is_whole or in_brackets)
            or not _OPENS.fullmatch(text[whole.span.end : behind[0].span.start])
        ):
            continue
        parts = [behind[0]]
        for part in behind[1:]:
            between = text[parts[-1].span.end : part.span.start]
            if _ENDS.search(between) or _closes(between):
                break
            parts.append(part)
        stretch = text[whole.span.end : parts[-1].span.end]
        if _may_be_added(parts, stretch) and whole.yuan not in accumulate(part.yuan for part in parts):
            yield _Parts(whole, tuple(parts))


def _closes(between: str) -> bool:
    """Behind the bracket that the list stands in."""
    return "）" in between.replace("（", ")").replace("(", ")") and not {"（", "("} & set(between)


def _may_be_added(parts: list[Sum], stretch: str) -> bool:
    inner = stretch.lstrip("，,。；; \t\n")[1:]  # the bracket that opens the list is no detail
    prices = any(part.is_price or part.is_whole for part in parts)
    return not prices and _BRACKETS.isdisjoint(inner) and inner.count(_PART) <= 1 and not _NO_PART.search(stretch)


def _arithmetic(told: _Parts, total: Decimal, text: str) -> str:
    """30 + 30 + 29.99 = 89.99万元, in the unit of the whole."""
    printed = told.whole.span.cut(text)
    name, factor = next((name, factor) for name, factor in _UNITS if printed.endswith(name))
    shown = [Money(part.yuan, part.half_digit, name).number() for part in told.parts[:_MOST_SHOWN]]
    more = ["…"] if len(told.parts) > _MOST_SHOWN else []
    return f"{' + '.join(shown + more)} = {Money(total, factor, name).shown()}"
