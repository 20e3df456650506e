from collections.abc import Sequence

from jixiao_grammar.compare import Order, compare, same_scale
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import REVIEW
from jixiao_rules.levels import level1, level2
from jixiao_rules.promises import counted, is_of_the_year, promises
from jixiao_rules.reading import amount_of, is_percent
from jixiao_rules.same_matter import speaks_of
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.words import words

# 设备数量, 设备个数 and 设备数 are one indicator.
# From here on two rows do not have the same number by chance.
_NO_CHANCE = 10
_SAME_MEASURE = ("数量", "个数")


@rule(
    code="DUP004",
    topic=Topic.COPY.turn(3),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.CERTAIN,
    message="三级指标“{name}”与第 {first} 行重复，审核中常被退回；请删去一行，或者在名称里写明两者的区别",
    variants={
        "across": Variant(
            "三级指标“{name}”已列在第 {first} 行的“{level}”下，同一内容列在两类指标里，评价时其中一行不计分"
        ),
        "asked": Variant("“{name}”与第 {first} 行的满意度是同一批人，重复设置，请保留一行"),
        "values": Variant(
            "三级指标“{name}”与第 {first} 行重名，指标值一处“{before}”、一处“{value}”，绩效目标只有“{said}”，请核对以哪一行为准"
        ),
    },
    basis=[Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 绩效指标描述: 参加初级班的人数, 指标值: ≥100人}
          - {一级指标: 产出指标, 三级指标: 培训人数, 绩效指标描述: 参加高级班的人数, 指标值: ≥50人}
          - {一级指标: 产出指标, 三级指标: 培训人次, 指标值: ≥50人次}
        """,
        """
        指标:
          - {一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: /, 指标值: /}
          - {一级指标: 效益指标, 二级指标: 生态效益指标, 三级指标: /, 指标值: /}
          - {一级指标: 满意度指标, 三级指标: '', 指标值: ''}
          - {一级指标: 满意度指标, 三级指标: '', 指标值: ''}
        """,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 东区改造面积（一期）, 指标值: ≥100平方米}
          - {一级指标: 产出指标, 三级指标: 东区改造面积（二期）, 指标值: ≥150平方米}
        """,
    ],
    fails=[
        """
        指标:
          - {二级指标: 社会效益指标, 三级指标: 图书年外借量, 绩效指标描述: 系统统计的外借册次, 指标值: ≥45万册次}
          - {二级指标: 社会效益指标, 三级指标: «图书年外借量», 绩效指标描述: 读者外借的册次合计, 指标值: ≥45万册次}
        """,
        """
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 购置训练设备数量, 指标值: ≥40套}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: «购置训练设备数», 指标值: ≥42套}
        """,
        """
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥100人}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: «培训人数», 指标值: ≥50人}
        """,
        """
        绩效目标: 开展惠民演出150场，惠及群众6万人次。
        指标:
          - {一级指标: 产出指标, 三级指标: 惠民演出场次, 绩效指标描述: 按演出回执单核定的场次, 指标值: ≥150场}
          - {一级指标: 产出指标, 三级指标: «惠民演出场次», 绩效指标描述: 全年送戏下乡核定场次, 指标值: ≥130场}
        """,
        """
        指标:
          - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 系统故障率, 指标值: ≤5%}
          - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: «系统故障率», 绩效指标描述: 全年统计, 指标值: ≤5%}
        """,
        """
        项目名称: 法律援助办案补贴
        指标:
          - {一级指标: 满意度指标, 三级指标: 受援人满意度, 绩效指标描述: 电话回访, 指标值: ≥95%}
          - {一级指标: 满意度指标, 三级指标: «法律援助受援人满意度», 绩效指标描述: 年末问卷, 指标值: ≥90%}
        """,
    ],
)
def dup_indicator(table: Table) -> Found:
    """同一张表里指标重复。

    检查什么：一张表里有两行三级指标名称相同（设备数量、设备数算作相同）；一行在产出、一行在效益的，更要改正。

    为什么：重复的指标重复计分；评价机构通常只认其中一行。

    怎么改：删去一行；确有区别的（期次、对象不同），把区别写进名称。

    不报的情形：绩效指标描述写明了不同的内容（而绩效目标里这样的数只有一个，正是其中一行的，仍然报告）；名称为空或者是占位符；中期、年度两栏各有一行。
    """
    names = [_bare(row.text("三级指标")) for row in table.rows()]
    asked = [row for row in table.rows() if row.text("三级指标").endswith("满意度")]
    if len(set(names)) == len(names) and len(asked) < 2:
        return
    first: dict[tuple[str, str], Row] = {}
    named: dict[str, Row] = {}
    for row, name in zip(table.rows(), names, strict=True):
        if row.name is None or not name or row.name_reading.bare in words("placeholders"):
            continue
        described = _bare(row.text("绩效指标描述"))
        before = first.setdefault((name, "" if described == name else described), row)
        alike = named.setdefault(name, row)
        if before is row and alike is not row and (level1(alike) != level1(row) or _asks_the_same(row, alike)):
            before = alike  # in two classes, or with one target, one name is one matter, however it is described
        if before is row and alike is not row:
            yield from _with_another_value(row, alike)
        elif before is row and (same := _asked_twice(row, asked)) is not None:
            yield Hit(trimmed(row.name), {"name": row.text("三级指标"), "first": str(same.indicator.index)}, "asked")
        elif before is not row:
            across = level1(before) != level1(row)
            fields = {
                "name": row.text("三级指标"),
                "first": str(before.indicator.index),
                "level": before.text("一级指标"),
            }
            yield Hit(trimmed(row.name), fields, "across" if across else None)


def _asks_the_same(row: Row, other: Row) -> bool:
    """True for two rows of one class with one number; a few alike numbers of things (≥1个) are chance."""
    amount, its = amount_of(row), amount_of(other)
    if amount is None or its is None or level2(row) != level2(other) or is_percent(amount):
        return False
    return compare(amount, its) is Order.SAME and amount.number >= _NO_CHANCE


def _asked_twice(row: Row, asked: Sequence[Row]) -> Row | None:
    """A row above that asks the same people: its name is this one's without the words of the project (受援人满意度)."""
    name, project = row.text("三级指标"), row.table.text("项目名称")
    for other in asked if row in asked else ():
        short, long = sorted((other.text("三级指标"), name), key=len)
        more = long.removesuffix(short)
        if other.indicator.index < row.indicator.index and more != long and len(more) > 1 and more in project:
            return other
    return None


def _with_another_value(row: Row, before: Row) -> Found:
    """A row that has the name of another one and its own description, where the goal has one number for both."""
    amount, other = amount_of(row), amount_of(before)
    if row.name is None or amount is None or other is None or compare(amount, other) in (None, Order.SAME):
        return
    promised = promises(row.table.text("绩效目标"))
    whole = [one._replace(clause=one.around) for one in promised]
    said = [one for one in whole if same_scale(counted(one.amount).unit, counted(amount).unit) and speaks_of(one, row)]
    if len(said) != 1 or not is_of_the_year(said[0]):
        return
    one = counted(said[0].amount)
    if Order.SAME in (compare(one, counted(amount)), compare(one, counted(other))):
        fields = {
            "name": row.text("三级指标"),
            "first": str(before.indicator.index),
            "before": before.text("指标值"),
            "value": row.text("指标值"),
            "said": said[0].clause,
        }
        yield Hit(trimmed(row.name), fields, "values")


def _bare(text: str) -> str:
    """A name without layout; 数量 and 个数 at its end are one measure."""
    bare = squeezed(text)
    return bare[:-2] + "数" if bare.endswith(_SAME_MEASURE) else bare
