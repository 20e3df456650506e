from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.compare import Attainment, Side
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import amount_of, plain
from jixiao_rules.reasons import REASON, reason_given
from jixiao_rules.results import FAR_OVER, Result, asked_for, attained, results
from jixiao_rules.spots import trimmed
from jixiao_rules.views import scored_tables
from jixiao_rules.weights import Scored, is_printed_from, on_one_scale, places_of, scored

_PROPORTIONAL, _ALL_OR_NOTHING, _ANY = "按比例", "未完成不得分", "不计算"
_REST = "          - {三级指标: 培训合格率, 指标值: ≥95%, 实际完成值: 96%, 分值: 10, 得分: 10}\n"


@rule(
    code="WGT010",
    topic=Topic.EARNED.turn(1),
    sees=scored_tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="指标值{target}，实际完成 {result}，没有达到，得分却是满分 {score}，不符合按完成情况计分的要求{due}{left}，请核对",
    variants={
        "high": Variant("指标值{target}，实际完成 {result}，得分 {score} 高于应得{due}，请核对"),
        "low": Variant(
            "指标值{target}，实际完成 {result}，得分 {score} 低于{due}，请核对计分办法",
            Severity.INFO,
            Confidence.POSSIBLE,
        ),
        "met": Variant("指标值{target}，实际完成 {result}，已经达到，得分 {score} 却不是满分，又没有写原因，请核对"),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    options={"formula": "没有达到指标值时怎样计分：按比例（实际÷目标×分值）、未完成不得分、不计算（只看满分是否应得）"},
    choices={"formula": lambda: (_PROPORTIONAL, _ALL_OR_NOTHING, _ANY)},
    passes=[
        "指标:\n          - {三级指标: 安全管理, 指标值: 无安全事故, 实际完成值: 未发生安全事故, 分值: 10, 得分: 10}\n"
        + _REST,
        "指标:\n          - {三级指标: 管护机制, 指标值: 健全, 实际完成值: 未能建立, 分值: 10, 得分: 4}\n" + _REST,
        "指标:\n          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 8公里, 分值: 30, 得分: 20}\n" + _REST,
        "指标:\n          - {三级指标: 差错率, 指标值: ≤2%, 实际完成值: 3%, 分值: 10, 得分: 5}\n" + _REST,
        "指标:\n          - {三级指标: 安全事故, 指标值: 0起, 实际完成值: 0, 分值: 10, 得分: 10}\n" + _REST,
        "指标:\n          - {三级指标: 参训人数, 指标值: ≥3000人, 实际完成值: 2900, 分值: 30, 得分: 29}\n" + _REST,
        "指标:\n          - {三级指标: 参训人数, 指标值: ≥100人, 实际完成值: 180人, 分值: 10, 得分: 8}\n" + _REST,
        "指标:\n          - {三级指标: 培训成本, 指标值: 30万元, 实际完成值: 26万元, 分值: 10, 得分: 10}\n" + _REST,
        "指标:\n          - {三级指标: 参训人数, 指标值: ≥100人, 实际完成值: 60人, 权重: 10%, 得分: 60}\n",
    ],
    fails=[
        "指标:\n          - {三级指标: 管护机制, 指标值: 健全, 实际完成值: 不健全, 分值: 10, 得分: «10»}\n" + _REST,
        "指标:\n          - {三级指标: 平台验收, 指标值: 通过验收, 实际完成值: 尚未验收, 分值: 10, 得分: «10»}\n"
        + _REST,
        "指标:\n          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 8公里, 分值: 30, 得分: «30»}\n" + _REST,
        "指标:\n          - {三级指标: 清淤长度, 指标值: ≥12公里, 实际完成值: 6, 分值: 30, 得分: «25»}\n" + _REST,
        "指标:\n          - {三级指标: 差错率, 指标值: ≤2%, 实际完成值: 5%, 分值: 10, 得分: «10»}\n" + _REST,
        "指标:\n          - {三级指标: 安全事故, 指标值: 0起, 实际完成值: 1起, 分值: 10, 得分: «10»}\n" + _REST,
        "指标:\n          - {三级指标: 年客运量, 指标值: ≥1800万人次, 实际完成值: 1620万人次, 分值: 15, 得分: «14»}\n"
        "          - {三级指标: 运营里程, 指标值: ≥850公里, 实际完成值: 816公里, 分值: 10, 得分: 9.6}\n",
        "指标:\n          - {三级指标: 安全事故起数, 指标值: 0起, 实际完成值: 1起, 分值: 10, 得分: «5»}\n" + _REST,
        "指标:\n          - {三级指标: 完工时间, 指标值: 2023年6月底前, 实际完成值: 2023年9月, 分值: 10, 得分: «10»}\n"
        + _REST,
        "指标:\n          - {三级指标: 参训人数, 指标值: ≥100人, 实际完成值: 110人, 分值: 10, 得分: «9», 备注: ''}\n"
        + _REST,
    ],
)
def score_not_earned(table: Table, *, formula: str = _PROPORTIONAL) -> Found:
    """得分与完成情况不符。

    检查什么：把实际完成值与指标值相比，重新计算得分。达到指标值的得满分；没有达到的，“≥”“＝”按实际÷目标×分值，指标值为 0 的
    不得分，“≤”超出多少扣多少，超出一倍不得分。没有达到却得满分的、高于应得的、达到了却扣分又不写原因的都报告。

    为什么：自评得分应当由完成情况算出来；没有完成也得满分，自评就失去了意义。

    怎么改：核对实际完成值和得分；计分办法与上面不同的地方，可以在配置中改 formula。

    不报的情形：两个数单位不同或者读不懂；小数取舍造成的差别；得分低于按比例应得的（有的地方规定低于 60% 不得分）只作提示；
    超额 30% 以上而扣分的；得分与权重不是一个口径；几行合并计分。
    """
    scores = scored(table)
    if not on_one_scale(scores):
        return
    found = {result.row: result for result in results(table)}
    for one in scores:
        result = found.get(one.row)
        reached = attained(result) if result is not None else None
        if result is not None and reached is not None and one.score <= one.points:
            yield from _judge(one, result, reached, formula, places_of(scores))


def _judge(one: Scored, result: Result, reached: Attainment, formula: str, places: int) -> Iterator[Hit]:
    due = Decimal(0) if _is_zero_missed(result, reached, formula) else _due(one.points, reached, formula)
    variant = _verdict(one, reached, due, places)
    if variant == "met" and reason_given(result.row):
        return
    if variant is not None:
        fields = {
            "target": f"“{asked_for(result.row)}”",
            "result": result.cell.text.strip(),
            "score": plain(one.score),
            "left": "，也没有写偏差原因" if _is_unexplained(result) else "",
            "due": "" if due is None else f"（{formula}为 {plain(round(due, 2))}）",
        }
        yield Hit(trimmed(one.cell), fields, None if variant == "full" else variant)


def _is_unexplained(result: Result) -> bool:
    return result.row.cell(REASON) is not None and not reason_given(result.row)


def _verdict(one: Scored, reached: Attainment, due: Decimal | None, places: int) -> str | None:
    if reached.is_met:
        far = reached.side is Side.FLOOR and reached.share is not None and reached.share * 100 > FAR_OVER
        return "met" if one.score < one.points and not far else None
    if one.score == one.points > 0:
        return "full"
    if due is None or is_printed_from(due, one.score if not places else one.score.quantize(Decimal(1).scaleb(-1))):
        return None
    return "high" if one.score > due else "low"


def _is_zero_missed(result: Result, reached: Attainment, formula: str) -> bool:
    """Of nothing at all (0起) nobody can do a part."""
    asked = amount_of(result.row)
    return not reached.is_met and formula != _ANY and asked is not None and asked.number == 0


def _due(points: Decimal, reached: Attainment, formula: str) -> Decimal | None:
    """The score that a target earns which was not met; None where it cannot be computed."""
    if reached.is_met:
        return points
    if formula == _ALL_OR_NOTHING:
        return Decimal(0)
    if formula == _ANY or reached.share is None:
        return None
    share = reached.share if reached.side is Side.FLOOR else 2 - reached.share
    return points * min(max(share, Decimal(0)), Decimal(1))
