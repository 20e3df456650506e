from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.spots import trimmed
from jixiao_rules.views import satisfaction_rows
from jixiao_rules.words import phrase, says, words

# A survey that is carried out, a service window that is set up: the word is there, satisfaction is not what is measured.
_ANOTHER_THING = phrase(r"{satisfaction.another-thing}")


@rule(
    code="CLS004",
    topic=Topic.CLASS.turn(3),
    sees=satisfaction_rows,
    severity=Severity.WARNING,
    message="“{name}”是满意度，却列在“{level}”下，建议列入满意度指标",
    variants={
        "foreign": Variant(
            "“{name}”列在满意度指标下，却不反映满意程度；建议改为“…满意度”，或者列入相应的产出、效益指标"
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 教学评估平均分, 绩效指标描述: 学员匿名打分, 指标值: ≥95分}",
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 参训人员满意度, 指标值: ≥90%}",
        "{一级指标: 效益指标, 二级指标: 社会公众或服务对象满意度指标, 三级指标: 群众满意度, 指标值: ≥90%}",
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 群众安全感, 指标值: ≥95%}",
        "{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 满意度调查问卷份数, 指标值: ≥500份}",
        "{三级指标: 群众满意度, 指标值: ≥90%}",
    ],
    fails=[
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «家长满意度», 指标值: ≥90%}",
        "{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: «学员是否满意», 指标值: 是}",
        "{一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: «受益人口», 指标值: ≥2000人}",
    ],
)
def satisfaction_misplaced(row: Row) -> Found:
    """满意度放错了类别。

    检查什么：名称是满意度的指标不在满意度指标下；或者满意度指标下的名称与满意与否无关。

    为什么：满意度单独计分，放错类别会使分值和评价口径出错。

    怎么改：移到满意度指标；满意度指标下改写为“服务对象满意度”一类的名称。

    不报的情形：一级或者二级指标名称里有“满意”；满意度调查的份数、次数；安全感、获得感、投诉等反映感受的指标；没有写类别的行。
    """
    level = row.text("一级指标") + row.text("二级指标")
    name = row.name_reading.bare
    if row.name is None or not level or not name or name in words("placeholders"):
        return
    if "满意" in level:
        if not says(row.text("三级指标") + row.text("绩效指标描述"), "satisfaction.feeling"):
            yield Hit(trimmed(row.name), {"name": name}, "foreign")
    elif "满意" in name and not _ANOTHER_THING.search(name):
        where = row.text("二级指标") or row.text("一级指标")
        yield Hit(trimmed(row.name), {"name": name, "level": where})
