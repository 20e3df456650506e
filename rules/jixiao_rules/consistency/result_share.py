from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import same_scale
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.priced_things import pairs_of
from jixiao_rules.promises import Promise, counted, is_of_other_scope, promises
from jixiao_rules.reading import is_percent, plain
from jixiao_rules.results import came_to, results
from jixiao_rules.told_results import TOLD
from jixiao_rules.views import result_tables
from jixiao_rules.words import words

_PART = "被"  # 被采纳38件: of those that were counted before
_HALF_A_POINT = Decimal("0.5")


@rule(
    code="CON035",
    topic=Topic.TOLD.turn(1),
    sees=result_tables,
    needs=needs(TOLD, words=(_PART,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="实际完成情况写“{whole}，{part}”，算出来是 {share}%，这里的实际完成值却是“{result}”，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        实际完成情况: 发出检察建议42件，被采纳40件，普法20场。
        指标:
          - {三级指标: 检察建议采纳率, 指标值: ≥90%, 实际完成值: 95.2%}
        """,
        """
        实际完成情况: 发出检察建议42件，受理申诉38件。
        指标:
          - {三级指标: 检察建议采纳率, 指标值: ≥90%, 实际完成值: 95.2%}
        """,
        """
        实际完成情况: 发出检察建议42件，到期回复40件，被采纳38件。
        指标:
          - {三级指标: 检察建议采纳率, 指标值: ≥90%, 实际完成值: 95%}
        """,
    ],
    fails=[
        """
        实际完成情况: 发出检察建议42件，被采纳38件，普法20场。
        指标:
          - {三级指标: 检察建议采纳率, 指标值: ≥90%, 实际完成值: «95.2%»}
        """,
        """
        实际完成情况: 报送决策建议20篇，被采用12篇。
        指标:
          - {三级指标: 决策建议采用率, 指标值: ≥70%, 实际完成值: «75%»}
        """,
    ],
)
def result_share(table: Table) -> Found:
    """比率与完成情况里的两个数算不出来。

    检查什么：实际完成情况写了总数和其中被采纳、被采用了多少（发出检察建议42件，被采纳38件），算出来的比率与指标行的实际完成值不同。

    为什么：比率由这两个数算出来；不一致，就不知道以哪个计分。

    怎么改：核对两个数和比率。

    不报的情形：中间还有别的数；单位不同；相差不到半个百分点的。
    """
    said = promises(table.text(TOLD))
    shares = [result for result in results(table) if _is_share(came_to(result, result.row))]
    for whole, part in _pairs(said) if shares else ():
        for result in shares:
            came = came_to(result, result.row)
            if not isinstance(came, Amount) or not _is_of(result.row, whole, part):
                continue
            share = counted(part.amount).number / counted(whole.amount).number * 100
            if abs(share - came.number) > _HALF_A_POINT:
                fields = {"whole": whole.clause, "part": part.clause, "share": plain(round(share, 1))}
                yield Hit(result.cell.at(came.span), fields | {"result": result.cell.text.strip()})


def _is_share(came: object) -> bool:
    return isinstance(came, Amount) and is_percent(came) and came.direction is None


def _pairs(said: tuple[Promise, ...]) -> Iterator[tuple[Promise, Promise]]:
    """A whole with the part that stands right behind it, counted in one unit."""
    for whole, part in pairwise(said):
        alike = same_scale(counted(whole.amount).unit, counted(part.amount).unit)
        of_year = not is_of_other_scope(whole) and not is_of_other_scope(part)
        if part.clause.startswith(_PART) and alike and of_year and 0 < part.amount.number <= whole.amount.number:
            yield whole, part


def _is_of(row: Row, whole: Promise, part: Promise) -> bool:
    """True where the rate has the deed of the part and the thing of the whole: 检察建议采纳率."""
    name = row.text("三级指标")
    deed = part.clause.removeprefix(_PART)[:2]
    thing = pairs_of(whole.clause) - words("common-words")
    return deed + "率" in name and any(pair in name for pair in thing)
