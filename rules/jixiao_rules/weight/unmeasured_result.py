from jixiao_grammar.ast import Amount, Date, Flag, Grade, OpSource, Text
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table
from jixiao_rules.dates import dated
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import amounts_of, node_of
from jixiao_rules.results import Result, asked_for, results
from jixiao_rules.spots import trimmed
from jixiao_rules.views import result_tables
from jixiao_rules.words import phrase

_DONE = phrase(r"(?:{unmeasured.done}|{unmeasured.in-time})+")
_IN_TIME = phrase(r"{unmeasured.in-time}")
_DENIES = ("未", "无", "没有", "零")
_BOUNDS = (OpSource.SIGN, OpSource.WORD, OpSource.SUFFIX)


@rule(
    code="WGT015",
    topic=Topic.RESULT.turn(4),
    sees=result_tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="指标值是“{target}”，实际完成值只写“{result}”，没有写完成了多少，不符合按指标值自评的要求，请填实际的数",
    variants={
        "day": Variant(
            "指标值是“{target}”，实际完成值只写“{result}”，没有写哪一天完成，看不出是否按时；请填实际的日期"
        ),
        "in time": Variant(
            "指标值是“{target}”，实际完成值写“{result}”，建议填实际的日期", Severity.INFO, Confidence.POSSIBLE
        ),
        "year": Variant("实际完成值“{result}”早于自评的年度，指标值是“{target}”，请核对年份"),
        "sign": Variant("实际完成值“{result}”带着比较符号，像是照抄指标值；实际完成了多少是一个确定的数，请核对"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "指标:\n          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 310人}\n",
        "指标:\n          - {三级指标: 培训合格率, 指标值: 100%, 实际完成值: =100%}\n",
        "指标:\n          - {三级指标: 活动影响力, 指标值: 有所扩大, 实际完成值: 达成预期指标}\n",
        "指标:\n          - {三级指标: 安全事故, 指标值: 0起, 实际完成值: 未发生}\n",
        "指标:\n          - {三级指标: 合格率, 指标值: ≥95%, 实际完成值: 达到98%}\n",
        "指标:\n          - {三级指标: 安全事故, 指标值: 0起, 实际完成值: 无}\n",
        "指标:\n          - {三级指标: 培训人数, 计算符号: ≥, 指标值: 300人, 实际完成值: 310人}\n",
    ],
    fails=[
        "指标:\n          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: «≥300人»}\n",
        "指标:\n          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: «已完成»}\n",
        "指标:\n          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: «达成预期指标»}\n",
        "指标:\n          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: «300人以上»}\n",
        "年度: 2024\n指标:\n          - {三级指标: 发放完成时间, 指标值: 2024年4月底前, 实际完成值: «已完成»}\n",
        "年度: 2024\n指标:\n          - {三级指标: 发放完成时间, 指标值: 2024年4月底前, 实际完成值: «按期完成»}\n",
        "年度: 2024\n指标:\n          - {三级指标: 播出时间, 指标值: 2024年10月底前, 实际完成值: «2023年9月28日»}\n",
    ],
)
def unmeasured_result(table: Table) -> Found:
    """实际完成值没有写实际的数。

    检查什么：指标值是数或者日期，实际完成值却写“已完成”“达成预期指标”，或者带着“≥”“以上”，像是照抄指标值。

    为什么：完成了多少是统计出来的一个数；写“已完成”“≥300人”，看不出实际情况，得分也没有依据。

    怎么改：填实际完成的数和单位，如“310人”。

    不报的情形：指标值本身是文字的，可以写“达成预期指标”；指标值为 0 而写“无”的；“=”后面写数的；按期重复的时间（每季度后20日内）；
    符号在计算符号一栏的。
    """
    for result in results(table):
        variant = "year" if _is_too_early(result, table.year) else _verdict(result)
        if variant is not None:
            fields = {"target": asked_for(result.row), "result": result.cell.text.strip()}
            yield Hit(trimmed(result.cell), fields, None if variant == "words" else variant)


def _is_too_early(result: Result, year: int | None) -> bool:
    """A day before the year that is evaluated, where the target asks for one in it."""
    day = result.node.day if isinstance(result.node, Date) else None
    asked = any(dated(node_of(result.row)))
    return asked and year is not None and day is not None and day.year is not None and day.year < year


def _verdict(result: Result) -> str | None:
    asked = amounts_of(result.row)
    if not asked:
        return _of_a_deadline(result)
    written = result.cell.text.strip()
    denied = written.startswith(_DENIES) and not any(amount.number for amount in asked)
    # What comes back (每季度后20日内) was kept: no one day came out.
    if denied or (written.startswith("每") and written == result.row.text("指标值")):
        return None
    match result.node:
        case Amount(op=op, op_source=source) if (
            source in _BOUNDS and (op.is_floor or op.is_ceiling) and not _reaches(written)
        ):
            return "sign"
        case Text() | Grade() if not any(map(str.isnumeric, result.cell.text)):
            return "words"
        case Flag(is_true=said):
            return "words" if said or any(amount.number for amount in asked) else None
        case _:
            return None


def _of_a_deadline(result: Result) -> str | None:
    """`day` where a deadline was answered by 已完成 alone, `in time` where it was said to be kept."""
    said = result.cell.text.strip()
    if not any(dated(node_of(result.row))) or _DONE.fullmatch(said) is None:
        return None
    return "in time" if _IN_TIME.search(said) else "day"


def _reaches(said: str) -> bool:
    """True for 达到98%, which says what came out, and no bound."""
    return said.startswith("达") and not said.endswith(("以上", "以下", "以内"))
