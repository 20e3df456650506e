from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.left_over import is_left_over
from jixiao_rules.results import is_judged
from jixiao_rules.weights import heads_parts
from jixiao_rules.words import words


@rule(
    code="STR010",
    topic=Topic.BLANK.turn(1),
    sees=rows,
    severity=Severity.ERROR,
    confidence=Confidence.CERTAIN,
    message="“{name}”没有填指标值",
    variants={"nameless": Variant("指标值“{value}”没有对应的三级指标名称")},
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 工程验收合格率, 指标值: 100%}",
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: , 指标值: }",
        "{一级指标: 项目决策, 二级指标: 项目立项, 三级指标: 立项程序规范性, 指标值: , 实际完成值: 集体研究并公示}",
    ],
    fails=[
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 工程质量合格, 指标值: «»}",
        "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: , 指标值: «≥12个»}",
    ],
)
def row_incomplete(row: Row) -> Found:
    """指标行没有填全。

    检查什么：有三级指标而没有指标值，或有指标值而没有三级指标。

    为什么：三级指标和指标值缺一不可，缺了哪个都无法考核，申报系统也不予保存。

    怎么改：补上缺的内容；这一行不需要的，整行删去。

    不报的情形：两格都空的模板行；名称填“/”“无”的；一类指标的分值写在这一行，数值逐项写在下面没有分值的各行里的；
    决策、过程、管理一类按完成情况评的。
    """
    name, target = row.name, row.target
    cell = row.cell("指标值")
    if name is not None and target is None:
        if is_left_over(name.text.strip()):
            return  # STR011 tells it
        if row.name_reading.bare in words("placeholders") or heads_parts(row) or is_judged(row):
            return
        if cell is not None:
            yield Hit(cell.whole(), {"name": name.text.strip()})
        elif row.table.complete_form:
            yield Hit(name.whole(), {"name": name.text.strip()})
    elif target is not None and name is None and (row.table.complete_form or "三级指标" in row.table.columns):
        yield Hit(target.whole(), {"value": target.text.strip()}, "nameless")
