import re
from functools import cache

from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.metric import metric_head
from jixiao_rules.spots import trimmed
from jixiao_rules.words import longest_first

_CLAUSES = re.compile(r"[，,；;。]")
_ADVERB = r"(?:有效|进一步|切实|持续|不断|全面|显著|稳步|逐步|积极|大力|更好地?|充分|深入|着力|扎实|有力|有序)*地?"
_MANNER = re.compile(r"通过|按照|根据|围绕|为|依据|结合")


@rule(
    code="NAM005",
    sees=rows,
    severity=Severity.WARNING,
    message="“{name}”把“{one}”和“{other}”两件事写在一个指标里，不符合指标明确具体的要求，建议分成两个指标",
    variants={"joined": Variant("“{name}”可能包含两件事（“{one}”“{other}”），建议分成两个指标", Severity.INFO)},
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 审计、督查、巡视发现问题整改率, 指标值: 100%}",
        "{三级指标: 制作烈士纪念设施保护标志及标识牌数量, 指标值: ≥110个}",
        "{三级指标: 营造自觉尊崇英烈、主动爱护烈士纪念设施的良好氛围, 指标值: 效果显著}",
        "{三级指标: '通过开展宣传，提高群众知晓度', 指标值: ≥90%}",
        "{三级指标: '2025年底前，完成项目验收', 指标值: 2025年12月底前}",
        "{三级指标: 普及应急知识和提高处置能力培训场次, 指标值: ≥4场}",
        "{三级指标: 提升基层治理和服务保障能力, 指标值: 有效提升}",
    ],
    fails=[
        "{三级指标: '«发挥信息系统最大效能，提升工作人员业务能力»', 指标值: 切实推进}",
        "{三级指标: '«农村人居环境改善，群众幸福感增强»', 指标值: 明显}",
        "{三级指标: «推动产业发展和促进群众增收», 指标值: 有效}",
    ],
)
def compound_name(row: Row) -> Found:
    """一个指标写了两件事。

    检查什么：三级指标用逗号、分号，或者用“和”“及”“并”连接了两个各有动词的短句。

    为什么：两件事一件做到、一件没做到时，这个指标无法评分。

    怎么改：分成两个指标，各有各的指标值。

    不报的情形：并列的是名词（标志及标识牌）；最后的度量词管着前面各项（审计、督查、巡视发现问题整改率）；
    前半句只是时间、方式或者依据。
    """
    if row.name is None:
        return
    name = row.name_reading.bare
    if metric_head(name):
        return
    for variant, parts in ((None, _CLAUSES.split(name)), ("joined", _joined(name))):
        said = [part for part in parts if _predicate().match(part) and not _MANNER.match(part)]
        if len(said) > 1:
            yield Hit(trimmed(row.name), {"name": name, "one": said[0], "other": said[1]}, variant)
            return


@cache
def _predicate() -> re.Pattern[str]:
    verbs = "|".join(longest_first("goal-verbs"))
    return re.compile(
        rf"{_ADVERB}(?:{verbs})(?!率|度|量).{{2,}}|.{{2,}}(?:提升|提高|增强|增加|改善|完善|优化|下降|降低|减少|增长|加强|健全)$"
    )


@cache
def _joint() -> re.Pattern[str]:
    verbs = "|".join(longest_first("direction-verbs"))
    return re.compile(rf"(?:、|和|及|以及|并|并且|与)(?={_ADVERB}(?:{verbs}).{{2}})")


def _joined(name: str) -> list[str]:
    return _joint().split(name)
