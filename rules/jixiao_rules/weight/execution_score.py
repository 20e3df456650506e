from decimal import Decimal

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.sums import points_of_execution, score_in
from jixiao_rules.weights import is_printed_from, places_of, scored
from jixiao_rules.yuan import head_amount

_USUAL_POINTS = Decimal(10)
# Some places give more for it, and say so in a label alone: 得分（20分×执行率）.
_OTHER_POINTS = Decimal(20)
# Below this many percent some places score nothing, or less than in proportion.
_SCORED_IN_PART = 80
_RATE = pattern(r"\s*([0-9]+(?:\.[0-9]+)?)\s*[%％]?\s*")


@rule(
    code="WGT018",
    topic=Topic.EXECUTION.turn(1),
    sees=tables,
    needs=needs("全年执行数"),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="全年执行数 {paid} 是预算数 {budget} 的 {due}%，执行率却填 {rate}，请核对",
    variants={
        "high": Variant("预算执行率 {due}%，按 {points} 分计应得 {earned} 分，执行率得分却是 {score}，请核对"),
        "low": Variant("预算执行率 {due}%，按 {points} 分计应得 {earned} 分，执行率得分是 {score}，请核对计分办法"),
        "far": Variant(
            "预算执行率只有 {due}%，按 {points} 分计应得 {earned} 分，执行率得分是 {score}，请核对计分办法",
            Severity.INFO,
            Confidence.POSSIBLE,
        ),
        "over": Variant("全年执行数 {paid} 超过了预算数 {budget}，请核对"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "金额单位: 万元\n全年预算数: 28\n全年执行数: 27\n执行率: 96.43%\n执行率得分: 9.64\n",
        "金额单位: 万元\n全年预算数: 55\n全年执行数: 50\n执行率: 0.9091\n执行率得分: 9.09\n",
        "金额单位: 万元\n全年预算数: 28\n全年执行数: 28\n执行率: 100%\n执行率得分: 10\n",
        "金额单位: 万元\n全年预算数: 28\n全年执行数: ''\n执行率: ''\n执行率得分: 10\n",
        "金额单位: 万元\n全年预算数: 650\n全年执行数: 94\n执行率: 14.46%\n执行率得分: 2.9\n",
    ],
    fails=[
        "金额单位: 万元\n全年预算数: 28\n全年执行数: 21\n执行率: «85%»\n",
        "金额单位: 万元\n全年预算数: 28\n全年执行数: 21\n执行率: 75%\n执行率得分: «10»\n",
        "金额单位: 万元\n全年预算数: 55\n全年执行数: 50\n执行率: 90.91%\n执行率得分: «10»\n",
        "金额单位: 万元\n全年预算数: 28\n全年执行数: 21\n执行率得分: «6»\n",
        "金额单位: 万元\n全年预算数: 385\n全年执行数: 377.3\n执行率得分: «9.5»\n",
        "金额单位: 万元\n全年预算数: 28\n全年执行数: «31»\n",
        "金额单位: 万元\n全年预算数: 380\n全年执行数: 361\n执行率: 95%\n执行率得分: «10»\n指标:\n"
        "- {三级指标: 受益户数, 指标值: ≥100户, 实际完成值: 90户, 分值: 15, 得分: 13.5}\n",
    ],
)
def execution_score(table: Table) -> Found:
    """预算执行率及其得分与执行数不符。

    检查什么：自评表的执行率是不是全年执行数÷全年预算数，执行率的得分是不是执行率×分值（一般为 10 分），执行数有没有超过预算数。

    为什么：执行率是算出来的；填错了，总分和等级都受影响。

    怎么改：核对全年预算数、全年执行数、执行率和得分。

    不报的情形：没有预算数或执行数；小数取舍造成的差别；没有写明分值而得分正好是按 20 分计的；
    执行率不到 80% 而得分低于应得的（有的地方规定低于一定比例不得分）只作提示。
    """
    paid = head_amount(table, "全年执行数", "万元")
    budget = head_amount(table, "全年预算数", "万元") or head_amount(table, "预算数", "万元")
    if paid is None or budget is None or budget.yuan <= 0 or paid.yuan < 0:
        return
    percent = 100 * paid.yuan / budget.yuan
    fields = {"paid": paid.shown(), "budget": budget.shown(), "due": plain(round(percent, 2))}
    if paid.yuan > budget.yuan + budget.half_digit + paid.half_digit:
        yield _at(table, "全年执行数", fields, "over")
        return
    match = _RATE.fullmatch(table.text("执行率"))
    printed = Decimal(match[1]) if match else percent
    if not is_printed_from(percent, printed) and not is_printed_from(percent / 100, printed):
        yield _at(table, "执行率", fields | {"rate": table.text("执行率")}, None)
        return
    score = score_in(table, "执行率得分")
    told_points = points_of_execution(table)
    if score is not None and told_points is None and is_printed_from(_OTHER_POINTS * percent / 100, score):
        return
    points = told_points or _USUAL_POINTS
    earned = points * min(percent, Decimal(100)) / 100
    # Where the scores of the rows have a place, a whole number is not rounded: 95% earn 9.5 and not 10.
    told = score if score is None or not places_of(scored(table)) else score.quantize(min(Decimal("0.1"), _step(score)))
    if score is not None and told is not None and score <= points and not is_printed_from(earned, told):
        fields |= {"points": plain(points), "earned": plain(round(earned, 2)), "score": plain(score)}
        short = "low" if percent >= _SCORED_IN_PART else "far"
        yield _at(table, "执行率得分", fields, "high" if score > earned else short)


def _step(number: Decimal) -> Decimal:
    """One in the last printed place."""
    return Decimal(1).scaleb(-len(f"{number:f}".partition(".")[2]))


def _at(table: Table, field: str, fields: dict[str, str], variant: str | None) -> Hit:
    cell = table.cell(field)
    return Hit(trimmed(cell) if cell is not None else table.spot(), fields, variant)
