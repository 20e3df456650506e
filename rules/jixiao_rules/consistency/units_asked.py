from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, needs, rows
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.similarity import share_no_pair
from jixiao_rules.spots import trimmed
from jixiao_rules.words import holds, longest_first

_DESCRIPTION = "绩效指标描述"
_SATISFIED = pattern("(?P<who>.+?)(?:对.+)?的?满意[度率]")
_UNITS = pattern(
    rf"[向对](?:[0-9]+[家个])?(?P<who>{HAN}{{0,6}}?(?:单位|企业|机构|公司))(?:发放|发送|发出|开展)?{HAN}{{0,4}}?(?:问卷|调查)"
)
# Units that are counted have answered themselves; else they may have handed the sheets to their people (干部职工).
_ANSWERED = pattern("满意的?(?:单位|企业|机构|公司)数")
_PEOPLE = ("人数", "人次", "名")


@rule(
    code="CON047",
    topic=Topic.AGREEMENT.turn(16),
    sees=rows,
    needs=needs("三级指标", _DESCRIPTION, holding=(_ANSWERED,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="名称是“{name}”，描述却是向“{asked}”调查，没有问到“{who}”，调查对象不一致，请核对",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{三级指标: 用人单位满意度, 绩效指标描述: '向60家用人单位发放问卷', 指标值: ≥92%}",
        "{三级指标: 安置人员满意度, 绩效指标描述: '向60家用人单位的安置人员发放问卷', 指标值: ≥92%}",
        "{三级指标: 入驻人员满意度, 绩效指标描述: '对32家入驻单位发放问卷', 指标值: ≥90%}",
        "{三级指标: 服务对象满意度, 绩效指标描述: '向60家企业发放问卷', 指标值: ≥90%}",
        "{三级指标: 参训学员满意度, 绩效指标描述: '向送培单位发放问卷，满意人数÷填写人数', 指标值: ≥90%}",
        "{三级指标: 干部职工满意度, 绩效指标描述: 年底面向驻区单位发放问卷, 指标值: ≥90%}",
        "{三级指标: 安置人员满意度, 绩效指标描述: '向60家用人单位发放问卷', 指标值: ≥92%}",
    ],
    fails=[
        "{三级指标: 安置人员满意度, 绩效指标描述: «向60家用人单位发放问卷，满意单位数÷回收单位数×100%», 指标值: ≥92%}",
        "{三级指标: 住院患者满意度, 绩效指标描述: «对20家供货企业开展问卷调查，满意企业数占比», 指标值: ≥90%}",
    ],
)
def units_asked(row: Row) -> Found:
    """满意度问的是单位，名称说的是人。

    检查什么：满意度指标的名称说的是人（安置人员、学生、患者），绩效指标描述写的却是向单位、企业、机构发放问卷、数满意的单位，
    一个字也没有说到这些人。

    为什么：满意度由名称里的对象回答；问了别的对象，得出来的不是这个满意度。

    怎么改：改为调查名称里的对象，或者按实际调查的对象改名称。

    不报的情形：没有写按单位数计算的（问卷可能由单位的人填）；名称是服务对象、企业、商户等的；描述里还说到人、人数的；单位的名称与对象有相同的词的（入驻人员、入驻单位）。
    """
    cell, name = row.cell(_DESCRIPTION), row.text("三级指标").strip()
    satisfied = _SATISFIED.fullmatch(name) if cell is not None and "满意" in name else None
    asked = _UNITS.search(cell.text) if cell is not None and satisfied is not None else None
    if cell is None or satisfied is None or asked is None or not _ANSWERED.search(cell.text):
        return
    who = satisfied["who"]
    if not who.endswith(longest_first("persons")) or not share_no_pair(who, cell.text):
        return
    if not holds(cell.text, "persons") and not any(word in cell.text for word in _PEOPLE):
        yield Hit(trimmed(cell), {"name": name, "asked": asked["who"], "who": who})
