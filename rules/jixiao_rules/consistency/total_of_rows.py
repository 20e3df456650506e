from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao_grammar.ast import Amount
from jixiao_grammar.compare import in_base, same_scale
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.levels import QUANTITY, level2
from jixiao_rules.promised_totals import promised_totals
from jixiao_rules.promises import counted, promises
from jixiao_rules.reading import amount_of, is_ceiling, is_damaged, is_money, is_percent, plain, shown, unit_symbol
from jixiao_rules.spots import trimmed
from jixiao_rules.words import records, says

_PART = "其中"
_FEW = 2
_HEAD = ("绩效目标", "资金用途")


class _Sum(Record):
    """A row that counts all, and the rows that count parts of it."""

    row: Row
    amount: Amount
    parts: tuple[tuple[Row, Amount], ...]

    @property
    def added(self) -> Decimal:
        """What the parts come to, in the unit in which they are compared."""
        return sum((in_base(counted(amount)) for _, amount in self.parts), Decimal(0))

    def arithmetic(self) -> str:
        """3500批次 + 3000批次 = 6500批次."""
        parts = " + ".join(f"{plain(amount.number)}{unit_symbol(amount)}" for _, amount in self.parts)
        unit = self.amount.unit
        made = self.added / (unit.factor if unit is not None else 1)
        return f"{parts} = {plain(made)}{unit_symbol(self.amount)}"


@rule(
    code="CON041",
    topic=Topic.PROMISED.turn(3),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="各项指标加起来 {parts}，与写明的“{said}”相符，这里的总数却是“{value}”，请核对",
    variants={
        "apart": Variant("“其中”的各项加起来 {parts}，比总数“{value}”还多，请核对"),
        "goal": Variant("绩效目标写的各项加起来 {parts}，这里的总数却是“{value}”，请核对"),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        绩效目标: 培训教师600人。
        指标:
          - {二级指标: 数量指标, 三级指标: 培训总人数, 指标值: ≥600人}
          - {二级指标: 数量指标, 三级指标: 其中：骨干教师培训人数, 指标值: ≥400人}
          - {二级指标: 数量指标, 三级指标: 其中：女教师培训人数, 指标值: ≥350人}
        """,
        """
        绩效目标: 抽检6500批次。
        指标:
          - {二级指标: 数量指标, 三级指标: 食用农产品抽检批次, 指标值: =3500批次}
          - {二级指标: 数量指标, 三级指标: 加工食品抽检批次, 指标值: =3000批次}
          - {二级指标: 数量指标, 三级指标: 抽检总批次, 指标值: =6500批次}
        """,
        """
        绩效目标: 办结刑事法律援助案件180件、民事行政案件220件，接待咨询900人次，全年办案400件。
        指标:
          - {二级指标: 数量指标, 三级指标: 办结法律援助案件总数, 指标值: ≥400件}
          - {二级指标: 数量指标, 三级指标: 接待咨询总人次, 指标值: ≥900人次}
        """,
        """
        绩效目标: 举办招聘会48场，惠及群众6000人。
        指标:
          - {二级指标: 数量指标, 三级指标: 举办招聘会总场次, 指标值: ≥48场}
          - {二级指标: 数量指标, 三级指标: 其中：线上招聘会场次, 指标值: ≥30场}
        """,
    ],
    fails=[
        """
        绩效目标: 全年完成监督抽检6500批次。
        指标:
          - {二级指标: 数量指标, 三级指标: 食用农产品抽检批次, 指标值: =3500批次}
          - {二级指标: 数量指标, 三级指标: 加工食品抽检批次, 指标值: =3000批次}
          - {二级指标: 数量指标, 三级指标: 抽检总批次, 指标值: «=6000批次»}
        """,
        """
        绩效目标: 办结刑事法律援助案件180件、民事行政案件220件。
        指标:
          - {二级指标: 数量指标, 三级指标: 办结法律援助案件总数, 指标值: «≥420件»}
        """,
        """
        绩效目标: 改造一批老旧小区。
        指标:
          - {二级指标: 数量指标, 三级指标: 改造小区总数, 指标值: «=20个»}
          - {二级指标: 数量指标, 三级指标: 其中：城东片区改造小区个数, 指标值: =12个}
          - {二级指标: 数量指标, 三级指标: 其中：城西片区改造小区个数, 指标值: =9个}
        """,
    ],
)
def total_of_rows(table: Table) -> Found:
    """总数与各项指标对不上。

    检查什么：一行写的是总数（抽检总批次，或者下面几行写明“其中”），同一单位的各项加起来是另一个数，而那个数正是绩效目标、
    资金用途里写的；绩效目标逐项列的数（刑事180件、民事220件）加起来不是它；或者“其中”的各项互不重复（男、女，新建、改建），加起来比总数还多。

    为什么：总数和各项都是考核的依据，对不上就不知道按哪个算。

    怎么改：核对总数和各项。

    不报的情形：只列了一部分；各项可能有重复的（骨干教师、女教师）；百分数和金额；数字本身写得有疑问的。
    """
    for one in _sums(table):
        whole = in_base(counted(one.amount))
        if one.row.target is None or one.added == whole:
            continue
        said = _said(table, one)
        fields = {"parts": one.arithmetic(), "value": shown(one.row, one.amount), "said": said or ""}
        if said is not None:
            yield Hit(trimmed(one.row.target), fields)
        elif one.added > whole and _are_apart([row.text("三级指标") for row, _ in one.parts]):
            yield Hit(trimmed(one.row.target), fields, "apart")
    for total in promised_totals(table):
        if total.row.target is not None:
            fields = {"parts": total.arithmetic, "value": shown(total.row, total.amount), "said": ""}
            yield Hit(trimmed(total.row.target), fields, "goal")


def _sums(table: Table) -> Iterator[_Sum]:
    rows = [(row, amount) for row in table.rows() if level2(row) == QUANTITY and (amount := _count(row))]
    for at, (row, amount) in enumerate(rows):
        alike = [other for other in rows if other[0] is not row and _is_alike(amount, other[1])]
        behind = _parts_behind(rows[at + 1 :])
        parts = behind or (alike if says(row.text("三级指标"), "sums-of-rows.total") else [])
        if len(parts) >= _FEW and all(_is_alike(amount, its) for _, its in parts) and not _is_part(row):
            yield _Sum(row, amount, tuple(parts))


def _parts_behind(rows: Sequence[tuple[Row, Amount]]) -> list[tuple[Row, Amount]]:
    """The rows at the start of some that say that they are parts."""
    parts: list[tuple[Row, Amount]] = []
    for row, amount in rows:
        if not _is_part(row):
            break
        parts.append((row, amount))
    return parts


def _is_part(row: Row) -> bool:
    return row.text("三级指标").startswith((_PART, "（其中", "(其中"))


def _count(row: Row) -> Amount | None:
    amount = amount_of(row)
    if amount is None or is_percent(amount) or is_money(amount) or is_ceiling(amount) or is_damaged(row):
        return None
    return amount


def _is_alike(one: Amount, other: Amount) -> bool:
    return same_scale(counted(one).unit, counted(other).unit)


def _said(table: Table, one: _Sum) -> str | None:
    """What the goal or the purpose says to be just what the parts come to; None where it has the row's own number, too."""
    found = [said for field in _HEAD for said in promises(table.text(field)) if _is_alike(said.amount, one.amount)]
    whole = in_base(counted(one.amount))
    if any(in_base(counted(said.amount)) == whole for said in found):
        return None
    return next((said.clause for said in found if in_base(counted(said.amount)) == one.added), None)


def _are_apart(names: Sequence[str]) -> bool:
    """True where each name has a word of its own of one way to divide things."""
    for kinds in records("apart"):
        own = [[word for word in kinds if word in name] for name in names]
        if all(len(found) == 1 for found in own) and len({found[0] for found in own}) == len(names):
            return True
    return False
