from functools import lru_cache

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import OPINIONS_2018, TARGETS_2021
from jixiao_rules.levels import OUTPUT, SATISFACTION, level1
from jixiao_rules.tree import CLASSIC, rows_of, tree_of
from jixiao_rules.words import holds, words

_COLUMNS = ("三级指标", "二级指标", "一级指标")


@rule(
    code="STR006",
    topic=Topic.MISSING.turn(4),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="项目服务于“{public}”，没有满意度指标；建议设置服务对象满意度指标",
    variants={
        "goal": Variant(
            "绩效目标里说到“{public}”，没有满意度指标；直接服务于他们的，建议设置服务对象满意度指标",
            Severity.INFO,
            Confidence.POSSIBLE,
        ),
        "staff": Variant(
            "项目不直接服务社会公众，满意度只向“{respondents}”调查；这类项目可以不设满意度指标，请核对",
            Severity.INFO,
            Confidence.POSSIBLE,
        ),
    },
    basis=[Basis(OPINIONS_2018, Authority.BINDING), Basis(TARGETS_2021, Authority.GUIDANCE)],
    options={"staff_surveys": "true：也提示只向本单位人员调查满意度的项目"},
    passes=[
        """
        项目名称: 困难群众救助
        绩效目标: 救助困难群众300人
        指标:
        - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 救助成本, 指标值: ≤30万元}
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 救助人数, 指标值: ≥300人}
        - {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 受助群众满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 办公设备购置
        绩效目标: 购置电脑30台
        指标:
        - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 购置成本, 指标值: ≤30万元}
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 购置电脑数量, 指标值: ≥30台}
        """,
    ],
    fails=[
        """
        项目名称: «困难群众救助»
        绩效目标: 救助困难群众300人
        指标:
        - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 救助成本, 指标值: ≤30万元}
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 救助人数, 指标值: ≥300人}
        - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益家庭户数, 指标值: ≥300户}
        """,
    ],
)
def satisfaction_scope(table: Table, *, staff_surveys: bool = False) -> Found:
    """服务公众的项目没有满意度指标。

    检查什么：项目名称里有群众、学生、患者、企业、参训等服务对象，而没有满意度指标；只在绩效目标里说到的，作一个提示。

    为什么：直接服务社会公众、涉及群众切身利益的项目，应当由服务对象来评价。

    怎么改：补一条“…满意度≥90%”，并准备好调查的办法。

    不报的情形：不直接服务公众的项目；2015 年体系的表缺满意度指标（由 STR003 检查）。
    """
    tree = tree_of(table)
    if tree is None or not any(level1(row) == OUTPUT for row in rows_of(table)):
        return
    asked = [row for row in table.rows() if any("满意" in row.text(column) for column in _COLUMNS)]
    if asked and not staff_surveys:
        return
    public = _served(table.text("项目名称")) or _served(table.text("绩效目标"))
    if not asked and public is not None and tree.name != CLASSIC and SATISFACTION in tree.branches:
        yield Hit(table.spot(), {"public": public}, None if _served(table.text("项目名称")) else "goal")
    elif staff_surveys and asked and public is None:
        respondents = [row.text("三级指标") for row in asked]
        if all(holds(name, "own-staff") for name in respondents):
            yield Hit(table.spot(), {"respondents": "、".join(respondents)}, "staff")


@lru_cache(maxsize=64)
def _served(text: str) -> str | None:
    return next((word for word in sorted(words("public")) if word in text), None) if holds(text, "public") else None
