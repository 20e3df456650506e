from collections.abc import Iterator

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.activities import joined_activities, listed_activities, unmentioned
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import OUTPUT, QUANTITY, TIMELINESS, level1, level2
from jixiao_rules.spots import trimmed

_FIELDS = ("三级指标", "绩效指标描述", "指标值")


@rule(
    code="CON011",
    topic=Topic.AGREEMENT.turn(3),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="项目名称里有“{activity}”，产出指标里却没有与它对应的；建议补上，避免缺项漏项",
    variants={
        "time": Variant("项目名称里有“{activity}”，时效指标里却只写了另一项活动的时间；建议补上，避免缺项漏项"),
        "goal": Variant("绩效目标列举了 {count} 项活动，数量指标只有一条“{only}”；“{activity}”没有说到，建议分别设置"),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        项目名称: 教师培训及教材编印（2025年）
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 产出指标, 三级指标: 教材印数, 绩效指标描述: 编印教材的册数, 指标值: ≥2000册}
        """,
        """
        项目名称: 保护标志及标识牌制作
        指标:
          - {一级指标: 产出指标, 三级指标: 标志制作数量, 指标值: ≥110个}
        """,
        """
        项目名称: 宣传培训
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
        """,
    ],
    fails=[
        """
        项目名称: «教师培训及校舍修缮（2025年）»
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 产出指标, 三级指标: 培训合格率, 指标值: ≥95%}
        """,
        """
        项目名称: «教师培训及校舍修缮（2025年）»
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 修缮校舍面积, 指标值: ≥500平方米}
          - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 修缮完成时间, 指标值: 2025年9月底前}
        """,
        """
        绩效目标: «开展就业创业、烈士褒扬纪念、网络安全及拥军优属宣传等活动»，增强荣誉感
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 开展业务数量, 指标值: ≥20个}
        """,
    ],
    pedantic=True,
)
def multi_activity(table: Table) -> Found:
    """几项活动只设了一项的指标。

    检查什么：项目名称用“及”“和”连着几项活动（培训、修缮等），其中一项在产出指标里完全没有出现，或者时效指标只写了另一项的时间；
    绩效目标列举了三项以上的活动，数量指标却只有一条，其中至少两项没有说到。

    为什么：每项活动都用了钱，都应当有产出；漏了一项，这一项做没做就无从考核。

    怎么改：补上这一项活动的数量、质量、时效指标。

    不报的情形：只有一项活动；产出指标里提到了这项活动的对象；时效指标写的是项目整体的时间；用别的词说同一件事，程序认不出来，
    所以这条默认不启用。
    """
    yield from _of_name(table)
    yield from _of_goal(table)


def _of_name(table: Table) -> Iterator[Hit]:
    name, parts = table.cell("项目名称"), joined_activities(table.text("项目名称"))
    outputs, timed = _texts(table, OUTPUT), _texts(table, TIMELINESS)
    if name is None or not outputs.strip() or not parts:
        return
    for texts, variant in ((outputs, None), (timed, "time")):
        missing = unmentioned(parts, texts)
        if missing and len(missing) < len(parts):
            yield Hit(trimmed(name), {"activity": "、".join(missing)}, variant)
            return


def _of_goal(table: Table) -> Iterator[Hit]:
    goal, quantities = table.cell("绩效目标"), [row for row in table.rows() if level2(row) == QUANTITY]
    if goal is None or len(quantities) != 1:
        return
    for listed in listed_activities(goal.text):
        missing = unmentioned(listed.items, _texts(table, OUTPUT))
        if len(missing) > 1:
            fields = {"activity": "、".join(missing), "count": str(len(listed.items))}
            yield Hit(goal.at(listed.span), fields | {"only": quantities[0].text("三级指标")}, "goal")


def _texts(table: Table, level: str) -> str:
    rows = [row for row in table.rows() if level in (level1(row), level2(row))]
    return "\n".join(row.text(field) for row in rows for field in _FIELDS)
