import re
from decimal import Decimal

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.views import scored_tables
from jixiao_rules.weights import on_one_scale, scored

_REACHED = pattern(r"(?:已|全部|基本|全部或基本)*(?:达成|达到|实现)(?:年度|预期)(?:指标|目标)值?")
_PARTLY = pattern(r"部分完成|部分(?:达成|达到|实现)(?:年度|预期)(?:指标|目标)值?(?:[，,]?并?且?具有一定效果)?")
_MISSED = pattern(r"(?:未|没有|尚未)完成|未(?:达成|达到|实现)(?:年度|预期)(?:指标|目标)值?(?:[，,]?并?且?效果较差)?")
_REST = "          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 320人, 分值: 10, 得分: 10}\n"


@rule(
    code="WGT009",
    topic=Topic.EARNED.turn(2),
    sees=scored_tables,
    severity=Severity.WARNING,
    message="实际完成值是“{result}”，得分 {score} 占分值 {points} 的 {share}%，与通行的分档（{low}%—{high}%）不符，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    options={"boundary": "部分达成与未达成的分界，百分之几：财政部办法为 60，湖北为 50；0 表示两种都算对"},
    passes=[
        "指标:\n          - {三级指标: 影响力, 实际完成值: 达成预期指标, 分值: 10, 得分: 9}\n" + _REST,
        "指标:\n          - {三级指标: 影响力, 实际完成值: 部分达成预期指标并具有一定效果, 分值: 10, 得分: 5}\n"
        + _REST,
        "指标:\n          - {三级指标: 影响力, 实际完成值: 达成预期指标, 权重: 10%, 得分: 0.1}\n",
        "指标:\n          - {三级指标: 培训合格率, 实际完成值: 60%, 分值: 10, 得分: 6}\n" + _REST,
    ],
    fails=[
        "指标:\n          - {三级指标: 影响力, 实际完成值: 达成预期指标, 分值: 10, 得分: «5»}\n" + _REST,
        "指标:\n          - {三级指标: 影响力, 实际完成值: 全部或基本达成预期指标, 分值: 10, 得分: «5»}\n" + _REST,
        "指标:\n          - {三级指标: 影响力, 实际完成值: 未达成预期指标且效果较差, 分值: 10, 得分: «9»}\n" + _REST,
    ],
)
def qual_band(table: Table, *, boundary: int = 0) -> Found:
    """定性指标的得分不合档次。

    检查什么：实际完成值写“达成预期指标”“部分达成预期指标并具有一定效果”“未达成预期指标且效果较差”的，得分是否落在相应的档次里。

    为什么：定性指标按三档计分，档次与得分不符，自评结果就不可信。

    怎么改：核对完成情况，改档次或者改得分。

    不报的情形：各地档次的界限不同，界限两边都算对；得分与权重不是一个口径；实际完成值写的是数字或者别的话。
    """
    found = scored(table)
    if not on_one_scale(found):
        return
    for one in found:
        result = one.row.text("实际完成值")
        band = next((band for band in _bands(boundary) if band[0].fullmatch(result)), None)
        if band is None or not one.points or one.score > one.points:
            continue
        share, (_, low, high) = one.score / one.points * 100, band
        if not low <= share <= high:
            fields = {"result": result, "score": plain(one.score), "points": plain(one.points)}
            yield Hit(trimmed(one.cell), fields | {"share": f"{share:.0f}", "low": plain(low), "high": plain(high)})


def _bands(boundary: int) -> tuple[tuple[re.Pattern[str], Decimal, Decimal], ...]:
    lowest, highest = (Decimal(boundary), Decimal(boundary)) if boundary else (Decimal(50), Decimal(60))
    return (
        (_REACHED, Decimal(80), Decimal(100)),
        (_PARTLY, lowest, Decimal(80)),
        (_MISSED, Decimal(0), highest),
    )
