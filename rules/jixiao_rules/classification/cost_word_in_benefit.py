from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import BENEFIT, level1
from jixiao_rules.spots import trimmed
from jixiao_rules.views import benefit_rows
from jixiao_rules.words import phrase

_OWN_COST = phrase(
    r"{cost-in-benefit.limiting}.{0,10}成本|成本.{0,3}{cost-in-benefit.limiting}|^{cost-in-benefit.whose}+成本$"
)
_MANAGEMENT = phrase(
    r"预算(?:控制|编制)|预算执行(?!率|情况|进度|$)|(?:不超|超出)[过出]?.{0,2}预算|(?:资金|经费){cost-in-benefit.spending}(?:{cost-in-benefit.how}(?:性|率)?|率)$"
)
_GAIN = phrase(r"{cost-in-benefit.gain}")


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
    ],
    fails=[
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: «对控制基建项目成本影响程度», 指标值: 较好}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: «项目成本控制率», 指标值: ≤100%}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «资金使用合规性», 指标值: 合规}",
    ],
)
def cost_word_in_benefit(row: Row) -> Found:
    """成本类内容放入效益。

    检查什么：效益指标的名称说的是本项目的成本控制、预算控制，或者资金使用是否合规。

    为什么：效益是项目给社会、给服务对象带来的效果；花了多少钱、钱管得好不好，属于成本和管理。

    怎么改：移到成本、时效等产出指标；效益指标改填项目的效果。

    不报的情形：预算执行率（由 MON008 检查）；节约、降低成本是经济效益；企业、群众的成本；资金使用效益；带动社会资金。
    """
    name = row.name_reading.bare
    if row.name is None or level1(row) != BENEFIT or "成本" in row.text("二级指标"):
        return
    if (_OWN_COST.search(name) or _MANAGEMENT.search(name)) and not _GAIN.search(name):
        yield Hit(trimmed(row.name), {"name": name, "level": row.text("二级指标") or row.text("一级指标")})
