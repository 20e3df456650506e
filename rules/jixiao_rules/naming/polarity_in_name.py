from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.finding import Applicability
from jixiao_lint.rule import Authority, Basis, Fix, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, needs
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.reading import amount_of, is_ceiling
from jixiao_rules.spots import trimmed
from jixiao_rules.views import named_rows
from jixiao_rules.words import phrase

_FALLING = pattern(r"降低|减少|下降")
_LOWEST_LEVEL = 50
_ENDING = phrase(r"{name-direction.how}(?:得到)?{name-direction.change}(?=\s*$)")
_PREFIX = phrase(
    r"\s*({name-direction.how}*{name-direction.change})(?=[^，,、和及]{0,12}{name-direction.metrics}(?:[（(][^（）()]*[)）])?\s*$)"
)


@rule(
    code="NAM003",
    topic=Topic.DEGREE.turn(1),
    sees=named_rows,
    needs=needs(holding=(_PREFIX, _ENDING)),
    severity=Severity.INFO,
    message="三级指标“{name}”带有方向“{word}”，建议名称只写量什么（“{neutral}”），提高多少写在指标值里",
    variants={"sentence": Variant("三级指标“{name}”以“{word}”结尾，写的是结论；建议名称只写量什么，程度写在指标值里")},
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥90%}",
        "{三级指标: 粮食产量提高率, 指标值: ≥2%}",
        "{三级指标: 服务能力提升幅度, 指标值: ≥5%}",
        "{三级指标: 提高补助标准人数, 指标值: ≥500人}",
        "{三级指标: 能力提升, 指标值: ≥2场}",
        "{三级指标: 提高青年就业率, 指标值: ≥3%}",
        "{三级指标: 降低交通事故发生率, 指标值: ≥10%}",
    ],
    fails=[
        "{三级指标: «提高»群众满意度, 指标值: ≥90%}",
        "{三级指标: «进一步降低»系统故障率, 指标值: ≤5%}",
        "{三级指标: 工作人员素质能力«有效提升», 指标值: 有效提升}",
    ],
)
def polarity_in_name(row: Row) -> Found:
    """名称带了方向或程度。

    检查什么：名称以“提高”“降低”等开头、以满意度、合格率等度量词结尾；或者以“有效提升”“明显改善”一类的话结尾。

    为什么：名称应当中性；方向和程度写进名称，指标值就没有可写的了，或者与名称互相矛盾。

    怎么改：名称改为“群众满意度”“系统故障率”，目标写在指标值里。度量词前的“提高”“降低”等可以自动删除。

    不报的情形：提高率、下降率、提升幅度本身就是度量；指标值是提高、降低了多少（降低事故率 ≥10%）；“能力提升”等作名词用的短语。
    """
    if row.name is None:
        return
    text, name = row.name.text, row.name_reading.bare
    found = _PREFIX.match(text)
    if found and not _is_amount_of_change(row, found[1]):
        span = Span(found.start(1), found.end(1))
        neutral = text[found.end(1) :].strip()
        fix = Fix("", Applicability.SAFE if amount_of(row) else Applicability.SUGGESTED)
        yield Hit(row.name.at(span), {"name": name, "word": found[1], "neutral": neutral}, fix=fix)
        return
    ending = _ENDING.search(text)
    if ending and ending.start() >= 2:
        yield Hit(row.name.at(Span(ending.start(), ending.end())), {"name": name, "word": ending[0]}, "sentence")
    elif ending:
        yield Hit(trimmed(row.name), {"name": name, "word": ending[0]}, "sentence")


def _is_amount_of_change(row: Row, prefix: str) -> bool:
    """提高就业率 ≥3% and 降低事故率 ≥10% tell by how much, so that the verb belongs to what is measured."""
    amount = amount_of(row)
    if amount is None:
        return False
    if _FALLING.search(prefix):
        return not is_ceiling(amount)
    return amount.number < _LOWEST_LEVEL
