from jixiao_grammar.ast import Amount, Dimension, OpSource
from jixiao_grammar.name import Kind, Name
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.goal_direction import goal_bounds_alike
from jixiao_rules.levels import is_cost, level2
from jixiao_rules.reading import amount_of, is_ceiling, is_money, shown
from jixiao_rules.views import number_rows

# Of 贫血检出率 fewer may be meant, of 早癌检出率 more: how many have it, or how many of them are found.
_OF_THE_ILL = "检出率"
_INCOME, _ECONOMIC = "收入", "经济效益指标"
_NUMBERS = (Kind.COUNT, Kind.AMOUNT, Kind.SIZE, Kind.MONEY)


@rule(
    code="DIR002",
    topic=Topic.DIRECTION.turn(9),
    sees=number_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{head}”应当越高越好，写成“{value}”方向反了，请核对是否应为“≥”",
    variants={
        "sure": Variant("“{head}”越高越好，写成“{value}”方向反了，应当用“≥”", Severity.ERROR, Confidence.CERTAIN)
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 数量指标, 三级指标: 救助对象家庭年收入, 指标值: ≤9000元/人}",
        "{三级指标: 群众满意度, 指标值: ≥90%}",
        "{三级指标: 成本控制率, 指标值: ≤100%}",
        "{三级指标: 资金结余率, 指标值: ≤5%}",
        "{三级指标: 学生贫血检出率, 指标值: ≤5%}",
        "{三级指标: 住院费用年增幅, 指标值: 不超过5%}",
        "{三级指标: 医保基金支出增幅, 指标值: ≤10%}",
        "{三级指标: 逾期完成率, 指标值: ≤2%}",
        "{二级指标: 成本指标, 三级指标: 预算完成率, 指标值: ≤100%}",
        "{二级指标: 时效指标, 三级指标: 维修及时率, 指标值: ≤2小时}",
        "{三级指标: 服务器CPU使用率, 指标值: ≤80%}",
        "{三级指标: 接待游客人次, 指标值: 每天3000人次以内}",
    ],
    fails=[
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 农户务工年收入, 指标值: «≤9000元/人»}",
        "{三级指标: 群众满意度, 指标值: «≤90%»}",
        "{三级指标: 档案存储设施稳定运行率, 指标值: «≤99%»}",
        "{三级指标: 群众满意度, 计算符号: ≤, 指标值: «95%»}",
        "{三级指标: 受益人数, 指标值: «≤3000人»}",
        "{三级指标: 设备使用年限, 指标值: «≤8年»}",
        "{二级指标: 成本指标, 三级指标: 成本节约率, 指标值: «≤5%»}",
    ],
)
def higher_better_le(row: Row) -> Found:
    """正向指标用了“≤”。

    检查什么：满意度、合格率、覆盖率等越高越好的指标，以及列在经济效益下的收入，指标值用了“≤”“＜”。

    为什么：按“≤”考核，满意度越低反而得分，方向反了。

    怎么改：改成“≥”。

    不报的情形：成本控制率、结余率、空置率等不是越高越好的指标；名称带“逾期”“未”的；名称里有读不懂的词；成本指标，
    节约额、节约率除外；用“以内”“不超过”写明的人数和数量；
    方向不能全凭名称断定，而绩效目标用“不高于”等写明同一个数的；比率写成时间（由 TIM004 检查）。
    """
    amount, name = amount_of(row), row.name_reading
    high = name.is_better_high or _is_income(row)
    if amount is None or row.target is None or not high or not is_ceiling(amount) or amount.direction:
        return
    if (is_cost(row) and not _is_saved(name)) or _is_meant(name, amount):
        return
    if not name.sure and goal_bounds_alike(row, amount):
        return
    value = amount.span.cut(row.target.text)
    fix = Fix("≥" + value.lstrip("≤<＜=＝ "), changes=frozenset({Change.SIGN})) if amount.op_span else None
    fields = {"head": name.head() or name.bare, "value": shown(row, amount)}
    yield Hit(row.target.at(amount.span), fields, "sure" if name.sure else None, fix)


def _is_income(row: Row) -> bool:
    """True for what people or villages earn, among the economic benefits: 农户务工年收入."""
    name, amount = row.name_reading, amount_of(row)
    earned = name.bare.endswith(_INCOME) and amount is not None and is_money(amount)
    return earned and level2(row) == _ECONOMIC and not name.is_better_low


def _is_saved(name: Name) -> bool:
    return name.deed is not None and "saves" in name.deed.flags


def _is_meant(name: Name, amount: Amount) -> bool:
    """True for a rate of the ill, one given as a time, and a limit in words: a sign is written by mistake, 以内 is not."""
    if name.bare.endswith(_OF_THE_ILL):
        return True
    kind = name.measure.kind if name.measure else None
    if kind in _NUMBERS and amount.op_source in (OpSource.WORD, OpSource.SUFFIX):
        return True
    return kind is not Kind.TIME and amount.unit is not None and amount.unit.dimension is Dimension.TIME
