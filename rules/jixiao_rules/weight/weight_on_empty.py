from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.absence import asks_whether
from jixiao_rules.documents import AUDIT
from jixiao_rules.reading import plain
from jixiao_rules.results import is_judged
from jixiao_rules.spots import trimmed
from jixiao_rules.views import weighed_rows
from jixiao_rules.weights import heads_parts, weight_of
from jixiao_rules.words import words


@rule(
    code="WGT005",
    topic=Topic.BLANK.turn(4),
    sees=weighed_rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="这一行没有实际内容（{what}），却占 {points} 分，审计中列为“无效指标占分”；请删去或者补上内容",
    basis=[Basis(AUDIT, Authority.PRACTICE)],
    passes=[
        "{三级指标: 培训人数, 指标值: ≥300人, 分值: 10}",
        "{三级指标: 生态效益, 指标值: 不涉及, 分值: 0}",
        "{三级指标: 生态效益, 指标值: 不涉及, 分值: ''}",
        "{三级指标: 有无安全事故, 指标值: 无, 分值: 10}",
        "{一级指标: 项目管理, 三级指标: 财务制度健全性, 指标值: '-', 实际完成值: 制度健全, 分值: 7}",
    ],
    fails=[
        "{三级指标: 生态效益, 指标值: 不涉及, 分值: «10»}",
        "{三级指标: '', 指标值: '', 分值: «5分»}",
        "{三级指标: /, 指标值: ≥3次, 权重: «5%»}",
    ],
)
def weight_on_empty(row: Row) -> Found:
    """无效指标占分。

    检查什么：三级指标或者指标值为空，或者只有“不涉及”“无”“/”，而分值大于 0。

    为什么：没有内容的指标照样得分，会虚增评价得分；这是审计指出的常见问题。

    怎么改：删去这一行，把分值分给其他指标；或者补上实际内容。

    不报的情形：分值为 0 或者没有填；决策、过程、管理一类按完成情况评的；数值逐项写在下面没有分值的各行里的；
    “有无事故”一类的指标填“无”；这一行空着已由 STR010、STR002 报告。
    """
    weighed = weight_of(row)
    if weighed is None or weighed.points == 0 or is_judged(row) or (row.target is None and heads_parts(row)):
        return
    name, value = row.text("三级指标"), row.text("指标值")
    if value == "无" and asks_whether(name):
        return
    for field, text in (("三级指标", name), ("指标值", value)):
        if row.cell(field) is not None and (not text or text in words("placeholders")):
            what = f"{field}是“{text}”" if text else f"{field}为空"
            yield Hit(trimmed(weighed.cell), {"what": what, "points": plain(weighed.points)})
            return
