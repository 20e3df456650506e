from collections.abc import Iterator

from jixiao_grammar.name import Name, read_name
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import AUDIT, EVALUATION_2020
from jixiao_rules.levels import level1
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.words import phrase

_STOPS = str.maketrans(dict.fromkeys("，,、；;。", "，"))
_WHOSE = pattern(r"^(?:我|本|全)(?:市|区|县|省|局|校|院|州|旗|镇|乡|单位|地区?)|^(?:当地|辖区|所在地)")
_RESULT = phrase(r"(?:得到|获得|水平)?{name-direction.how}*{near-copies.change}$")
_SHORTEST = 4


@rule(
    code="DUP005",
    topic=Topic.COPY.turn(4),
    sees=tables,
    severity=Severity.INFO,
    message="“{name}”与第 {first} 行的“{other}”说的都是“{thing}”，建议合并，或者换成另一方面的指标",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(AUDIT, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 男学员培训人数, 指标值: ≥100人}
          - {一级指标: 产出指标, 三级指标: 女学员培训人数, 指标值: ≥100人}
          - {一级指标: 产出指标, 三级指标: 设备维修合格率, 指标值: ≥95%}
          - {一级指标: 产出指标, 三级指标: 设备维修及时率, 指标值: ≥95%}
        """,
        """
        指标:
          - {一级指标: 效益指标, 三级指标: 促进军创企业发展, 指标值: 有所促进}
          - {一级指标: 效益指标, 三级指标: 促进退役军人就业, 指标值: 有所促进}
        """,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 提升教师业务能力, 指标值: ≥20学时}
          - {一级指标: 效益指标, 三级指标: 教师业务能力有效提升, 指标值: 有效提升}
        """,
    ],
    fails=[
        """
        指标:
          - {一级指标: 效益指标, 三级指标: 支持我市军创企业发展, 指标值: 扩大交流}
          - {一级指标: 效益指标, 三级指标: «促进军创企业发展», 指标值: 带动就业}
        """,
        """
        指标:
          - {一级指标: 效益指标, 三级指标: '落实援疆任务，提升工作人员素质能力', 指标值: 能力提升}
          - {一级指标: 效益指标, 三级指标: «工作人员素质能力有效提升», 指标值: 有效提升}
        """,
    ],
)
def near_dup(table: Table) -> Found:
    """同类里有近似的指标。

    检查什么：同一个一级指标下有两行，名称去掉“促进”“支持”“有效提升”“我市”等字样以后，说的是同一件事。

    为什么：换个说法重复设置，等于一件事计了两次分，其他方面的效果却没有反映。

    怎么改：合并成一条；或者把其中一条换成别的效果。

    不报的情形：以度量词结尾的名称（男、女学员人数，合格率与及时率）；不在同一个一级指标下；完全相同的名称（由 DUP004 检查）。
    """
    first: dict[tuple[str, str], Row] = {}
    for row in table.rows():
        for thing in _things(row.name_reading):
            before = first.setdefault((level1(row), thing), row)
            if before is row or row.name is None or _same_name(before, row):
                continue
            other = {"other": before.text("三级指标"), "first": str(before.indicator.index)}
            yield Hit(trimmed(row.name), {"name": row.text("三级指标"), "thing": thing} | other)
            break


def _things(name: Name) -> Iterator[str]:
    """What the clauses of a name speak of, without the verb before or the praise behind; nothing for a metric."""
    if name.is_metric:
        return
    for clause in name.bare.translate(_STOPS).split("，"):
        opening = read_name(clause).opening
        bare = clause[len(opening.text) :] if opening else _RESULT.sub("", clause)
        thing = _WHOSE.sub("", bare)
        if bare != clause and len(thing) >= _SHORTEST:
            yield thing


def _same_name(one: Row, other: Row) -> bool:
    return squeezed(one.text("三级指标")) == squeezed(other.text("三级指标"))
