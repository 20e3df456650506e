from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import OPINIONS_2018, REVIEW
from jixiao_rules.levels import BENEFIT, COST_TYPES, OUTPUT, SATISFACTION, level1
from jixiao_rules.spots import trimmed
from jixiao_rules.tree import rows_of
from jixiao_rules.words import words

_KNOWN = frozenset({OUTPUT, BENEFIT, SATISFACTION, *COST_TYPES})


@rule(
    code="CLS005",
    topic=Topic.CLASS.turn(2),
    sees=tables,
    severity=Severity.WARNING,
    message="效益指标下只有“{name}”，都是满意度，没有反映项目效果的指标；审核中常被退回，请补上经济、社会或者生态效益",
    basis=[Basis(OPINIONS_2018, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 学员就业率, 指标值: ≥60%}
          - {一级指标: 效益指标, 二级指标: 服务对象满意度指标, 三级指标: 学员满意度, 指标值: ≥90%}
        """,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 群众满意度测评排名, 指标值: 前3名}
        """,
        """
        指标:
          - {一级指标: 产出目标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 效果目标, 二级指标: 满意度, 三级指标: 学员满意度, 指标值: ≥90%}
          - {一级指标: 影响力目标, 二级指标: 长效管理, 三级指标: 培训制度健全性, 指标值: 健全}
        """,
    ],
    fails=[
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 效益指标, 二级指标: 服务对象满意度指标, 三级指标: «学员满意度», 指标值: ≥90%}
        """,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «学员满意度», 指标值: ≥90%}
          - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 用人单位满意率, 指标值: ≥85%}
          - {一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: 不涉及, 指标值: 不涉及}
        """,
    ],
)
def satisfaction_instead_of_benefit(table: Table) -> Found:
    """以满意度代替效益。

    检查什么：效益指标下填了内容的，全部是满意度、满意率。

    为什么：满意度反映服务对象的感受，不能代替项目带来的经济、社会、生态效果；效益一类等于没有设置。

    怎么改：补上项目的效果指标，如“学员就业率”；满意度移到满意度指标。

    不报的情形：效益指标下还有别的指标；没有效益指标（由 STR003 检查）；把效果分列在“影响力”等其他一级指标下的表。
    """
    rows = rows_of(table)
    filled = [row for row in rows if level1(row) == BENEFIT and _is_filled(row)]
    if not filled or not all(row.name_reading.bare.endswith(("满意度", "满意率")) for row in filled):
        return
    name = filled[0].name
    if name is not None and all(level1(row) in _KNOWN for row in rows):
        names = "”“".join(row.name_reading.bare for row in filled)
        yield Hit(trimmed(name), {"name": names})


def _is_filled(row: Row) -> bool:
    return row.name_reading.bare != "" and row.name_reading.bare not in words("placeholders")
