from jixiao_grammar.compare import Order, compare
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, needs, rows
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.promises import counted, promises
from jixiao_rules.reading import amount_of, is_ceiling, is_damaged, is_percent, shown
from jixiao_rules.rounds import totals
from jixiao_rules.rounds_of_row import as_counted
from jixiao_rules.spots import trimmed

_DESCRIPTION = "绩效指标描述"
_EACH = "每"
_A_TENTH = 10


@rule(
    code="CON036",
    topic=Topic.AGREEMENT.turn(21),
    sees=rows,
    needs=needs(_DESCRIPTION, words=(_EACH,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效指标描述写“{said}”，一年是 {made}，指标值却是“{value}”，同一行前后不一，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 业务培训期数, 绩效指标描述: 每半年举办1期, 指标值: =2期}",
        "{三级指标: 简报期数, 绩效指标描述: 每月编印1期，年终另出专刊2期, 指标值: =14期}",
        "{三级指标: 巡查次数, 绩效指标描述: 每座水库每月巡查1次, 指标值: ≥432次}",
        "{三级指标: 每季度走访户数, 绩效指标描述: 每月走访50户, 指标值: ≥150户}",
        "{三级指标: 汛期巡查次数, 绩效指标描述: 汛期每月巡查2次, 指标值: ≥8次}",
        "{三级指标: 送教上门次数, 绩效指标描述: 每月2次，寒暑假除外, 指标值: ≥18次}",
    ],
    fails=[
        "{三级指标: 业务培训期数, 绩效指标描述: 每半年举办1期, 指标值: «=4期»}",
        "{三级指标: 简报期数, 绩效指标描述: 每季度编印1期, 指标值: «≥6期»}",
    ],
)
def described_rounds(row: Row) -> Found:
    """描述说的次数与指标值不符。

    检查什么：绩效指标描述写每月、每季度、每半年做几次，乘起来与同一单位的指标值不同。

    为什么：描述是指标值的解释；每半年 1 期，一年只有 2 期，指标值写 4 期，就不知道按哪个考核。

    怎么改：核对后改为一致。

    不报的情形：描述里另有同一单位的数；每处、每人的；每周的；汛期、学期、寒暑假等不满全年的；名称里写了每月、每季度的；
    指标值是下限而乘起来更多的。
    """
    amount, said = amount_of(row), row.text(_DESCRIPTION)
    if amount is None or row.target is None or _EACH not in said or _EACH in row.text("三级指标"):
        return
    if is_percent(amount) or is_ceiling(amount) or is_damaged(row) or (amount.unit is not None and amount.unit.per):
        return
    made = [one for one in totals(said) if one.of_time]
    if len(made) != 1 or len(promises(said)) != 1 or "除" in said:
        return
    told, asked = counted(made[0].amount), as_counted(amount, made[0])
    order = compare(asked, told)
    more = order is Order.MORE and asked.number * _A_TENTH > told.number * (_A_TENTH + 1)
    if more or (order is Order.LESS and not amount.op.is_floor):
        fields = {"said": made[0].said, "made": made[0].arithmetic, "value": shown(row, amount)}
        yield Hit(trimmed(row.target), fields)
