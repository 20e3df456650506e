from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, cells
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.promises import has_quantity


@rule(
    code="QNT004",
    topic=Topic.GOAL.turn(1),
    sees=cells("绩效目标"),
    severity=Severity.INFO,
    confidence=Confidence.LIKELY,
    message="绩效目标里没有数量，建议写明要完成多少、达到什么水平，并与指标值对应",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=["举办专场招聘2场，提供岗位3000个", "全年开展巡查十二次，保障河道畅通", "''"],
    fails=[
        "«开展线下招聘，助力充分就业»",
        "«1.2025年将迎来抗战胜利80周年，弘扬爱国主义精神»",
        "«按照财预〔2015〕88号要求，贯彻二十届三中全会精神，提升服务能力»",
    ],
)
def goal_no_quantity(cell: Cell) -> Found:
    """绩效目标没有数量。

    检查什么：绩效目标的文字里，除序号、年份、周年、文号、会议届次以外，没有一个数量。

    为什么：绩效目标应当细化量化，并与任务数、计划数相对应；只有方向的目标无法分解成指标。

    怎么改：把主要任务的数量写进目标，例如“举办专场招聘2场，提供岗位3000个”。

    不报的情形：目标里有任何一个带单位的数；目标为空（由 STR001 检查）。
    """
    if not cell.is_blank and not has_quantity(cell.text):
        yield Hit(cell.whole())
