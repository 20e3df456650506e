from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed


@rule(
    code="DUP008",
    topic=Topic.COPY.turn(5),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="三级指标照抄绩效目标里的“{words}”；建议把目标分解成可以度量的指标，如“…次数”“…率”",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    options={"shortest": "连续多少个字与目标相同才报"},
    passes=[
        """
        绩效目标: 为烈士纪念设施设立保护标志及标识牌，加强规范化管理
        指标:
          - {三级指标: 设立保护标志及标识牌数量, 指标值: ≥110个}
          - {三级指标: 加强规范化管理, 指标值: 有效加强}
        """,
        """
        项目名称: 参加全国军创企业交流互助活动
        绩效目标: 组织企业参加全国军创企业交流互助活动
        指标:
          - {三级指标: 参加全国军创企业交流互助活动, 指标值: ≥10家}
        """,
    ],
    fails=[
        """
        绩效目标: 对各级用户提供全年度业务及技术支持指导服务
        指标:
          - {三级指标: «对全市各级用户提供全年度业务及技术支持指导服务», 指标值: 3人}
        """
    ],
    pedantic=True,
)
def goal_in_indicator(table: Table, *, shortest: int = 10) -> Found:
    """三级指标照抄目标的原句。

    检查什么：三级指标与绩效目标有连续 10 个字以上（可用选项改）相同，名称又不以度量词结尾。

    为什么：指标应当把目标分解、细化；照抄原句，等于没有分解。

    怎么改：写出量的是什么，如次数、人数、合格率。

    不报的情形：以度量词结尾的名称，对象可以与目标相同；相同的部分就是项目名称；不足 10 个字。
    """
    goal, project = squeezed(table.text("绩效目标")), squeezed(table.text("项目名称"))
    for row in table.rows():
        if row.name is None or row.name_reading.is_metric:
            continue
        shared = _shared(squeezed(row.text("三级指标")), goal, shortest)
        if shared and shared not in project:
            yield Hit(trimmed(row.name), {"words": shared})


def _shared(name: str, goal: str, shortest: int) -> str:
    """The longest run of a name that stands in the goal; empty where it is shorter than `shortest`."""
    for length in range(len(name), shortest - 1, -1):
        for start in range(len(name) - length + 1):
            if name[start : start + length] in goal:
                return name[start : start + length]
    return ""
