from decimal import Decimal

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.sums import score_in, sum_of_scores

_FULL = 100
_REST = (
    "指标:\n"
    "          - {一级指标: 产出指标, 三级指标: 培训人数, 分值: 50, 得分: 48}\n"
    "          - {一级指标: 效益指标, 三级指标: 就业人数, 分值: 30, 得分: 27.5}\n"
    "          - {一级指标: 满意度指标, 三级指标: 学员满意度, 分值: 10, 得分: 10}\n"
)


@rule(
    code="WGT016",
    topic=Topic.TOTAL.turn(1),
    sees=tables,
    needs=needs("总分"),
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="总分是 {total}，各项得分合计却是 {sum}，请核对",
    variants={
        "over": Variant("总分 {total} 超过了 100 分，请核对分值和得分"),
        "range": Variant("总分是 {total}，各指标得分合计 {sum}，加上预算执行率的得分最多 {most}，请核对"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        f"执行率得分: 9.6\n总分: 95.1\n{_REST}",
        f"总分: 94.3分\n{_REST}",
        f"总分: ''\n{_REST}",
    ],
    fails=[
        f"执行率得分: 9.6\n总分: «98»\n{_REST}",
        f"总分: «96.5分»\n{_REST}",
        f"总分: «80»\n{_REST}",
        "总分: «102»\n指标:\n          - {三级指标: 培训人数, 分值: 90, 得分: 92}\n",
    ],
)
def total_not_sum(table: Table) -> Found:
    """总分与各项得分的合计不符。

    检查什么：总分是不是超过 100 分；自评表的每一行都有分值和得分时，各行得分加上预算执行率的得分，是不是等于填写的总分。

    为什么：总分由各项得分相加得来，又决定自评等级；合计不对，等级也就不对。

    怎么改：核对各行得分和总分，改正填错的一个。

    不报的情形：有的行没有得分；分值合计不是 100（另计执行率的为 90 或 80）；四舍五入造成的差别；预算执行率的得分没有读到、
    而总分在它可能的范围内。
    """
    cell, total = table.cell("总分"), score_in(table, "总分")
    if total is not None and cell is not None and total > _FULL:
        yield Hit(trimmed(cell), {"total": plain(total)}, "over")
        return
    due = sum_of_scores(table) if total is not None else None
    if total is None or due is None or cell is None:
        return
    step = Decimal(1).scaleb(-len(f"{total:f}".partition(".")[2]))
    if due.least - step < total < due.most + step:
        return
    fields = {"total": plain(total), "sum": plain(due.least), "most": plain(due.most)}
    yield Hit(trimmed(cell), fields, None if due.least == due.most else "range")
