import re
from unicodedata import normalize

from jixiao_grammar.ast import Amount, Dimension
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Applicability, Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import NUMERALS, TYPESETTING
from jixiao_rules.reading import amount_of, plain
from jixiao_rules.views import number_rows

_WIDE = pattern(r"[０-９．]")
_CHINESE = pattern(r"[一二三四五六七八九十百千两零〇壹贰叁肆伍陆柒捌玖拾佰仟]+")
_SEPARATED = pattern(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?")
_SPACED = pattern(r"\d+(?:\s+\d+)+")
_PLAIN = pattern(r"[1-9][0-9]*(?:\.[0-9]+)?")
_ZEROS = pattern(r"0+[1-9]\d*(?:\.\d+)?")
_MEASURED = (Dimension.COUNT, Dimension.PERCENT, Dimension.MONEY, Dimension.AREA, Dimension.LENGTH, Dimension.MASS)


@rule(
    code="VAL007",
    topic=Topic.NUMBER.turn(3),
    sees=number_rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="数字“{printed}”{fault}，建议写成“{standard}”",
    basis=[Basis(NUMERALS, Authority.HYGIENE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 参训人数, 指标值: ≥1200人}",
        "{三级指标: 三公经费压减, 指标值: ≥5%}",
        "{三级指标: 巡查频次, 指标值: 每季度一次}",
        "{三级指标: 评定等级, 指标值: 二级}",
        "{三级指标: 水质改善率, 指标值: ≥0.5%}",
        "{三级指标: 补助一次性交通费, 指标值: 一次性发放}",
    ],
    fails=[
        "{三级指标: 合格率, 指标值: «９５»%}",
        "{三级指标: 举办招聘会场次, 指标值: «三»场}",
        "{三级指标: 参训人数, 指标值: '≥«12,000»人'}",
        "{三级指标: 参训人数, 指标值: ≥«012»人}",
    ],
    hears=("leading-zero",),
)
def number_format(row: Row) -> Found:
    """数字写法不规范。

    检查什么：全角数字、带单位的汉字数字（三场）、千分位逗号、数字中间的空格、前面多余的零。

    为什么：统计用数字应当写阿拉伯数字；全角、逗号、空格导入系统时会被当成文字。

    怎么改：写成半角的阿拉伯数字，如“3场”“12000人”。

    不报的情形：“三公经费”等专名；“每季度一次”等频次；等级。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or not _is_measured(amount):
        return
    printed = amount.number_span.cut(row.target.text)
    if _PLAIN.fullmatch(printed):
        return
    if _CHINESE.fullmatch(row.target.text[: amount.number_span.start][-1:]):
        return  # the numeral begins further to the left
    fault = _fault(printed)
    if fault is not None:
        standard = _standard(amount, printed)
        safe = Applicability.SUGGESTED if _SPACED.fullmatch(printed) else Applicability.SAFE
        fields = {"printed": printed, "fault": fault, "standard": standard}
        yield Hit(row.target.at(amount.number_span), fields, fix=Fix(standard, safe))


def _is_measured(amount: Amount) -> bool:
    unit = amount.unit
    return unit is not None and unit.dimension in _MEASURED and not unit.per and amount.fraction is None


def _fault(printed: str) -> str | None:
    if _WIDE.search(printed):
        return "是全角的"
    if _CHINESE.fullmatch(printed):
        return "是汉字"
    if _SEPARATED.fullmatch(printed):
        return "有千分位逗号"
    if _SPACED.fullmatch(printed):
        return "中间有空格"
    return "前面有多余的零" if _ZEROS.fullmatch(printed) else None


def _standard(amount: Amount, printed: str) -> str:
    if _CHINESE.fullmatch(printed):
        return plain(amount.number / amount.multiplier)
    return re.sub(r"[\s,，]|^0+(?=[1-9])", "", normalize("NFKC", printed))
