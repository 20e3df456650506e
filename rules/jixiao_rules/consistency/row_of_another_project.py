import re
from collections.abc import Iterator, Sequence

from jixiao_grammar.ast import Amount
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.foreign_words import HEAD, WHOSE, strange_word
from jixiao_rules.levels import OUTPUT, QUANTITY, SATISFACTION, is_cost, level1, level2
from jixiao_rules.own_words import own_words
from jixiao_rules.similarity import share_no_pair
from jixiao_rules.spots import first, trimmed
from jixiao_rules.told_plans import PLANS, tells_its_plans
from jixiao_rules.words import table as pairs
from jixiao_rules.words import words

_DESCRIPTION = "绩效指标描述"
_FEW = 2
_MOST = 2  # rows of another project in a table; where more are strange, the table's head says too little


@rule(
    code="CON032",
    topic=Topic.BORROWED.turn(3),
    sees=tables,
    needs=needs(*PLANS),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”说的是{field}的事，项目名称、资金用途、绩效目标和其他指标一个字也没有提到，像是别的项目的指标，请核对",
    variants={
        "quantity": Variant(
            "“{name}”在项目名称、资金用途、绩效目标和其他指标里一个字也没有提到，其他数量指标都提到了，像是别的项目的指标，请核对"
        )
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        项目名称: 送戏下乡文化惠民演出
        资金用途: 演出120场72万元，公益电影放映400场20万元。
        绩效目标: 组织送戏下乡演出120场，培训文艺骨干60人，观众3万人次。
        指标:
          - {一级指标: 产出指标, 三级指标: 演出场次, 指标值: ≥120场}
          - {一级指标: 产出指标, 三级指标: 教师培训人次, 指标值: ≥60人次}
        """,
        """
        项目名称: 农村道路硬化
        资金用途: 硬化村内道路12公里，360万元。
        绩效目标: 硬化村内道路12公里，方便3000名群众出行。
        指标:
          - {一级指标: 产出指标, 三级指标: 硬化道路里程, 指标值: =12公里}
          - {一级指标: 效益指标, 三级指标: 旅游收入增长率, 指标值: ≥5%}
        """,
        """
        项目名称: 送戏下乡文化惠民演出
        资金用途: 演出。
        绩效目标: 完成年度任务。
        指标:
          - {一级指标: 产出指标, 三级指标: 教师培训人次, 指标值: ≥60人次}
        """,
        """
        项目名称: 电子证照系统升级
        资金用途: 系统升级60万元，终端购置40万元，操作培训。
        绩效目标: 升级证照系统2套，购置自助终端20台，培训200人次。
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 系统升级套数, 指标值: =2套}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 自助终端台数, 指标值: =20台}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 窗口人员练习人次, 指标值: ≥200人次}
        """,
    ],
    fails=[
        """
        项目名称: 送戏下乡文化惠民演出
        资金用途: 演出120场72万元，公益电影放映400场20万元。
        绩效目标: 组织送戏下乡演出120场，放映公益电影400场，观众3万人次。
        指标:
          - {一级指标: 产出指标, 三级指标: 演出场次, 指标值: ≥120场}
          - {一级指标: 产出指标, 三级指标: «教师»培训人次, 指标值: ≥260人次}
        """,
        """
        项目名称: 脱贫户小额信贷贴息
        资金用途: 对600户脱贫户小额信贷贴息90万元。
        绩效目标: 对600户脱贫户发放小额信贷贴息，带动户均增收2000元。
        指标:
          - {一级指标: 产出指标, 三级指标: 贴息户数, 指标值: ≥600户}
          - {一级指标: 效益指标, 三级指标: «应急演练»参与人数, 指标值: ≥500人}
        """,
        """
        项目名称: 渔船渔民互助保险保费补贴
        资金用途: 渔船保费补贴96万元，渔民保费补贴21.6万元，投保宣传12场2.4万元。
        绩效目标: 对300艘渔船、900名渔民给予保费补贴，开展投保宣传12场。
        指标:
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 投保渔船艘数, 指标值: ≥300艘}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 投保渔民人数, 指标值: ≥900人}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 投保宣传场次, 指标值: ≥12场}
          - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: «人民陪审员参审件次», 指标值: ≥4000件次}
        """,
    ],
)
def row_of_another_project(table: Table) -> Found:
    """别的项目的指标混进了这张表。

    检查什么：资金用途和绩效目标都写了具体数字的表里，有一行的名称是另一个行业的（教师、应急演练），而且除了“全市”“新增”一类的字，
    没有一个词在项目名称、用途、目标和其他指标里出现过；或者别的数量指标在用途和目标里都说到了，只有这一个一个字也没有提到，数也没有写。

    为什么：这样的指标多是复制别的表时留下的，本项目既没有为它安排钱，也没有在目标里承诺。

    怎么改：删去；确是本项目的，在资金用途和绩效目标里写明。

    不报的情形：名称里有一个词在别处说到的（由 CON014 提示）；满意度和成本指标；旅游、经济、农业等一个项目可以带动的效益；
    用途和目标写得笼统的表。
    """
    if not tells_its_plans(table):
        return
    rows = [row for row in table.rows() if row.name is not None and level1(row) != SATISFACTION]
    found = list(_strangers(table, rows))
    for row, word in found if len(found) <= _MOST else ():
        if row.name is not None:
            fields = {"name": row.text("三级指标"), "field": pairs("fields-of-work")[word]}
            yield Hit(first(row.name, word), fields)
    told = {row for row, _ in found}
    for row in _alone(table, rows):
        if row not in told and row.name is not None:
            yield Hit(trimmed(row.name), {"name": row.text("三级指标")}, "quantity")


def _strangers(table: Table, rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    head, whose = ("\n".join(table.text(field) for field in fields) for fields in (HEAD, WHOSE))
    for row in rows:
        word = None if is_cost(row) else strange_word(row, rows, head, whose)
        if word is None or (level1(row) != OUTPUT and pairs("fields-of-work")[word] not in words("fields-apart")):
            continue
        rest = "\n".join([head, *(other.text("三级指标") for other in rows if other is not row)])
        if all(share_no_pair(part, rest) for part in own_words(row.name_reading.bare)):
            yield row, word


def _alone(table: Table, rows: Sequence[Row]) -> Sequence[Row]:
    """The one quantity of which nothing else in the table speaks, where every other quantity is spoken of in its head."""
    head = "\n".join(table.text(field) for field in HEAD)
    counted = [row for row in rows if level2(row) == QUANTITY and _own(row)]
    alone = [row for row in counted if all(share_no_pair(part, head) for part in _own(row))]
    if len(alone) != 1 or len(counted) <= _FEW:
        return ()
    rest = "\n".join(
        [head] + [other.text("三级指标") + other.text(_DESCRIPTION) for other in rows if other is not alone[0]]
    )
    said = own_words(alone[0].text(_DESCRIPTION))
    ties = [part for part in (*_own(alone[0]), *said) if not share_no_pair(part, rest)]
    amount = alone[0].amount
    return () if ties or amount is None or _stands_in(amount, head) else alone


def _stands_in(amount: Amount, head: str) -> bool:
    """True where the number stands in the head; of one digit with its unit, as such a number may stand there by chance."""
    number, unit = amount.printed_number, amount.unit.printed if amount.unit is not None else ""
    of = re.escape(unit) if len(number) == 1 else "(?![0-9.])"
    return re.search(rf"(?<![0-9.]){re.escape(number)}{of}", head) is not None


def _own(row: Row) -> Sequence[str]:
    """What the name says without its measure: 教师 of 教师人数."""
    name = row.name_reading
    return own_words(name.bare.removesuffix(name.measure.word) if name.measure is not None else name.bare)
