from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.goal_text import sentences
from jixiao_rules.words import one_of, phrase

_FIELDS = ("三级指标", "绩效指标描述", "指标值")
_HAN = pattern("[\u4e00-\u9fff]{2,}")
# What a training promises that people will know, and the words of indicators that find it out.
_LESSON = phrase(r"使[^，。；;\n]{2,30}{teaching.to}(?P<what>[^，。；;\n]{4,})")
_TESTED = pattern("合格|考[核试]|测[试评]")
_SHORTEST = 10


@rule(
    code="CON003",
    topic=Topic.AGREEMENT.turn(4),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="绩效目标里的这一句，没有与之对应的指标；建议补上指标，或者从目标里删去",
    variants={
        "lesson": Variant("绩效目标里的这一句，没有指标检验学得怎样；建议补上考核合格率一类的指标，或者从目标里删去")
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 1.清淤河道12公里，消除黑臭水体。2.改善沿岸居民的生活环境。
        指标:
          - {三级指标: 河道清淤长度, 指标值: ≥12公里}
          - {三级指标: 沿岸居民满意度, 指标值: ≥90%}
        """,
        """
        绩效目标: 清淤河道12公里。确保完成。
        指标:
          - {三级指标: 河道清淤长度, 指标值: ≥12公里}
        """,
        """
        绩效目标: 清淤河道12公里，与兄弟城市交流治水经验。
        """,
        """
        项目名称: 乡村医生能力提升培训
        绩效目标: 举办能力提升培训，使学员掌握常见病诊断、公共卫生等方面的知识。
        指标:
          - {三级指标: 培训课时, 指标值: ≥20学时}
          - {三级指标: 结业考核通过率, 指标值: ≥90%}
        """,
    ],
    fails=[
        """
        绩效目标: 编印双拥杂志4.8万册。«加强与其他省市经验交流»。
        指标:
          - {三级指标: 杂志编印数量, 指标值: ≥4.8万册}
          - {三级指标: 读者满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 乡村医生能力提升培训
        绩效目标: 举办能力提升培训，«使学员掌握常见病诊断、公共卫生等方面的知识»。
        指标:
          - {三级指标: 培训课时, 指标值: ≥20学时}
          - {三级指标: 学员满意度, 指标值: ≥90%}
        """,
    ],
    pedantic=True,
)
def goal_not_measured(table: Table) -> Found:
    """目标内容没有对应的指标。

    检查什么：绩效目标里的一句话，除了“提高”“加强”等通用词，与任何指标都没有相同的词；或者写了“使……掌握……”，而没有检验学得怎样的指标。

    为什么：指标是目标的分解；目标里写了而没有指标，做没做到就无从考核。

    怎么改：补上对应的指标；不打算考核的，从目标里删去。

    不报的情形：不足 10 个字的短句；表上没有指标；同一件事用了不同的词，程序认不出来，所以这条默认不启用。
    """
    goal = table.cell("绩效目标")
    measured = "\n".join(row.text(field) for row in table.rows() for field in _FIELDS)
    known = _pairs(measured)
    if goal is None or not known:
        return
    # What the project is called stands in every row: to share it says nothing about what is to be reached.
    named = _pairs(table.text("项目名称"))
    for span in sentences(goal.text):
        said = _pairs(span.cut(goal.text))
        if span.end - span.start >= _SHORTEST and said and said.isdisjoint(known):
            yield Hit(goal.at(span))
            continue
        lesson = None if _TESTED.search(measured) else _LESSON.search(goal.text, span.start, span.end)
        if lesson is not None and (_pairs(lesson["what"]) - named).isdisjoint(known):
            yield Hit(goal.at(Span(lesson.start(), lesson.end())), variant="lesson")


def _pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the words that are not common to all forms."""
    return frozenset(
        run[at : at + 2]
        for run in _HAN.findall(one_of("goal-common-words").sub(" ", text))
        for at in range(len(run) - 1)
    )
