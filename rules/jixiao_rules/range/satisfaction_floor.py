from decimal import Decimal

from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import Order, compare
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.promises import promises
from jixiao_rules.reading import amounts_of, binds_below
from jixiao_rules.views import satisfaction_rows
from jixiao_rules.words import holds

_PASSED = 60
_LOW = 80
_SATISFACTION = pattern(r"满意(?:度|率|程度)?(?:指标|指数|得分|测评|[（(].*[)）])?$")


@rule(
    code="RNG003",
    topic=Topic.SIZE.turn(4),
    sees=satisfaction_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="满意度目标“{value}”低于 {floor}%，目标偏低，请核对",
    variants={
        "low": Variant(
            "满意度目标“{value}”比通行的要求（{floor}% 以上）低得多，目标明显偏低，请核对",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
        "failed": Variant(
            "满意度目标“{value}”不到六成，通行认为不及格，可能写错了数，请核对", Severity.WARNING, Confidence.LIKELY
        ),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    options={"floor": "满意度目标的下限，百分数"},
    passes=[
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 学生满意度, 指标值: ≥85%}",
        "{一级指标: 满意度指标, 三级指标: 信访群众满意度, 指标值: ≥70%}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: 比上年提高2%}",
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: ≥4.5分}",
        "{一级指标: 满意度指标, 三级指标: 群众不满意率, 指标值: ≤5%}",
    ],
    fails=[
        "{一级指标: 满意度指标, 三级指标: 群众满意度, 指标值: «≥80%»}",
        "{一级指标: 满意度指标, 三级指标: 参训人员满意率, 指标值: «60», 计量单位: '%'}",
        "{一级指标: 满意度指标, 三级指标: 住宿学生满意度, 指标值: «≥70%»}",
        "{一级指标: 满意度指标, 三级指标: 读者满意度, 指标值: «≥9%»}",
    ],
)
def satisfaction_floor(row: Row, *, floor: int = 85) -> Found:
    """满意度目标偏低。

    检查什么：满意度的目标值低于 85%（可用选项 floor 改）；低于 80% 的按警告报告（本单位人员的满意度不到 60% 才是）。

    为什么：满意度通行要求在 85% 或 90% 以上，定得低，完成了也说明不了服务好。

    怎么改：参考往年的实际满意度，把目标定到 85% 以上。

    不报的情形：信访、拆迁等对象本来难以满意的；按 5 分制等打分的；写的是提高多少；绩效目标承诺的就是这个数（80% 以上的）。
    """
    name = row.text("三级指标")
    if row.target is None or not _SATISFACTION.search(name) or "不满意" in name or holds(name, "hard-to-please"):
        return
    for amount in amounts_of(row):
        unit = amount.unit
        if unit is None or unit.symbol != "%" or amount.direction or amount.baseline or amount.number < 1:
            continue
        how_low = _how_low(amount.number, floor, name)
        if binds_below(amount) and amount.number < floor and (how_low or not _is_promised(row, amount)):
            fields = {"value": amount.span.cut(row.target.text), "floor": str(floor)}
            yield Hit(row.target.at(amount.span), fields, how_low)
            return


def _how_low(number: Decimal, floor: int, name: str) -> str | None:
    """People of the unit itself are no public that the project serves: of them a low rate is no more than told."""
    if number < _PASSED:
        return "failed"
    return "low" if number < min(_LOW, floor) and not holds(name, "own-staff") else None


def _is_promised(row: Row, amount: Amount) -> bool:
    """True where the goal promises the very number: it was set there, and is no slip."""
    goal = promises(row.table.text("绩效目标"))
    return any("满意" in one.around and compare(one.amount, amount) is Order.SAME for one in goal)
