from jixiao_grammar.ast import Span
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, rows
from jixiao_rules.documents import TYPESETTING

_BRACKETS = pattern(r"[（(][^（）()]*[)）]")
_PART_OF_THE_VALUE = pattern(r"[（(](?:含|套|册|次|个|台|组|件|[0-9]|人|天|年|月)[^（）()]{0,3}[)）]")


@rule(
    code="VAL014",
    topic=Topic.BLANKS.turn(3),
    sees=rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="指标值里有括注“{note}”，建议移到绩效指标描述或者备注，值只写数和单位",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 购置设备, 指标值: ≥5台（套）}",
        "{三级指标: 满意度, 指标值: 90%（含）以上}",
        "{三级指标: 参训人数, 指标值: ≥200人}",
    ],
    fails=[
        "{三级指标: 服务时间, 指标值: 全年«（合同服务期内）»}",
        "{三级指标: 参训人数, 指标值: ≥200人«（含线上参加的学员）»}",
    ],
    pedantic=True,
)
def bracket_note(row: Row) -> Found:
    """指标值里的括注。

    检查什么：指标值里有括号说明。

    为什么：括注不参加考核，系统导入时也分不清哪些是值。

    怎么改：口径、范围写到绩效指标描述里。

    不报的情形：单位里的括号（台（套））、“（含）”。
    """
    if row.target is None:
        return
    for match in _BRACKETS.finditer(row.target.text):
        if not _PART_OF_THE_VALUE.fullmatch(match[0]):
            yield Hit(row.target.at(Span(match.start(), match.end())), {"note": match[0]})
