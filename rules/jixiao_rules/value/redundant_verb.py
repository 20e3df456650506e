from jixiao_grammar.ast import Amount, Date
from jixiao_lint.rule import Authority, Basis, Confidence, Fix, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.reading import node_of
from jixiao_rules.words import section


@rule(
    code="VAL011",
    topic=Topic.BLANKS.turn(4),
    sees=rows,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="“{value}”里的“{verb}”是多余的，名称“{name}”已经说明；建议写成“{better}”",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 项目完成时间, 指标值: 2025年11月30日前}",
        "{三级指标: 系统运行服务及时性, 指标值: 2025年12月31日前完成}",
        "{三级指标: 项目完成时间, 指标值: 2025年11月30日前完成主体结构}",
    ],
    fails=[
        "{三级指标: 项目完成时间, 指标值: «2025年11月30日前完成»}",
        "{三级指标: 任务完成率, 指标值: «100%完成»}",
    ],
    pedantic=True,
)
def redundant_verb(row: Row) -> Found:
    """值里多余的“完成”。

    检查什么：名称已经是完成时间、完成率，值的末尾又写了“完成”。

    为什么：同样的意思写两遍，值的写法就不统一，系统也要多一步才能认出日期和数。

    怎么改：只写日期或者百分数。

    不报的情形：名称里没有“完成”的；写明了完成什么的。
    """
    name, node = row.name_reading.bare, node_of(row)
    if row.target is None or not isinstance(node, Date | Amount) or not name.endswith(section("redundant.names")):
        return
    value = node.span.cut(row.target.text)
    verb = node.verb if isinstance(node, Date) else node.qualifier
    if verb in section("redundant.verbs") and value.endswith(verb):
        better = value.removesuffix(verb)
        yield Hit(
            row.target.at(node.span), {"value": value, "verb": verb, "name": name, "better": better}, fix=Fix(better)
        )
