from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import BENEFIT, level1
from jixiao_rules.reading import is_ceiling, is_money
from jixiao_rules.spots import trimmed
from jixiao_rules.views import benefit_rows
from jixiao_rules.words import phrase, section

_OWN_COST = phrase(
    r"{cost-in-benefit.limiting}.{0,10}成本|成本.{0,3}{cost-in-benefit.limiting}|^{cost-in-benefit.whose}+成本$"
)
_MANAGEMENT = phrase(
    r"预算(?:控制|编制)|预算执行(?!率|情况|进度|$)|(?:不超|超出)[过出]?.{0,2}预算|(?:资金|经费){cost-in-benefit.spending}(?:{cost-in-benefit.how}(?:性|率)?|率)$"
)
_GAIN = phrase(r"{cost-in-benefit.gain}")
# What the project itself does or buys, at so much a piece: 单座水厂改造成本, 每公里管网更换单价.
_PRICE = phrase(r"{cost-in-benefit.price}$")
_APIECE = phrase(r"单位|单[座个台套次场件公平亩]|每|均|{cost-in-benefit.own}")


@rule(
    code="CLS008",
    topic=Topic.CLASS.turn(9),
    sees=benefit_rows,
    severity=Severity.WARNING,
    message="“{name}”说的是本项目的成本或者资金管理，却列在“{level}”下，建议移到成本等产出指标，效益指标填写项目带来的效果",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 节约采购成本, 指标值: ≥5万元}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 降低企业融资成本, 指标值: ≥0.5个百分点}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 财政资金使用效益, 指标值: 提高}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 带动社会资本投入资金, 指标值: ≥500万元}",
        "{一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 保障村级组织经费支出, 指标值: 长期}",
        "{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 项目成本控制率, 指标值: ≤100%}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 农户亩均生产成本, 指标值: ≤600元/亩}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 县域物流成本, 指标值: ≤2元/件}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 低保补助标准, 指标值: 提高50元/人·月}",
    ],
    fails=[
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: «对控制基建项目成本影响程度», 指标值: 较好}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: «项目成本控制率», 指标值: ≤100%}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «资金使用合规性», 指标值: 合规}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: «单座水厂改造成本», 指标值: ≤45万元/座}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: «传承人补助标准», 指标值: =5000元/人}",
    ],
)
def cost_word_in_benefit(row: Row) -> Found:
    """成本类内容放入效益。

    检查什么：效益指标的名称说的是本项目的成本控制、预算控制、单位成本（单座改造成本≤45万元），或者资金使用是否合规。

    为什么：效益是项目给社会、给服务对象带来的效果；花了多少钱、钱管得好不好，属于成本和管理。

    怎么改：移到成本、时效等产出指标；效益指标改填项目的效果。

    不报的情形：预算执行率（由 MON008 检查）；节约、降低成本是经济效益；企业、群众的成本；资金使用效益；带动社会资金。
    """
    name = row.name_reading.bare
    if row.name is None or level1(row) != BENEFIT or "成本" in row.text("二级指标"):
        return
    if (_OWN_COST.search(name) or _MANAGEMENT.search(name) or _is_price(row, name)) and not _GAIN.search(name):
        yield Hit(trimmed(row.name), {"name": name, "level": row.text("二级指标") or row.text("一级指标")})


def _is_price(row: Row, name: str) -> bool:
    amount = row.amount
    is_limit = amount is not None and is_money(amount) and is_ceiling(amount)
    is_price = amount is not None and is_money(amount) and amount.unit is not None and amount.unit.per
    if is_price and amount is not None and not amount.direction and name.endswith(section("cost-in-benefit.granted")):
        return True
    return is_limit and _PRICE.search(name) is not None and _APIECE.search(name) is not None
