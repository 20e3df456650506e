import re

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.metric import bare_name
from jixiao_rules.spots import trimmed

_FEELING = re.compile(r"(?:的)?(?:总体|综合|平均)?满意(?:度|率|程度)?$")
# Words that fit any project: those who are asked are not told by them.
_ANYONE = re.compile(
    r"服务|对象|受益|社会|公众|群众|居民|市民|人民|职工|员工|干部|工作|人员|相关|有关|单位|部门|参加|参与|参训|受训|学员|使用|用户|主管|的"
)
_SHORTEST = 2


@rule(
    code="CON010",
    sees=rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="项目名称、用途和目标里都没有提到“{respondent}”；满意度建议调查项目的受益对象，请核对",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{一级指标: 满意度指标, 三级指标: 服务对象满意度, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 三级指标: 受益群众满意度, 指标值: ≥90%}",
        "{一级指标: 产出指标, 三级指标: 患者治愈率, 指标值: ≥90%}",
    ],
    fails=["{一级指标: 满意度指标, 三级指标: «烈士家属满意度», 指标值: ≥90%}"],
    pedantic=True,
)
def respondent(row: Row) -> Found:
    """满意度对象与受益对象不符。

    检查什么：满意度指标写明了调查谁，而项目名称、资金用途、绩效目标里没有提到这些人。

    为什么：满意度应当调查项目的受益对象；调查与项目无关的人，得不出有用的结果。

    怎么改：改为项目的受益对象；或者在目标里写明这些人怎样受益。

    不报的情形：“服务对象”“群众”“参训人员”等通用的说法；目标里用别的词说同样的人，程序认不出来，所以这条默认不启用。
    """
    name = bare_name(row.text("三级指标"))
    if row.name is None or "满意" not in name:
        return
    asked = _FEELING.sub("", name)
    about = "".join(row.table.text(field) for field in ("项目名称", "资金用途", "绩效目标"))
    pieces = [piece for piece in _ANYONE.split(asked) if len(piece) >= _SHORTEST]
    if pieces and not any(piece[at : at + 2] in about for piece in pieces for at in range(len(piece) - 1)):
        yield Hit(trimmed(row.name), {"respondent": asked})
