from jixiao_grammar.ast import Text
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.grades import has_scale
from jixiao_rules.levels import BENEFIT, level1
from jixiao_rules.reading import node_of
from jixiao_rules.spots import trimmed
from jixiao_rules.views import worded_rows
from jixiao_rules.words import phrase

_EVIDENCE = phrase(r"[0-9０-９]|{ungraded.checked}")


@rule(
    code="QNT009",
    topic=Topic.VAGUE.turn(12),
    sees=worded_rows,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="定性指标“{value}”没有分档，建议写明好、一般、差各是什么情况，或者写明用什么事实判断",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "{一级指标: 效益指标, 三级指标: 合作关系, 指标值: 好（签约3家以上）/一般（签约1家）/差（未签约）}",
        "{一级指标: 效益指标, 三级指标: 制度建设, 指标值: 出台管理办法}",
        "{一级指标: 效益指标, 三级指标: 带动就业人数, 指标值: ≥200人}",
    ],
    fails=["{一级指标: 效益指标, 三级指标: 对外合作, 指标值: «扩大交流»}"],
    pedantic=True,
)
def ungraded_qualitative(row: Row) -> Found:
    """定性指标没有分档。

    检查什么：效益指标的值是文字，值、描述、备注里都没有分档标准，也没有可以核对的事实。

    为什么：财政部的指引允许定性指标用好、一般、差评判，但各档是什么情况要事先说明。

    怎么改：在绩效指标描述里写明各档的标准。

    不报的情形：有数、有可以核对的事实（出台、建成、获评）；整格是程度词的（由 QNT002 检查）。
    """
    if row.target is None or level1(row) != BENEFIT or not isinstance(node_of(row), Text):
        return
    value = row.text("指标值")
    if not has_scale(row) and not _EVIDENCE.search(value):
        yield Hit(trimmed(row.target), {"value": value})
