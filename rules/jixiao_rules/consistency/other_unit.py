from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import HAN
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import REVIEW
from jixiao_rules.words import phrase

# 兴隆街道, 柳树镇, 交通运输局: a name and the kind of unit; 城镇, 乡镇 and 古镇 name none.
_UNIT = phrase(
    rf"(?P<name>{HAN}{{2,10}}?)(?P<kind>街道|(?<![城乡集古村建小])镇(?!江|海|域|区|村)|局|{{other-units.kinds}})"
)
_OF_A_PLACE = phrase(r"^.*(?:[省市县区旗州]|{other-units.whose})")
_ORDERED = phrase(
    rf"(?:按照?|根据|依据|落实)(?P<unit>[我本](?:[省市县区旗]|{HAN}{{2,4}}[市县区])?{HAN}{{2,8}}?局){{other-units.orders}}"
)
_SHORTEST = 2


@rule(
    code="CON019",
    topic=Topic.FIELD.turn(4),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="表题写的是“{other}”，单位写的是“{own}”，不是同一个单位，请核对是不是从别的单位的表改来的",
    variants={"goal": Variant("绩效目标写“{other}”，单位写的是“{own}”，像是从别的单位的表照搬来的，请核对")},
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        表题: 和平街道专职网格员经费绩效目标表
        单位: 蓉东区和平街道办事处
        项目名称: 专职网格员经费
        """,
        """
        表题: 柳树镇污水管网工程绩效目标表
        单位: 平原县水利局
        项目名称: 柳树镇污水管网工程
        绩效目标: 按照省水利厅工作部署，会同县财政局实施。
        """,
        """
        表题: 城镇老旧小区改造绩效目标表
        单位: 清河镇人民政府
        项目名称: 城镇老旧小区改造
        """,
    ],
    fails=[
        """
        表题: «兴隆街道»专职网格员经费绩效目标表
        单位: 蓉东区和平街道办事处
        项目名称: 专职网格员经费
        """,
        """
        单位: 滇东县卫生健康局
        项目名称: 乡村医生岗位补助
        绩效目标: 按照«我县交通运输局»工作部署，为270名乡村医生发放补助。
        """,
    ],
)
def other_unit(table: Table) -> Found:
    """写的是别的单位。

    检查什么：表题里的街道、镇、局、学校、医院与单位一栏是同一类，名称却不同；绩效目标写“按照我县某局工作部署”，而某局不是本单位。

    为什么：多是复制别的单位的表时漏改，公开以后读者不知道是哪个单位的项目。

    怎么改：核对后改成本单位。

    不报的情形：两处不是同一类单位（镇里的工程由县局实施）；上级部门的部署；会同、配合别的部门。
    """
    own, title, goal = table.text("单位"), table.cell("表题"), table.cell("绩效目标")
    if not own:
        return
    found = None if title is None else _UNIT.search(title.text)
    if title is not None and found is not None and found["kind"] in own and _is_other(found["name"], own):
        name = _bare(found["name"])
        start = found.end("name") - len(name)
        yield Hit(title.at(Span(start, found.end())), {"other": name + found["kind"], "own": own})
    ordered = None if goal is None or "局" not in own else _ORDERED.search(goal.text)
    if goal is not None and ordered is not None and _is_other(ordered["unit"].removesuffix("局"), own):
        yield Hit(goal.at(Span(*ordered.span("unit"))), {"other": ordered["unit"], "own": own}, "goal")


def _is_other(name: str, own: str) -> bool:
    bare = _bare(name)
    return len(bare) >= _SHORTEST and not any(bare[at : at + 2] in own for at in range(len(bare) - 1))


def _bare(name: str) -> str:
    """The name without the place that it is in: 和平 of 蓉东区和平, 交通运输 of 我县交通运输."""
    return _OF_A_PLACE.sub("", name)
