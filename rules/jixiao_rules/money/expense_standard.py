import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao_grammar.ast import Amount, Dimension, Unit
from jixiao_grammar.pattern import pattern
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Spot, Table, needs, tables
from jixiao_rules.costs import Cost, CostScope, costs
from jixiao_rules.documents import TARGETS_2021
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.reading import amount_of, is_ceiling, plain
from jixiao_rules.spots import first
from jixiao_rules.standards import Named, every_word, standard_for
from jixiao_rules.words import words

# Provinces set their own, some of them higher: what is less than half above the central one may follow such a standard.
_FAR = Decimal("1.5")
_WAN = Decimal(10_000)
# What a lecture is paid by; how long a 场 or a 半天 takes, nobody says.
_LESSON, _LESSONS = "学时", ("学时", "课时", "节", "节课")
_PRICED = pattern("单价|每|均价")
_PRICE = pattern(
    r"(?P<name>[一-龥]{2,12})[^一-龥。；;]{0,2}(?:[0-9]+[台套张把个组部])?[，,（(]?(?:单价|每[台套张把个组部]|均价)[^0-9一-龥]{0,2}约?"
    r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<wan>万?)元"
)


class _Price(Record):
    """A price in 元 for one of what the standard is for, where it stands, and as it is printed."""

    yuan: Decimal
    spot: Spot
    shown: str


@rule(
    code="MON012",
    topic=Topic.STANDARD.turn(1),
    sees=tables,
    needs=needs(words=every_word()),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{price}”超过{document}《{title}》的标准（{word}{limit}），请核对；本地另有标准的，按本地标准执行",
    variants={
        "near": Variant(
            "“{price}”高于{document}《{title}》的标准（{word}{limit}）；本地标准更高的不必改",
            Severity.INFO,
            Confidence.POSSIBLE,
        )
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE)],
    passes=[
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 笔记本电脑单价, 指标值: ≤7000元/台}\n",
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 培训成本, 指标值: ≤450元/人·天}\n",
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 人均培训成本, 指标值: ≤3000元/人}\n",
        "年度: 2015\n指标:\n- {二级指标: 成本指标, 三级指标: 笔记本电脑单价, 指标值: ≤20000元/台}\n",
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 会议系统维护成本, 指标值: ≤3000元/次}\n",
        "年度: 2025\n资金用途: 购置笔记本电脑10台，单价6500元\n",
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 外聘师资单场课酬, 绩效指标描述: 每场4学时, 指标值: ≤3000元/场}\n",
    ],
    fails=[
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 讲课费标准, 指标值: «≤3000元/课时»}\n",
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 笔记本电脑单价, 指标值: «≤20000元/台»}\n",
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 笔记本电脑购置单价, 指标值: «≤2万元»}\n",
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 便携式计算机单价, 指标值: «≤8500元/台»}\n",
        "年度: 2025\n指标:\n- {二级指标: 成本指标, 三级指标: 培训费标准, 指标值: «≤1200元/人·天»}\n",
        "年度: 2025\n指标:\n- {二级指标: 数量指标, 三级指标: 培训天数, 指标值: 3天}\n"
        "- {二级指标: 成本指标, 三级指标: 人均培训成本, 指标值: «≤6000元/人»}\n",
        "年度: 2025\n指标:\n- {二级指标: 数量指标, 三级指标: 购置笔记本电脑数量, 指标值: ≥2台}\n"
        "- {二级指标: 成本指标, 三级指标: 笔记本电脑购置成本, 指标值: «≤4万元»}\n",
        "年度: 2025\n资金用途: 购置笔记本电脑10台，«单价20000元»，用于办公\n",
    ],
)
def expense_standard(table: Table) -> Found:
    """超过支出标准。

    检查什么：培训费、会议费（元/人·天）、讲课费（元/学时）和办公设备、家具的单价，是不是超过在表的年度施行的支出标准。成本指标
    是总额的，用唯一一个同类的数量折算；人均的培训成本用唯一一个培训天数折算；资金用途和绩效目标里写明的单价也看。

    为什么：绩效指标的成本不得突破支出标准，超过的部分不能列支。

    怎么改：按标准核减，或者写明按哪个文件执行。标准随年度变化，可以用 --as-of 指定按哪一年、哪一天的查；本地的标准可以写成
    kind: standard 的规则。

    不报的情形：没有写年度、又没有用 --as-of 指定；折算不出单价；没有见到标准数额的费用。超过不到一半的只作提示，因为各地另有标准。
    """
    period = table.period
    if period is None:
        return
    for cost in costs(table):
        named = standard_for(cost.row.text("三级指标"), period)
        price = None if named is None else _price_of(cost, named, table)
        if named is not None and price is not None:
            yield from _judged(price, named)
    for price, name in _written(table):
        named = standard_for(name, period)
        if named is not None and not _is_per_time(named):
            yield from _judged(price, named)


def _judged(price: _Price, named: Named) -> Iterator[Hit]:
    limit = named.standard.limit.number
    if price.yuan > limit:
        standard = named.standard
        fields = {
            "price": price.shown,
            "document": standard.document,
            "title": standard.title,
            "word": named.word,
            "limit": standard.printed,
        }
        yield Hit(price.spot, fields, None if price.yuan > limit * _FAR else "near")


def _price_of(cost: Cost, named: Named, table: Table) -> _Price | None:
    """The price of one, from a row; None where nobody can tell."""
    cell = cost.row.indicator.cells["指标值"]
    spot = cell.at(cost.amount.span)
    number = _one(cost, named, table)
    if number is None:
        return None
    shown = spot.span.cut(cell.text) if number == 1 else f"{plain(round(cost.money.yuan / number, 2))}元"
    return _Price(cost.money.yuan / number, spot, shown)


def _one(cost: Cost, named: Named, table: Table) -> Decimal | None:
    """By what the money of a row is divided for the price of one; None where it is no such price."""
    wanted = named.standard.limit.unit
    asked = tuple(unit.symbol for unit in wanted.per) if wanted is not None else ()
    if cost.scope is CostScope.UNIT:
        given = tuple(_LESSON if unit.symbol in _LESSONS else unit.symbol for unit in cost.per)
        if set(given) == set(asked) or (not _is_per_time(named) and all(_is_of_things(unit) for unit in cost.per)):
            return Decimal(1)
        return _only(table, "天", "") if given == ("人",) and set(asked) == {"人", "天"} else None
    if cost.scope is CostScope.TOTAL and not _is_per_time(named):
        return _only(table, None, named.word)
    return None


def _only(table: Table, unit: str | None, word: str) -> Decimal | None:
    """The one quantity of the table in this unit, or of things whose name holds this word."""
    found = [
        amount.number
        for row in table.rows()
        if level2(row) == QUANTITY and (amount := amount_of(row)) is not None and not is_ceiling(amount)
        if _counts(amount, unit) and word in row.text("三级指标")
    ]
    return found[0] if len(found) == 1 and found[0] > 0 else None


def _counts(amount: Amount, unit: str | None) -> bool:
    if amount.unit is None or amount.unit.per:
        return False
    return amount.unit.symbol == unit if unit is not None else _is_of_things(amount.unit)


def _is_of_things(unit: Unit) -> bool:
    is_thing = unit.dimension not in (Dimension.TIME, Dimension.MONEY, Dimension.PERCENT) and unit.symbol != "人"
    return is_thing and unit.symbol not in words("counts-of-time")


def _is_per_time(named: Named) -> bool:
    """True for what is paid by days or hours: no price of a thing."""
    unit = named.standard.limit.unit
    return unit is not None and not all(_is_of_things(each) for each in unit.per)


def _written(table: Table) -> Iterator[tuple[_Price, str]]:
    """The prices in the running texts of the head, each with the words in front of it: 笔记本电脑10台，单价20000元."""
    for field in ("资金用途", "绩效目标"):
        cell = table.cell(field)
        for match in _PRICE.finditer(cell.text) if cell is not None and _PRICED.search(cell.text) else ():
            number = Decimal(match["number"].replace(",", "")) * (_WAN if match["wan"] else 1)
            piece = re.sub(r"^.*?(?=单价|每|均价)", "", match.group(), flags=re.DOTALL)
            if cell is not None:
                yield _Price(number, first(cell, piece), piece), match["name"]
