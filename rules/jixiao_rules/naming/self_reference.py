from jixiao_grammar.ast import Span
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, rows_holding
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.similarity import squeezed
from jixiao_rules.words import phrase

_OWN = phrase(
    r"(?<![自忘无敌彼])我(?:{oneself.own}|[省市区县旗州镇乡村局委办厅站馆院校司]|部(?![分门])|[处所队](?!在|长))|本单位"
)


@rule(
    code="NAM008",
    topic=Topic.REFERENCE.turn(1),
    sees=rows_holding(_OWN),
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="{field}里的“{word}”是第一人称，表格公开以后看不出指谁；建议改为单位、地区的名称，或者删去",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        "{三级指标: 学生自我管理能力, 绩效指标描述: 学生自我评价达到良好的比例}",
        "{三级指标: 参加我国主办的赛事场次, 绩效指标描述: 本年度参加的场次}",
        "{三级指标: 本市企业参展数量, 绩效指标描述: 本项目组织参展的企业数量}",
    ],
    fails=[
        "{三级指标: 保障«我局»网络安全, 绩效指标描述: 保障我局网络安全}",
        "{三级指标: 军创企业数量, 绩效指标描述: «我市»军创企业参加活动的数量}",
    ],
)
def self_reference(row: Row) -> Found:
    """名称用了第一人称。

    检查什么：三级指标和绩效指标描述里的“我局”“我市”“我单位”“本单位”等。

    为什么：绩效目标表要向社会公开，还要与其他单位的表汇总在一起，第一人称看不出指谁。

    怎么改：写明单位或者地区的名称；不写也不会误解的，删去。

    不报的情形：“我国”“自我”；“本市”“本项目”；绩效目标和资金用途是叙述，可以用第一人称；描述照抄名称的，只报一次。
    """
    name = squeezed(row.text("三级指标"))
    for field in ("三级指标", "绩效指标描述"):
        cell = row.cell(field)
        if cell is None or (field != "三级指标" and squeezed(cell.text) == name):
            continue
        for found in _OWN.finditer(cell.text):
            yield Hit(cell.at(Span(found.start(), found.end())), {"field": field, "word": found[0]})
