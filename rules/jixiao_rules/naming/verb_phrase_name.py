from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import OUTPUT, SATISFACTION, is_cost, level1
from jixiao_rules.reading import amount_of
from jixiao_rules.spots import trimmed
from jixiao_rules.unit_measures import is_measured_by_its_unit
from jixiao_rules.views import named_rows
from jixiao_rules.words import longest_first


@rule(
    code="NAM001",
    topic=Topic.NAME.turn(6),
    sees=named_rows,
    severity=Severity.INFO,
    message="三级指标“{name}”以“{verb}”开头，写的是要做的事；建议按“对象+度量”命名，如“…人数”“…完成率”",
    variants={
        "output": Variant(
            "三级指标“{name}”以“{verb}”开头，写的是要做的事，没有说量什么；建议按“对象+度量”命名，如“…数量”“…合格率”",
            Severity.WARNING,
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{一级指标: 产出指标, 三级指标: 完成率, 指标值: 100%}",
        "{一级指标: 产出指标, 三级指标: 保障运行物业服务面积, 指标值: ≥5000平方米}",
        "{一级指标: 产出指标, 三级指标: 保障能力, 指标值: 优}",
        "{一级指标: 效益指标, 三级指标: 带动农户购机投入, 指标值: ≥2000万元}",
        "{一级指标: 产出指标, 三级指标: 建设工程质量合格, 指标值: 合格}",
        "{一级指标: 产出指标, 三级指标: 建设内容, 指标值: 符合设计}",
        "{一级指标: 产出指标, 三级指标: 落实情况, 指标值: 优}",
        "{一级指标: 效益指标, 三级指标: 对口帮扶村增收, 指标值: ≥5%}",
    ],
    fails=[
        "{一级指标: 产出指标, 三级指标: «按照部门规定时限参加活动», 指标值: 2025年12月底前}",
        "{一级指标: 产出指标, 三级指标: «完成主体结构施工», 指标值: 100%}",
        "{一级指标: 效益指标, 三级指标: «弘扬爱国主义精神», 指标值: 有效促进}",
        "{一级指标: 效益指标, 三级指标: «对经济社会发展的影响», 指标值: 明显}",
    ],
)
def verb_phrase_name(row: Row) -> Found:
    """三级指标写成了要做的事。

    检查什么：三级指标以促进、提升、弘扬、落实、按照、完成等动词开头，结尾没有数量、率、时间一类的度量词。

    为什么：指标名称要说明量的是什么；写成动宾句，指标值就只能写“有效”“100%”，无从考核。

    怎么改：改成“对象+度量”，如“弘扬爱国主义精神”改为“参加主题教育活动人次”。

    不报的情形：动词后面有度量词（保障运行物业服务面积、完成率），或者值的单位说明了度量（带动投入…万元）；“保障能力”“建设内容”等名词；满意度指标。
    """
    opening = row.name_reading.opening
    if opening is None or row.name is None or level1(row) == SATISFACTION or is_measured_by_its_unit(row):
        return
    if row.name_reading.bare.endswith(longest_first("accidents")) and amount_of(row) is not None:
        return  # 预防接种责任事故 0起: what is counted are accidents
    output = (level1(row) == OUTPUT or is_cost(row)) and not _counts_things(row)
    fields = {"name": row.text("三级指标"), "verb": opening.text}
    yield Hit(trimmed(row.name), fields, "output" if output else None)


def _counts_things(row: Row) -> bool:
    """True for 组织应急演练 6场: the unit says what is counted, as plain tables write it."""
    amount = amount_of(row)
    return amount is not None and amount.unit is not None and amount.unit.dimension is Dimension.COUNT
