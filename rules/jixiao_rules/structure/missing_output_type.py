from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, whole_tables
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.goal_text import sums
from jixiao_rules.levels import OUTPUT, QUALITY, QUANTITY, TIMELINESS, level1
from jixiao_rules.tree import AUTO, CLASSIC, rows_of, second_level, tree_names, tree_of
from jixiao_rules.works import has_cost, is_work

_ALWAYS = (QUANTITY, QUALITY)

# The purpose names what one of the things costs: 每平方米6元.
_PRICED = pattern(r"每[^，。；、（）()]{1,6}[0-9.]+万?元|单价")


@rule(
    code="STR004",
    topic=Topic.MISSING.turn(2),
    sees=whole_tables,
    severity=Severity.WARNING,
    message="产出指标里没有{missing}，建议数量指标、质量指标都设置",
    variants={
        "cost": Variant("没有成本指标，本表适用的指标体系在产出指标之下设成本指标，建议设置"),
        "cost unlimited": Variant(
            "资金用途分列了金额，却没有一个成本指标，各项花多少无从控制；建议在产出指标之下设置成本指标"
        ),
        "timeliness": Variant("产出指标里没有时效指标，项目有完成期限的，建议设置", Severity.INFO),
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(TARGETS_2015, Authority.BINDING)],
    options={"tree": "按哪种指标体系检查：auto（自动识别）、2015、2021"},
    choices={"tree": tree_names},
    passes=[
        """
        项目名称: 河道清淤
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 产出指标, 二级指标: 产出质量指标, 三级指标: 验收合格率, 指标值: 100%}
        - {一级指标: 产出指标, 二级指标: 产出进度指标, 三级指标: 完成时间, 指标值: 2025年9月底前}
        """,
        """
        项目名称: 校舍建设
        指标:
        - {一级指标: 过程管理指标, 二级指标: 计划管理指标, 三级指标: 计划下达及时率, 指标值: 100%}
        - {一级指标: 实施效果指标, 二级指标: 产出指标, 三级指标: 新建校舍面积, 指标值: ≥3000平方米}
        """,
        """
        项目名称: 校舍建设
        指标:
        - {一级指标: 产出指标, 二级指标: , 三级指标: 新建校舍面积, 指标值: ≥3000平方米}
        """,
    ],
    fails=[
        """
        项目名称: «全民健身活动经费»
        资金用途: 举办赛事48万元，配建器材17万元。
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 赛事项数, 指标值: ≥8项}
        - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 器材验收合格率, 指标值: 100%}
        - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 赛事完成时间, 指标值: 2025年9月底前}
        - {一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 器材使用年限, 指标值: ≥8年}
        """,
        """
        项目名称: «智慧安防小区»
        资金用途: 建设智慧安防小区70个，每个8万元，含门禁和接入费用。
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 小区数量, 指标值: ≥70个}
        - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 100%}
        - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 验收完成时间, 指标值: 2025年10月底前}
        - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 发案下降率, 指标值: ≥20%}
        """,
        """
        项目名称: «河道清淤»
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完成时间, 指标值: 2025年9月底前}
        """,
        """
        项目名称: «河道清淤»
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 100%}
        """,
    ],
)
def missing_output_type(table: Table, *, tree: str = AUTO) -> Found:
    """产出指标缺少二级指标。

    检查什么：产出指标之下有没有数量指标、质量指标；都有而没有时效指标的，作一个提示。配置指定了 2015 年体系
    （mof-2015、tianjin 方案）的，还看有没有成本指标；没有指定而一张表像是 2015 年体系的，资金用途分列了金额或者写了单价
    而没有成本指标的也报告。

    为什么：产出要从数量和质量两方面衡量，只写做了多少、不写做得怎样，产出就不完整。

    怎么改：补上缺少的一类，例如“验收合格率=100%”“补助发放准确率=100%”。

    不报的情形：没有产出指标的（由 STR003 检查）；二级指标空着的；中央投资等产出指标不分数量、质量的体系；
    时效指标不是必须设置的，只作提示；工程、购置项目没有成本指标由
    STR005 检查；没有指定体系、用途也没有分列金额的，不要求成本指标。
    """
    used = tree_of(table, tree)
    if used is None or not {QUANTITY, QUALITY, TIMELINESS} <= used.branches.get(OUTPUT, frozenset()):
        return
    outputs = {second_level(row) for row in rows_of(table) if level1(row) == OUTPUT}
    if not outputs or not outputs <= used.branches[OUTPUT]:
        return
    missing = [name for name in _ALWAYS if name not in outputs]
    if missing:
        yield Hit(table.spot(), {"missing": "、".join(missing)})
    elif TIMELINESS not in outputs:
        yield Hit(table.spot(), variant="timeliness")
    if used.name != CLASSIC or has_cost(table) or is_work(table):
        return
    if tree == CLASSIC:
        yield Hit(table.spot(), variant="cost")
    elif not missing and TIMELINESS in outputs:
        parts = [one for one in sums(table.text("资金用途")) if not one.is_whole and not one.is_background]
        if len(parts) > 1 or _PRICED.search(table.text("资金用途")):
            yield Hit(table.spot(), variant="cost unlimited")
