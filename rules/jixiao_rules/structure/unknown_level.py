from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import level1
from jixiao_rules.spots import trimmed
from jixiao_rules.tree import (
    AUTO,
    EVALUATION,
    Tree,
    is_known_second,
    rows_of,
    second_level,
    strangers,
    tree_names,
    tree_of,
    unknown_names,
)

_TOO_SHORT = 4
# Names of two characters and 指标 are too near each other: 成果指标 is no 成本指标.
_LONG_FIRST = "满意度指标"
_ONLY_IN_EVALUATION = ("决策指标", "过程指标")


@rule(
    code="STR007",
    topic=Topic.TREE.turn(1),
    sees=tables,
    severity=Severity.WARNING,
    message="一级指标{names}不是绩效目标表的指标类别，应当用产出指标、效益指标、满意度指标（有的地方另设成本指标）",
    variants={
        "second": Variant("二级指标{names}不在通行的指标类别之中，请核对是否当地表样规定的名称", Severity.INFO),
        "slip": Variant("二级指标{names}像是“{meant}”的笔误，系统不认识，请改正"),
        "first slip": Variant("一级指标{names}像是“{meant}”的笔误，系统不认识，请改正"),
        "evaluation": Variant(
            "一级指标{names}是绩效评价的指标类别，绩效目标表通行用产出指标、效益指标、满意度指标，请核对", Severity.INFO
        ),
        "prescribed": Variant("一级指标{names}不在规定的指标体系之中，请核对"),
        "mixture": Variant("一级指标{names}不属于同一种指标体系，请核对"),
    },
    basis=[
        Basis(TARGETS_2015, Authority.BINDING),
        Basis(TARGETS_2021, Authority.GUIDANCE),
        Basis(REVIEW, Authority.PRACTICE),
    ],
    options={
        "known_names": "当地表样规定的其他一级、二级指标名称",
        "tree": "按哪种指标体系检查：auto（自动识别）、2015、2021",
    },
    choices={"tree": tree_names},
    passes=[
        """
        指标:
        - {一级指标: 产出指标（50分）, 二级指标: 产出数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 项目效果, 二级指标: 环境效益指标, 三级指标: 受益人口, 指标值: ≥3万人}
        """,
        """
        指标:
        - {一级指标: 成本指标（0-20）分, 二级指标: 经济成本指标, 三级指标: 清淤单价, 指标值: ≤5万元/公里}
        - {一级指标: 产出指标（40-50）分, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        """,
        """
        指标:
        - {一级指标: 投入指标, 二级指标: 资金投入, 三级指标: 资金到位率, 指标值: 100%}
        - {一级指标: 管理指标, 二级指标: 制度建设, 三级指标: 制度健全性, 指标值: 健全}
        - {一级指标: 产出指标, 二级指标: 数量, 三级指标: 清淤长度, 指标值: ≥12公里}
        """,
        """
        指标:
        - {一级指标: 过程管理指标, 二级指标: 计划管理指标, 三级指标: 计划下达及时率, 指标值: 100%}
        - {一级指标: 实施效果指标, 二级指标: 产出指标, 三级指标: 新建校舍面积, 指标值: ≥3000平方米}
        """,
        """
        指标:
        - {一级指标: 预算执行率（10分）, 二级指标: 预算执行率, 三级指标: 预算执行率, 指标值: 100%}
        - {一级指标: 产出指标, 二级指标: 数量, 三级指标: 清淤长度, 指标值: ≥12公里}
        """,
    ],
    fails=[
        """
        指标:
        - {一级指标: «工作指标», 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 成果指标, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: ≥3万人}
        - {一级指标: 成果指标, 二级指标: 生态效益指标, 三级指标: 达标水体, 指标值: ≥3处}
        """,
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 产出指标, 二级指标: «规模指标», 三级指标: 清淤方量, 指标值: ≥3万立方米}
        """,
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 效益指标, 二级指标: «可持续影晌指标», 三级指标: 使用年限, 指标值: ≥5年}
        """,
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: «满意渡指标», 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}
        """,
        """
        指标:
        - {一级指标: «决策», 二级指标: 项目立项, 三级指标: 立项依据充分性, 指标值: 充分}
        - {一级指标: 产出, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        """,
    ],
)
def unknown_level(table: Table, *, known_names: tuple[str, ...] = (), tree: str = AUTO) -> Found:
    """指标类别的名称不规范。

    检查什么：一级指标、二级指标的名称是不是通行的指标类别（2015 年、2021 年、北京、河北、湖南、上海、中央投资等体系）。
    一张表报一处。

    为什么：系统按类别汇总和打分，类别名称不认识，这一行就归不了类；同类项目之间也无法比较。

    怎么改：换成规范的名称，如“产出指标”“数量指标”；当地表样另有规定的，写进选项 known-names。

    不报的情形：“产出”“产出指标（50分）”“项目效果”等通行的简写和别称；预算执行率等自评用的行；体系不限定二级指标的。
    """
    slip = next(((row, meant) for row in rows_of(table) if (meant := _slip_of_first(row)) is not None), None)
    if slip is not None and slip[0].text("一级指标") not in known_names:
        yield _hit([slip[0]], "一级指标", "first slip", meant=slip[1])
        return
    strange = [row for row in unknown_names(table) if row.text("一级指标") not in known_names]
    used = tree_of(table, tree)
    if strange:
        yield _hit(strange, "一级指标", None)
    elif used is None:
        yield from _mixture(table)
    elif used.name == EVALUATION:
        rows = [row for row in rows_of(table) if level1(row) in _ONLY_IN_EVALUATION]
        if rows:
            yield _hit(rows, "一级指标", "evaluation")
    else:
        yield from _outside(table, used, known_names)


def _outside(table: Table, used: Tree, known_names: tuple[str, ...]) -> Found:
    """Levels outside the tree: an 一级指标 where the tree is prescribed, a 二级指标 that no tree has."""
    others = [row for row in rows_of(table) if level1(row) not in used.branches]
    if others:
        yield _hit(others, "一级指标", "prescribed")
        return
    rows = [row for row in strangers(table, used) if not is_known_second(row)]
    rows = [row for row in rows if row.text("二级指标") not in known_names]
    slips = [(row, meant) for row in rows if (meant := _meant(second_level(row), used)) is not None]
    for row, meant in slips[:1]:
        yield _hit([row], "二级指标", "slip", meant=meant)
    if rows and not slips:
        yield _hit(rows, "二级指标", "second")


def _meant(second: str, used: Tree) -> str | None:
    """The 二级指标 of the tree from which this one differs in one character: 可持续影晌指标; None where there is none.

    Two characters before 指标 are too few to tell: 数质指标 may be either.
    """
    known = (name for children in used.branches.values() for name in children)
    return next((name for name in known if len(name) == len(second) > _TOO_SHORT and _one_apart(name, second)), None)


def _slip_of_first(row: Row) -> str | None:
    """The 一级指标 from which the printed one differs in one character that no form has: 满意渡指标."""
    printed = row.text("一级指标")
    is_as_long = len(printed) == len(_LONG_FIRST) and printed != _LONG_FIRST
    return _LONG_FIRST if is_as_long and _one_apart(printed, _LONG_FIRST) else None


def _one_apart(one: str, other: str) -> bool:
    return sum(first != second for first, second in zip(one, other, strict=True)) == 1


def _mixture(table: Table) -> Found:
    rows = list({level1(row): row for row in reversed(list(rows_of(table)))}.values())[::-1]
    if len(rows) > 1:
        yield _hit(rows, "一级指标", "mixture")


def _hit(rows: list[Row], field: str, variant: str | None, meant: str = "") -> Hit:
    names = dict.fromkeys(row.text(field) for row in rows)
    cell = rows[0].indicator.cells[field]
    return Hit(trimmed(cell), {"names": "、".join(f"“{name}”" for name in names), "meant": meant}, variant)
