from jixiao_grammar.ast import Amount
from jixiao_grammar.name import Kind
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import QUALITY, QUANTITY, TIMELINESS, is_cost, level2
from jixiao_rules.reading import amount_of, is_money
from jixiao_rules.spots import trimmed
from jixiao_rules.views import money_rows
from jixiao_rules.words import phrase, says, section

_ECONOMIC = phrase(r"{money-class.earned}|效益$")
_STANDARD = phrase(r"{money-class.standards}|补[助贴]|奖[励补]")
_NO_STANDARD = frozenset({TIMELINESS, "服务对象满意度指标"})
_PRODUCTION = frozenset({QUALITY, TIMELINESS, "服务对象满意度指标"})
_EFFECT = frozenset({"社会效益指标", "生态效益指标", "可持续影响指标"})
_BENEFITS = frozenset({*_EFFECT, "经济效益指标"})
_VALUED = phrase(r"{money-class.valued}")
# What is a time or a rate has got a wrong unit, which UNI003 tells.
_NO_MONEY = (Kind.TIME, Kind.RATE, Kind.SHARE)


@rule(
    code="CLS007",
    topic=Topic.CLASS.turn(8),
    sees=money_rows,
    severity=Severity.WARNING,
    message="“{name}”的指标值“{value}”是金额，列在“{level}”下不相符；支出建议列入成本指标，收入建议列入经济效益指标",
    variants={
        "income": Variant("“{name}”的指标值“{value}”是收入一类的金额，建议列入经济效益指标，不列在“{level}”下"),
        "input": Variant("“{name}”是投入的钱，不是花了钱带来的效果，不应列在“{level}”下；请换成效果，金额列入成本指标"),
        "standard": Variant("“{name}”说的是按多少钱发放，与快慢、满意无关，却列在“{level}”下，应当移到成本指标"),
        "valued": Variant(
            "“{name}”列在“{level}”下，指标值却是金额“{value}”；如果不是折算成金额的效益，建议列入成本或者经济效益指标",
            Severity.INFO,
            Confidence.POSSIBLE,
        ),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "{二级指标: 时效指标, 三级指标: 维修工单响应时间, 指标值: ≤30元}",
        "{二级指标: 社会效益指标, 三级指标: 挽回受援人经济损失, 指标值: ≥500万元}",
        "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 编印成本, 指标值: ≤41万元}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 旅游总收入, 指标值: ≥2亿元}",
        "{一级指标: 成本指标, 二级指标: 社会成本指标, 三级指标: 居民过渡安置支出, 指标值: ≤30万元}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 撬动社会资本投入资金, 指标值: ≥500万元}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 补助标准, 指标值: 500元/人}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 设备验收合格率, 指标值: 100%}",
    ],
    fails=[
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 园区总收入, 指标值: «≥300万元»}",
        "{一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 服务站运营补助资金, 指标值: «=1280万元»}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 设备购置, 指标值: «≤20万元»}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 电梯抽查均价, 指标值: «≤500元/台»}",
        "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 单站运维费用, 指标值: «≤18万元/站»}",
        "{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 资金拨付, 指标值: «30», 计量单位: 万元}",
        "{一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 人均补助标准, 指标值: «600元/人·年»}",
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: 农户人均增收, 指标值: «≥800元»}",
    ],
)
def money_outside_cost(row: Row) -> Found:
    """金额列在成本、经济效益以外。

    检查什么：质量、时效、满意度、社会效益、生态效益、可持续影响指标的值是一笔钱。

    为什么：花多少钱属于成本指标，带来多少收入属于经济效益指标；放在别处，无法按那一类的要求评价。

    怎么改：移到成本指标或经济效益指标。

    不报的情形：时间、比率写了“元”的（由 UNI003 检查）；补助标准、人均标准等规定的金额；挽回的损失、减轻的负担（折算成
    金额的社会效益）；社会成本、生态环境成本；数量指标下的金额由 MON007 检查。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if amount is None or row.target is None or is_cost(row) or not is_money(amount):
        return
    variant = _variant(row, amount)
    if variant != "":
        fields = {"name": name, "value": row.text("指标值"), "level": row.text("二级指标")}
        yield Hit(trimmed(row.target), fields, variant)


def _variant(row: Row, amount: Amount) -> str | None:
    """What is wrong with money in this class; an empty text where nothing is."""
    level, name = level2(row), row.name_reading.bare
    if level in _NO_STANDARD and name.endswith(section("money-class.fixed")):
        return "standard"
    if level in _EFFECT and name.endswith(section("money-class.gains")):
        return "income"
    apiece = level == QUANTITY and amount.unit is not None and bool(amount.unit.per)  # a sum there is told by MON007
    if (level in _PRODUCTION or apiece) and name.endswith(section("money-class.prices")):
        return None
    return _of_a_sum(row, level, name) if _is_sum(amount) else ""


def _of_a_sum(row: Row, level: str, name: str) -> str | None:
    measure = row.name_reading.measure
    if level in _BENEFITS and name.endswith(section("money-class.inputs")) and not says(name, "money-class.of-others"):
        return "input"
    if _STANDARD.search(row.text("三级指标")) or (measure is not None and measure.kind in _NO_MONEY):
        return ""
    if level in _PRODUCTION:
        return None
    if level not in _EFFECT or _VALUED.search(name):
        return ""
    return "income" if _ECONOMIC.search(name) else "valued"


def _is_sum(amount: Amount) -> bool:
    return is_money(amount) and amount.unit is not None and not amount.unit.per
