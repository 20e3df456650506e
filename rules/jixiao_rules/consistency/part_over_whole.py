from collections.abc import Iterator

from jixiao_grammar.ast import Amount, Op
from jixiao_grammar.compare import Order, compare, same_scale
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.documents import REVIEW
from jixiao_rules.promises import counted
from jixiao_rules.reading import amount_of, is_damaged, is_money, is_percent, shown
from jixiao_rules.spots import trimmed

_PART = "其中"
_ACCEPTED = "验收"


@rule(
    code="CON020",
    topic=Topic.AGREEMENT.turn(8),
    sees=tables,
    needs=needs(words=(_PART, _ACCEPTED)),
    severity=Severity.WARNING,
    message="“{part}”是其中的一部分，指标值“{value}”却比“{whole}”的“{total}”还多，请核对",
    variants={"accepted": Variant("“{part}”写“{value}”，比“{whole}”的“{total}”还多，没有做的不能验收，请核对")},
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥540人}
          - {二级指标: 数量指标, 三级指标: 其中：焊工培训人数, 指标值: ≥180人}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 举办培训班, 指标值: ≥9期}
          - {二级指标: 数量指标, 三级指标: 其中：焊工培训人数, 指标值: ≥180人}
        """,
        """
        指标:
          - {二级指标: 质量指标, 三级指标: 合格率, 指标值: ≥92%}
          - {二级指标: 质量指标, 三级指标: 其中：焊工合格率, 指标值: ≥95%}
        """,
    ],
    fails=[
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥540人}
          - {二级指标: 数量指标, 三级指标: 其中：焊工培训人数, 指标值: «≥600人»}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 更新健身路径套数, 指标值: =50套}
          - {二级指标: 质量指标, 三级指标: 更新健身路径验收套数, 指标值: «=55套»}
        """,
    ],
)
def part_over_whole(table: Table) -> Found:
    """“其中”的数量比总数还多。

    检查什么：写明“其中”的一行，数量比它上面最近的、同一单位的总数还多；验收的数量比要做的（正好多少）还多。

    为什么：部分不可能大于总数，多半是其中一个数写错了。

    怎么改：核对后改正。

    不报的情形：比率；单位不同的行；金额（由 MON013 检查）；数字本身写得有疑问的。
    """
    for row, amount, whole, total in _parts(table):
        if row.target is not None and compare(counted(amount), counted(total)) is Order.MORE:
            fields = {"part": row.text("三级指标"), "value": shown(row, amount)}
            yield Hit(trimmed(row.target), fields | {"whole": whole.text("三级指标"), "total": shown(whole, total)})
    for row, amount, whole, total in _accepted(table):
        if row.target is not None and compare(counted(amount), counted(total)) is Order.MORE:
            fields = {"part": row.text("三级指标"), "value": shown(row, amount)}
            fields |= {"whole": whole.text("三级指标"), "total": shown(whole, total)}
            yield Hit(trimmed(row.target), fields, "accepted")


def _accepted(table: Table) -> Iterator[tuple[Row, Amount, Row, Amount]]:
    """The rows that count what was accepted, each with the row of the same name that counts what is made."""
    rows = [(row, amount) for row in table.rows() if (amount := amount_of(row)) and not is_damaged(row)]
    for row, amount in rows:
        name = row.name_reading.bare
        if _ACCEPTED not in name or is_percent(amount) or is_money(amount):
            continue
        for whole, total in rows:
            alike = whole.name_reading.bare == name.replace(_ACCEPTED, "")
            if alike and total.op is Op.EQUAL and same_scale(counted(amount).unit, counted(total).unit):
                yield row, amount, whole, total


def _parts(table: Table) -> Iterator[tuple[Row, Amount, Row, Amount]]:
    """The rows that begin with 其中, each with the row above that is its whole."""
    whole: tuple[Row, Amount] | None = None
    for row in table.rows():
        amount = amount_of(row)
        if amount is None or is_percent(amount) or is_money(amount) or is_damaged(row):
            continue
        if not row.text("三级指标").startswith(_PART):
            whole = row, amount
        elif whole is not None and same_scale(counted(amount).unit, counted(whole[1]).unit):
            yield row, amount, *whole
