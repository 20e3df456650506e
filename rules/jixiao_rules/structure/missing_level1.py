from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, whole_tables
from jixiao_rules.documents import OPINIONS_2018, TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import BENEFIT, OUTPUT, SATISFACTION, level1, level2
from jixiao_rules.tree import AUTO, CLASSIC, rows_of, tree_names, tree_of

_ALWAYS = (OUTPUT, BENEFIT)
_COMPLETE = """
项目名称: 河道清淤
指标:
- {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}}
- {{一级指标: {benefit}, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: ≥3万人}}
- {{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}}
"""


@rule(
    code="STR003",
    topic=Topic.MISSING.turn(1),
    sees=whole_tables,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="没有{missing}，一级指标应当包括产出指标、效益指标",
    variants={
        "satisfaction": Variant("没有满意度指标，服务社会公众的项目应当设置", Severity.WARNING, Confidence.LIKELY)
    },
    basis=[
        Basis(OPINIONS_2018, Authority.BINDING),
        Basis(TARGETS_2015, Authority.BINDING),
        Basis(TARGETS_2021, Authority.GUIDANCE),
    ],
    options={
        "satisfaction": "false：没有满意度指标也不报告",
        "tree": "按哪种指标体系检查：auto（自动识别）、2015、2021",
    },
    choices={"tree": tree_names},
    passes=[
        _COMPLETE.format(benefit="效益指标（30分）"),
        _COMPLETE.format(benefit="项目效果指标"),
        """
        指标:
        - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 清淤单价, 指标值: ≤90元/立方米}
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: ≥3万人}
        """,
        """
        指标:
        - {一级指标: 过程管理指标, 二级指标: 计划管理指标, 三级指标: 计划下达及时率, 指标值: 100%}
        - {一级指标: 实施效果指标, 二级指标: 产出指标, 三级指标: 新建校舍面积, 指标值: ≥3000平方米}
        """,
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 产出数量指标, 三级指标: 新建校舍面积, 指标值: ≥3000平方米}
        - {一级指标: 效果指标, 二级指标: 服务对象满意度指标, 三级指标: 师生满意度, 指标值: ≥90%}
        """,
    ],
    fails=[
        """
        项目名称: «河道清淤»
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}
        """,
        """
        项目名称: «河道清淤»
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: ≥3万人}
        """,
    ],
)
def missing_level1(table: Table, *, satisfaction: bool = True, tree: str = AUTO) -> Found:
    """一级指标缺项。

    检查什么：先认出表用的是哪一种指标体系，再看一级指标里有没有产出指标、效益指标；用 2015 年体系的，还看有没有满意度指标。

    为什么：绩效目标应当同时反映产出和效果，缺了其中一类，项目做成什么样、有什么用就说不清。

    怎么改：补上缺少的一类指标。

    不报的情形：2021 年体系（成本指标作一级指标）里满意度指标按需要设置；满意度列在效果指标之下的（北京、湖南）；
    体系里本来没有这一级的。
    """
    used = tree_of(table, tree)
    if used is None:
        return
    printed = {level1(row) for row in rows_of(table)}
    missing = [name for name in _ALWAYS if name in used.branches and name not in printed]
    if missing:
        yield Hit(table.spot(), {"missing": "、".join(missing)})
    asked = any("满意" in level2(row) + row.text("三级指标") for row in table.rows())
    if satisfaction and used.name == CLASSIC and SATISFACTION not in printed and not asked:
        yield Hit(table.spot(), variant="satisfaction")
