from collections.abc import Iterator

from jixiao_grammar.ast import Date, Day, Relation
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.dates import runs_longer, written
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.words import longest_first, phrase
from jixiao_rules.words import table as table_of_words

_SENTENCE = pattern("[，,。；;\n]")
_FINISHED = phrase(r"{finished.words}")
_HELD = phrase("{finished.held}时间$")
_COMMON = phrase(r"{finished.common}")
_DATE = pattern(
    r"(?:确保|力争|计划|将|于|在|并)*(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号]|底|末)?(?:之前|以前|前)?"
)
_END_OF_MONTH = 31
_DAY_OR_SEASON = pattern("[月前]")


class _Deadline(Record):
    """A day until which the goal promises that something is done, and its clause."""

    year: int
    month: int
    day: int
    clause: str


@rule(
    code="CON016",
    topic=Topic.AGREEMENT.turn(5),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，指标值却是“{value}”，比目标承诺的晚，不符合目标与指标相匹配的要求，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        年度: 2025
        绩效目标: 采购机组6台，2025年10月底前完成安装调试。
        指标:
          - {二级指标: 时效指标, 三级指标: 安装调试完成时间, 指标值: 2025年8月底前}
        """,
        """
        年度: 2025
        绩效目标: 6月底前完成招标，12月底前完成安装。
        指标:
          - {二级指标: 时效指标, 三级指标: 安装完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 2025年3月底前完成招标。
        指标:
          - {二级指标: 时效指标, 三级指标: 项目招标完成时间, 指标值: 2025年3月31日前}
          - {二级指标: 时效指标, 三级指标: 安装完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 2025年3月底前下达任务，全年养护公路120公里。
        指标:
          - {二级指标: 时效指标, 三级指标: 养护任务完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 6月底前完成设备采购，建成平台1个。
        指标:
          - {二级指标: 时效指标, 三级指标: 平台建设完成时间, 指标值: 2025年12月底前}
        """,
        """
        年度: 2025
        绩效目标: 6月底前完成勘察设计，新建护岸3公里。
        指标:
          - {二级指标: 时效指标, 三级指标: 项目完成时间, 指标值: 2025年12月底前}
        """,
    ],
    fails=[
        """
        年度: 2025
        绩效目标: 采购恒温恒湿机组6台，2025年6月底前完成安装调试。
        指标:
          - {二级指标: 时效指标, 三级指标: 安装调试完成时间, 指标值: «2025年8月底前»}
        """,
        """
        年度: 2025
        绩效目标: 对9所学校食堂实施改造，秋季开学前投入使用。
        指标:
          - {二级指标: 时效指标, 三级指标: 食堂改造完成时间, 指标值: «2025年10月31日前»}
        """,
        """
        年度: 2025
        绩效目标: 6月9日国际档案日前推出红色档案主题展览2个，年内巡展20场。
        指标:
          - {二级指标: 时效指标, 三级指标: 主题展览开展时间, 指标值: «2025年9月9日前»}
        """,
        """
        年度: 2025
        绩效目标: 新建护岸3公里，10月15日前完工。
        指标:
          - {二级指标: 时效指标, 三级指标: 护岸砌筑完成时间, 指标值: «2025年11月30日前»}
          - {二级指标: 时效指标, 三级指标: 险情处置时间, 指标值: ≤2小时}
        """,
    ],
)
def deadline_after_goal(table: Table) -> Found:
    """完成时间晚于目标承诺的日期。

    检查什么：绩效目标写明了哪一天前完成，唯一一条完成时间的指标值比它晚。

    为什么：目标承诺 6 月底前完成，指标到 8 月底才考核，两处至少有一处填错。

    怎么改：核对后改为一致。

    不报的情形：目标或者指标里的完成日期不止一个；跨年度的项目；指标比目标早的。
    """
    if table.year is None or not _DAY_OR_SEASON.search(table.text("绩效目标")) or runs_longer(table):
        return
    promised = list(_promised(table.text("绩效目标"), table.year))
    rows = [(row, node) for row in table.rows() if isinstance(node := _deadline(row), Date)]
    if len(promised) != 1 or len(rows) != 1:
        return
    (row, node), said = rows[0], promised[0]
    late = node.day is not None and _place(node.day, table.year) > (said.year, said.month, said.day)
    if late and row.target is not None and _is_of(said.clause, row.name_reading.bare):
        yield Hit(trimmed(row.target), {"said": said.clause, "value": row.text("指标值")})


def _promised(goal: str, year: int) -> Iterator[_Deadline]:
    """Every day of the year by which the goal says that something is finished."""
    for clause in _SENTENCE.split(goal):
        season = _season(clause)
        if season is not None:
            yield _Deadline(year, season, _END_OF_MONTH, clause.strip())
        if _FINISHED.search(clause):
            for date in written(clause):
                if date.fault() is None and (date.year or year) == year:
                    yield _Deadline(year, date.month, date.day or _END_OF_MONTH, clause.strip())


def _season(clause: str) -> int | None:
    """The last month of the season before which the clause says that something is finished: 秋季开学前投入使用."""
    if not _FINISHED.search(clause):
        return None
    word = next((word for word in longest_first("seasons") if word.endswith("前") and word in clause), None)
    return None if word is None else int(table_of_words("seasons")[word])


def _is_of(clause: str, name: str) -> bool:
    """Both say when the same thing is finished: 完成安装调试, 安装调试完成时间.

    What names no thing speaks of the whole work, which has no part that is finished later.
    """
    if not _FINISHED.search(name) and not _HELD.search(name):
        return False
    for season in longest_first("seasons"):
        clause = clause.replace(season, "")
    thing, whole = _thing(name), not _thing(_DATE.sub("", clause))
    if not thing or whole:
        return whole
    return any(thing[at : at + 2] in clause for at in range(len(thing) - 1))


def _thing(said: str) -> str:
    """What is finished; empty where the whole work is."""
    return _COMMON.sub("", _FINISHED.sub("", _HELD.sub("", said))).strip()


def _deadline(row: Row) -> Date | None:
    node = node_of(row) if level2(row) == TIMELINESS else None
    return node if isinstance(node, Date) and node.relation is Relation.BY else None


def _place(day: Day, year: int) -> tuple[int, int, int]:
    return (day.year or year) + day.year_shift, day.month, day.day or _END_OF_MONTH
