from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import level2
from jixiao_rules.reading import amount_of, is_money
from jixiao_rules.spots import trimmed
from jixiao_rules.views import named_rows
from jixiao_rules.words import says, section

_ECONOMIC, _SOCIAL, _LASTING = "经济效益指标", "社会效益指标", "可持续影响指标"
_COST_TO_PEOPLE, _COST_TO_NATURE = "社会成本指标", "生态环境成本指标"


@rule(
    code="CLS070",
    topic=Topic.CLASS.turn(19),
    sees=named_rows,
    severity=Severity.WARNING,
    message="“{name}”反映自然环境的变化，却列在“{level}”下，应当移到生态效益指标",
    variants={
        "judged": Variant("“{name}”反映产出做得好不好，说不出以后的影响，却列在“{level}”下，应当移到质量指标"),
        "harm": Variant("“{name}”是对自然环境造成的影响，却列在“{level}”下，应当移到生态环境成本指标"),
        "paid": Variant("“{name}”是项目自己要付的钱，却列在“{level}”下，应当移到经济成本指标"),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 生态效益指标, 三级指标: 空气优良天数比例, 指标值: ≥87%}",
        "{二级指标: 社会效益指标, 三级指标: 空气优良天数比例, 指标值: ≥87%}",
        "{二级指标: 质量指标, 三级指标: 票据审核差错率, 指标值: ≤1%}",
        "{二级指标: 社会成本指标, 三级指标: 施工扰民投诉件数, 指标值: ≤3件}",
        "{二级指标: 社会成本指标, 三级指标: 施工噪声投诉件数, 指标值: ≤3件}",
        "{二级指标: 生态环境成本指标, 三级指标: 植被恢复费, 指标值: ≤20万元}",
        "{二级指标: 经济成本指标, 三级指标: 会议场地租赁费, 指标值: ≤2万元}",
    ],
    fails=[
        "{二级指标: 经济效益指标, 三级指标: «空气优良天数比例», 指标值: ≥87%}",
        "{二级指标: 社会效益指标, 三级指标: «水土流失治理率», 指标值: ≥60%}",
        "{二级指标: 可持续影响指标, 三级指标: «票据审核差错率», 指标值: ≤1%}",
        "{二级指标: 社会成本指标, 三级指标: «施工期扬尘浓度», 指标值: ≤0.8mg/m³}",
        "{二级指标: 生态环境成本指标, 三级指标: «会议场地租赁费», 指标值: ≤2万元}",
    ],
)
def class_by_name(row: Row) -> Found:
    """名称属于哪一类很清楚，却列在另一类下。

    检查什么：优良天数比例、水土流失治理率等列在经济效益、社会效益下；差错率等列在可持续影响下；扬尘、噪声的浓度和数量列在社会成本下；
    会议费、租赁费等列在生态环境成本下。

    为什么：各类指标回答不同的问题；列错了类，这一类就没有人考核。

    怎么改：移到相应的类别。

    不报的情形：两类都说得通的（优良天数列在社会效益）；因噪声、扬尘引起的投诉；用于恢复、治理环境的费用。
    """
    name, level = row.name_reading.bare, level2(row)
    if row.name is None:
        return
    fields = {"name": name, "level": row.text("二级指标")}
    if (level == _ECONOMIC and name.endswith(section("plain-classes.nature"))) or (
        level in (_ECONOMIC, _SOCIAL) and name.endswith(section("plain-classes.nature-alone"))
    ):
        yield Hit(trimmed(row.name), fields)
    elif level == _LASTING and name.endswith(section("plain-classes.judged")):
        yield Hit(trimmed(row.name), fields, "judged")
    elif level == _COST_TO_PEOPLE and _is_harm(name):
        yield Hit(trimmed(row.name), fields, "harm")
    elif level == _COST_TO_NATURE and _is_paid(row, name):
        yield Hit(trimmed(row.name), fields, "paid")


def _is_harm(name: str) -> bool:
    """True for how much dust or noise there is; complaints about it are the people's."""
    return says(name, "plain-classes.harm") and name.endswith(section("plain-classes.harm-measures"))


def _is_paid(row: Row, name: str) -> bool:
    amount = amount_of(row)
    for_nature = says(name, "plain-classes.for-nature")
    return amount is not None and is_money(amount) and name.endswith(section("plain-classes.paid")) and not for_nature
