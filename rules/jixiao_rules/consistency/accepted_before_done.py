from jixiao_grammar.ast import Date, Day, Relation
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed

_ACCEPTED = pattern("(?P<work>.*?)(?:竣工|完工)?验收(?:完成|通过)?(?:时间|日期|时限)")
_DONE = pattern("(?P<work>.*?)(?:全部)?(?:施工)?完工(?:时间|日期|时限)")
_ANY_WORK = pattern("^(?:全部|项目)+|(?:工程|项目)$")


@rule(
    code="CON046",
    topic=Topic.AGREEMENT.turn(15),
    sees=tables,
    needs=needs("三级指标", words=("验收",)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”是“{value}”，早于“{other}”的“{later}”，还没有完工就验收，先后颠倒，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        """
        年度: 2026
        指标:
          - {二级指标: 时效指标, 三级指标: 仓房维修完工时间, 指标值: 2026年9月15日前}
          - {二级指标: 时效指标, 三级指标: 仓房维修验收时间, 指标值: 2026年10月31日前}
        """,
        """
        年度: 2026
        指标:
          - {二级指标: 时效指标, 三级指标: 仓房维修完工时间, 指标值: 2026年9月15日前}
          - {二级指标: 时效指标, 三级指标: 维修材料验收时间, 指标值: 2026年5月31日前}
        """,
        """
        年度: 2026
        指标:
          - {二级指标: 时效指标, 三级指标: 工程完工时间, 指标值: 2026年9月}
          - {二级指标: 时效指标, 三级指标: 工程验收时间, 指标值: 2026年9月20日前}
        """,
    ],
    fails=[
        """
        年度: 2026
        指标:
          - {二级指标: 时效指标, 三级指标: 仓房维修完工时间, 指标值: 2026年9月15日前}
          - {二级指标: 时效指标, 三级指标: 仓房维修验收时间, 指标值: «2026年7月31日前»}
        """,
        """
        年度: 2025
        指标:
          - {二级指标: 时效指标, 三级指标: 工程竣工验收时间, 指标值: «10月底前»}
          - {二级指标: 时效指标, 三级指标: 全部工程完工时间, 指标值: 2025年11月底前}
        """,
    ],
)
def accepted_before_done(table: Table) -> Found:
    """验收早于完工。

    检查什么：同一项工程有两行时间，一行是完工时间，一行是验收时间，验收的日期比完工的早。

    为什么：完工以后才能验收；先后颠倒，至少有一处填错，两行不能同时按期完成。

    怎么改：核对两个日期。

    不报的情形：两行说的不是同一项工程；在同一个月而没有都写到日的；材料、设备的验收。
    """
    timed = [(row, day) for row in table.rows() if (day := _day_of(row)) is not None]
    done = [(_work(found["work"]), row, day) for row, day in timed if (found := _DONE.fullmatch(_name(row)))]
    for row, day in timed if done else ():
        found = _ACCEPTED.fullmatch(_name(row))
        if found is None or row.target is None:
            continue
        for work, other, later in done:
            if work == _work(found["work"]) and _is_before(day, later, table.year):
                fields = {"name": _name(row), "value": row.text("指标值")}
                yield Hit(trimmed(row.target), fields | {"other": _name(other), "later": other.text("指标值")})
                break


def _name(row: Row) -> str:
    return row.text("三级指标").strip()


def _work(work: str) -> str:
    """仓房维修 of 全部仓房维修工程; of the whole project nothing is left."""
    return _ANY_WORK.sub("", work)


def _day_of(row: Row) -> Day | None:
    node = node_of(row)
    return node.day if isinstance(node, Date) and node.relation is not Relation.FROM else None


def _is_before(day: Day, later: Day, year: int | None) -> bool:
    own, other = _year(day, year), _year(later, year)
    if own is None or other is None:
        return False
    if (own, day.month) != (other, later.month) or day.day is None or later.day is None:
        return (own, day.month) < (other, later.month)
    return day.day < later.day


def _year(day: Day, year: int | None) -> int | None:
    named = day.year or year
    return None if named is None else named + day.year_shift
