import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Table, needs, tables
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import plain
from jixiao_rules.sums import sum_of_rows
from jixiao_rules.weights import is_printed_from
from jixiao_rules.words import table as pairs
from jixiao_rules.yuan import Money, head_amount, money_in

_FIELDS = ("绩效目标", "资金用途")
_NUMBER = r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
_PAID = pattern(
    r"(?:实际|全年|累计|年末?)(?:共)?(?:支出|执行|使用)(?:资金|数|金额|预算)?(?:为|共)?\s*"
    + _NUMBER
    + "(?P<unit>亿元|万元|元)"
)
_RATE = pattern(r"(?:预算|资金)?执行率(?:为|达到?|是)?\s*" + _NUMBER + "[%％]")
_RATE_SCORE = pattern(r"执行率(?:[0-9.]+[%％][，,]?[该此本]项)?(?:指标)?(?:自评)?得分?(?:为|是)?\s*" + _NUMBER + "分")
_ROWS = pattern(r"各[^，。；;]{0,6}得分(?:合计|共计|相加)?(?:为|是)?\s*" + _NUMBER + "分")
_TOTAL = pattern(r"(?<!指标)(?:自评(?:得|总)?分|总(?:得)?分|综合得分)(?:合计)?(?:为|是)?\s*" + _NUMBER + "分?")
_GRADE = pattern(
    "(?:自评|评定|评价|绩效)?(?:等级|结果|结论)(?:评定)?(?:为|是|：|:)?\\s*“?(?P<grade>[优良中差](?:秀|好)?)"
)
_EXECUTED, _SCORED = "执行率", "分"
_EXECUTION = Decimal(10)


@rule(
    code="WGT020",
    topic=Topic.EXECUTION.turn(2),
    sees=tables,
    needs=needs(words=(_EXECUTED, _SCORED)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="文字里写支出 {paid}，是预算数 {budget} 的 {due}%，执行率却写 {rate}%，请核对",
    variants={
        "score": Variant("文字里写执行率 {rate}%，按 10 分计应得 {due} 分，写的是 {score} 分，请核对"),
        "grade": Variant(
            "文字里写总分 {total}，等级却写“{grade}”；通行 90 分以上为优、80 分以上为良、60 分以上为中，请核对"
        ),
        "rows": Variant("各行得分相加是 {sum}，文字里写的合计是 {total}，请核对"),
        "total": Variant("各行得分合计 {sum}，加上执行率的得分 {score} 是 {due}，文字里写的总分是 {total}，请核对"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        """
        金额单位: 万元
        预算数: 900
        绩效目标: 补贴线路32条。全年实际支出848.64万元，预算执行率94.29%，执行率得分9.43分。
        """,
        """
        金额单位: 万元
        预算数: 900
        绩效目标: 预算执行率达到95%以上，群众满意度90%。
        """,
        """
        金额单位: 万元
        预算数: 300
        全年预算数: 320
        绩效目标: 全年支出313.6万元，执行率98%。
        """,
        "绩效目标: 自评总分92分，评定等级为优。\n",
        "绩效目标: 各项指标得分合计88.87分，加执行率9.7分，自评总分98.57分，等级优。\n",
    ],
    fails=[
        """
        金额单位: 万元
        预算数: 900
        绩效目标: 补贴线路32条。全年实际支出848.64万元，«预算执行率98.29%»，执行率得分9.83分。
        """,
        "绩效目标: 自评总分97.5分，«评定等级为良»。\n",
        """
        金额单位: 万元
        预算数: 900
        资金用途: 全年执行855万元，执行率95%，«执行率得分9.8分»。
        """,
        """
        绩效目标: 全年支出71.04万元，«执行率96%，该项得9.8分»。
        """,
    ],
)
def told_wrong(table: Table) -> Found:
    """文字里写的执行率、总分、等级算不平。

    检查什么：绩效目标、资金用途里写了实际支出、执行率、执行率得分、自评总分和等级，按预算数和各行得分重算，对不上。

    为什么：执行率、总分和等级都是算出来的；算不平，说明其中一个填错了。

    怎么改：核对支出、执行率、得分和等级，改正写错的那一个。

    不报的情形：文字里没有写的；小数取舍造成的差别；预算执行率写的是目标。
    """
    budget = head_amount(table, "全年预算数") or head_amount(table, "预算数")
    for field in _FIELDS:
        cell = table.cell(field)
        if cell is not None and _EXECUTED in cell.text:
            yield from _execution(cell, budget)
        if cell is not None and _SCORED in cell.text:
            yield from _total(cell, table)


def _execution(cell: Cell, budget: Money | None) -> Iterator[Hit]:
    paid, rate, score = (form.search(cell.text) for form in (_PAID, _RATE, _RATE_SCORE))
    said = money_in(paid["number"], paid["unit"]) if paid is not None else None
    if rate is not None and said is not None and budget is not None and budget.yuan > 0:
        due = 100 * said.yuan / budget.yuan
        if not is_printed_from(due, Decimal(rate["number"])):
            fields = {"paid": said.shown(), "budget": budget.shown(), "due": _two(due), "rate": rate["number"]}
            yield _at(cell, rate, fields, None)
            return
    if rate is not None and score is not None:
        earned = _EXECUTION * min(Decimal(rate["number"]), Decimal(100)) / 100
        printed = Decimal(score["number"])
        if printed <= _EXECUTION and not is_printed_from(earned, printed):
            fields = {"rate": rate["number"], "due": _two(earned), "score": score["number"]}
            yield _at(cell, score, fields, "score")


def _total(cell: Cell, table: Table) -> Iterator[Hit]:
    rows = sum_of_rows(table)
    told, total, grade, score = (form.search(cell.text) for form in (_ROWS, _TOTAL, _GRADE, _RATE_SCORE))
    if told is not None and rows is not None and rows != Decimal(told["number"]):
        yield _at(cell, told, {"sum": plain(rows), "total": told["number"]}, "rows")
    if total is None or Decimal(total["number"]) > 100:
        return
    printed = Decimal(total["number"])
    if grade is not None and pairs("grades-earned").get(grade["grade"]) != _grade(printed):
        yield _at(cell, grade, {"total": total["number"], "grade": grade["grade"]}, "grade")
    if rows is not None and score is not None and rows + Decimal(score["number"]) != printed:
        due = plain(rows + Decimal(score["number"]))
        fields = {"sum": plain(rows), "score": score["number"], "due": due, "total": total["number"]}
        yield _at(cell, total, fields, "total")


def _grade(total: Decimal) -> str:
    return next((grade for floor, grade in ((90, "优"), (80, "良"), (60, "中")) if total >= floor), "差")


def _at(cell: Cell, found: re.Match[str], fields: dict[str, str], variant: str | None) -> Hit:
    return Hit(cell.at(Span(found.start(), found.end())), fields, variant)


def _two(number: Decimal) -> str:
    return plain(round(number, 2))
