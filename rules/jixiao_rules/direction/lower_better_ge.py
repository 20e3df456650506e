from jixiao_grammar.name import Kind, Name, Polarity
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.goal_direction import goal_bounds_alike
from jixiao_rules.levels import QUANTITY, is_cost, level2
from jixiao_rules.reading import amount_of, is_floor, shown
from jixiao_rules.views import number_rows
from jixiao_rules.words import phrase, section

# How much of a sum that must not be exceeded was spent: 三公经费控制率.
_KEPT_DOWN = phrase("{name-direction.spent}控制率$|^{name-direction.leaving}(?:学生|儿童)?人?数$")


@rule(
    code="DIR001",
    topic=Topic.DIRECTION.turn(7),
    sees=number_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{head}”应当越低越好，写成“{value}”方向反了，请核对是否应为“≤”",
    variants={
        "sure": Variant("“{head}”越低越好，写成“{value}”方向反了，应当用“≤”", Severity.ERROR, Confidence.CERTAIN)
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 辍学学生劝返人数, 指标值: ≥5人}",
        "{三级指标: 系统故障率, 指标值: ≤5%}",
        "{三级指标: 系统故障处理率, 指标值: ≥95%}",
        "{三级指标: 投诉办结率, 指标值: ≥98%}",
        "{三级指标: 事故下降率, 指标值: ≥10%}",
        "{三级指标: 逾期未完成率, 指标值: ≤2%}",
        "{三级指标: 响应时间, 指标值: ≤30分钟}",
        "{三级指标: 化解信访件数, 指标值: ≥20件}",
        "{三级指标: 贷款逾期账款清收率, 指标值: ≥60%}",
        "{二级指标: 可持续影响指标, 三级指标: 课程资源沉淀数, 指标值: ≥12门}",
    ],
    fails=[
        "{三级指标: 辍学学生人数, 指标值: «≥5人»}",
        "{三级指标: 系统故障率, 指标值: «≥5%»}",
        "{三级指标: 系统故障率, 计算符号: ≥, 指标值: «5%»}",
        "{三级指标: 群众投诉次数, 指标值: «≥3次»}",
        "{三级指标: 设备空置率, 指标值: '«>10%»'}",
        "{三级指标: 投诉处理超时率, 指标值: «≥5%»}",
        "{三级指标: 直接经济损失金额, 指标值: «≥50万元»}",
        "{三级指标: 不合格率, 指标值: «≥2个»}",
        "{三级指标: 三公经费控制率, 指标值: «≥100%»}",
        "{三级指标: 资金沉淀率, 指标值: «≥5%»}",
        "{三级指标: 安全责任事故, 指标值: «≥1起»}",
        "{二级指标: 社会效益指标, 三级指标: 居民用水成本, 指标值: «≥3元/吨»}",
    ],
)
def lower_better_ge(row: Row) -> Found:
    """逆向指标用了“≥”。

    检查什么：故障率、投诉率、差错率等越低越好的指标，指标值用了“≥”“＞”。

    为什么：按“≥”考核，做得越差得分越高，方向反了。

    怎么改：改成“≤”；如果名称没有写全（如故障处理率写成故障率），改名称。

    不报的情形：从名称末尾的度量词往前读，故障处理率、投诉办结率、事故下降率都是越高越好；以事故、信访等为工作对象的
    （化解信访件数）；名称里有读不懂的词；课程资源、经验等的沉淀；方向不能全凭
    名称断定，而绩效目标用“不低于”等写明同一个数的；时间由 DIR004 检查，成本行的成本和费用由 DIR003 检查。
    """
    amount, name = amount_of(row), row.name_reading
    low = name.is_better_low or _KEPT_DOWN.search(name.bare) is not None
    if amount is None or row.target is None or not low or not is_floor(amount) or amount.direction:
        return
    if _belongs_to_another(row) or _is_kept(name):
        return
    if not name.sure and goal_bounds_alike(row, amount):
        return
    value = amount.span.cut(row.target.text)
    fix = Fix("≤" + value.lstrip("≥>＞=＝ "), changes=frozenset({Change.SIGN})) if amount.op_span else None
    fields = {"head": name.head() or name.bare, "value": shown(row, amount)}
    yield Hit(row.target.at(amount.span), fields, "sure" if name.sure else None, fix)


def _is_kept(name: Name) -> bool:
    """True for 课程资源沉淀数: what settles there is kept for later; of money it lies idle."""
    settles = name.deed is not None and name.deed.word in section("name-direction.settles")
    return settles and any(word in name.bare for word in section("name-direction.kept"))


def _belongs_to_another(row: Row) -> bool:
    """True for times, and for money that is spent on a row of costs or quantities, which have rules of their own.

    Elsewhere 费用 and 债务 may also be what others pay.
    """
    measure = row.name_reading.measure
    if measure is None or measure.kind is Kind.TIME:
        return measure is not None
    if measure.kind is not Kind.MONEY or measure.own is not Polarity.DOWN:
        return False
    return is_cost(row) or level2(row) == QUANTITY or measure.word in ("费用", "债务")
