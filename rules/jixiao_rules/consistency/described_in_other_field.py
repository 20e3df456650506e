from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Row, Table, needs, tables
from jixiao_rules.described_fields import fields_in, is_at_home
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.foreign_words import HEAD
from jixiao_rules.own_words import own_words
from jixiao_rules.similarity import share_no_pair
from jixiao_rules.spots import first
from jixiao_rules.words import says, words

_DESCRIPTION = "绩效指标描述"
_MEASURE = pattern("合格率|率$|数$|×100%?|时间|日期")
_SHORTEST = 6


@rule(
    code="CON072",
    topic=Topic.FORMULA.turn(8),
    sees=tables,
    needs=needs(_DESCRIPTION, "三级指标"),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="描述说的是“{said}”，与“{name}”不是一个行业的事，表里别处也没有说到，像是从别的项目照搬的，请核对",
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {三级指标: 疫苗接种人次, 绩效指标描述: 当年完成接种的儿童人次, 指标值: ≥900人次}
        """,
        """
        绩效目标: 改造学校食堂7所，方便学生就餐。
        指标:
          - {三级指标: 低保家庭学生受益人数, 绩效指标描述: 在校生登记表所列人数, 指标值: ≥300人}
        """,
        """
        指标:
          - {三级指标: 受益人口, 绩效指标描述: 学校师生和周边居民的人数, 指标值: ≥3000人}
        """,
        """
        指标:
          - {三级指标: 改造水库管理房处数, 绩效指标描述: 设在学校的避险点数量, 指标值: ≥3处}
        """,
        """
        资金用途: 用于农村公路路段养护。
        指标:
          - {三级指标: 森林公园道路养护里程, 绩效指标描述: 合格路段里程, 指标值: ≥30公里}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 学校食堂改造数量, 绩效指标描述: 当年完成«接种»的儿童人次, 指标值: 7所}
        """,
        """
        指标:
          - {三级指标: 农膜回收率, 绩效指标描述: «参保»人数÷应参保人数×100%, 指标值: ≥84%}
        """,
        """
        指标:
          - {三级指标: 救护车出车时间, 绩效指标描述: «投标»文件递交截止至开标的时间, 指标值: ≤3分钟}
        """,
        """
        指标:
          - {三级指标: 低保金发放时间, 绩效指标描述: 以«林业»验收小班图为准, 指标值: 每月15日前}
        """,
    ],
)
def described_in_other_field(table: Table) -> Found:
    """绩效指标描述说的是另一个行业的事。

    检查什么：名称说的是一个行业的事（食堂、农膜、低保金），描述说的是另一个行业的事（接种、参保、林业小班），
    描述与名称没有一个词相同，那个行业在表题、项目名称、用途、目标和其他指标里也都没有说到。

    为什么：描述用来说明这条指标怎么算；抄成别的指标的，评价时无法按它计算。

    怎么改：写明本条指标的含义、计算方法和数据来源。

    不报的情形：名称看不出行业的；描述与名称、与表里别处有一个词相同的。
    """
    for row in table.rows():
        yield from _of_row(row)


def _of_row(row: Row) -> Found:
    cell, name = row.cell(_DESCRIPTION), row.text("三级指标")
    if cell is None or row.name is None or len(cell.text.strip()) < _SHORTEST:
        return
    if says(cell.text, "described.members"):
        return  # 学校、医院等: which of them are meant
    told = {field: word for field, word in fields_in(cell.text).items() if word not in words("places-of-many-works")}
    own = fields_in(name) if told else {}
    if not told or not own or told.keys() & own.keys():
        return
    rest = _beside(row)
    if any(is_at_home(field, rest) for field in told):
        return
    parts = own_words(_MEASURE.sub(" ", cell.text))
    if all(share_no_pair(part, rest) for part in parts):
        yield Hit(first(cell, next(iter(told.values()))), {"said": next(iter(told.values())), "name": name})


def _beside(row: Row) -> str:
    """All that the table says beside this description, and the names and descriptions of its other rows."""
    heads = [row.table.text(field) for field in HEAD]
    others = [other for other in row.table.rows() if other is not row]
    return "\n".join(
        [*heads, row.text("三级指标"), *(other.text("三级指标") + other.text(_DESCRIPTION) for other in others)]
    )
