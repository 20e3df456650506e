from jixiao_grammar.ast import Amount, Approx, Dimension, Op, OpSource
from jixiao_grammar.vocabulary import PRINTED
from jixiao_lint.rule import Applicability, Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.reading import amount_of, has_sign_column
from jixiao_rules.views import number_rows
from jixiao_rules.words import phrase

# What may stand around a number whose comparison is said in words; anything else must not be lost in rewriting.
_AROUND = phrase(r"(?:{spoken.around}|不(?:得|能|应)?{spoken.than}|\s)*")
_SIGNS = frozenset({Op.AT_LEAST, Op.AT_MOST})


@rule(
    code="VAL002",
    topic=Topic.DIRECTION.turn(13),
    sees=number_rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="“{value}”用文字表示比较，建议写成“{better}”",
    basis=[Basis(TYPESETTING, Authority.HYGIENE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥95%}",
        "{三级指标: 故障修复时间, 指标值: 2小时以内}",
        "{三级指标: 游客增长率, 指标值: 比上年提高5%以上}",
        "{三级指标: 参训人数, 指标值: 超过200人}",
        "{三级指标: 评定等级, 指标值: 良好以上}",
        "{三级指标: 完成时间, 指标值: 不晚于2025年9月30日}",
        "{三级指标: 投诉处理率, 指标值: 达到100%}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: «95%以上»}",
        "{三级指标: 举办招聘会场次, 指标值: «不少于2场»}",
        "{二级指标: 成本指标, 三级指标: 运维成本, 指标值: «控制在55万元以内»}",
        "{三级指标: 设备完好率, 指标值: «达到98%以上»}",
    ],
)
def spoken_comparator(row: Row) -> Found:
    """用文字表示比较。

    检查什么：指标值用“不低于”“至少”“以上”“不超过”“以内”等文字表示“≥”“≤”。

    为什么：系统按比较符导入和打分，文字各写各的，汇总时认不出来。“以上”“以内”按法律用语含本数，正好对应“≥”“≤”。

    怎么改：改成“≥”“≤”，数和单位不变。

    不报的情形：时间长短（2小时以内）；“超过”“不满”不含本数，改写会改变意思；比较符另有一栏；前后另有文字（比上年提高5%以上）。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or has_sign_column(row) or not _is_said(amount):
        return
    text = row.target.text
    unit = amount.written_unit
    end = unit.span.end if unit else amount.number_span.end
    around = text[amount.span.start : amount.number_span.start] + text[end : amount.span.end]
    if unit is not None and unit.span.start < amount.number_span.end:
        return
    if _AROUND.fullmatch(around):
        better = PRINTED[amount.op] + text[amount.number_span.start : end]
        fields = {"value": amount.span.cut(text), "better": better}
        yield Hit(row.target.at(amount.span), fields, fix=Fix(better, Applicability.SAFE))


def _is_said(amount: Amount) -> bool:
    if amount.op_source not in (OpSource.WORD, OpSource.SUFFIX) or amount.op not in _SIGNS:
        return False
    in_time = amount.unit is not None and amount.unit.dimension is Dimension.TIME
    further = (amount.subject, amount.direction, amount.baseline, amount.anchor, amount.qualifier)
    # 达到100% means exactly that.
    whole = amount.number == 100 and amount.unit is not None and amount.unit.dimension is Dimension.PERCENT
    return not in_time and not whole and amount.approx is Approx.NONE and not any(further)
