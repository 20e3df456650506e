import re

from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Table, needs, tables
from jixiao_rules.dates import WITHIN_YEARS, runs_longer
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.words import phrase

_UNTIL = pattern(r"(?:到|至|力争)(20[0-9]{2})年(?:底|末)?")
_FORMS = ((_UNTIL, True), (WITHIN_YEARS, False))
_SEVERAL_YEARS = phrase("(?<![0-9])[二两三四五2-5]年内?{horizon.built}")
_TOTAL = phrase(r"{horizon.whose}?总投资(?:额|约|为)?(?=\s*[0-9])")
# A period that is somebody's plan, quoted as the reason for the project, is not the project's own target.
_QUOTED = phrase(r"{horizon.basis}[^。；;\n]*$")


@rule(
    code="CON009",
    topic=Topic.GOAL.turn(5),
    sees=tables,
    needs=needs(holding=(_UNTIL, WITHIN_YEARS, _TOTAL)),
    severity=Severity.WARNING,
    message="“{words}”是多年的目标，与年度目标混在一起，审核中常被退回；请写本预算年度（{year}年）要达到的目标",
    variants={
        "years": Variant("“{words}…”是几年建成的总投资，与年度目标混在一起，请只写本预算年度（{year}年）的内容"),
        "total": Variant(
            "“{words}…”是项目的总投资，与年度预算不是一个口径，建议只写本年度的内容", Severity.INFO, Confidence.POSSIBLE
        ),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE), Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        年度: 2025
        项目名称: 河道清淤
        绩效目标: 到2025年底完成清淤12公里，投诉在30日内办结。
        """,
        """
        年度: 2025
        项目名称: 国土绿化三年行动
        绩效目标: 三年内完成造林30万亩，到2027年森林覆盖率达到24%。
        """,
        """
        年度: 2025
        项目名称: 节能宣传
        绩效目标: 为落实到2030年实现碳达峰的部署，全年举办节能宣传12场。
        """,
        """
        年度: 2025
        项目名称: 水库安全鉴定
        绩效目标: 对五年内建成的水库全部开展安全鉴定，近五年内完成的工程复查率100%，三年内不发生基本安全事故。
        """,
    ],
    fails=[
        """
        年度: 2025
        项目名称: 造林补助
        绩效目标: 完成造林5万亩，«到2030年»森林覆盖率达到24%。
        """,
        """
        年度: 2025
        项目名称: 乡村道路
        绩效目标: «五年内»完成全部村道硬化。
        """,
        """
        年度: 2025
        项目名称: 应急广播建设
        绩效目标: 安装终端1120套。«项目总投资»1386万元，三年建成。
        """,
        """
        年度: 2025
        项目名称: 中学迁建
        绩效目标: «项目总投资»3200万元，完成主体结构施工。
        """,
    ],
)
def horizon_mix(table: Table) -> Found:
    """年度目标与多年目标混用。

    检查什么：年度表的绩效目标、指标值写了“到2030年”“五年内”完成什么，或者写了项目总投资。

    为什么：年度表考核本年度的结果，多年以后的目标当年无法评价；总投资与当年预算也不能比较。

    怎么改：把多年目标分解到本年度；长期目标写在中期（实施期）目标栏。

    不报的情形：项目名称、表题写明是多年的项目；作为依据引用的规划目标；中期目标栏。
    """
    forms = [(form, is_of_a_year) for form, is_of_a_year in _FORMS if table.may_hold(form)]
    names_total = table.may_hold(_TOTAL)
    if not (forms or names_total) or table.year is None or runs_longer(table, ("表题", "年度", "项目名称")):
        return
    goal = table.cell("绩效目标")
    targets = [row.target for row in table.rows() if row.target is not None] if forms else []
    for form, is_of_a_year in forms:
        for cell in (*([goal] if goal else []), *targets):
            yield from _long_term(cell, form, table.year, is_of_a_year=is_of_a_year)
    if goal is not None and names_total:
        for found in _TOTAL.finditer(goal.text):
            yield from _hit(goal, found, table.year, "years" if _SEVERAL_YEARS.search(goal.text) else "total")


def _long_term(cell: Cell, form: re.Pattern[str], year: int, *, is_of_a_year: bool) -> Found:
    for found in form.finditer(cell.text):
        if not is_of_a_year or int(found[1]) > year:
            yield from _hit(cell, found, year, None)


def _hit(cell: Cell, found: re.Match[str], year: int, variant: str | None) -> Found:
    if not _QUOTED.search(cell.text[: found.start()]):
        span = Span(found.start(), found.end())
        yield Hit(cell.at(span), {"words": found[0], "year": str(year)}, variant)
