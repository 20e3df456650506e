from collections import Counter

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, needs
from jixiao_rules.documents import REVIEW
from jixiao_rules.foreign_words import strange_words
from jixiao_rules.reasons import REASON
from jixiao_rules.similarity import share_no_pair, shared_pairs, squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.views import result_tables
from jixiao_rules.words import phrase

_SHORTEST = 8  # a shorter one (天气原因) may hold for many rows
_REFERS = phrase("{reasons.refers}")


@rule(
    code="WGT031",
    topic=Topic.REASON.turn(2),
    sees=result_tables,
    needs=needs(REASON),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="这里的原因与“{other}”的一字不差，说的是那一项，没有说“{name}”为什么没有完成，请核对",
    variants={
        "foreign": Variant("原因写的是“{word}”，项目名称、完成情况和各项指标都没有提到，像是别的项目的原因，请核对")
    },
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {三级指标: 培训班期数, 指标值: ≥6期, 实际完成值: 5期, 备注: 一期培训因汛情取消，下年度补办}
          - {三级指标: 培训人数, 指标值: ≥300人, 实际完成值: 250人, 备注: 一期培训因汛情取消，下年度补办}
        """,
        """
        指标:
          - {三级指标: 改造管网长度, 指标值: ≥45公里, 实际完成值: 40公里, 备注: 连续降雨不能施工，下年度补做}
          - {三级指标: 换表块数, 指标值: ≥5000块, 实际完成值: 4500块, 备注: 连续降雨不能施工，下年度补做}
        """,
        """
        项目名称: 学生营养改善
        指标:
          - {三级指标: 供餐天数, 指标值: ≥200天, 实际完成值: 190天, 备注: 两所中小学因校舍维修提前放假，下学期按学籍补足}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 改造管网长度, 指标值: ≥45公里, 实际完成值: 40.5公里, 备注: 省道段审批滞后，4.5公里管网未施工，明年完成}
          - {三级指标: 更换水表块数, 指标值: ≥5000块, 实际完成值: 3500块, 备注: «省道段审批滞后，4.5公里管网未施工，明年完成»}
        """,
        """
        项目名称: 村卫生室设备配置
        绩效目标: 为24所村卫生室配备健康一体机24台。
        指标:
          - {三级指标: 一体机台数, 指标值: ≥24台, 实际完成值: 20台, 备注: «因在校学生减少，营养餐少供6份；下年度按学籍人数申报»}
        """,
    ],
)
def reason_of_other_row(table: Table) -> Found:
    """偏差原因是别的指标、别的项目的。

    检查什么：两行的偏差原因一字不差，而原因说的是其中一行的事，与另一行的名称没有一个词相同；或者原因说的是另一个行业的事，
    表里别处一个字也没有提到。

    为什么：照抄来的原因没有说明本项为什么没有完成，也提不出改进措施。

    怎么改：写明本项没有完成的原因和改进措施。

    不报的情形：原因很短，或者对两行都说得通（连续降雨）；写明“同上”“同受影响”的；同一行业的词在表里别处出现过的。
    """
    told = [(row, squeezed(row.text(REASON))) for row in table.rows() if row.name is not None and row.text(REASON)]
    often = {text for text, times in Counter(text for _, text in told).items() if times > 1 and len(text) >= _SHORTEST}
    for row, text in told:
        cell = row.cell(REASON)
        if cell is None or cell.indicator != row.indicator.index or _REFERS.search(cell.text):
            continue
        other = _whose(row, text, told) if text in often else None
        if other is not None:
            yield Hit(trimmed(cell), {"other": other.text("三级指标"), "name": row.text("三级指标")})
        elif len(text) >= _SHORTEST and (word := _strange(row, text)) is not None:
            yield Hit(trimmed(cell), {"word": word}, "foreign")


def _whose(row: Row, text: str, told: list[tuple[Row, str]]) -> Row | None:
    """The other row of the same reason, of which alone the reason speaks."""
    if not share_no_pair(text, squeezed(row.text("三级指标"))):
        return None
    others = [other for other, its in told if other is not row and its == text]
    return next((other for other in others if shared_pairs(text, squeezed(other.text("三级指标")))), None)


def _strange(row: Row, text: str) -> str | None:
    """A word of another field of work, where the reason shares no word with the row that it is to explain."""
    if not share_no_pair(text, squeezed(row.text("三级指标"))):
        return None
    return strange_words(text, row.table)
