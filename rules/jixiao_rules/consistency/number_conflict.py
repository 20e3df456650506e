import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from jixiao_grammar import parse
from jixiao_grammar.ast import Amount, Approx
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.reading import amount_of, binds_below, is_floor, unit_symbol
from jixiao_rules.spots import trimmed
from jixiao_rules.words import longest_first, words

_CLAUSE = re.compile(r"(?:[^，。；;、,：:\n]|(?<=[0-9])[，,](?=[0-9]{3}))+")
_OTHER_SCOPE = re.compile(
    r"累计|总计|[一二两三四五]年|全[市省区县国]|现有|原有|目前|截至|上年|去年|同比|[每比较约近余多]|年均|其中|左右|分别|至|[-—~～]"
)
_MORE_UNITS = ("平方米", "公里", "公顷", "亩", "学时", "课时")


class Said(NamedTuple):
    """A quantity in the goal: the clause that it stands in, and its reading."""

    clause: str
    text: str
    amount: Amount
    unit: str


@rule(
    code="CON005",
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，这里的指标值是“{value}”，两处数量不一致，不符合目标与指标相匹配的要求，请核对",
    variants={
        "weaker": Variant(
            "绩效目标写“{said}”，指标值“{value}”定得比目标低，建议与目标一致", Severity.INFO, Confidence.POSSIBLE
        )
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 举办专场招聘2场，提供岗位3000个，培训约500人。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办专场招聘场次, 指标值: ≥2场}
          - {二级指标: 数量指标, 三级指标: 提供岗位数量, 指标值: ≥3000个}
          - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥480人}
        """,
        """
        绩效目标: 全市现有专业招聘平台5个，累计举办专场招聘30场，每场专场招聘岗位500个。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办专场招聘场次, 指标值: ≥2场}
          - {二级指标: 数量指标, 三级指标: 专场招聘岗位数量, 指标值: ≥3000个}
        """,
        """
        绩效目标: 举办乡村医生培训班3期，举办护士培训班2期。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办培训班期数, 指标值: ≥5期}
        """,
    ],
    fails=[
        """
        绩效目标: 举办专场招聘3场，提供岗位3000个。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办专场招聘场次, 指标值: «2场»}
          - {二级指标: 数量指标, 三级指标: 提供岗位数量, 指标值: ≥3000个}
        """,
        """
        绩效目标: 改造老旧小区供水管网12公里。
        指标:
          - {二级指标: 数量指标, 三级指标: 供水管网改造长度, 指标值: «≥21公里»}
        """,
        """
        绩效目标: 举办专场招聘3场。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办专场招聘场次, 指标值: «≥2场»}
        """,
    ],
)
def number_conflict(table: Table) -> Found:
    """绩效目标与指标值的数量矛盾。

    检查什么：绩效目标里的数量（举办3场），与同一事项、同一单位的指标值（2场）不同。

    为什么：目标和指标应当对应；数量不同，评价时不知道以哪个为准。

    怎么改：核对后改为一致。

    不报的情形：约数；累计、每年、全市现有等口径不同的数；目标里同类的数不止一个，或者能对应的指标不止一行。
    """
    said = list(_quantities(table.text("绩效目标")))
    rows = [(row, amount, unit_symbol(amount)) for row in table.rows() if (amount := amount_of(row))]
    for row, amount, unit in rows:
        matches = [one for one in said if one.unit == unit and _same_matter(one.clause, row)]
        if len(matches) != 1 or row.target is None:
            continue
        rivals = [other for other, _, symbol in rows if symbol == unit and _same_matter(matches[0].clause, other)]
        variant = _conflict(row, amount, matches[0].amount)
        if len(rivals) == 1 and variant:
            fields = {"said": matches[0].clause.strip(), "value": row.text("指标值")}
            yield Hit(trimmed(row.target), fields, None if variant == "conflict" else variant)


def _quantities(goal: str) -> Iterator[Said]:
    for clause in _CLAUSE.findall(goal):
        found = _quantity().findall(clause)
        if len(found) == 1 and not _OTHER_SCOPE.search(clause.replace("不少于", "").replace("至少", "")):
            node = parse(found[0]).node
            if isinstance(node, Amount) and node.unit is not None and node.approx is Approx.NONE:
                yield Said(clause, found[0], node, node.unit.symbol)


@cache
def _quantity() -> re.Pattern[str]:
    units = "|".join(
        re.escape(unit) for unit in sorted((*longest_first("count-units"), *_MORE_UNITS), key=len, reverse=True)
    )
    return re.compile(rf"(?<![0-9.第])[0-9][0-9,，]*(?:\.[0-9]+)?[万千]?(?:{units})(?![年月日])")


def _same_matter(clause: str, row: Row) -> bool:
    """The clause and the row's name share a stretch of words that is no common word of plans."""
    name = row.name_reading.bare
    pairs = {name[at : at + 2] for at in range(len(name) - 1)} - words("common-words")
    shared = [pair for pair in pairs if pair in clause and re.fullmatch(r"[\u4e00-\u9fff]{2}", pair)]
    return len(shared) >= 2


def _conflict(row: Row, amount: Amount, goal: Amount) -> str | None:
    if amount.number == goal.number or not binds_below(amount):
        return None
    weaker = amount.number < goal.number
    return "weaker" if weaker and is_floor(amount) else "conflict"
