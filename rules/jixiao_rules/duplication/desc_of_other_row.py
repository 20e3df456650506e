from collections import Counter

from jixiao_grammar.ast import Dimension
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.reading import amount_of, is_percent, unit_symbol
from jixiao_rules.similarity import shared_pairs, squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.words import phrase, says, section

_DESCRIPTION = "绩效指标描述"
# A shorter one may well be said of two indicators: 按合同执行.
_SHORTEST = 8
# Pairs of characters that a description has in common with the name that it is about.
_SAYS_WHOSE = 3
# How something is judged or paid may be told of many rows: 按合同约定考核, 全部通过验收.
_OF_MANY = phrase("^{described.by}|{described.judging}")
_A_SHARE = pattern(r"[÷/／].+[×*xX]\s*100\s*[%％]")
_RATES = ("率", "度", "比例", "占比")
_SO_OFTEN = pattern("每.{1,8}[0-9一二两三四]次$")


@rule(
    code="DUP010",
    topic=Topic.FORMULA.turn(4),
    sees=tables,
    severity=Severity.WARNING,
    message="绩效指标描述与另一行“{other}”的一字不差，说的是那一行，没有说明“{name}”怎么算，请核对",
    variants={
        "name": Variant("绩效指标描述写的是另一条指标的名称“{other}”，没有说明“{name}”怎么算，请核对"),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        指标:
          - {三级指标: 培训人数, 绩效指标描述: 全年各期培训签到册所列人数, 指标值: ≥300人}
          - {三级指标: 参训人员满意度, 绩效指标描述: 满意人数/有效问卷数×100%, 指标值: ≥90%}
        """,
        """
        指标:
          - {三级指标: 道路养护里程, 绩效指标描述: 按养护合同约定的内容考核, 指标值: ≥30公里}
          - {三级指标: 绿地保洁面积, 绩效指标描述: 按养护合同约定的内容考核, 指标值: ≥5万平方米}
        """,
        """
        指标:
          - {三级指标: 改造水厂数量, 绩效指标描述: 年内完成改造的水厂及管网, 指标值: ≥12座}
          - {三级指标: 改造管网长度, 绩效指标描述: 年内完成改造的水厂及管网, 指标值: ≥64公里}
        """,
        """
        指标:
          - {三级指标: 儿童康复救助人数, 绩效指标描述: 年度内享受救助的残疾儿童, 指标值: =110人}
          - {三级指标: 辅具适配人次, 绩效指标描述: 年度内享受救助的残疾儿童, 指标值: =110人次}
        """,
        """
        指标:
          - {三级指标: 设备验收合格率, 绩效指标描述: 验收合格台数÷购置台数×100%, 指标值: ≥98%}
          - {三级指标: 设备验收合格比例, 绩效指标描述: 验收合格台数÷购置台数×100%, 指标值: ≥98%}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 演出场次合格率, 绩效指标描述: 经文化站评定合格的场次÷已演出场次×100%, 指标值: ≥95%}
          - {三级指标: 群众文化生活, 绩效指标描述: «经文化站评定合格的场次÷已演出场次×100%», 指标值: 进一步丰富}
        """,
        """
        指标:
          - {三级指标: 接受托养服务残疾人数, 绩效指标描述: 机构托养和居家服务合计, 指标值: ≥300人}
          - {三级指标: 托养机构服务达标率, 绩效指标描述: «接受托养服务残疾人数», 指标值: ≥95%}
        """,
        """
        指标:
          - {三级指标: 出水水质监测次数, 绩效指标描述: 每座站点每月监测一次, 指标值: ≥480次}
          - {三级指标: 监测报告合格率, 绩效指标描述: «每座站点每月监测一次», 指标值: ≥98%}
        """,
        """
        指标:
          - {三级指标: 建成微型监测站数, 绩效指标描述: 完成安装调试并联网的微型监测站数, 指标值: =30个}
          - {三级指标: 监测数据有效率, 绩效指标描述: «完成安装调试并联网的微型监测站数», 指标值: ≥95%}
        """,
        """
        指标:
          - {三级指标: 改造村级水厂数量, 绩效指标描述: 年内完成改造并通过验收的村级水厂座数, 指标值: ≥12座}
          - {三级指标: 更换管网长度, 绩效指标描述: «年内完成改造并通过验收的村级水厂座数», 指标值: ≥64公里}
        """,
        """
        指标:
          - {三级指标: 康复训练救助人数, 绩效指标描述: 在定点机构接受训练满10个月的儿童, 指标值: =110人}
          - {三级指标: 家长培训人次, 绩效指标描述: «在定点机构接受训练满10个月的儿童», 指标值: =240人次}
        """,
        """
        指标:
          - {三级指标: 家庭养老床位张数, 绩效指标描述: 安装呼叫设备并签订协议的床位, 指标值: =80张}
          - {三级指标: 助餐点年运营补助标准, 绩效指标描述: «安装呼叫设备并签订协议的床位», 指标值: ≤3万元/个}
        """,
    ],
)
def desc_of_other_row(table: Table) -> Found:
    """绩效指标描述抄了另一行的。

    检查什么：两行的绩效指标描述一字不差，而描述说的是其中一行的事，与另一行的名称没有一个词相同，或者另一行是比率，
    描述却只是一个数、多少天一次，或者另一行不是比率，描述却是比率的公式。

    为什么：描述用来说明这条指标怎么算；抄成别的指标的，评价时无法按它计算。

    怎么改：写明本条指标的含义、计算方法和数据来源。

    不报的情形：描述较短；与两行都有关、都无关的笼统写法（按合同约定考核）。
    """
    described = _described(table)
    yield from _named_for_another(table, described)
    if len({text for _, text in described}) == len(described):
        return
    often = {text for text, times in Counter(text for _, text in described).items() if times > 1}
    for row, text in described:
        if text not in often:
            continue
        others = [other for other, its in described if other is not row and its == text]
        named = [other for other in others if _is_about(other, row, text)]
        cell = row.cell(_DESCRIPTION)
        own = shared_pairs(text, squeezed(row.text("三级指标")))
        counted = [other for other in others if _counts_for(other, row, text) or _reckons_for(other, row)]
        if cell is not None and ((named and not own) or counted):
            yield Hit(trimmed(cell), {"other": (named or counted)[0].text("三级指标"), "name": row.text("三级指标")})


def _named_for_another(table: Table, described: list[tuple[Row, str]]) -> Found:
    """The description of a row is the name of another one, and no more."""
    names = {squeezed(row.text("三级指标")): row for row in table.rows() if row.name is not None}
    for row, text in described:
        other, cell = names.get(text), row.cell(_DESCRIPTION)
        if other is not None and other is not row and cell is not None and text != squeezed(row.text("三级指标")):
            yield Hit(trimmed(cell), {"other": other.text("三级指标"), "name": row.text("三级指标")}, "name")


def _is_about(other: Row, row: Row, text: str) -> bool:
    """True where the description is about the other row: by three pairs, or by one where the two count other things."""
    shared = shared_pairs(text, squeezed(other.text("三级指标")))
    if shared >= _SAYS_WHOSE or not shared or _OF_MANY.search(text):
        return shared >= _SAYS_WHOSE
    amount, its = amount_of(row), amount_of(other)
    if amount is None or its is None:
        return False
    return amount.number != its.number and unit_symbol(amount) != unit_symbol(its)


def _counts_for(other: Row, row: Row, text: str) -> bool:
    """True where the description counts, as the target of the other row does, and this row's is a rate."""
    counts = text.endswith(section("described.counts")) or _SO_OFTEN.search(text)
    told = counts and not says(text, "described.shares")
    amount, its = amount_of(row), amount_of(other)
    if not told or "满意" in row.text("三级指标") or amount is None or its is None or its.unit is None:
        return False
    return is_percent(amount) and amount.direction is None and its.unit.dimension is Dimension.COUNT


def _reckons_for(other: Row, row: Row) -> bool:
    """True where the description is the formula of a share, as the other row is one, and this row is none."""
    told, amount, its = row.text(_DESCRIPTION), amount_of(row), amount_of(other)
    if _A_SHARE.search(told) is None or its is None or not is_percent(its) or row.text("三级指标").endswith(_RATES):
        return False
    return amount is None or (amount.unit is not None and not is_percent(amount))


def _described(table: Table) -> list[tuple[Row, str]]:
    found = [(row, squeezed(row.text(_DESCRIPTION))) for row in table.rows() if row.name is not None]
    return [(row, text) for row, text in found if len(text) >= _SHORTEST]
