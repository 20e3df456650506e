from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import TIMELINESS, level2
from jixiao_rules.spots import trimmed
from jixiao_rules.words import holds, phrase, words

_PAYMENT = phrase(r"{payments.money}[^，、]{0,4}{payments.paid}[^，、]{0,4}{payments.when}[^，、]{0,3}$")


@rule(
    code="TIM009",
    topic=Topic.CLASS.turn(14),
    sees=tables,
    needs=needs(holding=(_PAYMENT,)),
    severity=Severity.INFO,
    message="时效指标只有“{name}”，付款及时不等于事情按时办完；建议补上事情本身的时效，如“…完成时间”“…及时率”",
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        """
        项目名称: 河道清淤
        指标:
          - {二级指标: 时效指标, 三级指标: 资金拨付及时率, 指标值: 100%}
          - {二级指标: 时效指标, 三级指标: 清淤完成时间, 指标值: 2025年12月底前}
        """,
        """
        项目名称: 城乡居民养老保险补助
        指标:
          - {二级指标: 时效指标, 三级指标: 补助资金拨付及时率, 指标值: 100%}
        """,
        """
        项目名称: 资金监管系统建设
        指标:
          - {二级指标: 时效指标, 三级指标: 系统上线时间, 指标值: 2025年9月底前}
        """,
    ],
    fails=[
        """
        项目名称: 河道清淤
        指标:
          - {二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
          - {二级指标: 时效指标, 三级指标: «资金支付及时率», 指标值: 100%}
        """
    ],
)
def payment_as_timeliness(table: Table) -> Found:
    """以付款代替时效。

    检查什么：一张表的时效指标全部是资金拨付、支付得及不及时。

    为什么：时效反映产品和服务提供得及不及时；钱按时付了，事情不一定按时办完。

    怎么改：补上项目的完成时间、关键节点或者服务的及时率，付款的指标可以删去。

    不报的情形：还有别的时效指标；发放补助、奖励、工资等付款本身就是任务的项目；预算执行率（由 MON008 检查）。
    """
    timed = [row for row in table.rows() if level2(row) == TIMELINESS]
    timed = [row for row in timed if row.name_reading.bare]
    timed = [row for row in timed if row.name_reading.bare not in words("placeholders")]
    if not timed or not all(_PAYMENT.search(row.name_reading.bare) for row in timed):
        return
    name = timed[0].name
    about = table.text("项目名称") + "".join(row.text("三级指标") for row in timed)
    if name is not None and not holds(about, "paying-projects"):
        yield Hit(trimmed(name), {"name": "”“".join(row.name_reading.bare for row in timed)})
