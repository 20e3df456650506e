from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.reading import amount_of, is_percent
from jixiao_rules.spots import trimmed
from jixiao_rules.views import quantity_rows
from jixiao_rules.words import phrase

_QUALITY = phrase(r"{quality-in-quantity.quality}$")
_EFFECT = phrase(r"{quality-in-quantity.effect}$")
_IN_TIME = phrase(r"{quality-in-quantity.time}$")


@rule(
    code="CLS013",
    topic=Topic.CLASS.turn(7),
    sees=quantity_rows,
    severity=Severity.WARNING,
    message="“{name}”说的是做得好不好，却列在数量指标下，建议移到质量指标；数量指标填写做了多少",
    variants={
        "effect": Variant("“{name}”反映的是产出带来的效果，却列在数量指标下，建议移到效益指标；数量指标填写做了多少"),
        "time": Variant("“{name}”说的是做得及时不及时，却列在数量指标下，建议移到时效指标；数量指标填写做了多少"),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 数量指标, 三级指标: 任务完成率, 指标值: 100%}",
        "{二级指标: 数量指标, 三级指标: 疫苗接种覆盖率, 指标值: ≥95%}",
        "{二级指标: 数量指标, 三级指标: 合格产品数量, 指标值: ≥500件}",
        "{二级指标: 质量指标, 三级指标: 工程验收合格率, 指标值: 100%}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: «工程验收合格率», 指标值: 100%}",
        "{二级指标: 数量指标, 三级指标: «设备完好率», 指标值: ≥95%}",
        "{二级指标: 数量指标, 三级指标: «结业学员年末就业率», 指标值: ≥60%}",
        "{二级指标: 数量指标, 三级指标: «筛查异常者随访率», 指标值: ≥95%}",
        "{二级指标: 数量指标, 三级指标: «数据采集完整率», 指标值: ≥95%}",
        "{二级指标: 数量指标, 三级指标: «补贴发放及时率», 指标值: 100%}",
    ],
)
def quality_in_quantity(row: Row) -> Found:
    """质量、时效列作了数量指标。

    检查什么：数量指标下的合格率、优良率、完好率、差错率等质量，以及及时率、按期完成率等时效，指标值是百分比。

    为什么：数量指标反映提供了多少产品和服务；放了别的内容，数量就没有人考核了。

    怎么改：移到质量指标或者时效指标，数量指标改填座数、人次、场次等。

    不报的情形：完成率、覆盖率等反映做了多少的比率。
    """
    amount = amount_of(row)
    if row.name is None or level2(row) != QUANTITY or amount is None or not is_percent(amount):
        return
    name = row.name_reading.bare
    if _QUALITY.search(name):
        yield Hit(trimmed(row.name), {"name": name})
    elif _EFFECT.search(name):
        yield Hit(trimmed(row.name), {"name": name}, "effect")
    elif _IN_TIME.search(name):
        yield Hit(trimmed(row.name), {"name": name}, "time")
