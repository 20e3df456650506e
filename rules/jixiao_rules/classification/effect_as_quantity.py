from jixiao_grammar.name import EventClass, Kind, Name
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import AUDIT, TARGETS_2021
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.spots import trimmed
from jixiao_rules.views import quantity_rows
from jixiao_rules.words import section

_TIMES = ("次数", "人次", "人数", "数", "数量")


@rule(
    code="CLS002",
    topic=Topic.CLASS.turn(5),
    sees=quantity_rows,
    severity=Severity.WARNING,
    message="“{name}”反映的是产出带来的效果，建议按效益指标设置；数量指标填写本单位提供的产品或者服务的数量",
    variants={
        "platform": Variant(
            "“{name}”多用来反映效果；如果它就是平台提供的服务量，可以保留，否则建议列入效益指标",
            Severity.INFO,
            Confidence.POSSIBLE,
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(AUDIT, Authority.PRACTICE)],
    passes=[
        "{二级指标: 数量指标, 三级指标: 发布短视频条数, 指标值: ≥30条}",
        "{二级指标: 社会效益指标, 三级指标: 视频观看量, 指标值: ≥10万次}",
        "{二级指标: 数量指标, 三级指标: 公益性岗位安置就业人数, 指标值: ≥200人}",
        "{二级指标: 数量指标, 三级指标: 文献检索量, 指标值: ≥5000次}",
        "{二级指标: 数量指标, 三级指标: 访问企业家数, 指标值: ≥50家}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: «视频观看量», 指标值: ≥10万次}",
        "{二级指标: 数量指标, 三级指标: «推介会签约成交额», 指标值: ≥2亿元}",
        "{二级指标: 数量指标, 三级指标: «带动就业人数», 指标值: ≥100人}",
        "{二级指标: 数量指标, 三级指标: «公园年接待游客人次», 指标值: ≥260万人次}",
    ],
)
def effect_as_quantity(row: Row) -> Found:
    """效果列作了数量指标。

    检查什么：数量指标下的观看量、访问量、点击量、成交额、带动就业人数等。

    为什么：数量指标反映单位提供了多少产品和服务；别人看了多少、成交了多少是产出之后的效果，属于效益指标。

    怎么改：移到社会效益或经济效益指标；数量指标改填发布条数、举办场次等。

    不报的情形：公益性岗位安置、补贴、培训等由本单位直接提供的就业服务人数；平台类项目只作提示。
    """
    if level2(row) != QUANTITY or row.name is None:
        return
    name = row.name_reading
    visitors = any(word in name.bare for word in section("effect-in-quantity.visitors"))
    if not visitors and not _is_effect(name) and not _is_work_found(name):
        return
    context = row.table.text("项目名称") + name.bare
    variant = "platform" if any(word in context for word in section("effect-in-quantity.own-service")) else None
    yield Hit(trimmed(row.name), {"name": name.bare}, variant)


def _is_effect(name: Name) -> bool:
    """True for a number of what others do with an output: 观看量, 访问人次, 成交额."""
    if name.deed is None or name.measure is None or "effect" not in name.deed.flags:
        return False
    if name.deed.cls is EventClass.ACT:
        return name.measure.kind in (Kind.AMOUNT, Kind.RATE) or name.measure.word in _TIMES
    return name.measure.kind is Kind.MONEY


def _is_work_found(name: Name) -> bool:
    """True for people who found work, unless the unit gives the work itself, or the help."""
    deed, measure = name.deed, name.measure
    found = deed is not None and deed.word.endswith("就业") and measure is not None and measure.word == "人数"
    return found and not any(word in name.bare for word in section("effect-in-quantity.supplied"))
