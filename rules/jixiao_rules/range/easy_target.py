from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import AUDIT, EVALUATION_2020
from jixiao_rules.reading import amount_of, binds_below, is_percent
from jixiao_rules.views import percent_rows
from jixiao_rules.words import longest_first, table

_COMPLETION = ("完成率", "到位率")


@rule(
    code="RNG005",
    topic=Topic.SIZE.turn(3),
    sees=percent_rows,
    severity=Severity.WARNING,
    message="“{name}”的目标“{value}”低于 {floor}%，目标明显偏低，评价时可能被扣分，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(AUDIT, Authority.PRACTICE)],
    options={"floor": "合格率、及时率等的下限，百分数"},
    passes=[
        "{三级指标: 验收合格率, 指标值: ≥95%}",
        "{三级指标: 项目年度投资完成率, 指标值: ≥40%}",
        "{三级指标: 断面水质合格率, 指标值: ≥50%}",
        "{三级指标: 优秀率, 指标值: ≥30%}",
        "{三级指标: 不合格率, 指标值: 5%}",
        "{三级指标: 发放及时率, 指标值: ≥0.95}",
    ],
    fails=[
        "{三级指标: 验收合格率, 指标值: «≥50%»}",
        "{三级指标: 补助发放及时率, 指标值: «≥30%»}",
        "{三级指标: 工程质量验收合格率, 指标值: «≥10%»}",
    ],
)
def easy_target(row: Row, *, floor: int = 60) -> Found:
    """目标值明显偏低。

    检查什么：合格率、及时率、准确率、到位率等的目标低于 60%（可用选项 floor 改）。

    为什么：六成以下通行认为不及格，这样的目标没有压力；评价办法规定，因目标明显偏低造成超额完成的要酌情扣分。

    怎么改：参考往年实际和行业标准，提高目标值。

    不报的情形：分年、分期完成的进度；水质、空气、考试等不由本单位决定的；优秀率、就业率、参与率等。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or not is_percent(amount) or amount.direction or amount.baseline:
        return
    must_be_high = row.name_reading.is_better_high and name.endswith(longest_first("must-be-high"))
    if not must_be_high or _grows_by_stages(name):
        return
    if 1 < amount.number < floor and binds_below(amount):
        yield Hit(
            row.target.at(amount.span),
            {"name": name, "value": amount.span.cut(row.target.text), "floor": str(floor)},
        )


def _grows_by_stages(name: str) -> bool:
    """True where nobody reaches a high rate at once, or not by own work."""
    of_completion = name.endswith(_COMPLETION)
    return any(word in name and (of_completion or not only) for word, only in table("rates-by-stages").items())
