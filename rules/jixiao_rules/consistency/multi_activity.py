import re

from jixiao_grammar.name import bare_name
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import OUTPUT, level1
from jixiao_rules.spots import trimmed

_AND = re.compile(r"(?<!以)及(?![时格])|、|与|(?<![总协调缓温])和")
_YEAR = re.compile(r"[（(][^（）()]*[)）]|20[0-9]{2}年度?|项目|经费|资金|专项|工作")
_ACTIVITY = re.compile(
    r"(培训|宣传|采购|购置|维修|修缮|改造|建设|检测|监测|评估|审计|印刷|编印|竞赛|比赛|展览|演出|招聘|慰问|普查|调查|体检|绿化|保洁|租赁|运维|养护|清淤)$"
)


@rule(
    code="CON011",
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="项目名称里有“{activity}”，产出指标里却没有与它对应的；建议补上，避免缺项漏项",
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
        """
    ],
    pedantic=True,
)
def multi_activity(table: Table) -> Found:
    """几项活动只设了一项的指标。

    检查什么：项目名称用“及”“和”连着几项活动（培训、修缮等），其中一项在产出指标里完全没有出现。

    为什么：每项活动都用了钱，都应当有产出；漏了一项，这一项做没做就无从考核。

    怎么改：补上这一项活动的数量、质量指标。

    不报的情形：只有一项活动；产出指标里提到了这项活动的对象；用别的词说同一件事，程序认不出来，所以这条默认不启用。
    """
    name = table.cell("项目名称")
    fields = ("三级指标", "绩效指标描述", "指标值")
    outputs = "\n".join(row.text(field) for row in table.rows() if level1(row) == OUTPUT for field in fields)
    parts = _activities(table.text("项目名称"))
    if name is None or not outputs.strip() or len(parts) < 2:
        return
    missing = [part for part in parts if not any(part[at : at + 2] in outputs for at in range(len(part) - 1))]
    if missing and len(missing) < len(parts):
        yield Hit(trimmed(name), {"activity": "、".join(missing)})


def _activities(name: str) -> list[str]:
    """The parts of a name that each end in an activity; none where one of them does not."""
    parts = [part.strip() for part in _AND.split(_YEAR.sub("", bare_name(name)))]
    return parts if all(_ACTIVITY.search(part) for part in parts) else []
