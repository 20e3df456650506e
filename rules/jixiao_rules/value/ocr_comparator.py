from decimal import Decimal

from jixiao_grammar.ast import Amount, OpSource
from jixiao_lint.rule import Authority, Basis, Change, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import amount_of, has_sign_column, is_percent, plain
from jixiao_rules.views import percent_rows
from jixiao_rules.words import holds, longest_first

_LOWEST, _FULL = 50, 100


@rule(
    code="VAL004",
    topic=Topic.UNREAD.turn(4),
    sees=percent_rows,
    severity=Severity.WARNING,
    message="“{value}”超过 100%，疑似把“≥{meant}%”的“≥”认成了“2”，请核对",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 群众满意度, 指标值: ≥92%}",
        "{三级指标: 游客增长率, 指标值: 292%}",
        "{三级指标: 任务完成率, 指标值: 250%}",
        "{三级指标: 项目覆盖率, 指标值: 220%}",
        "{三级指标: 知晓率, 指标值: '≥290%'}",
    ],
    fails=[
        "{三级指标: 群众满意度, 指标值: «292%»}",
        "{三级指标: 工程验收合格率, 指标值: «2100%»}",
        "{三级指标: 资金到位率, 指标值: «290», 计量单位: '%'}",
    ],
)
def ocr_comparator(row: Row) -> Found:
    """比较符疑似被认成数字。

    检查什么：没有比较符的百分数是 250% 到 299% 或 2100%，去掉前面的“2”正好是常见的目标值。

    为什么：扫描识别常把“≥”认成“2”，“≥92%”就成了“292%”，公开后容易闹笑话，也无法考核。

    怎么改：对照原表核对，是“≥92%”的改过来。

    不报的情形：增长率、完成率等可以超过 100% 的指标；已经写了比较符的。
    """
    amount = amount_of(row)
    if amount is None or row.target is None or amount.op_source is not OpSource.DEFAULT or has_sign_column(row):
        return
    name = row.name_reading.bare
    if not is_percent(amount) or amount.direction or amount.baseline:
        return
    if name.endswith(longest_first("uncapped-rates")) or holds(name, "multiples"):
        return
    meant = _without_two(amount)
    if meant is not None:
        value = amount.span.cut(row.target.text)
        fix = Fix("≥" + value.removeprefix("2"), changes=frozenset({Change.SIGN, Change.NUMBER}))
        yield Hit(row.target.at(amount.span), {"value": value, "meant": plain(meant)}, fix=fix)


def _without_two(amount: Amount) -> Decimal | None:
    """The number behind a leading 2, when it is a usual target (50 to 100); None otherwise."""
    if not amount.printed_number.startswith("2") or len(amount.printed_number.partition(".")[0]) < 3:
        return None
    rest = amount.printed_number[1:]
    if rest.startswith("0"):
        return None
    number = Decimal(rest)
    return number if _LOWEST <= number <= _FULL else None
