from jixiao_grammar.ast import Text
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import node_of
from jixiao_rules.similarity import likeness, squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.views import worded_rows
from jixiao_rules.words import one_of, phrase, words

_NUMERAL = pattern("[0-9０-９一二三四五六七八九十百千万零两]")
_ASKS = phrase(r"(?:{tautology.asks}|有无.*)$|{tautology.judged}")
_SHORTEST = 4
_ALIKE = 0.6


@rule(
    code="QNT006",
    topic=Topic.VAGUE.turn(10),
    sees=worded_rows,
    severity=Severity.WARNING,
    message="指标值“{value}”只是把指标名称又说了一遍，没有说达到什么程度，无法考核",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 工程验收情况, 指标值: 工程验收通过}",
        "{三级指标: 是否建立管护制度, 指标值: 建立管护制度}",
        "{三级指标: 机关后勤保障, 指标值: 有效保障}",
        "{三级指标: 工程质量合格, 指标值: 合格}",
        "{三级指标: 带动就业, 指标值: 带动200人就业}",
        "{三级指标: 提升城市形象, 指标值: 获评国家卫生城市}",
    ],
    fails=[
        "{三级指标: 提升城市形象, 指标值: «城市形象得到有效提升»}",
        "{三级指标: 保障辖区社会稳定, 指标值: «保障社会稳定»}",
    ],
)
def tautology(row: Row) -> Found:
    """指标值复述指标名称。

    检查什么：指标值去掉“有效”“显著”等程度词以后，和三级指标的名称基本相同，又没有数。

    为什么：“提升城市形象：城市形象得到提升”，等于没有目标值，达到什么程度算完成没有说。

    怎么改：写出能看出结果的事实或者数，如“12345 市容投诉比上年下降10%”。

    不报的情形：名称问的是情况、结果、是否、合格与否，值作回答；有数的；整格都是程度词的（由 QNT002 检查）。
    """
    if row.name is None or row.target is None or not isinstance(node_of(row), Text):
        return
    value, name = row.text("指标值"), row.text("三级指标")
    if value in words("placeholders") or _NUMERAL.search(value) or _ASKS.search(name):
        return
    said, asked = (squeezed(one_of("degrees").sub("", text)) for text in (value, name))
    if len(said) >= _SHORTEST and (said in asked or likeness(said, asked) >= _ALIKE):
        yield Hit(trimmed(row.target), {"value": value})
