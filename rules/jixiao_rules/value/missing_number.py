from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.reading import remarks
from jixiao_rules.views import remarked_rows


@rule(
    code="VAL017",
    topic=Topic.UNREAD.turn(7),
    sees=remarked_rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="指标值“{value}”里没有填数，应当写成比较符、数和计量单位，如“≥12次”",
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 修缮里程, 指标值: ≥10公里}",
        "{三级指标: 修缮里程, 计算符号: ≥, 指标值: 10, 计量单位: 公里}",
        "{三级指标: 工程质量, 指标值: 合格}",
        "{三级指标: 安全事故, 指标值: 无}",
    ],
    fails=[
        "{三级指标: 修缮里程, 指标值: «≥»}",
        "{三级指标: 修缮里程, 指标值: «≥ 公里»}",
        "{三级指标: 修缮里程, 指标值: «公里»}",
    ],
    hears=("missing-number",),
)
def missing_number(row: Row) -> Found:
    """指标值只有符号和单位，没有数。

    检查什么：指标值里有比较符或计量单位，就是没有数。

    为什么：没有数就没有目标，多半是导出时丢了，或者还没有填。

    怎么改：补上数值。

    不报的情形：文字表述的指标值；整格是“/”“**”等占位符的（由 STR002 检查）。
    """
    if row.target is not None:
        for remark in remarks(row, ("missing-number",)):
            yield Hit(row.target.at(remark.span), {"value": row.text("指标值")})
            return
