from jixiao_grammar.ast import Dimension, Unit
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import (
    Applicability,
    Authority,
    Basis,
    Confidence,
    Fix,
    Found,
    Hit,
    Severity,
    Topic,
    Variant,
    rule,
)
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TYPESETTING
from jixiao_rules.reading import amount_of, remarks
from jixiao_rules.views import number_rows
from jixiao_rules.words import holds

_PERSONS_IN_TIME = pattern(r"人[/／每]?(?:[/／])(?:月|天|日|年|工日)$")
_SLASHES = pattern(r"[/／]")


@rule(
    code="UNI004",
    topic=Topic.UNIT.turn(2),
    sees=number_rows,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{value}”的单位“{unit}”有两种读法：{number}个人月的工作量，或者每月投入{number}人；建议写成“{number}人月”或者写明投入时间",
    variants={
        "either": Variant("“{value}”的单位有两种读法，可以是“{one}”，也可以是“{other}”，请写明确"),
        "by-name": Variant("“{value}”的“分”按指标名称理解为“{unit}”，建议写明，以免当成分数", Severity.INFO),
        "slashes": Variant("“{value}”的单位“{unit}”有多个“/”，含义不清，请写明", Severity.INFO),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 技术支持工作量, 指标值: ≥36人月}",
        "{三级指标: 生活补助标准, 指标值: 500元/人·月}",
        "{三级指标: 接待游客人数, 指标值: ≥3000人/月}",
        "{三级指标: 养护成本, 指标值: ≤3000元/公里/年}",
        "{三级指标: 巡查频次, 指标值: ≥2次/月}",
        "{三级指标: 群众满意度测评得分, 指标值: ≥85分}",
    ],
    fails=[
        "{三级指标: 数据库日常技术支持工作, 指标值: 3«人/月»工作量}",
        "{三级指标: 驻场运维人员投入, 指标值: ≥2«人/天»}",
        "{三级指标: 巡查情况, 指标值: 2«次/人/月»}",
        "{三级指标: 系统故障响应时间, 指标值: ≤30«分»}",
        "{三级指标: 客流量, 指标值: ≥100«人/次»}",
    ],
    hears=("ambiguous-unit", "unit-by-name"),
)
def ambiguous_unit(row: Row) -> Found:
    """复合单位有歧义。

    检查什么：工作量写成“人/月”“人/天”；“人/次”“T”“W”等有两种读法的单位；时间写成“30分”；一个单位里有两个以上的“/”。

    为什么：“3人/月工作量”可以是 3 个人月，也可以是每月 3 人，两种读法相差几倍。

    怎么改：工作量写“36人月”，投入人数写“每月不少于3人，共12个月”。

    不报的情形：元/人·月、元/公里/年等单价；每月接待、每天服务的人数。
    """
    amount = amount_of(row)
    unit = amount.written_unit if amount is not None else None
    if amount is None or unit is None or row.target is None:
        return
    printed = unit.span.cut(row.target.text)
    if not _SLASHES.search(printed) and not (row.resolved and row.resolved.diagnostics):
        return
    fields = {"value": amount.span.cut(row.target.text), "unit": printed, "number": amount.printed_number}
    said = row.text("三级指标") + (amount.qualifier or "")
    if _PERSONS_IN_TIME.search(printed) and (unit.dimension is Dimension.WORK or holds(said, "effort-words")):
        yield Hit(row.target.at(unit.span), fields, fix=_as_work(unit, printed))
        return
    for remark in remarks(row, ("ambiguous-unit", "unit-by-name")):
        by_name = remark.code == "unit-by-name"
        fix = Fix(remark.suggestion, Applicability.SAFE) if by_name and remark.suggestion else None
        yield Hit(row.target.at(remark.span), fields | dict(remark.fields), "by-name" if by_name else "either", fix)
        return
    if len(_SLASHES.findall(printed)) > 1 and not _is_price(unit):
        yield Hit(row.target.at(unit.span), fields, "slashes")


def _as_work(unit: Unit, printed: str) -> Fix | None:
    """3人/月 that is read as work is better written 3人月; where it may be persons every month, nobody knows."""
    return Fix(_SLASHES.sub("", printed)) if unit.dimension is Dimension.WORK else None


def _is_price(unit: Unit) -> bool:
    return unit.dimension is Dimension.MONEY or not unit.known
