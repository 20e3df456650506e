from collections.abc import Sequence

from jixiao_grammar.ast import Span
from jixiao_grammar.compare import Order, compare, in_base, same_scale
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Cell, Row, Table, tables
from jixiao_rules.chinese_letters import chinese_apart
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.goal_conflict import is_sum
from jixiao_rules.measured_promises import measures, without_common
from jixiao_rules.own_work import is_own_work
from jixiao_rules.promises import Promise, counted, promises
from jixiao_rules.reading import amount_of, is_percent
from jixiao_rules.rounds import Total, totals
from jixiao_rules.rounds_of_row import is_of, total_of
from jixiao_rules.same_matter import is_named_alike, speaks_of

_FIELDS = ("三级指标", "绩效指标描述", "指标值")
_MEETS = pattern(
    r"(?<=[，,；;。：:\n、])(?P<thing>[\u4e00-\u9fff]{3,14}?)(?:全部|全面|稳定|持续)?达标(?:排放)?(?=[，,；;。\n]|$)"
)
_CLOSED = pattern("[)）]")
_ENOUGH = 2  # pairs of characters that say what must be as the standard asks


@rule(
    code="CON012",
    topic=Topic.AGREEMENT.turn(2),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标承诺“{promise}”，没有指标与它对应，不符合目标与指标相匹配的要求；请补上指标，或者从目标里删去",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 生产实景三维模型200平方公里（城区120平方公里、开发区80平方公里）。
        指标:
          - {三级指标: 实景三维模型生产面积, 指标值: ≥200平方公里}
        """,
        """
        绩效目标: 清淤河道12公里，验收合格率达到100%，群众满意度达到95%以上。
        指标:
          - {三级指标: 清淤长度, 指标值: ≥12公里}
          - {三级指标: 工程验收合格率, 指标值: 100%}
          - {三级指标: 沿线居民满意度, 指标值: ≥95%}
        """,
        """
        绩效目标: 对9个断面开展水质监测，全市现有断面120个，每月出具报告10份。
        指标:
          - {三级指标: 监测次数, 指标值: ≥108次}
        """,
        """
        绩效目标: 购置彩色超声4台、麻醉机6台。
        指标:
          - {三级指标: 采购数量, 指标值: =10台（套）}
        """,
        """
        绩效目标: 购置救护车10台，购买保险30份。
        指标:
          - {三级指标: 采购数量, 指标值: ≥10台}
          - {二级指标: 质量指标, 三级指标: 保险购买率, 指标值: 100%}
        """,
        """
        绩效目标: 清淤河道12公里；全年支出164.32万元，执行率97.81%。
        指标:
          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 12公里}
        """,
    ],
    fails=[
        """
        绩效目标: 改造供水管网12公里，«管网漏损率降到9%以下»。
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 改造管网长度, 指标值: ≥12公里}
        """,
        """
        绩效目标: 采购空气呼吸器80具、灭火防护服150套、«破拆工具20套»。
        指标:
          - {三级指标: 采购空气呼吸器数量, 指标值: =80具}
          - {三级指标: 采购灭火防护服数量, 指标值: =150套}
        """,
        """
        项目名称: 干部教育培训
        绩效目标: 举办培训班6期，培训干部300人，«建立培训档案300份»。
        指标:
          - {三级指标: 举办培训班期数, 指标值: ≥6期}
          - {三级指标: 参训人数, 指标值: ≥300人}
        """,
        """
        绩效目标: 清淤河道12公里，«新建泵站3座»，«机电设备完好率达到98%»。
        指标:
          - {三级指标: 清淤长度, 指标值: ≥12公里}
          - {三级指标: 工程验收合格率, 指标值: 100%}
        """,
        """
        绩效目标: 培训社会体育指导员600人，«完成国民体质监测5000人»。
        指标:
          - {二级指标: 数量指标, 三级指标: 培训社会体育指导员人数, 指标值: ≥600人}
          - {二级指标: 社会效益指标, 三级指标: 国民体质合格率, 指标值: ≥92%}
        """,
        """
        绩效目标: 2025年改造村级水厂12座，«更换供水管网64公里»，«水质达标率达到95%以上»，«取得技能等级证书人数不少于45人»。
        指标:
          - {二级指标: 数量指标, 三级指标: 改造村级水厂数量, 指标值: ≥12座}
          - {二级指标: 成本指标, 三级指标: 每公里管网更换成本, 指标值: ≤5万元/公里}
          - {二级指标: 可持续影响指标, 三级指标: 水厂管护责任落实率, 指标值: 100%}
        """,
        """
        绩效目标: 改造宿舍面积3200平方米，«更换门窗210樘»。
        指标:
          - {二级指标: 数量指标, 三级指标: 宿舍改造面积, 绩效指标描述: 屋面与墙面, 指标值: ≥3200平方米}
          - {一级指标: 效益指标, 三级指标: 设施使用年限, 绩效指标描述: 按设计文件预计的屋面、门窗正常使用年限, 指标值: ≥10年}
        """,
        """
        项目名称: 卒中中心能力建设
        绩效目标: 培训急救人员150人次，«建设卒中急救信息平台1个»。
        指标:
          - {二级指标: 数量指标, 三级指标: 急救人员培训人次, 绩效指标描述: 参加卒中急救培训的人次, 指标值: ≥150人次}
          - {二级指标: 经济成本指标, 三级指标: 急救信息平台建设成本, 指标值: ≤70万元}
        """,
        """
        绩效目标: 全年处置建筑垃圾18万吨，«处置场扬尘浓度达标»。
        指标:
          - {二级指标: 数量指标, 三级指标: 建筑垃圾清运吨数, 指标值: ≥18万吨}
        """,
        """
        绩效目标: 做好36座公厕日常管养，«升级改造公厕6座»。
        指标:
          - {二级指标: 数量指标, 三级指标: 管养公厕座数, 指标值: =36座}
          - {二级指标: 时效指标, 三级指标: 公厕改造完工时间, 指标值: 2025年9月30日前}
        """,
        """
        绩效目标: 采购图书2.1万册、«报刊220种»，«改造投放点320处»。
        指标:
          - {二级指标: 数量指标, 三级指标: 新购图书册数, 指标值: ≥2.1万册}
          - {二级指标: 时效指标, 三级指标: 投放点改造完成时间, 指标值: 2025年10月底前}
        """,
    ],
)
def promise_not_measured(table: Table) -> Found:
    """目标里承诺的数量没有对应的指标。

    检查什么：绩效目标里写明要做多少（新建泵站3座）、达到多高（完好率达到98%），而没有一个指标说到这件事，也没有一个指标值
    是这个数。

    为什么：指标是目标的分解；目标里承诺了而没有指标，做没做到就无从考核。

    怎么改：补上对应的指标；不打算考核的，从目标里删去。

    不报的情形：写“对”“为”的对象范围（对9个断面）；累计、现有、每年等不是本年任务的数；约数；金额（由资金类的规则检查）；
    预算执行率、支出进度（另行计分，不作指标）；指标用别的词说同一个数。
    """
    goal, rows = table.cell("绩效目标"), table.rows()
    if goal is None or not any(row.target is not None for row in rows):
        return
    yield from _states(table, goal)
    promised = promises(goal.text)
    in_rounds = [one for one in totals(goal.text) if any(_counts_all(row, one) for row in rows)]
    for promise in promised:
        if not is_own_work(goal.text, promise):
            continue
        if _is_broken_down(goal.text, promise, promised):
            continue  # 模型200平方公里（城区120平方公里、开发区80平方公里）: the row of the whole measures its parts
        if any(one.said.startswith(promise.clause) for one in in_rounds):
            continue  # 全年检查4轮，每轮240家次 is measured by a row that counts all of them
        others = (row for row in rows if not _is_taken(row, promise, promised))
        if not any(measures(row, promise) or _adds_up(row, promise, promised) for row in others):
            yield Hit(goal.at(promise.span), {"promise": promise.clause})


def _states(table: Table, goal: Cell) -> Found:
    """What the goal promises to be as the standard asks (处置场扬尘浓度达标), when no row says a word of it."""
    if "达标" not in goal.text:
        return
    told = "\n".join(row.text(field) for row in table.rows() for field in _FIELDS)
    for found in _MEETS.finditer(goal.text):
        thing = without_common(found["thing"])
        pairs = {run[at : at + 2] for run in thing.split() for at in range(len(run) - 1)}
        if len(pairs) >= _ENOUGH and not any(pair in told for pair in pairs):
            yield Hit(goal.at(Span(found.start(), found.end())), {"promise": found[0]})


def _is_broken_down(goal: str, promise: Promise, promised: Sequence[Promise]) -> bool:
    """True for a part, in brackets behind a larger number in its unit."""
    opened = max(goal.rfind("（", 0, promise.span.start), goal.rfind("(", 0, promise.span.start))
    if opened < 0 or _CLOSED.search(goal, opened, promise.span.start):
        return False
    wholes = (one.amount for one in promised if one.span.end == opened)
    part = counted(promise.amount)
    return any(same_scale(counted(one).unit, part.unit) and in_base(counted(one)) > in_base(part) for one in wholes)


def _counts_all(row: Row, total: Total) -> bool:
    amount = total_of(row)
    return amount is not None and is_of(total, row, amount)


def _adds_up(row: Row, promise: Promise, promised: Sequence[Promise]) -> bool:
    amount = amount_of(row)
    return (
        amount is not None
        and same_scale(counted(amount).unit, counted(promise.amount).unit)
        and is_sum(amount, promise, promised)
    )


def _is_taken(row: Row, promise: Promise, promised: Sequence[Promise]) -> bool:
    """True for a row that has the name and the number of another promise: it is no sum of several, and no other rate."""
    amount = amount_of(row)
    if len(promised) == 1 or amount is None:
        return False
    others = [other for other in promised if other is not promise]
    same = [other for other in others if compare(counted(amount), counted(other.amount)) is Order.SAME]
    if any(is_named_alike(other, row) for other in same) and not is_named_alike(promise, row):
        return compare(counted(amount), counted(promise.amount)) is not Order.SAME or is_percent(amount)
    if speaks_of(promise, row):
        return False
    if is_percent(amount) and is_percent(promise.amount):
        return any(speaks_of(other, row) for other in same)
    if compare(counted(amount), counted(promise.amount)) is not Order.MORE:
        return False
    # 36座公厕 of 做好36座公厕管养 has no name before it: what stands behind tells.
    return any(speaks_of(other, row) or _shares_a_pair(other.clause, row) for other in same)


def _shares_a_pair(clause: str, row: Row) -> bool:
    said = without_common(chinese_apart(clause))
    pairs = {run[at : at + 2] for run in said.split() for at in range(len(run) - 1)}
    return any(pair in row.text("三级指标") for pair in pairs)
