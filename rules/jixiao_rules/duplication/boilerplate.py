from collections import defaultdict
from collections.abc import Sequence

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Document, Row, documents_of_several
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.levels import BENEFIT, level1, level2
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed


@rule(
    code="DUP007",
    topic=Topic.BORROWED.turn(2),
    sees=documents_of_several,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{name}”在 {count} 个项目中相同（首见于“{first}”）；建议按各项目的具体效果分别设置，避免套用",
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        """
        绩效目标表:
          - 项目名称: 线上招聘
            指标:
              - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 线上求职人数, 指标值: ≥500人}
              - {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}
          - 项目名称: 线下招聘
            指标:
              - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 现场签约人数, 指标值: ≥200人}
              - {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}
        """,
        """
        绩效目标表:
          - 项目名称: 线上招聘
            指标:
              - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 促进退役军人就业, 指标值: 显著提升}
          - 项目名称: 线上招聘
            指标:
              - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 促进退役军人就业, 指标值: 显著提升}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - 项目名称: 线上招聘
            指标:
              - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 促进退役军人就业, 指标值: 显著提升}
          - 项目名称: 线下招聘
            指标:
              - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «促进退役军人就业», 指标值: 效果显著}
        """
    ],
    options={"min_projects": "相同的指标出现在多少个项目中才报", "level1_names": "比较哪些一级指标下的指标"},
)
def boilerplate(document: Document, *, min_projects: int = 2, level1_names: Sequence[str] = (BENEFIT,)) -> Found:
    """效益指标跨项目照搬。

    检查什么：同一文件里，名称不同的几个项目用了同一个效益指标（二级指标、三级指标都相同，指标值不比较）。每组报一次。

    为什么：各项目的效果不同，套用同一句话说明没有针对本项目设置指标。

    怎么改：写出本项目特有的效果，如“线下招聘会达成就业意向人数”。

    不报的情形：同一项目的几张表；满意度指标；主管部门统一规定的指标可以用配置 level1_names、min_projects 放宽。
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for table in document.tables:
        for row in table.rows():
            name = squeezed(row.text("三级指标")) if level1(row) in level1_names else ""
            if name:
                groups[level2(row), name].append(row)
    for rows in groups.values():
        yield from _repeated(rows, min_projects)


def _repeated(rows: list[Row], min_projects: int) -> Found:
    by_project = {squeezed(row.table.text("项目名称")): row for row in reversed(rows)}
    by_project.pop("", None)
    if len(by_project) < max(2, min_projects):
        return
    first, *others = sorted(by_project.values(), key=lambda row: row.table.index)
    name = others[0].name
    if name is not None:
        fields = {"name": name.text.strip(), "count": str(len(by_project)), "first": first.table.text("项目名称")}
        yield Hit(trimmed(name), fields)
