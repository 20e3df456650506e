from collections.abc import Iterator

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, needs, rows
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.name_and_value import before_its_term, beyond, opposites, other_places, other_rhythm, two_rhythms
from jixiao_rules.reading import amount_of, node_of
from jixiao_rules.spots import trimmed


@rule(
    code="CON071",
    topic=Topic.AGREEMENT.turn(14),
    sees=rows,
    needs=needs("三级指标", "指标值"),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="名称“{name}”说的是“{said}”，指标值“{value}”却是“{own}”，两处不是一回事，请核对",
    variants={
        "bound": Variant("名称“{name}”说的是“{said}”，与指标值“{value}”对不上，请核对"),
        "two": Variant("“{value}”写了两个周期，不知道按哪一个；请只写一个，如“每月1次”"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 小学教师培训人数, 指标值: 小学教师150人}",
        "{三级指标: 中小学教师培训人数, 指标值: 初中教师150人}",
        "{三级指标: 每月巡河频次, 指标值: ≥2次/月}",
        "{三级指标: 每月巡河频次, 指标值: ≥24次/年}",
        "{三级指标: 季度报表报送频次, 指标值: 每年8次}",
        "{三级指标: 第一季度巡查完成时间, 指标值: 2026年上半年}",
        "{三级指标: 单价5万元以下设备单台采购价, 指标值: ≤4.5万元/台}",
        "{三级指标: 年收入5万元以下家庭补助金额, 指标值: ≤20万元}",
        "{三级指标: 十五分钟便民圈覆盖率, 指标值: ≥90%}",
        "{三级指标: 2025年秋季学期资助发放时间, 指标值: 2026年1月底前}",
        "{三级指标: 巡查频次, 指标值: 每年每月1次}",
        "{三级指标: 3个乡镇试点村数, 指标值: ≥6个村}",
    ],
    fails=[
        "{三级指标: 小学教师培训人数, 指标值: «初中教师150人»}",
        "{三级指标: 男职工体检人数, 指标值: «女职工260人»}",
        "{三级指标: 3个乡镇试点村数, 指标值: «5个乡镇各2个村»}",
        "{三级指标: PM2.5年均浓度, 指标值: «PM10≤60微克/立方米»}",
        "{三级指标: 夜间巡逻次数, 指标值: «白天巡逻≥200次»}",
        "{三级指标: 第一季度巡查次数, 指标值: «全年12次»}",
        "{三级指标: 每月巡河频次, 指标值: «每半年1次»}",
        "{三级指标: 季度考核完成频次, 指标值: «每年1次»}",
        "{三级指标: 季度报表报送频次, 指标值: «每年9次»}",
        "{三级指标: 工资发放频次, 指标值: «每月每季度1次»}",
        "{三级指标: 单价5万元以下设备单台采购价, 指标值: «≤8万元/台»}",
        "{三级指标: 十五分钟便民圈覆盖半径, 指标值: «步行≤40分钟»}",
        "{三级指标: 2026年秋季学期资助发放时间, 指标值: «2026年3月底前»}",
    ],
)
def value_against_name(row: Row) -> Found:
    """指标值与名称说的不是一回事。

    检查什么：名称和指标值各说了一样、而两样不能同时成立（小学和初中、男职工和女职工、夜间和白天、PM2.5 和 PM10、第一季度和全年）；
    名称写每月、季度，指标值却每年才一次；一格里写了两个周期；单价在名称里写明的上限以上；秋季学期的事当年春天就要做完。

    为什么：名称说明考核什么，指标值说明考核到多少；两处不是一回事，完成值不知道怎么填。

    怎么改：核对后改为一致。

    不报的情形：名称里两样都有的；指标值写得更勤的；期限落在别的季度的；补助总额（名称里的上限说的是对象）。
    """
    name, value = row.name_reading.bare, row.text("指标值")
    if row.target is None:
        return
    for said, own, variant in _clashes(row, name, value):
        yield Hit(trimmed(row.target), {"name": name, "said": said, "own": own, "value": value}, variant)
        return


def _clashes(row: Row, name: str, value: str) -> Iterator[tuple[str, str, str | None]]:
    node, amount = node_of(row), amount_of(row)
    for said, own in opposites(name, value, node):
        yield said, own, None
    places = other_places(name, value)
    if places is not None:
        yield *places, None
    term = before_its_term(name, node)
    if term is not None:
        yield term, "", "bound"
    if amount is None or amount.unit is None:
        return
    if two_rhythms(amount.unit):
        yield "", "", "two"
    bound = other_rhythm(name, amount) or beyond(name, amount)
    if bound is not None:
        yield bound, "", "bound"
