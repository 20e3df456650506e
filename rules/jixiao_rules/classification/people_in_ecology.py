from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, needs
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import level2
from jixiao_rules.reading import amount_of, unit_symbol
from jixiao_rules.spots import trimmed
from jixiao_rules.views import benefit_rows
from jixiao_rules.words import phrase, section, words

_ECOLOGY = "生态效益指标"
_NAMED = pattern("生态|环境")  # what its class is called by
_OF_NATURE = phrase("{ecology.words}")


@rule(
    code="CLS014",
    topic=Topic.CLASS.turn(15),
    sees=benefit_rows,
    needs=needs(holding=(_NAMED,)),
    severity=Severity.WARNING,
    message="“{name}”的指标值“{value}”数的是人，名称也没有说到生态环境，却列在生态效益指标下，建议移到社会效益指标",
    variants={
        "rate": Variant("“{name}”说的是人得到的服务，与生态环境无关，却列在生态效益指标下，建议移到社会效益指标")
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: 参与植树人数, 指标值: ≥500人}",
        "{一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受益农村人口, 指标值: ≥3.6万人}",
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: 垃圾分类知晓率, 指标值: ≥90%}",
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: 新增造林面积, 指标值: ≥500亩}",
    ],
    fails=[
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: «受益农村人口», 指标值: ≥3.6万人}",
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: «纸质图书外借率», 指标值: ≥60%}",
        "{一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: «服务群众人次», 指标值: ≥5000人次}",
    ],
)
def people_in_ecology(row: Row) -> Found:
    """受益人数列作了生态效益指标。

    检查什么：生态效益指标的值数的是人、户、人次，名称里也没有说到生态、环境、绿化、污染等；或者是外借率、就业率、入学率
    这样的比率。

    为什么：生态效益反映项目对自然环境的影响；多少人受益是社会效益。

    怎么改：移到社会效益指标；没有生态影响的项目，不设生态效益指标。

    不报的情形：名称说到植树、垃圾分类、节水等的人数。
    """
    amount, name = amount_of(row), row.name_reading.bare
    if row.name is None or amount is None or level2(row) != _ECOLOGY:
        return
    of_people = name.endswith(section("ecology.rates-of-people"))
    if unit_symbol(amount) not in words("units-of-people") and not of_people:
        return
    if of_people:
        yield Hit(trimmed(row.name), {"name": name}, "rate")
    elif not _OF_NATURE.search(row.text("三级指标")):
        yield Hit(trimmed(row.name), {"name": name, "value": row.text("指标值")})
