from decimal import Decimal

from jixiao_grammar.ast import Span
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.details_of_sums import details_of
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.goal_text import Sum, sums
from jixiao_rules.words import phrase, records
from jixiao_rules.yuan import Money, agree, head_amount

_FEW = 2
_AMONG = "其中"
# The list does not claim to be complete.
_NOT_ALL = phrase(r"{use-parts.not-all}")


@rule(
    code="MON044",
    topic=Topic.FUNDS.turn(12),
    sees=tables,
    needs=needs("资金用途", words=("其中", "（", "(")),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="资金用途写“{whole}”，所列的各项加起来却是 {sum}，超过了，请核对",
    variants={"short": Variant("资金用途写“{whole}”，所列的各项加起来却是 {sum}，对不上，请核对")},
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        金额单位: 万元
        预算数: 640
        资金用途: 基本殡葬服务费减免528万元，其中城区216万元、乡镇312万元；生态安葬奖补60万元；更新遗体接运车52万元。
        """,
        """
        金额单位: 万元
        预算数: 620
        资金用途: 基本支出410万元，项目支出210万元（其中普查经费120万元）
        """,
        """
        金额单位: 万元
        预算数: 263
        资金用途: 渡口码头改造160万元，救生衣配备55万元（含乡镇配套30万元），渡工培训48万元。
        """,
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 640
        资金用途: 基本殡葬服务费减免«528万元，其中城区216万元、乡镇315万元»；生态安葬奖补60万元；更新遗体接运车52万元。
        """,
        """
        金额单位: 万元
        预算数: 640
        资金用途: 基本殡葬服务费减免«528万元，其中城区206万元、乡镇312万元»；生态安葬奖补60万元；更新遗体接运车52万元。
        """,
        """
        金额单位: 万元
        预算数: 620
        资金用途: 基本支出«410万元（人员300万元、公用100万元»），项目支出210万元
        """,
    ],
)
def parts_of_an_item(table: Table) -> Found:
    """一项用途与它的分项对不上。

    检查什么：资金用途里一项的金额，后面用“其中”、括号列了分项（减免528万元，其中城区216万元、乡镇315万元），分项加起来比它多；
    或者括号里列全了、分项互不重复（城区、乡镇）而加起来比它少。

    为什么：分项是这一项的组成，对不上说明有一个数写错。

    怎么改：核对这一项和它的分项。

    不报的情形：“其中”只列了一部分；写明“等”“主要”的；来源（乡镇配套）和背景数字；各项与预算数的关系（由 MON015 检查）。
    """
    cell, budget = table.cell("资金用途"), head_amount(table, "预算数")
    if cell is None:
        return
    found = [one for one in sums(cell.text) if not one.is_price]
    outer = details_of(cell.text, found)
    for whole in dict.fromkeys(outer.values()):
        parts = [one for one in found if outer.get(one) is whole]
        if budget is not None and agree(whole.yuan, budget.yuan, whole.half_digit, budget.half_digit):
            continue  # MON015 holds what makes the budget against it
        if len(parts) < _FEW or any(_is_no_part(one) for one in parts):
            continue
        total = sum((one.yuan for one in parts), Decimal(0))
        half = max(one.half_digit for one in (whole, *parts))
        listed = cell.text[whole.span.end : parts[-1].span.end + 1]
        if agree(total, whole.yuan, half) or (total < whole.yuan and not _are_all(listed, parts)):
            continue
        fields = {"whole": whole.span.cut(cell.text), "sum": Money(total, Decimal(0), "万元").shown()}
        span = Span(whole.span.start, parts[-1].span.end)
        yield Hit(cell.at(span), fields, None if total > whole.yuan else "short")


def _is_no_part(one: Sum) -> bool:
    """True for money of others; 其中 alone makes none of it."""
    return one.is_background and _AMONG not in one.before


def _are_all(listed: str, parts: list[Sum]) -> bool:
    """True for a bracket that lists without 其中, and for parts of one way to divide things."""
    if _NOT_ALL.search(listed):
        return False
    if _AMONG not in listed and listed.lstrip()[:1] in "（(":
        return True
    names = [one.before for one in parts]
    ways = [kinds for kinds in records("apart") if len(kinds) == len(names)]
    return any(all(sum(word in name for word in kinds) == 1 for name in names) for kinds in ways)
