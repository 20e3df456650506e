from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.finding import Applicability
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import SATISFACTION, level1, level2
from jixiao_rules.views import satisfaction_rows
from jixiao_rules.words import phrase, says

_INCOMPLETE = pattern(r"满意(?:率|程度)?(?=\s*(?:[（(][^（）()]*[)）])?\s*$)")
_RATE = "满意率"
_A_SENTENCE = phrase(r"{satisfaction-names.before}$")


@rule(
    code="NAM004",
    topic=Topic.NAME.turn(5),
    sees=satisfaction_rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="满意度指标的名称“{name}”不完整，建议按“{full}”填写",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 参训人员满意度, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 受益群众满意度（%）, 指标值: ≥90}",
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 服务对象是否满意, 指标值: 是}",
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 12345热线诉求满意率, 指标值: ≥95%}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 让群众满意, 指标值: 有效提升}",
    ],
    fails=[
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 参训人员«满意», 指标值: ≥90%}",
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 服务对象«满意率», 指标值: ≥95%}",
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 用户«满意程度»（%）, 指标值: ≥95%}",
    ],
)
def satisfaction_name(row: Row) -> Found:
    """满意度名称不完整。

    检查什么：满意度指标的名称以“满意”“满意率”“满意程度”结尾。

    为什么：财政部的指引和各地的表格都称“满意度”；名称统一，才能在项目之间比较和汇总。

    怎么改：改为“…满意度”。本规则可以自动修改。

    不报的情形：热线、信访等系统评出的“满意率”，那里就叫这个名称；“是否满意”“让群众满意”等本身是一句话的；其他类别下的指标。
    """
    if row.name is None or (level1(row) != SATISFACTION and level2(row) != "服务对象满意度指标"):
        return
    found = _INCOMPLETE.search(row.name.text)
    if found is None or _A_SENTENCE.search(row.name.text[: found.start()]):
        return
    if found[0] == _RATE and says(row.text("三级指标"), "satisfaction-names.rated"):
        return
    full = row.name.text[: found.start()] + "满意度" + row.name.text[found.end() :]
    fields = {"name": row.name.text.strip(), "full": full.strip()}
    span = Span(found.start(), found.end())
    yield Hit(row.name.at(span), fields, fix=Fix("满意度", Applicability.SAFE))
