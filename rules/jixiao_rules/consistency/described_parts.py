from collections.abc import Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount, Approx, Dimension
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, needs, rows
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.promises import counted, is_of_other_scope, promises
from jixiao_rules.reading import amount_of, is_damaged, is_floor, plain, shown
from jixiao_rules.spots import trimmed
from jixiao_rules.words import holds

_DESCRIPTION = "绩效指标描述"
_JOINED = pattern("[0-9][^0-9，,。；;]{0,6}[、，,和及][^0-9。；;]{1,12}[0-9]")
_NUMBER = pattern(r"[0-9]+(?:[.,][0-9]+)*")
# Behind the last part: there are more of them.
_OPEN = ("等", "余", "左右")
_SIZES = (Dimension.COUNT, Dimension.LENGTH, Dimension.AREA, Dimension.MASS)
_FEW = 2
_DAYS = "天"


@rule(
    code="CON031",
    topic=Topic.AGREEMENT.turn(10),
    sees=rows,
    needs=needs(_DESCRIPTION, holding=(_JOINED,)),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="绩效指标描述列的各项加起来是 {sum}，指标值却是“{value}”，对不上，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        "{三级指标: 采购设备数量, 绩效指标描述: 彩超3台、呼吸机5台, 指标值: =8台}",
        "{三级指标: 采购设备数量, 绩效指标描述: 彩超3台、呼吸机5台等, 指标值: =10台}",
        "{三级指标: 采购设备数量, 绩效指标描述: 彩超3台、呼吸机5台, 指标值: ≥8台}",
        "{三级指标: 举办培训班期数, 绩效指标描述: 分6期培训，每期5天、50人, 指标值: =6期}",
        "{三级指标: 新建泵站座数, 绩效指标描述: 扬程12米、流量3立方米每秒, 指标值: =2座}",
        "{三级指标: 开放场馆数量, 绩效指标描述: 体育馆2个，其中乡镇1个、街道1个, 指标值: =2个}",
    ],
    fails=[
        "{三级指标: 强制免疫畜只数量, 绩效指标描述: «猪28万头、牛2万头、羊15万只», 指标值: 42万头（只）}",
        "{三级指标: 采购设备数量, 绩效指标描述: «彩超3台，呼吸机5台», 指标值: =9台}",
        "{三级指标: 全年运营天数, 绩效指标描述: «春季学期95天、秋季学期100天», 指标值: =200天}",
        "{三级指标: 改造道路长度, 绩效指标描述: «东街1.2公里、西街0.6公里», 指标值: ≥2公里}",
    ],
)
def described_parts(row: Row) -> Found:
    """描述列的各项加起来不是指标值。

    检查什么：绩效指标描述里只列了几项同一单位的数（猪28万头、牛2万头、羊15万只），加起来与指标值不同。

    为什么：分项是指标值的构成，对不上就不知道按哪个考核。

    怎么改：核对各项和指标值。

    不报的情形：写了“等”“其中”“每”的；还有别的单位的数的；指标值是“≥”而各项加起来更多的。
    """
    cell, amount = row.cell(_DESCRIPTION), amount_of(row)
    if cell is None or amount is None or not _is_size(amount) or is_damaged(row) or not _JOINED.search(cell.text):
        return
    parts = _parts(cell.text)
    if len(parts) < _FEW or not all(_counts_alike(part, amount) for part in parts):
        return
    total, asked = sum((in_base(counted(part)) for part in parts), Decimal(0)), in_base(counted(amount))
    if total < asked or (total > asked and not is_floor(amount)):
        unit = parts[0].unit.symbol if parts[0].unit is not None else ""
        yield Hit(trimmed(cell), {"sum": _printed(total, parts[0], unit), "value": shown(row, amount)})


def _parts(text: str) -> Sequence[Amount]:
    """The quantities that are all that a description lists; none where there is another number, or more than is listed."""
    said = promises(text)
    if len(said) != len(_NUMBER.findall(text)) or text.rstrip("。；; ").endswith(_OPEN):
        return ()
    if any(is_of_other_scope(one) or holds(one.around, "not-a-part") for one in said):
        return ()
    return [one.amount for one in said]


def _is_size(amount: Amount) -> bool:
    unit = amount.unit
    plain_one = amount.approx is Approx.NONE and amount.direction is None and amount.baseline is None
    return plain_one and unit is not None and (unit.dimension in _SIZES or unit.symbol == _DAYS) and not unit.per


def _counts_alike(part: Amount, amount: Amount) -> bool:
    """True for 28万头 of 42万头（只）; also for 只 there, since the bracket names both."""
    if not _is_size(part) or part.unit is None or amount.unit is None:
        return False
    if same_scale(counted(part).unit, counted(amount).unit):
        return True
    return part.unit.dimension is Dimension.COUNT and f"({part.unit.symbol})" in amount.unit.symbol


def _printed(total: Decimal, part: Amount, unit: str) -> str:
    factor = part.unit.factor if part.unit is not None else Decimal(1)
    number = total / factor
    return plain(number / part.multiplier) + ("万" if part.multiplier == 10000 else "") + unit
