from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount, Approx, Op
from jixiao_grammar.compare import Order, compare, same_scale
from jixiao_grammar.pattern import HAN, pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.costs import Cost, CostScope, costs
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.goal_conflict import conflict, is_sum
from jixiao_rules.goal_text import sentences
from jixiao_rules.leftover_counts import leftovers
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.promises import Promise, counted, is_of_other_scope, promises
from jixiao_rules.reading import amount_of, is_damaged, is_money, is_percent, shown
from jixiao_rules.same_matter import is_named_alike, measured, share_a_character
from jixiao_rules.same_purpose import are_of_one, is_same, paid_for, share_a_noun
from jixiao_rules.spots import trimmed
from jixiao_rules.words import phrase, section
from jixiao_rules.yuan import Money, agree, money_of

_Counted = tuple[Row, Amount]
_A_NAME = 2  # characters that a name has at least
_USE, _GOAL = "资金用途", "绩效目标"
# A ceiling may leave some room above the price that is planned.
_ROOM = Decimal("1.1")
_PRICE = phrase("{reckoned.prices}")
_PLACE = pattern(f"{HAN}{{2}}(?:(?<!乡)镇|(?<![各乡])乡|街道|县)$")
_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百千]+")


@rule(
    code="CON017",
    topic=Topic.AGREEMENT.turn(6),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="资金用途写“{said}”，这里的指标值是“{value}”，两处数量不一致，请核对",
    variants={
        "goal": Variant("资金用途写“{said}”，绩效目标写的是“{value}”，两处数量不一致，请核对"),
        "money": Variant(
            "资金用途写的是“{said}”，这里的指标值是“{value}”，两处不一致，请核对", topic=Topic.AMOUNT.turn(6)
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 改造村级水厂12座，更换供水管网60公里以上。
        资金用途: 改造村级水厂12座，每座45万元，更换供水管网64公里，每公里5万元。
        指标:
          - {二级指标: 数量指标, 三级指标: 改造村级水厂数量, 指标值: ≥12座}
          - {二级指标: 数量指标, 三级指标: 更换供水管网长度, 指标值: ≥60公里}
          - {二级指标: 成本指标, 三级指标: 单座水厂改造成本, 指标值: ≤48万元/座}
          - {二级指标: 成本指标, 三级指标: 管网更换总成本, 指标值: ≤320万元}
        """,
        """
        绩效目标: 举办培训班4期，培训骨干200人。
        资金用途: 举办春季培训班2期、秋季培训班2期，每期讲课费0.8万元，食宿费3万元/期。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办培训班期数, 指标值: ≥4期}
          - {二级指标: 成本指标, 三级指标: 每期培训成本, 指标值: ≤6万元/期}
        """,
        """
        绩效目标: 全县现有水厂30座，2025年改造12座。
        资金用途: 用于12座水厂改造，累计已改造18座。
        指标:
          - {二级指标: 数量指标, 三级指标: 改造水厂数量, 指标值: ≥12座}
        """,
        """
        绩效目标: 建成高标准农田1.2万亩。
        资金用途: 用于青龙镇7000亩、石桥镇5000亩高标准农田建设。
        指标:
          - {二级指标: 数量指标, 三级指标: 新建高标准农田面积, 指标值: =1.2万亩}
        """,
    ],
    fails=[
        """
        绩效目标: 改造村级水厂12座。
        资金用途: «改造村级水厂15座»，每座45万元。
        指标:
          - {二级指标: 数量指标, 三级指标: 改造村级水厂数量, 指标值: ≥12座}
        """,
        """
        绩效目标: 聘用护林员60名开展日常巡护，开展走航监测60次。
        资金用途: 发放«50名护林员劳务费»129.6万元，走航监测«50次»48万元。
        指标:
          - {二级指标: 数量指标, 三级指标: 聘用护林员人数, 指标值: ≥60名}
        """,
        """
        绩效目标: 保障农村居民饮水安全。
        资金用途: 改造村级水厂12座，更换供水管网64公里。
        指标:
          - {二级指标: 数量指标, 三级指标: 改造村级水厂数量, 指标值: «≥21座»}
          - {二级指标: 数量指标, 三级指标: 更换供水管网长度, 指标值: «≥46公里»}
        """,
        """
        绩效目标: 改造村级水厂12座。
        资金用途: 改造村级水厂12座，每座45万元。
        指标:
          - {二级指标: 数量指标, 三级指标: 改造村级水厂数量, 指标值: ≥12座}
          - {二级指标: 成本指标, 三级指标: 单座水厂改造成本, 指标值: «≤54万元/座»}
        """,
        """
        绩效目标: 培训540人。
        资金用途: «用于培训640人»，其中讲课费27万元，食宿费36万元。
        指标:
          - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥540人}
          - {二级指标: 成本指标, 三级指标: 讲课费支出, 指标值: «≤72万元»}
          - {二级指标: 成本指标, 三级指标: 食宿费, 指标值: «≤36元»}
        """,
    ],
)
def use_conflict(table: Table) -> Found:
    """资金用途与绩效目标、指标值的数量矛盾。

    检查什么：资金用途里写的数量（改造水厂15座）与绩效目标里同一事项的数量（12座）、与同一事项的数量指标不同；写的单价（每座45万元）、
    分项金额（讲课费27万元）与成本指标的（≤54万元/座、≤72万元）不同。

    为什么：钱按多少数量、什么单价安排，目标就应当按同样的数量和单价设置；两处不同，评价时不知道以哪个为准。

    怎么改：核对后改为一致。

    不报的情形：约数；累计、现有、每年等口径不同的数；同一事项、同一单位写了不止一个数的；指标值的数字本身写得有疑问的；
    成本上限比单价高出不到一成的；目标与指标不一致（由 CON005 检查）。
    """
    cell = table.cell(_USE)
    if cell is None or not _has_numbers_of_its_own(table, cell.text):
        return
    used = [one for one in promises(cell.text) if _is_planned(one)]
    goal = [one for one in promises(table.text(_GOAL)) if not is_of_other_scope(one)]
    rows = [(row, amount) for row in table.rows() if level2(row) == QUANTITY and (amount := amount_of(row))]
    told = [one for one in used if not is_money(one.amount) and not _is_of_a_place(one)]
    said = [(one, other) for one in told for other in _same_thing(one, told, goal) if not _has_a_row(one, rows)]
    found = {one for one, _ in said}  # where the goal alone is another, CON005 says so at the row
    said += [(one.used, one.promised) for one in leftovers(cell.text, told, goal, rows) if one.used not in found]
    for one, other in said:
        yield Hit(cell.at(one.span), {"said": one.clause, "value": other.clause}, "goal")
    yield from _rows(rows, told, goal)
    money = [one for one in used if is_money(one.amount)]
    yield from _prices(table, cell.text, money)
    yield from _sums(table, money)


def _has_numbers_of_its_own(table: Table, text: str) -> bool:
    """False where each number of the purpose stands in the goal or in a row, too: then the value language need not read it."""
    own = set(_NUMBER.findall(text))
    if not own:
        return False
    elsewhere = [table.text(_GOAL), *(row.text("指标值") for row in table.rows())]
    return not own <= set(_NUMBER.findall("\n".join(elsewhere)))


def _is_planned(promise: Promise) -> bool:
    amount = promise.amount
    is_exact = amount.op is Op.EQUAL and amount.approx is Approx.NONE and amount.direction is None
    return is_exact and not is_percent(amount) and (is_money(promise.amount) or not is_of_other_scope(promise))


def _is_of_a_place(promise: Promise) -> bool:
    """True for 石桥镇5000亩: what one place has of it."""
    return _PLACE.search(promise.around.partition(promise.amount.printed_number)[0]) is not None


def _same_thing(one: Promise, used: Sequence[Promise], goal: Sequence[Promise]) -> Iterator[Promise]:
    """What the goal says of the same thing with another number, where each of the two says it once."""
    there = [other for other in goal if are_of_one(one, other)]
    alike = are_of_one
    if not there and not any(is_same(one, other) for other in goal):
        there, alike = [other for other in goal if share_a_noun(one, other)], share_a_noun
    if len(there) == 1 == sum(alike(there[0], other) for other in used):
        promised = there[0].amount
        order = compare(counted(one.amount), counted(promised))
        is_less = promised.op.is_floor and order is Order.LESS
        if is_less or (promised.op is Op.EQUAL and order in (Order.LESS, Order.MORE)):
            yield there[0]


def _rows(rows: Sequence[_Counted], used: Sequence[Promise], goal: Sequence[Promise]) -> Iterator[Hit]:
    """Quantities that the goal does not name: what is said of the others is said by CON005, or of the goal itself."""
    for row, amount in rows:
        there = [one for one in used if _is_of_row(one, row, amount)]
        if len(there) != 1 or row.target is None or is_damaged(row) or is_sum(amount, there[0], used):
            continue
        rivals = [other for other, its in rows if _is_of_row(there[0], other, its)]
        in_goal = any(same_scale(counted(one.amount).unit, counted(amount).unit) for one in goal)
        if len(rivals) == 1 and not in_goal and conflict(row, amount, there[0].amount) in ("conflict", "lower"):
            yield Hit(trimmed(row.target), {"said": there[0].clause, "value": shown(row, amount)})


def _has_a_row(promise: Promise, rows: Sequence[_Counted]) -> bool:
    """True where a row asks for the very number that the purpose names."""
    of_it = (amount for row, amount in rows if _is_of_row(promise, row, amount))
    return any(compare(counted(amount), counted(promise.amount)) is Order.SAME for amount in of_it)


def _is_of_row(promise: Promise, row: Row, amount: Amount) -> bool:
    thing, subject = measured(row.name_reading), promise.amount.subject or paid_for(promise)
    is_named = is_named_alike(promise, row) or (len(thing) > _A_NAME and subject == thing)
    return is_named and same_scale(counted(promise.amount).unit, counted(amount).unit)


def _prices(table: Table, text: str, used: Sequence[Promise]) -> Iterator[Hit]:
    prices = [cost for cost in costs(table) if cost.scope is CostScope.UNIT and len(cost.per) == 1]
    for cost in prices:
        per = cost.per[0]
        rivals = [other for other in prices if other.per[0].symbol == per.symbol]
        there = [
            one for one in used if one.amount.unit and [unit.symbol for unit in one.amount.unit.per] == [per.symbol]
        ]
        if len(there) != 1 or len(rivals) != 1 or cost.row.target is None or is_damaged(cost.row):
            continue
        around = next(span.cut(text) for span in sentences(text) if span.start <= there[0].span.start < span.end)
        planned = there[0].amount.number  # in 元 for one of the same unit
        if (
            share_a_character(measured(cost.row.name_reading), around)
            and not planned <= cost.money.yuan <= planned * _ROOM
        ):
            yield Hit(
                trimmed(cost.row.target), {"said": there[0].clause, "value": shown(cost.row, cost.amount)}, "money"
            )


def _sums(table: Table, used: Sequence[Promise]) -> Iterator[Hit]:
    """Sums that the purpose names as a cost row does: 讲课费27万元, 讲课费支出."""
    planned = [one for one in used if one.amount.unit and not one.amount.unit.per and not _PRICE.search(one.around)]
    rows = [cost for cost in costs(table) if cost.scope in (CostScope.TOTAL, CostScope.PART)]
    for cost in rows:
        there = [one for one in planned if _is_called(one, cost.row)]
        if len(there) != 1 or cost.row.target is None or is_damaged(cost.row):
            continue
        said = money_of(there[0].amount)
        if sum(_is_called(there[0], other.row) for other in rows) == 1 and not _has_room(said, cost):
            yield Hit(
                trimmed(cost.row.target), {"said": there[0].clause, "value": shown(cost.row, cost.amount)}, "money"
            )


def _is_called(promise: Promise, row: Row) -> bool:
    subject = paid_for(promise)
    left = row.name_reading.bare.removeprefix("其中").removeprefix(subject)
    return len(subject) > _A_NAME and left != row.name_reading.bare and left in ("", *section("reckoned.spending"))


def _has_room(said: Money, cost: Cost) -> bool:
    same = agree(said.yuan, cost.money.yuan, said.half_digit, cost.money.half_digit)
    return same or said.yuan <= cost.money.yuan <= said.yuan * _ROOM
