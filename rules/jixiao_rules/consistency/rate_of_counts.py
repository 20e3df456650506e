from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.goal_text import sentences
from jixiao_rules.promises import Promise, counted, promises
from jixiao_rules.reading import amount_of, is_damaged, is_money, is_percent, plain, shown
from jixiao_rules.spots import trimmed

_RATE, _ALL = "率", Decimal(100)
_A_DEED = 2  # characters of 化解, 整改
# Points by which a rate may differ from the counts: they are rounded.
_ROOM = 5


class _Share(Record):
    """So many of so many, as the goal says it: 50件积案，化解40件."""

    part: Promise
    whole: Promise

    @property
    def percent(self) -> Decimal:
        return in_base(counted(self.part.amount)) / in_base(counted(self.whole.amount)) * _ALL

    def arithmetic(self) -> str:
        part, whole = self.part.amount, self.whole.amount
        return f"{plain(part.number)} ÷ {plain(whole.number)} = {plain(round(self.percent, 1).normalize())}%"


@rule(
    code="CON044",
    topic=Topic.AGREEMENT.turn(11),
    sees=tables,
    needs=needs("绩效目标", words=(_RATE,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，算下来是 {arithmetic}，这里的指标值却是“{value}”，两处不一致，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 对台账内50件信访积案开展攻坚，化解40件以上。
        指标:
          - {二级指标: 质量指标, 三级指标: 信访积案化解率, 绩效指标描述: 化解件数÷台账积案件数（50件）×100%, 指标值: ≥80%}
        """,
        """
        绩效目标: 排查隐患200处，整改隐患180处。
        指标:
          - {二级指标: 质量指标, 三级指标: 重大隐患整改率, 绩效指标描述: 整改的重大隐患数÷重大隐患总数×100%, 指标值: =100%}
        """,
    ],
    fails=[
        """
        绩效目标: 对台账内50件信访积案开展攻坚，化解40件以上。
        指标:
          - {二级指标: 质量指标, 三级指标: 信访积案化解率, 绩效指标描述: 化解件数÷台账积案件数（50件）×100%, 指标值: «=100%»}
        """,
        """
        绩效目标: 培训学员500人，取证400人。
        指标:
          - {二级指标: 社会效益指标, 三级指标: 培训取证率, 绩效指标描述: 取证人数÷参训人数（500人）×100%, 指标值: «≥95%»}
        """,
    ],
)
def rate_of_counts(table: Table) -> Found:
    """比率与目标里的数量算出来的不一致。

    检查什么：绩效目标写了一共多少、其中做到多少（50件积案，化解40件），同一件事的比率指标在描述里用的也是这个总数，而指标值
    比算出来的比率高得多（化解率=100%）。

    为什么：数量和比率说的是同一件事；按数量只要做到 80%，按比率要做到 100%，评价时不知道以哪个为准。

    怎么改：核对数量和比率。

    不报的情形：描述里没有写总数是多少的；比率比算出来的低的；相差不到五个百分点的。
    """
    goal = table.text("绩效目标")
    rates = [row for row in table.rows() if row.name_reading.bare.endswith(_RATE)]
    found = list(_shares(goal)) if rates else []
    for row in rates:
        amount = amount_of(row)
        if amount is None or row.target is None or not is_percent(amount) or amount.direction or is_damaged(row):
            continue
        its = [one for one in found if _is_of(one, row)]
        if len(its) == 1 and amount.number > its[0].percent + _ROOM:
            span = f"{its[0].whole.clause}，{its[0].part.clause}"
            fields = {"said": span, "arithmetic": its[0].arithmetic(), "value": shown(row, amount)}
            yield Hit(trimmed(row.target), fields)


def _shares(goal: str) -> Iterator[_Share]:
    """A number with the larger one before it in its sentence that counts in the same unit."""
    said = [one for one in promises(goal) if not is_percent(one.amount) and not is_money(one.amount)]
    for sentence in sentences(goal):
        inside = [one for one in said if sentence.start <= one.span.start < sentence.end]
        for at, part in enumerate(inside):
            yield from (_Share(part, whole) for whole in _wholes(part, inside[:at]))


def _wholes(part: Promise, before: Sequence[Promise]) -> list[Promise]:
    own = counted(part.amount)
    return [
        one
        for one in before
        if same_scale(counted(one.amount).unit, own.unit) and in_base(counted(one.amount)) > in_base(own) > 0
    ]


def _is_of(share: _Share, row: Row) -> bool:
    """True where the row's description divides by the whole, and the rate is of the deed that the part is promised for."""
    deed = (share.part.amount.subject or "")[:_A_DEED]
    whole = share.whole.amount
    unit = whole.unit.printed if whole.unit is not None else ""
    divided = f"{whole.printed_number}{unit}" in row.text("绩效指标描述")
    return divided and len(deed) == _A_DEED and row.name_reading.bare.endswith(deed + _RATE)
