from jixiao_grammar.ast import Amount, Dimension, Unit
from jixiao_grammar.compare import same_scale
from jixiao_grammar.name import Kind
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.promises import Promise, counted, is_of_the_year, promises
from jixiao_rules.reading import amount_of, amounts_of
from jixiao_rules.same_matter import is_named_alike, speaks_of
from jixiao_rules.spots import trimmed
from jixiao_rules.words import phrase, words

# A number from here on is hardly met twice by chance.
_WAN = 10_000
_TELLING = 100
_PEOPLE = phrase("{promises.people}$")
_SIZES = (Dimension.LENGTH, Dimension.AREA, Dimension.VOLUME, Dimension.MASS)


@rule(
    code="CON015",
    topic=Topic.UNIT.turn(7),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效目标写“{said}”，这里的指标值是“{value}”，数相同而计量单位不同，不符合目标与指标相匹配的要求，请核对",
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        绩效目标: 救助困难群众5200人，改造学校12所，购置设备35套，培训骨干120名，新建护岸320米。
        指标:
          - {二级指标: 数量指标, 三级指标: 救助困难群众数量, 指标值: ≥5200人次}
          - {二级指标: 数量指标, 三级指标: 改造学校数量, 指标值: 12个}
          - {二级指标: 数量指标, 三级指标: 购置设备数量, 指标值: ≥35台（套）}
          - {二级指标: 数量指标, 三级指标: 培训骨干人数, 指标值: ≥120人}
          - {二级指标: 数量指标, 三级指标: 新建护岸长度, 指标值: ≥320m}
        """,
        """
        绩效目标: 改造农村厕所3000座，惠及农户3000户。
        指标:
          - {二级指标: 数量指标, 三级指标: 改造农村厕所数量, 指标值: ≥3000座}
          - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 改厕受益农户, 指标值: ≥3000户}
        """,
        """
        绩效目标: 全县共有困难群众5200人，为低保老年人1200名免费配备终端。
        指标:
          - {二级指标: 数量指标, 三级指标: 救助困难群众数量, 指标值: ≥5200户}
          - {二级指标: 数量指标, 三级指标: 免费配备终端数量, 指标值: 1200台}
        """,
    ],
    fails=[
        """
        绩效目标: 更换智能水表5000只。
        指标:
          - {二级指标: 数量指标, 三级指标: 智能水表更换只数, 指标值: «≥5000元»}
        """,
        """
        绩效目标: 救助困难群众5200人，发放救助金。
        指标:
          - {二级指标: 数量指标, 三级指标: 救助困难群众数量, 指标值: «≥5200户»}
        """,
        """
        绩效目标: 接待健身群众45万人次，化学需氧量减排量达到500吨。
        指标:
          - {二级指标: 社会效益指标, 三级指标: 接待健身群众人次, 指标值: «≥45万人»}
          - {二级指标: 生态效益指标, 三级指标: 化学需氧量减排量, 指标值: «≥500%»}
        """,
        """
        绩效目标: 新建护岸320米，扶持企业150家，提供见习岗位500个，救助对象60个。
        指标:
          - {二级指标: 数量指标, 三级指标: 新建护岸数量, 指标值: «≥320座»}
          - {二级指标: 数量指标, 三级指标: 扶持企业数量, 指标值: ≥150个}
          - {二级指标: 数量指标, 三级指标: 提供见习岗位数量, 指标值: «≥500人»}
          - {二级指标: 数量指标, 三级指标: 救助对象数量, 指标值: ≥60人}
        """,
    ],
)
def promised_in_other_unit(table: Table) -> Found:
    """与目标数相同而单位不同。

    检查什么：绩效目标写救助5200人，对应的指标值是5200户：数一样，计量单位不是一回事。

    为什么：两处至少有一处单位写错；按哪一处考核，差别很大。

    怎么改：核对后改为一致。

    不报的情形：个、项一类什么都能数的单位；名、位与人，台与套；人与人次；别的指标正是目标里的数和单位。
    """
    rows = table.rows()
    for promise in promises(table.text("绩效目标")):
        # Few rows have the number of a promise, and without it nothing is to be compared.
        if not any(_is_same_number(amount, promise.amount) for row in rows if (amount := amount_of(row))):
            continue
        if not is_of_the_year(promise) or any(_is_said(amount, promise) for row in rows for amount in amounts_of(row)):
            continue
        for row in rows:
            amount = amount_of(row)
            if amount is not None and row.target is not None and _slips(row, amount, promise):
                yield Hit(trimmed(row.target), {"said": promise.clause, "value": row.text("指标值")})


def _slips(row: Row, amount: Amount, promise: Promise) -> bool:
    if not _is_same_number(amount, promise.amount):
        return False
    own, promised = counted(amount).unit, counted(promise.amount).unit
    if _is_money_for_things(row, own, promised):
        return is_named_alike(promise, row) or speaks_of(promise, row)
    if _is_a_price_or_pace(row, own, promised):
        return is_named_alike(promise, row) or speaks_of(promise, row)
    apart = _are_apart(own, promised) or _is_no_share(row, own, promised) or _are_visits(row, own, promised)
    if not apart and not _are_no_people(own, promised, promise.amount.subject or ""):
        return False
    # 1200名免费配备终端 counts people; what stands behind the number is counted otherwise.
    counted_thing = promise._replace(clause=promise.amount.subject or "")
    return is_named_alike(promise, row) or (amount.number >= _TELLING and speaks_of(counted_thing, row))


def _is_money_for_things(row: Row, own: Unit | None, promised: Unit | None) -> bool:
    """True for 水表更换只数 ≥5000元, where the goal promises 5000只."""
    if own is None or promised is None or own.dimension is not Dimension.MONEY or own.per:
        return False
    return promised.dimension is Dimension.COUNT and level2(row) == QUANTITY


def _is_a_price_or_pace(row: Row, own: Unit | None, promised: Unit | None) -> bool:
    """True for 25000元/批次 and 160次/月 of a count, where the goal promises 25000批次 and 160场 in all."""
    if own is None or promised is None or not own.per or promised.per or level2(row) != QUANTITY:
        return False
    return promised.dimension is Dimension.COUNT and own.dimension in (Dimension.MONEY, Dimension.COUNT)


def _are_no_people(own: Unit | None, promised: Unit | None, thing: str) -> bool:
    """True for 岗位500个, which the row counts in 人."""
    if own is None or promised is None or promised.symbol != "个" or _kind(own) != "人":
        return False
    return _PEOPLE.search(thing) is None


def _is_said(amount: Amount, promise: Promise) -> bool:
    """The row has the promise's number in its unit."""
    if not _is_same_number(amount, promise.amount):
        return False
    one, other = counted(amount), counted(promise.amount)
    return one.unit is not None and same_scale(one.unit, other.unit)


def _is_same_number(one: Amount, other: Amount) -> bool:
    """The same number, or the same digits where the row has neither the 万 of the goal nor its unit (110人, 110万人次)."""
    lost = one.multiplier == 1 and other.multiplier == _WAN and one.printed_number == other.printed_number
    return one.number == other.number or lost


def _are_apart(one: Unit | None, other: Unit | None) -> bool:
    """True for units that count or measure different things: 人 and 户, 座 and 公里. Sizes that can be compared are CON005's."""
    if one is None or other is None or one.per or other.per:
        return False
    return _kind(one) is not None and _kind(other) is not None and _kind(one) != _kind(other)


def _is_no_share(row: Row, own: Unit | None, promised: Unit | None) -> bool:
    """True for 减排量 in %, which the goal tells in 吨."""
    measured = row.name_reading.measure is not None and row.name_reading.measure.kind in (
        Kind.AMOUNT,
        Kind.SIZE,
        Kind.COUNT,
    )
    return measured and own is not None and own.symbol == "%" and promised is not None and _kind(promised) is not None


def _are_visits(row: Row, own: Unit | None, promised: Unit | None) -> bool:
    """True for 接待人次 in 人, which the goal tells in 人次."""
    units = [unit.symbol for unit in (own, promised) if unit is not None]
    return units == ["人", "人次"] and row.text("三级指标").endswith("人次")


def _kind(unit: Unit) -> str | None:
    """What a unit counts or measures: people, households, things, a length; None for 个, which counts anything."""
    if unit.dimension in _SIZES:
        return unit.dimension.name
    if unit.dimension is not Dimension.COUNT:
        return None
    if unit.symbol in words("units-of-people"):
        return "户" if "户" in unit.symbol else "人"
    return None if unit.symbol in words("units-of-anything") else "件"
