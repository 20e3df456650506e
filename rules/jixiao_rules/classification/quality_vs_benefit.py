from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW
from jixiao_rules.levels import BENEFIT, QUALITY, level1, level2
from jixiao_rules.spots import trimmed
from jixiao_rules.views import named_rows
from jixiao_rules.words import phrase, section

_EFFECT = phrase(r"(?:{quality-or-benefit.benefit}|{quality-or-benefit.evil}[^，、]{0,4}下降率)$")
_QUALITY = phrase(
    r"(?:{quality-or-benefit.quality}|{quality-or-benefit.output}(?:质量)?合格率|{quality-or-benefit.system}故障率)$"
)
_ECONOMIC = "经济效益指标"
_BENEFIT_TYPES = frozenset({"经济效益指标", "社会效益指标", "可持续影响指标"})


@rule(
    code="CLS009",
    topic=Topic.CLASS.turn(10),
    sees=named_rows,
    severity=Severity.INFO,
    message="“{name}”反映的是产出的质量，却列在“{level}”下，建议移到质量指标，效益指标填写由此带来的效果",
    variants={
        "accepted": Variant(
            "“{name}”是产出的验收结果，反映质量，却列在“{level}”下，应当移到质量指标，效益指标填写由此带来的效果",
            Severity.WARNING,
        ),
        "money": Variant(
            "“{name}”反映的是产出的质量，不反映省了多少、多收了多少，却列在“{level}”下，应当移到质量指标",
            Severity.WARNING,
        ),
        "effect": Variant("“{name}”反映的是产出带来的效果，却列在质量指标下，建议移到效益指标"),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 设备验收合格率, 指标值: ≥98%}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 政策知晓率, 指标值: ≥85%}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 食品抽检合格率, 指标值: ≥98%}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 系统故障处理率, 指标值: 100%}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 差错率下降率, 指标值: ≥5%}",
    ],
    fails=[
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «工程验收合格率», 指标值: 100%}",
        "{一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: «设备故障率», 指标值: ≤3%}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: «系统可用率», 指标值: ≥99.5%}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: «患者治愈率», 指标值: ≥85%}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: «毕业生就业率», 指标值: ≥90%}",
    ],
)
def quality_vs_benefit(row: Row) -> Found:
    """质量与效益混淆。

    检查什么：质量指标下的治愈率、就业率、增收额等效果；效益指标下的验收合格率、设备故障率等产出质量。

    为什么：质量说的是做出来的东西好不好，效益说的是它给别人带来了什么；混在一起，效益就没有真正的指标。

    怎么改：移到相应的类别。

    不报的情形：知晓率两处都常见；食品、药品等监管对象的合格率是监管的效果；故障处理率、差错率等。
    """
    name = row.name_reading.bare
    if row.name is None:
        return
    if level2(row) == QUALITY and _EFFECT.search(name):
        yield Hit(trimmed(row.name), {"name": name}, "effect")
    elif level2(row) == _ECONOMIC and name.endswith(section("quality-in-quantity.quality")):
        yield Hit(trimmed(row.name), {"name": name, "level": row.text("二级指标")}, "money")
    elif level1(row) == BENEFIT and level2(row) in _BENEFIT_TYPES and _QUALITY.search(name):
        accepted = "accepted" if "验收" in name else None
        yield Hit(trimmed(row.name), {"name": name, "level": row.text("二级指标")}, accepted)
