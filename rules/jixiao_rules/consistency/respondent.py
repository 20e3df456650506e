import re
from collections.abc import Sequence
from functools import cache

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.own_words import own_words
from jixiao_rules.spots import first
from jixiao_rules.words import holds, longest_first, one_of, records

_HEAD = ("表题", "单位", "项目名称", "资金用途", "绩效目标")
_PROMISED = pattern(r"(?P<who>[\u4e00-\u9fff]{2,12}?)(?:对[\u4e00-\u9fff]{1,12})?的?满意[度率]")
_SATISFIED = pattern("满意.*$")
_HAN_ONLY = pattern("[\u4e00-\u9fff]+")
_A_MATTER = 4  # characters that name what is done; whom it is done for takes fewer
_OUTSIDERS = ("人", "户", "者", "家属", "属")
_TOLD = 15  # characters from which on a text says whom the project serves


@rule(
    code="CON010",
    topic=Topic.BORROWED.turn(5),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="满意度向“{respondent}”调查，而项目名称、资金用途、绩效目标和其他指标里都看不出服务于他们，请核对调查的对象",
    variants={
        "goal": Variant(
            "绩效目标承诺的是“{said}”，满意度却只向“{respondent}”调查，对象不一致，请按服务对象设置",
        ),
        "matter": Variant(
            "绩效目标承诺的是“{said}”，这里问的“{respondent}”在表里别处都没有说到，像是别的项目的，请核对"
        ),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        项目名称: 农村公路养护
        绩效目标: 养护公路520公里，沿线群众满意度不低于90%
        指标:
          - {一级指标: 满意度指标, 三级指标: 驾乘人员满意度, 指标值: ≥90%}
          - {一级指标: 满意度指标, 三级指标: 沿线村民满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 草原生态修复
        绩效目标: 治理草原12万亩，牧户满意度不低于85%
        指标:
          - {一级指标: 满意度指标, 三级指标: 受益牧户满意度, 指标值: ≥85%}
        """,
        """
        项目名称: 国家储备林建设
        绩效目标: 造林1.5万亩，经营单位满意度90%以上
        指标:
          - {一级指标: 满意度指标, 三级指标: 林地经营主体满意度, 绩效指标描述: 国有林场问卷, 指标值: ≥90%}
        """,
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
        项目名称: 农村妇女“两癌”免费检查
        绩效目标: 检查12000人，受检妇女满意度不低于92%
        指标:
          - {一级指标: 满意度指标, 三级指标: «船民»满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 餐饮油烟在线监测
        绩效目标: 为300家餐饮企业安装监测设备，企业及周边居民满意度85%以上
        指标:
          - {一级指标: 满意度指标, 三级指标: «垃圾分类»居民满意度, 指标值: ≥85%}
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
    matters = list(_about_another_matter(table, asked))
    yield from matters
    told = [hit.spot.cell for hit in matters]
    unheard = [hit for hit in _unheard_of(table, asked) if hit.spot.cell not in told]
    yield from unheard
    told += [hit.spot.cell for hit in unheard]
    named = [(row, who) for row in asked if (who := _respondent(row)) and row.name not in told]
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
    promised = _promised(table)
    if promised is None or not own or len(own) < len(asked) or not _is_served(promised["who"]):
        return
    for row, who in own:
        if row.name is not None:
            yield Hit(first(row.name, who), {"said": promised["who"] + "满意度", "respondent": who}, "goal")


def _promised(table: Table) -> re.Match[str] | None:
    """Whose satisfaction the goal promises. Where it names none, each of its characters might begin a name of them."""
    goal = table.text("绩效目标")
    return _PROMISED.search(goal) if "满意度" in goal or "满意率" in goal else None


def _is_served(who: str) -> bool:
    """True for those outside whom a goal names: 群众, 受助人及家属."""
    return holds(who, "public") or (who.endswith(_OUTSIDERS) and not holds(who, "own-people"))


def _about_another_matter(table: Table, asked: Sequence[Row]) -> Found:
    """The goal promises whom the project serves, and the name asks about a matter of which the table never speaks: 垃圾分类."""
    promised = _promised(table)
    if promised is None:
        return
    heads = "".join(table.text(field) for field in _HEAD)
    rest = heads + "".join(row.text("三级指标") + row.text("绩效指标描述") for row in table.rows() if row not in asked)
    for row in asked:
        matter = one_of("public").sub(" ", _SATISFIED.sub("", row.text("三级指标"))).split()
        long = [part for part in matter if len(part) >= _A_MATTER and _HAN_ONLY.fullmatch(part)]
        named = [part.removeprefix("对").removesuffix("的") for part in long]  # 家长对食堂的满意度
        matters = [part for part in named if not holds(part, "people-of-any-kind")]
        pairs = [part[at : at + 2] for part in matters for at in range(len(part) - 1)]
        if row.name is not None and pairs and not any(pair in rest for pair in pairs):
            yield Hit(
                first(row.name, matters[0]), {"said": promised["who"] + "满意度", "respondent": matters[0]}, "matter"
            )


def _unheard_of(table: Table, asked: Sequence[Row]) -> Found:
    """The goal promises that some are satisfied, and others are asked, of whom the table has not a word: 受检妇女, 船民."""
    promised = _promised(table)
    if promised is None or not _who(promised["who"]):
        return
    heads = "".join(table.text(field) for field in _HEAD)
    rest = heads + "".join(row.text("三级指标") + row.text("绩效指标描述") for row in table.rows() if row not in asked)
    whose = set(_who(promised["who"]))
    told = [row for row in asked if not whose.isdisjoint(_SATISFIED.sub("", row.text("三级指标")))]
    for row in asked if not told else ():
        who = _who(_SATISFIED.sub("", row.text("三级指标")))
        known = holds(row.text("三级指标"), "own-people")
        pairs = [who[at : at + 2] for at in range(len(who) - 1)]
        if row.name is not None and pairs and not known and not any(pair in rest for pair in pairs):
            yield Hit(first(row.name, who), {"said": promised["who"] + "满意度", "respondent": who}, "goal")


def _who(people: str) -> str:
    """What is said of people that any project may serve: 学生 of 学生家长; empty where nothing is: 受益群众."""
    return max(own_words(one_of("people-of-any-kind").sub(" ", people)), key=len, default="")


def _own_people(name: str) -> str | None:
    served = holds(name, "public")
    return None if served else next((who for who in longest_first("own-people") if who in name), None)


def _respondent(row: Row) -> str | None:
    """Of whom the satisfaction is asked, where only some projects can serve them."""
    return next((who for who in _homes() if who in row.text("三级指标")), None)


@cache
def _homes() -> dict[str, tuple[str, ...]]:
    return {who: tuple(signs) for who, *signs in records("respondents-at-home")}
