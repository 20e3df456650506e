from collections.abc import Sequence
from functools import cache

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.spots import first
from jixiao_rules.words import holds, longest_first, records

_HEAD = ("表题", "单位", "项目名称", "资金用途", "绩效目标")
_PROMISED = pattern(r"(?P<who>[\u4e00-\u9fff]{2,12}?)(?:对[\u4e00-\u9fff]{1,12})?的?满意[度率]")
_OUTSIDERS = ("人", "户", "者", "家属")
_TOLD = 15  # characters from which on a text says whom the project serves


@rule(
    code="CON010",
    topic=Topic.BORROWED.turn(4),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="满意度向“{respondent}”调查，而项目名称、资金用途、绩效目标和其他指标里都看不出服务于他们，请核对调查的对象",
    variants={
        "goal": Variant(
            "绩效目标承诺的是“{said}”，满意度却只向“{respondent}”调查，对象不一致，请按服务对象设置",
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        项目名称: 社区卫生服务中心设备购置
        绩效目标: 购置彩色超声2台、呼吸机3台，提升诊疗能力。
        指标:
          - {一级指标: 满意度指标, 三级指标: 患者满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 农村公路养护
        绩效目标: 养护农村公路120公里，好路率达到85%以上。
        指标:
          - {一级指标: 满意度指标, 三级指标: 沿线群众满意度, 指标值: ≥90%}
          - {一级指标: 满意度指标, 三级指标: 沿线村民满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 综合业务经费
        指标:
          - {一级指标: 满意度指标, 三级指标: 患者满意度, 指标值: ≥90%}
        """,
    ],
    fails=[
        """
        项目名称: 公共图书馆文献资源建设
        绩效目标: 新增纸质图书3万册，持证读者满意度不低于92%。
        指标:
          - {一级指标: 满意度指标, 三级指标: «馆员»满意度, 指标值: ≥92%}
        """,
        """
        项目名称: 农村公路养护
        绩效目标: 养护农村公路120公里，好路率达到85%以上。
        指标:
          - {一级指标: 满意度指标, 三级指标: 住院«患者»满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 道路交通事故社会救助
        绩效目标: 垫付抢救费用120起，受助人及家属满意度不低于90%
        指标:
          - {一级指标: 满意度指标, 三级指标: «施工单位»满意度, 指标值: ≥90%}
        """,
    ],
)
def respondent(table: Table) -> Found:
    """满意度的对象与项目不符。

    检查什么：满意度指标的调查对象（患者、学生、游客、旅客、读者 …）和与他们有关的任何一个词，在表题、单位、项目名称、资金用途、
    绩效目标和其他指标里都没有出现；或者绩效目标承诺的是服务对象的满意度，指标却只问本单位的人。

    为什么：满意度要由项目的服务对象回答；对象不相干，多是从别的表复制来的。

    怎么改：换成本项目的服务对象。

    不报的情形：群众、居民、公众、服务对象、工作人员等哪个项目都可能有的对象；没有绩效目标和资金用途可以对照的表。
    """
    if max(len(table.text("绩效目标")), len(table.text("资金用途"))) < _TOLD:
        return
    asked = [row for row in table.rows() if row.name is not None and "满意" in row.text("三级指标")]
    yield from _others_than_promised(table, asked)
    named = [(row, who) for row in asked if (who := _respondent(row))]
    if not named:
        return
    head = "".join(table.text(field) for field in _HEAD)
    others = "".join(row.text("三级指标") + row.text("绩效指标描述") for row in table.rows() if row not in asked)
    for row, who in named:
        if row.name is not None and not any(sign in head + others for sign in (who, *_homes()[who])):
            yield Hit(first(row.name, who), {"respondent": who})


def _others_than_promised(table: Table, asked: Sequence[Row]) -> Found:
    """The goal promises that those whom the project serves are satisfied, and only the unit's own people are asked."""
    if "满意" not in table.text("绩效目标"):
        return
    own = [(row, who) for row in asked if (who := _own_people(row.text("三级指标"))) is not None]
    promised = _PROMISED.search(table.text("绩效目标"))
    if promised is None or not own or len(own) < len(asked) or not _is_served(promised["who"]):
        return
    for row, who in own:
        if row.name is not None:
            yield Hit(first(row.name, who), {"said": promised["who"] + "满意度", "respondent": who}, "goal")


def _is_served(who: str) -> bool:
    """True for those outside whom a goal names: 群众, 受助人及家属."""
    return holds(who, "public") or (who.endswith(_OUTSIDERS) and not holds(who, "own-people"))


def _own_people(name: str) -> str | None:
    served = holds(name, "public")
    return None if served else next((who for who in longest_first("own-people") if who in name), None)


def _respondent(row: Row) -> str | None:
    """Of whom the satisfaction is asked, where only some projects can serve them."""
    return next((who for who in _homes() if who in row.text("三级指标")), None)


@cache
def _homes() -> dict[str, tuple[str, ...]]:
    return {who: tuple(signs) for who, *signs in records("respondents-at-home")}
