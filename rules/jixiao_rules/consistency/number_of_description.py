from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Date, Recurrence
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, needs, rows
from jixiao_rules.dates import written
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import amount_of, is_damaged, node_of, shown
from jixiao_rules.spots import trimmed
from jixiao_rules.told_numbers import count_told, fraction_told, limit_told, price_told, rate_told, rounds_told
from jixiao_rules.words import phrase, section

_EVERY_MONTH = pattern(r"每月(?P<day>[0-9]{1,2})[日号]前")
_SAID_BEFORE = phrase("(?:{told-numbers.said-of-dates})*")
_UNTIL = phrase("^(?:{told-numbers.until})*")
_NO_STOP = pattern("[，,；;。、]")
_SHORTEST = 2
_OF_WHOLE = "分之"


@rule(
    code="CON070",
    topic=Topic.AGREEMENT.turn(13),
    sees=rows,
    needs=needs("绩效指标描述", "指标值"),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效指标描述写“{said}”，指标值却是“{value}”，同一行前后不一，请核对以哪一个为准",
    variants={
        "reckoned": Variant("绩效指标描述写“{said}”，算下来是 {arithmetic}，指标值却是“{value}”，请核对以哪一个为准")
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 植树株数, 绩效指标描述: 沿线两侧共植树5000株, 指标值: ≥5000株}",
        "{三级指标: 在学徒弟人数, 绩效指标描述: 5名传承人签订协议的在学徒弟合计, 指标值: ≥15人}",
        "{三级指标: 作业道路里程, 绩效指标描述: 宽3.5米林区道路, 指标值: =20公里}",
        "{三级指标: 疏散演练次数, 绩效指标描述: 各区至少1次, 指标值: ≥12次}",
        "{三级指标: 村干部培训期数, 绩效指标描述: 每期60人, 指标值: ≥6期}",
        "{三级指标: 群众满意度, 绩效指标描述: 随机抽取200人电话回访, 指标值: ≥90%}",
        "{三级指标: 覆盖质量达标面积占比, 绩效指标描述: 覆盖率达到30%以上的面积占核实面积的比例, 指标值: ≥90%}",
        "{三级指标: 慰问金标准, 绩效指标描述: 每户发放800元慰问金, 指标值: ≤1000元/户}",
        "{三级指标: 审批时限, 绩效指标描述: 法定20个工作日内办结, 指标值: ≤10个工作日}",
        "{三级指标: 演练次数, 绩效指标描述: 每季度组织1次, 指标值: ≥4次}",
        "{三级指标: 项目完成时间, 绩效指标描述: 2026年6月底前完成招标, 指标值: 2026年12月底前}",
        "{三级指标: 培训学员人数, 绩效指标描述: '6期，每期不少于50人', 指标值: ≥360人}",
        "{三级指标: 培训期数, 绩效指标描述: '每期50人，共6期', 指标值: =6期}",
        "{三级指标: 培训学员人数, 绩效指标描述: '6期，每期50人以上', 指标值: ≥360人}",
        "{三级指标: 采样监测批次, 绩效指标描述: 5个水源地每月1批次, 指标值: ≥60批次}",
        "{三级指标: 数据上报时间, 绩效指标描述: 每月10日前收齐，25日前报送, 指标值: 每月25日前}",
        "{三级指标: 编校差错率, 绩效指标描述: 按规定控制在万分之一以内, 指标值: ≤0.01%}",
        "{三级指标: 事故发生率, 绩效指标描述: 控制在千分之二以内, 指标值: ≤2‰}",
        "{三级指标: 供水漏损率, 绩效指标描述: 水质超标率控制在千分之五以内, 指标值: ≤9%}",
        "{三级指标: 编校差错率, 绩效指标描述: 控制在万分之三以内, 指标值: ≤0.01%}",
    ],
    fails=[
        "{三级指标: 植树株数, 绩效指标描述: 沿线两侧共植树2000株, 指标值: «≥5000株»}",
        "{三级指标: 困难家庭慰问户数, 绩效指标描述: 春节前慰问120户, 指标值: «≥200户»}",
        "{三级指标: 义诊受益人数, 绩效指标描述: 服务约500人, 指标值: «≥3000人»}",
        "{三级指标: 管护协议年限, 绩效指标描述: 与村委会签订3年管护协议, 指标值: «≥10年»}",
        "{三级指标: 慰问金标准, 绩效指标描述: 每户发放800元慰问金, 指标值: «=500元/户»}",
        "{三级指标: 审批时限, 绩效指标描述: 承诺5个工作日内办结, 指标值: «≤15个工作日»}",
        "{三级指标: 抽检合格率, 绩效指标描述: 合格率不低于95%为达标, 指标值: «≥80%»}",
        "{三级指标: 事故发生率, 绩效指标描述: 控制在千分之二以内, 指标值: «≤3‰»}",
        "{三级指标: 编校差错率, 绩效指标描述: 按规定控制在万分之一以内, 指标值: «≤1%»}",
        "{三级指标: 演练次数, 绩效指标描述: 每季度组织1次，全年合计, 指标值: «≥2次»}",
        "{三级指标: 电影放映场次, 绩效指标描述: 60个村每村每月放映1场, 指标值: «=600场»}",
        "{三级指标: 培训学员人数, 绩效指标描述: '每期50人，共6期', 指标值: «=360人»}",
        "{三级指标: 栽植行道树株数, 绩效指标描述: '5条道路，每条500株，胸径10厘米以上', 指标值: «=2400株»}",
        "{三级指标: 完工时间, 绩效指标描述: 合同约定2026年8月底完工, 指标值: «2026年12月底前»}",
        "{三级指标: 数据上报时间, 绩效指标描述: 每月10日前报送上月数据, 指标值: «每月25日前»}",
    ],
)
def number_of_description(row: Row) -> Found:
    """描述里的数与指标值不是一个数。

    检查什么：绩效指标描述说的就是本条指标，只写了一个数，而与指标值不同：数量（共植树2000株）、发放标准（每户发放800元）、
    承诺的时限、达标的比率、万分之几以内、每季度或者每村每月做几次乘起来的次数、几期每期几人乘起来的人数、完工的日期、每月几日前。

    为什么：描述是指标值的解释；两个数不一样，考核时不知道以哪个为准。

    怎么改：核对后改为一致。

    不报的情形：样本、问卷和其中一部分的数；每期、每村的数；宽、深等尺寸；统计对象的条件（以上的、达到的）；描述里有几个数的；
    下限比描述略低、上限比描述高的。
    """
    said = row.text("绩效指标描述")
    if row.target is None or not (any(map(str.isdigit, said)) or _OF_WHOLE in said) or is_damaged(row):
        return
    amount = amount_of(row)
    if amount is None:
        told = _day_told(row, said)
        if told:
            yield Hit(trimmed(row.target), {"said": told, "value": row.text("指标值"), "arithmetic": ""})
        return
    if amount.unit is None or amount.direction is not None or amount.baseline is not None:
        return
    fields = {"value": shown(row, amount), "arithmetic": ""}
    for clause in _clauses(row, amount, said):
        if clause:
            yield Hit(row.target.at(amount.span), fields | {"said": clause})
            return
    made = rounds_told(row, amount, said)
    if made is not None:
        yield Hit(row.target.at(amount.span), fields | {"said": made[0], "arithmetic": made[1]}, "reckoned")


def _clauses(row: Row, amount: Amount, said: str) -> Iterator[str]:
    yield count_told(row, amount, said)
    yield price_told(amount, said)
    yield limit_told(row, amount, said)
    yield rate_told(row, amount, said)
    yield fraction_told(row, amount, said)


def _day_told(row: Row, said: str) -> str:
    """The day that a description tells for the deed of the name, where the target is another one."""
    node = node_of(row)
    if isinstance(node, Recurrence):
        told, own = _EVERY_MONTH.findall(said), _EVERY_MONTH.findall(row.text("指标值"))
        same = len(told) != 1 or len(own) != 1 or told == own or said.count("日") > 1
        shares = any(pair in said for pair in _pairs(row.name_reading.bare))
        return said.strip() if not same and shares else ""
    days = list(written(said)) if isinstance(node, Date) and node.day is not None else []
    if len(days) != 1 or not isinstance(node, Date) or node.day is None or _NO_STOP.search(said.strip(" 。")):
        return ""
    before, behind = said[: days[0].span.start].strip(), said[days[0].span.end :].strip(" 。")
    deed = _UNTIL.sub("", behind)
    of_it = len(deed) >= _SHORTEST and deed in row.name_reading.bare
    if not of_it or _SAID_BEFORE.fullmatch(before) is None or days[0].year not in (None, node.day.year):
        return ""
    return said.strip() if days[0].month != node.day.month else ""


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)} - set(section("told-numbers.said-of-dates"))
