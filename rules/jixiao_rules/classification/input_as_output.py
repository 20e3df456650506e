from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import QUALITY, QUANTITY, level2
from jixiao_rules.reading import amount_of, shown
from jixiao_rules.spots import trimmed
from jixiao_rules.views import named_rows
from jixiao_rules.words import phrase

_INPUT = phrase(
    r"^投入{inputs.put-in}|^(?:制定|编制|拟定|制订)[^，、]{0,10}(?:工作方案|实施方案|工作计划|实施计划)|^召开[^，、]{0,8}{inputs.meetings}会|^(?:成立|组建)[^，、]{0,8}(?:领导小组|工作专班|工作组)"
)
_IS_THE_WORK = phrase(r"{inputs.bought}")


@rule(
    code="CLS011",
    topic=Topic.CLASS.turn(13),
    sees=named_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{name}”是投入或者工作过程，不是产出；建议改为提供的产品、服务的数量和质量",
    variants={"effort": Variant("“{value}”是投入的工作量，不是产出；建议改为完成的服务事项，如次数、件数、户数")},
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{二级指标: 数量指标, 三级指标: 投入使用设备数量, 指标值: ≥12台}",
        "{二级指标: 数量指标, 三级指标: 召开专场招聘会场次, 指标值: ≥2场}",
        "{二级指标: 数量指标, 三级指标: 制定行业标准数量, 指标值: ≥3项}",
        "{二级指标: 社会效益指标, 三级指标: 投入人员数量, 指标值: ≥30人}",
    ],
    fails=[
        "{二级指标: 数量指标, 三级指标: «投入人员数量», 指标值: ≥30人}",
        "{二级指标: 数量指标, 三级指标: «制定实施方案数量», 指标值: 1份}",
        "{二级指标: 数量指标, 三级指标: 数据库技术支持, 指标值: «3人/月工作量»}",
    ],
    pedantic=True,
)
def input_as_output(row: Row) -> Found:
    """投入、过程作产出。

    检查什么：数量、质量指标的名称是投入人员、制定方案、召开动员会等，或者指标值是工作量（人月）。

    为什么：产出是提供了多少产品和服务；投入了多少人、开了几次会，是怎么做的，不是做成了什么。

    怎么改：改为完成的产品和服务，如“审核数据条数”。

    不报的情形：“投入使用”；会议、规划编制、劳务派遣等本身就是任务的项目；购买的就是人力的服务可以保留，所以这条默认不启用。
    """
    if row.name is None or level2(row) not in (QUANTITY, QUALITY):
        return
    name, amount = row.name_reading.bare, amount_of(row)
    unit = amount.unit if amount is not None else None
    if _IS_THE_WORK.search(row.table.text("项目名称")):
        return
    if _INPUT.search(name):
        yield Hit(trimmed(row.name), {"name": name})
    elif row.target is not None and amount is not None and unit is not None and unit.dimension is Dimension.WORK:
        yield Hit(trimmed(row.target), {"value": shown(row, amount)}, "effort")
