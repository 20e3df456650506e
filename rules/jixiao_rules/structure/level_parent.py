from collections.abc import Iterator

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Document, Table, documents
from jixiao_rules.documents import TARGETS_2015, TARGETS_2021
from jixiao_rules.levels import BENEFIT, SATISFACTION, level1
from jixiao_rules.spots import trimmed
from jixiao_rules.tree import AUTO, Misplaced, is_known_second, misplaced, rows_of, strangers, tree_names, tree_of

_RESPONDENTS = "服务对象满意度指标"


@rule(
    code="STR008",
    topic=Topic.CLASS.turn(1),
    sees=documents,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{second}”不属于“{first}”，按本表的指标体系应当列在“{home}”之下",
    variants={
        "absent": Variant("“{first}”之下没有“{second}”这一类，请核对指标体系"),
        "satisfaction": Variant(
            "“{second}”列在“{first}”之下，表里没有“满意度指标”；满意度通行作为一级指标单列，请核对",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(TARGETS_2021, Authority.GUIDANCE)],
    options={"tree": "按哪种指标体系检查：auto（自动识别）、2015、2021"},
    choices={"tree": tree_names},
    passes=[
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 清淤成本, 指标值: ≤80万元}
        - {一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 管护年限, 指标值: ≥3年}
        """,
        """
        指标:
        - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 清淤成本, 指标值: ≤80万元}
        - {一级指标: 效益指标, 二级指标: 可持续影响指标, 三级指标: 管护年限, 指标值: ≥3年}
        """,
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 产出进度指标, 三级指标: 完成时间, 指标值: 2025年9月底前}
        - {一级指标: 效果指标, 二级指标: 服务对象满意度指标, 三级指标: 居民满意度, 指标值: ≥90%}
        """,
        """
        指标:
        - {一级指标: 效益指标, 二级指标: 社会公众或服务对象满意度指标, 三级指标: 居民满意度, 指标值: ≥90%}
        """,
    ],
    fails=[
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 清淤成本, 指标值: ≤80万元}
        - {一级指标: 产出指标, 二级指标: «社会效益指标», 三级指标: 受益人口, 指标值: ≥3万人}
        """,
        """
        指标:
        - {一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 清淤成本, 指标值: ≤80万元}
        - {一级指标: 效益指标, 二级指标: «时效指标», 三级指标: 完成时间, 指标值: 2025年9月底前}
        """,
        """
        指标:
        - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 清淤长度, 指标值: ≥12公里}
        - {一级指标: 效益指标, 二级指标: «服务对象满意度指标», 三级指标: 居民满意度, 指标值: ≥90%}
        """,
    ],
)
def level_parent(document: Document, *, tree: str = AUTO) -> Found:
    """二级指标挂错了一级指标。

    检查什么：先认出表用的是哪一种指标体系，再看每个二级指标是不是列在它所属的一级指标之下。

    为什么：分值按一级指标分配，挂错了，这一行就按别的类别计分。

    怎么改：把这一行移到所属的一级指标之下。

    不报的情形：成本指标列在产出指标之下（2015 年体系）；成本作一级指标而保留可持续影响指标的省；
    满意度列在效果指标之下的（北京、湖南）；
    全文每张表都同样混用的，报一处 STR009。
    """
    everywhere = _same_in_all(document, tree)
    for table in document.tables:
        for found in _found(table, tree):
            if (found.first, found.second) not in everywhere:
                yield _hit(table, found)
        yield from _absent(table, tree)


def _absent(table: Table, wanted: str) -> Found:
    """二级指标 that other trees have and this one has not (可持续影响 under the tree of 2021)."""
    used = tree_of(table, wanted)
    for row in strangers(table, used) if used is not None else ():
        if is_known_second(row):
            fields = {"second": row.text("二级指标"), "first": row.text("一级指标")}
            yield Hit(trimmed(row.indicator.cells["二级指标"]), fields, "absent")


def _hit(table: Table, found: Misplaced) -> Hit:
    cell = found.row.indicator.cells["二级指标"]
    fields = {
        "second": found.row.text("二级指标"),
        "first": found.row.text("一级指标"),
        "home": "”或者“".join(found.homes),
    }
    alone = (found.first, found.second) == (BENEFIT, _RESPONDENTS)
    alone = alone and not any(level1(row) == SATISFACTION for row in rows_of(table))
    return Hit(trimmed(cell), fields, "satisfaction" if alone else None)


def _found(table: Table, wanted: str) -> Iterator[Misplaced]:
    used = tree_of(table, wanted)
    if used is not None:
        yield from misplaced(table, used)


def _same_in_all(document: Document, wanted: str) -> set[tuple[str, str]]:
    if len(document.tables) < 2:
        return set()
    pairs = [{(found.first, found.second) for found in _found(table, wanted)} for table in document.tables]
    return set.intersection(*pairs)
