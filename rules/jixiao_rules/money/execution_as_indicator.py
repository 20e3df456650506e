from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, needs
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import BENEFIT, level1
from jixiao_rules.many_projects import is_of_many_projects
from jixiao_rules.spots import first
from jixiao_rules.views import named_rows
from jixiao_rules.words import phrase, section

_EXECUTION = phrase(
    r"{execution.money}.{0,4}{execution.spent}(?:完成|进度|执行)?(?:率|进度|比例)$|^(?:支出|支付|执行|拨付)进度$|预算执行(?:率|情况|进度)?$"
)
_OF_BUDGET = pattern("预算.{0,2}执行")
_TASK = phrase(r"{execution.task}")


@rule(
    code="MON008",
    topic=Topic.NO_INDICATOR.turn(3),
    sees=named_rows,
    needs=needs(holding=(_EXECUTION,)),
    severity=Severity.INFO,
    message="“{name}”反映预算执行，评价时另有 10 分单独计算，一般不作绩效指标；建议换成反映产出和效果的指标",
    variants={
        "benefit": Variant(
            "“{name}”只说明钱花了多少，不是“{level}”，评价时另有 10 分单独计算；请换成项目带来的效果", Severity.WARNING
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{一级指标: 产出指标, 三级指标: 补助资金发放及时率, 指标值: 100%}",
        "{一级指标: 预算执行率, 三级指标: 预算执行率, 指标值: 100%}",
        "{一级指标: 产出指标, 三级指标: 设备使用率, 指标值: ≥90%}",
        "{一级指标: 过程管理指标, 二级指标: 资金管理指标, 三级指标: 资金到位率, 指标值: 100%}",
        "{一级指标: 产出指标, 三级指标: 惠农补贴资金拨付率, 指标值: 100%}",
    ],
    fails=[
        "{一级指标: 产出指标, 三级指标: «年度资金支付完成率», 指标值: 100%}",
        "{一级指标: 产出指标, 三级指标: «预算执行率», 指标值: ≥95%}",
        "{一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: «预算执行率», 指标值: ≥95%}",
    ],
)
def execution_as_indicator(row: Row) -> Found:
    """把预算执行率当作绩效指标。

    检查什么：产出、效益指标的名称是预算执行率、资金支付率、支出进度等。列在效益指标下的按警告报告：那里应当写效果。

    为什么：钱花出去不等于事办成了；自评时预算执行率单独占 10 分，再设一条就重复计分。

    怎么改：换成这笔钱买来的产出或者效果，如“补助发放及时率”“工程完工率”。

    不报的情形：发放补助、救助本身就是任务的项目；自评表里单列的预算执行率；资金管理类的指标；
    部门整体支出、转移支付区域的表（列在效益指标下的除外）。
    """
    if row.name is None or not row.text("一级指标"):
        return
    levels = row.text("一级指标") + row.text("二级指标")
    name = row.name_reading.bare
    if any(word in levels for word in section("execution.levels")) or not _EXECUTION.search(name):
        return
    # To pay out may be a project's work, never its benefit; that its budget was executed is neither.
    in_benefit = level1(row) == BENEFIT
    if not in_benefit and is_of_many_projects(row.table):
        return
    if _TASK.search(name + row.table.text("项目名称")) and not (in_benefit and _OF_BUDGET.search(name)):
        return
    fields = {"name": name, "level": row.text("二级指标") or row.text("一级指标")}
    yield Hit(first(row.name, name), fields, "benefit" if in_benefit else None)
