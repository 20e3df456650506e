from jixiao_grammar.name import Kind, Name
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, needs, rows
from jixiao_rules.averages import is_of_all_people, is_turned, saves_backwards
from jixiao_rules.changes import wrong_change
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.formulas import SIGNS, Formula, formula_of
from jixiao_rules.spots import trimmed
from jixiao_rules.turned_formulas import is_upside_down
from jixiao_rules.words import holds, longest_first, phrase

_IN_TIME = pattern(r"(?:及时|准时|按时|按期)[^，。]{0,6}率")
# A word of one character stands in too many others.
_SHORTEST = 2
_DENIED = pattern("[未不]")
# 无故障天数, 排除故障台数: what is free of failures, or no longer has them.
_UNDONE = phrase("[无非未零]|{mended.words}")
_JUDGED_BAD = phrase("[不未]{formulas.judged}")
_TAKEN_OFF = pattern("[-－—减]")
_MINUS = pattern("[-－—]|减去")
_MARGIN = pattern(r"计划[^，。/÷]{0,10}[-－—减]\s*实际[^，。/÷]{0,10}[)）]?\s*(?:/|÷|／|除以)\s*计划")


@rule(
    code="QNT015",
    topic=Topic.FORMULA.turn(1),
    sees=rows,
    needs=needs("绩效指标描述", words=SIGNS),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”的算法写成“{part}”÷“{whole}”，像是把分子分母写反了，不符合解释指标算法的要求，请核对",
    variants={
        "margin": Variant(
            "“{name}”按“（计划－实际）÷计划”计算，按期完成时得 0%，与指标值“{value}”对不上；建议按“及时完成数÷应完成数”计算"
        ),
        "change": Variant("“{name}”的算法写成“{part}”÷“{whole}”，升降的方向或者基期写反了，算出来的不是它，请核对"),
        "opposite": Variant("“{name}”的算法用“{part}”作分子，算出来的与名称正好相反，不符合解释指标算法的要求，请核对"),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{三级指标: 抽检覆盖率, 绩效指标描述: 抽检企业数÷取得许可的企业数×100%, 指标值: ≥30%}",
        "{三级指标: 参训率, 绩效指标描述: 参加培训人数÷在岗职工人数×100%, 指标值: ≥90%}",
        "{三级指标: 复检率, 绩效指标描述: 复检车辆数占登记的超标车辆数的比例, 指标值: ≥85%}",
        "{三级指标: 无障碍改造验收合格率, 绩效指标描述: 区残联与住户共同签字验收合格的比例, 指标值: ≥95%}",
        "{三级指标: 无障碍改造验收合格率, 绩效指标描述: 由区残联/住户共同签字验收合格, 指标值: ≥95%}",
        "{三级指标: 无障碍改造验收合格率, 绩效指标描述: 区残联与住户共同签字验收合格的比例, 指标值: ≥98%}",
        "{三级指标: 资产账实相符率, 绩效指标描述: 盘点实物与账面相符的比例, 指标值: =100%}",
        "{三级指标: 培训合格率, 绩效指标描述: 合格人数/参训人数×100%, 指标值: ≥95%}",
        "{三级指标: 投诉处理率, 绩效指标描述: 处理投诉件数占投诉件数的比例, 指标值: ≥95%}",
        "{三级指标: 资金到位率, 绩效指标描述: 实际到位资金/应到位资金×100%, 指标值: 100%}",
        "{三级指标: 人均培训成本, 绩效指标描述: 培训总费用/参训人数, 指标值: ≤800元/人}",
        "{三级指标: 亩均产量, 绩效指标描述: 总产量÷种植面积, 指标值: ≥480公斤/亩}",
        "{三级指标: 资金节约率, 绩效指标描述: （预算金额-成交金额）÷预算金额×100%, 指标值: ≥5%}",
        "{三级指标: 签约服务覆盖率, 绩效指标描述: 签约人数÷常住人口数×100%, 指标值: ≥45%}",
        "{三级指标: 故障修复及时率, 绩效指标描述: 及时修复次数/故障总次数×100%, 指标值: ≥95%}",
        "{三级指标: 信访按期答复率, 绩效指标描述: 按期答复件数÷应答复件数×100%, 指标值: ≥95%}",
        "{三级指标: 设备利用率, 绩效指标描述: 实际使用时长÷可利用时长×100%, 指标值: ≥60%}",
        "{三级指标: 持证读者增长率, 绩效指标描述: （年末证数－年初证数）÷年初证数×100%, 指标值: ≥5%}",
        "{三级指标: 投诉量下降率, 绩效指标描述: （上年件数-本年件数）÷上年件数×100%, 指标值: ≥15%}",
        "{三级指标: 单位能耗下降率, 绩效指标描述: （本年单耗-上年单耗）÷上年单耗×100%, 指标值: ≤-3%}",
        "{三级指标: 成本节约率, 绩效指标描述: （计划成本-实际成本）/计划成本×100%, 指标值: ≥5%}",
        "{三级指标: 报告通过率, 绩效指标描述: 1-未通过的报告数÷报告总数, 指标值: ≥95%}",
        "{三级指标: 核查处置率, 绩效指标描述: 处置的不合格批次÷不合格批次总数×100%, 指标值: 100%}",
        "{三级指标: 设备完好率, 绩效指标描述: 无故障设备台数÷设备总台数×100%, 指标值: ≥97%}",
        "{三级指标: 改造验收合格率, 绩效指标描述: 区残联与住户共同签字验收合格的比例, 指标值: 100%}",
        "{三级指标: 80周岁以上老人津贴覆盖率, 绩效指标描述: 享受人数÷80周岁以上符合条件老人数×100%, 指标值: ≥98%}",
        "{三级指标: 高龄补贴覆盖率, 绩效指标描述: 领取人数÷符合条件的老人数×100%, 指标值: ≥98%}",
        "{三级指标: 电子记账户占比, 绩效指标描述: 使用手机记账的户数÷记账户数×100%, 指标值: ≥80%}",
        "{三级指标: 国产设备采购比例, 绩效指标描述: 国产设备金额÷设备采购金额×100%, 指标值: ≥60%}",
        "{三级指标: 产品不合格率, 绩效指标描述: 不合格件数÷抽查件数×100%, 指标值: ≤1%}",
    ],
    fails=[
        "{三级指标: 群众反诈知识知晓率, 绩效指标描述: «受访人数÷抽样答对人数×100%», 指标值: ≥85%}",
        "{三级指标: 人均培训成本, 绩效指标描述: «培训人数÷培训总费用», 指标值: ≤380元/人}",
        "{三级指标: 亩均产量, 绩效指标描述: «种植面积÷总产量», 指标值: ≥480公斤/亩}",
        "{三级指标: 资金节约率, 绩效指标描述: «（成交金额-预算金额）÷预算金额×100%», 指标值: ≥5%}",
        "{三级指标: 签约服务覆盖率, 绩效指标描述: «常住人口数÷签约人数×100%», 指标值: ≥45%}",
        "{三级指标: 诉求按期办结率, 绩效指标描述: «应办结诉求占规定时限内办结的诉求的比例», 指标值: ≥98%}",
        "{三级指标: 演练评估合格率, 绩效指标描述: «演练场数÷专家评估75分以上的演练场数», 指标值: ≥90%}",
        "{三级指标: 检查结果反馈及时率, 绩效指标描述: «检查人数÷采样后30日内告知结果的人数×100%», 指标值: ≥95%}",
        "{三级指标: 康复训练计划完成率, 绩效指标描述: «参训人数÷完成个别化计划的人数», 指标值: ≥95%}",
        "{三级指标: 运动员体测达标率, 绩效指标描述: «参测人数占测试达到分龄标准的人数的比例», 指标值: ≥90%}",
        "{三级指标: 农药包装废弃物回收率, 绩效指标描述: «实际应回收数量/已回收数量×100%», 指标值: ≥90%}",
        "{三级指标: 培训合格率, 绩效指标描述: «参训人数/合格人数×100%», 指标值: ≥95%}",
        "{三级指标: 见习期满留用率, 绩效指标描述: «见习期满人数÷留用人数×100%», 指标值: ≥50%}",
        "{三级指标: 任务完成率, 绩效指标描述: «计划任务数÷实际完成任务数», 指标值: ≥95%}",
        "{三级指标: 学员满意度, 绩效指标描述: «问卷总数/满意问卷数×100%», 指标值: ≥90%}",
        "{三级指标: 道路机械化清扫率, 绩效指标描述: «清扫总面积÷机械化清扫面积×100%», 指标值: ≥92%}",
        "{三级指标: 问题整改及时率, 绩效指标描述: «交办问题数÷按期整改的问题数×100%», 指标值: ≥98%}",
        "{三级指标: 补贴对象准确率, 绩效指标描述: «补贴人数÷数据比对无误人数×100%», 指标值: ≥99%}",
        "{三级指标: 电子档案查全率, 绩效指标描述: «应命中档案数÷查询命中的档案数×100%», 指标值: ≥95%}",
        "{三级指标: 图书质量合格率, 绩效指标描述: «到馆册数÷合格册数×100%», 指标值: ≥99%}",
        "{三级指标: 未成年人观众占比, 绩效指标描述: «观众总人次÷未成年人观众人次×100%», 指标值: ≥25%}",
        "{三级指标: 社区养老服务覆盖率, 绩效指标描述: «社区总数÷有养老服务的社区数×100%», 指标值: ≥90%}",
        "{三级指标: 减免审核准确率, 绩效指标描述: «减免对象中不符合条件的例数÷减免总例数×100%», 指标值: =100%}",
        "{三级指标: 救助对象满意度, 绩效指标描述: «电话回访，不满意人数÷回访人数×100%», 指标值: ≥95%}",
        "{三级指标: 报告通过率, 绩效指标描述: «未通过的报告数÷报告总数×100%», 指标值: 100%}",
        "{三级指标: 公租房入住率, 绩效指标描述: «空置套数÷公租房总套数×100%», 指标值: ≥95%}",
        "{三级指标: 系统可用率, 绩效指标描述: «不可用时长占总时长的比例», 指标值: ≥99.5%}",
        "{三级指标: 设施设备完好率, 绩效指标描述: «故障设备台数÷设备总台数×100%，季度盘点», 指标值: ≥97%}",
        "{三级指标: 旅游收入增长率, 绩效指标描述: «（上年旅游收入-本年旅游收入）÷上年旅游收入×100%», 指标值: ≥10%}",
        "{三级指标: 油烟投诉量下降率, 绩效指标描述: «（上年投诉件数-本年投诉件数）÷本年投诉件数×100%», 指标值: ≥15%}",
        "{三级指标: 完成及时率, 绩效指标描述: «（计划完成时间-实际完成时间）/计划完成时间×100%», 指标值: ≥95%}",
    ],
)
def formula_upside_down(row: Row) -> Found:
    """算法的分子分母写反了。

    检查什么：比率类指标的描述写了算法，而部分（合格人数、实际完成数）在分母上，全体（参训人数、计划数）在分子上；
    或者及时率按“计划减实际再除以计划”计算；或者增长率写成上年减本年、下降率除以本年；或者通过率的分子是“未通过”的数；
    或者人均成本、亩均产量把总数放在分母上，节约率用成交减预算。

    为什么：写反的算法算出来不会小于 100%，与指标值对不上，评价时没法用。

    怎么改：部分作分子，全体作分母，如“合格人数/参训人数×100%”。

    不报的情形：人均、单位成本一类不是比率的；描述里有几个算式的；分子分母都说到同一件事的（实际到位/应到位）；节约率、
    增长率按差额计算的。
    """
    cell, name = row.cell("绩效指标描述"), row.name_reading
    fields = {"name": row.text("三级指标"), "value": row.text("指标值")}
    if cell is None or name.measure is None:
        return
    if (turned := _of_each_or_saved(name, cell.text)) is not None:
        yield Hit(trimmed(cell), fields | turned._asdict())
        return
    if name.measure.kind not in (Kind.RATE, Kind.SHARE, Kind.DEGREE):
        return
    if _IN_TIME.search(name.bare) and _MARGIN.search(cell.text):
        yield Hit(trimmed(cell), fields, "margin")
        return
    is_negative = row.amount is not None and row.amount.number < 0
    if not is_negative and (change := wrong_change(name, cell.text)) is not None:
        yield Hit(trimmed(cell), fields | change._asdict(), "change")
        return
    formula = formula_of(cell.text)
    if formula is None:
        return
    if _is_denied(formula, name):
        yield Hit(trimmed(cell), fields | formula._asdict(), "opposite")
    elif is_upside_down(formula, name):
        yield Hit(trimmed(cell), fields | formula._asdict())


def _of_each_or_saved(name: Name, said: str) -> Formula | None:
    """The turned formula of what comes to each, of a rate among all people, or of what is saved."""
    formula = formula_of(said)
    if formula is not None and (is_turned(name.bare, formula) or is_of_all_people(name.bare, formula)):
        return formula
    return saves_backwards(name.bare, said)


def _is_denied(formula: Formula, name: Name) -> bool:
    """What stands above the line is denied (未通过数 of 通过率), or is what the rate is free of (故障台数 of 完好率)."""
    if (
        name.bare.endswith(longest_first("rates-free-of"))
        and not name.is_better_low
        and holds(formula.part, "failures")
    ):
        return not _TAKEN_OFF.search(formula.part) and not _UNDONE.search(formula.part)
    if _is_of_the_bad(formula, name):
        return True
    denied = _DENIED.match(formula.part)
    if denied is None or _DENIED.search(name.bare) or _TAKEN_OFF.search(formula.part) or name.measure is None:
        return False
    return formula.part[denied.end() :].startswith(name.bare[: name.measure.span.start][-_SHORTEST:])


def _is_of_the_bad(formula: Formula, name: Name) -> bool:
    """True where what is not as it should be (不符合条件的例数) stands above the line alone, and the rate is of what is."""
    bad = _JUDGED_BAD.search(formula.part)
    if bad is None or _MINUS.search(formula.part) or bad[0] in formula.whole:
        return False  # 不合格食品处置率 is of what is bad, above the line and below it
    is_good = name.bare.endswith(longest_first("rates-free-of")) or not name.is_better_low
    return is_good and not _DENIED.search(name.bare)
