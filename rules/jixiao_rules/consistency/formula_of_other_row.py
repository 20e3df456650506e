from collections.abc import Sequence

from jixiao_grammar.ast import Dimension
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.chinese_letters import chinese_apart
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.priced_things import pairs_with_deeds
from jixiao_rules.reading import amount_of, is_percent, unit_symbol
from jixiao_rules.similarity import share_no_pair
from jixiao_rules.spots import trimmed
from jixiao_rules.words import one_of, words

_DESCRIPTION = "绩效指标描述"
_SHARE = pattern(r"[÷/／]|占.{2,20}的?[比百]")
_RATES = ("率", "比例", "占比")
_SIZES = (Dimension.COUNT, Dimension.LENGTH, Dimension.AREA, Dimension.MASS)
_AN_OBJECT = 2


@rule(
    code="CON033",
    topic=Topic.FORMULA.turn(6),
    sees=tables,
    needs=needs(_DESCRIPTION, holding=(_SHARE,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”的描述是按“{other}”的{unit}数计算的，没有一个字说到“{own}”，像是别的指标的算法，请核对",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 更新路口信号灯处数, 指标值: =28处}
          - {二级指标: 数量指标, 三级指标: 更换隔离护栏长度, 指标值: =4000米}
          - {二级指标: 质量指标, 三级指标: 护栏完好率, 绩效指标描述: 外观完好的护栏米数÷护栏总米数×100%, 指标值: ≥98%}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 维护路灯盏数, 指标值: =2800盏}
          - {二级指标: 质量指标, 三级指标: 设施完好率, 绩效指标描述: 完好路灯盏数÷路灯总盏数×100%, 指标值: ≥98%}
        """,
        """
        项目名称: 黑臭水体治理
        指标:
          - {二级指标: 数量指标, 三级指标: 治理黑臭水体条数, 指标值: =12条}
          - {二级指标: 时效指标, 三级指标: 治理任务按期完成率, 绩效指标描述: 按期通过验收的水体条数占计划条数的比例, 指标值: 100%}
        """,
        """
        项目名称: 妇女儿童之家建设
        指标:
          - {二级指标: 数量指标, 三级指标: 家政技能培训人数, 指标值: =200人}
          - {二级指标: 质量指标, 三级指标: 家政技能培训合格率, 绩效指标描述: 考核合格人数÷参训人数×100%, 指标值: ≥95%}
          - {二级指标: 社会效益指标, 三级指标: 参训妇女就业人数, 指标值: ≥120人}
        """,
        """
        项目名称: 民生计量器具免费检定
        指标:
          - {二级指标: 数量指标, 三级指标: 检定血压计台数, 指标值: =600台}
          - {二级指标: 数量指标, 三级指标: 检定电子秤台数, 指标值: =5000台}
          - {二级指标: 质量指标, 三级指标: 受检电子秤合格率, 绩效指标描述: 检定合格台数÷受检台数×100%, 指标值: ≥90%}
        """,
    ],
    fails=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 更新路口信号灯处数, 指标值: =28处}
          - {二级指标: 数量指标, 三级指标: 更换隔离护栏长度, 指标值: =4000米}
          - {二级指标: 质量指标, 三级指标: 信号灯完好率, 绩效指标描述: «外观完好的护栏米数÷护栏总米数×100%», 指标值: ≥98%}
        """,
        """
        项目名称: 渔业资源增殖放流
        指标:
          - {二级指标: 数量指标, 三级指标: 放流苗种数量, 指标值: ≥1200万尾}
          - {二级指标: 数量指标, 三级指标: 聘用协助巡护员人数, 指标值: =40人}
          - {二级指标: 质量指标, 三级指标: 放流苗种检疫合格率, 绩效指标描述: «签订协议的退捕渔民人数÷巡护员总数×100%», 指标值: 100%}
        """,
        """
        项目名称: 生活垃圾分类
        指标:
          - {二级指标: 数量指标, 三级指标: 分类宣传活动场次, 指标值: =52场}
          - {二级指标: 社会效益指标, 三级指标: 居民分类参与率, 绩效指标描述: «已举办宣传活动场数÷计划场数×100%», 指标值: ≥85%}
          - {二级指标: 服务对象满意度指标, 三级指标: 居民满意度, 指标值: ≥90%}
        """,
    ],
)
def formula_of_other_row(table: Table) -> Found:
    """比率的算法是按另一个指标的数量写的。

    检查什么：比率指标的描述是一个算式，算的是另一行数量指标的东西（护栏的米数），没有一个字说到本行名称里的东西（信号灯），
    而这样东西在别的指标里另有一行。

    为什么：描述用来说明这条指标怎么算；按别的指标的算法，算出来的不是这个比率。

    怎么改：改为本条指标的分子、分母。

    不报的情形：名称里是“设施”“设备”“任务”等什么都可以指的词；名称里的东西在别的行没有出现过。
    """
    rows = [row for row in table.rows() if row.name is not None]
    counted = [row for row in rows if _counts(row)]
    for row in rows:
        cell, amount = row.cell(_DESCRIPTION), amount_of(row)
        if cell is None or amount is None or not is_percent(amount) or not _SHARE.search(cell.text):
            continue
        name = row.text("三级指标")
        own = _own(row) if name.endswith(_RATES) and "满意" not in name else ""
        if not own or not _stem(row).isdisjoint(cell.text) or not _has_a_row(own, rows, row):
            continue  # one letter of a deed may tie them: 参训人数 of 家政技能培训合格率
        other = next((other for other in counted if other is not row and _is_of(cell.text, other, own)), None)
        if other is not None and (its := amount_of(other)) is not None:
            fields = {"name": name, "other": other.text("三级指标"), "unit": unit_symbol(its), "own": own}
            yield Hit(trimmed(cell), fields)


def _counts(row: Row) -> bool:
    amount = amount_of(row)
    unit = amount.unit if amount is not None else None
    return unit is not None and unit.dimension in _SIZES and not unit.per


def _stem(row: Row) -> set[str]:
    """The characters of a name without what is measured: 信号灯 of 信号灯完好率."""
    return set(row.name_reading.bare.removesuffix(row.name_reading.head()))


def _own(row: Row) -> str:
    """The thing of which the rate is a rate: 信号灯 of 信号灯完好率; empty where it could be anything of the project."""
    bare = row.name_reading.bare.removesuffix(row.name_reading.head())
    for known in ("deeds", "common-words", "said-of-anything", "things-of-any-kind"):
        bare = one_of(known).sub(" ", bare)
    of_project = set(row.table.text("项目名称"))
    parts = chinese_apart("".join(" " if letter in of_project else letter for letter in bare)).split()
    return next((part for part in parts if len(part) >= _AN_OBJECT), "")


def _has_a_row(own: str, rows: Sequence[Row], row: Row) -> bool:
    return any(not share_no_pair(own, other.text("三级指标")) for other in rows if other is not row)


def _is_of(description: str, other: Row, own: str) -> bool:
    """True where the formula counts in the other row's unit, and names what that row is about."""
    amount, name = amount_of(other), other.text("三级指标")
    if amount is None or not share_no_pair(own, name) or f"{unit_symbol(amount)}数" not in description:
        return False
    of_project = other.table.text("项目名称")
    things = pairs_with_deeds(name) - words("common-words")
    return any(pair in description for pair in things if pair not in of_project)
