import re

from jixiao_grammar.ast import Approx, Op
from jixiao_lint.rule import Authority, Basis, Change, Confidence, Fix, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import is_cost
from jixiao_rules.reading import has_sign_column, is_floor, operator_of, shown
from jixiao_rules.yuan import agree, head_amount, is_unit_cost, row_amount

_NO_CEILING = re.compile("标准|节约|节省|节支|收入|收益|回收|增收|降低|减少")
_BENEFIT_PAID = re.compile("补助|补贴|救助|抚恤|津贴|奖补|慰问|奖励|报酬|工资|低保|供养|优待")


@rule(
    code="DIR003",
    sees=rows,
    severity=Severity.INFO,
    confidence=Confidence.LIKELY,
    message="成本指标“{value}”没有写“≤”，建议写成“{better}”，表示控制在这个数以内{copied}",
    variants={
        "reversed": Variant(
            "成本指标写成“{value}”，花得越多得分越高，方向反了，应当用“≤”", Severity.ERROR, Confidence.CERTAIN
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: ≤55万元}",
        "{二级指标: 成本指标, 三级指标: 运维服务成本, 指标值: 控制在55万元以内}",
        "{二级指标: 成本指标, 三级指标: 残疾人生活补贴标准, 指标值: 120元/人·月}",
        "{二级指标: 成本指标, 三级指标: 孤儿救助金额, 指标值: =1500元/人}",
        "{二级指标: 成本指标, 三级指标: 成本节约额, 指标值: ≥3万元}",
        "{二级指标: 成本指标, 三级指标: 成本控制率, 指标值: 100%}",
        "{二级指标: 经济效益指标, 三级指标: 项目收入, 指标值: ≥20万元}",
    ],
    fails=[
        "{二级指标: 成本指标, 三级指标: 每公里修复成本, 计算符号: ≥, 指标值: «33», 计量单位: 万元}",
        "{二级指标: 成本指标, 三级指标: 维护服务成本, 指标值: «10万元»}",
        "{二级指标: 成本指标, 三级指标: 培训成本, 指标值: «≥20万元»}",
        "{一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 工程造价, 指标值: «=300万元»}",
    ],
)
def cost_direction(row: Row) -> Found:
    """成本指标的方向。

    检查什么：成本指标的金额用了“≥”“＞”，或者没有写“≤”。

    为什么：成本是上限，写“≥”等于鼓励多花钱；不写比较符，少花了也算没完成。

    怎么改：写成“≤”加金额。

    不报的情形：补助、救助、奖励等按人按户发放的金额和各类“标准”，本来就是定额；节约额；成本行里的百分数。
    """
    found = row_amount(row)
    name = row.text("三级指标")
    if not is_cost(row) or row.target is None or found is None or _NO_CEILING.search(name):
        return
    amount, money = found
    operator = operator_of(amount)
    value = shown(row, amount)
    if is_floor(amount):
        yield Hit(row.target.at(amount.span), {"value": value}, "reversed")
    elif operator in (None, Op.EQUAL) and amount.approx is Approx.NONE and not _is_paid_out(row, name):
        if operator is None and has_sign_column(row):
            return
        better = "≤" + value.lstrip("=＝ ")
        budget = head_amount(row.table, "预算数")
        same = budget is not None and agree(money.yuan, budget.yuan, money.half_digit, budget.half_digit)
        fields = {"value": value, "better": better, "copied": "（与预算数相同）" if same else ""}
        fix = (
            Fix(better, changes=frozenset({Change.SIGN})) if amount.written_unit and not has_sign_column(row) else None
        )
        yield Hit(row.target.at(amount.span), fields, fix=fix)


def _is_paid_out(row: Row, name: str) -> bool:
    return bool(_BENEFIT_PAID.search(name)) and is_unit_cost(row)
