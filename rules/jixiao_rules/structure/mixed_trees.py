from collections.abc import Iterator

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Document, Table, documents_of_several
from jixiao_rules.documents import TARGETS_2021, TYPESETTING
from jixiao_rules.tree import costs_stand_first, costs_stand_second, misplaced, tree_of

_FIRST, _SECOND = "成本指标作一级指标", "成本指标列在产出指标之下"


@rule(
    code="STR009",
    topic=Topic.TREE.turn(2),
    sees=documents_of_several,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="本表{here}，前面的“{other}”等表{there}，同一份文件混用了新旧两种指标体系；建议统一",
    variants={
        "uniform": Variant(
            "全文 {count} 张表都把“{second}”列在“{first}”之下，与通行的指标体系不同，请核对是否当地表样的规定",
            Severity.INFO,
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        绩效目标表:
        - 项目名称: 河道清淤
          指标: [{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 清淤成本, 指标值: ≤80万元}]
        - 项目名称: 堤防加固
          指标: [{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 加固成本, 指标值: ≤90万元}]
        """,
        """
        绩效目标表:
        - 项目名称: 河道清淤
          指标: [{一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 清淤成本, 指标值: ≤80万元}]
        - 项目名称: 困难群众救助
          指标: [{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 救助人数, 指标值: ≥300人}]
        """,
    ],
    fails=[
        """
        绩效目标表:
        - 项目名称: 河道清淤
          指标: [{一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 清淤成本, 指标值: ≤80万元}]
        - 项目名称: «堤防加固»
          指标: [{一级指标: 成本指标, 二级指标: 经济成本指标, 三级指标: 加固成本, 指标值: ≤90万元}]
        """,
        """
        绩效目标表:
        - 项目名称: «河道清淤»
          指标:
          - {一级指标: 产出指标, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: ≥3万人}
        - 项目名称: 堤防加固
          指标:
          - {一级指标: 产出指标, 二级指标: 社会效益指标, 三级指标: 受益人口, 指标值: ≥4万人}
        """,
    ],
)
def mixed_trees(document: Document) -> Found:
    """新旧指标体系混用。

    检查什么：同一份文件里，有的表把成本指标作一级指标（2021 年体系），有的列在产出指标之下（2015 年体系）；
    或者每张表都同样把一类二级指标列在别的一级指标之下。

    为什么：体系不统一，表与表之间无法汇总比较，权重也没法一致。

    怎么改：按当年表样统一成一种体系。

    不报的情形：没有成本指标的表，看不出用哪一种体系。
    """
    kinds = [(table, _kind(table)) for table in document.tables]
    told = [(table, kind) for table, kind in kinds if kind]
    for table, kind in told:
        if kind != told[0][1]:
            other = told[0][0].text("项目名称") or told[0][0].text("表题") or "第1张"
            yield Hit(table.spot(), {"here": kind, "there": told[0][1], "other": other})
            return
    yield from _uniform(document)


def _kind(table: Table) -> str:
    first, second = costs_stand_first(table), costs_stand_second(table)
    return "" if first == second else _FIRST if first else _SECOND


def _uniform(document: Document) -> Found:
    if len(document.tables) < 2:
        return
    pairs = [set(_pairs(table)) for table in document.tables]
    same = set.intersection(*pairs)
    for first, second in sorted(same):
        fields = {"count": str(len(pairs)), "first": first, "second": second}
        yield Hit(document.tables[0].spot(), fields, "uniform")


def _pairs(table: Table) -> Iterator[tuple[str, str]]:
    tree = tree_of(table)
    if tree is not None:
        yield from ((found.first, found.second) for found in misplaced(table, tree))
