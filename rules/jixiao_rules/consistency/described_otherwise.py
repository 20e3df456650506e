from jixiao_grammar.ast import Amount, Date, Dimension
from jixiao_grammar.name import Kind
from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.chinese_letters import chinese_apart
from jixiao_rules.documents import REVIEW, TARGETS_2021
from jixiao_rules.levels import SATISFACTION, is_cost, level1
from jixiao_rules.reading import is_percent, node_of
from jixiao_rules.similarity import share_no_pair, squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.words import holds, longest_first, one_of, says, section

_DESCRIPTION = "绩效指标描述"
_FIRST_CLAUSE = pattern("[，,；;。（(]")
_SHORTEST = 6
_DIVIDED = pattern("[÷/]|除以|占.{2,20}的?[比百]")
_RATE_SIGNS = pattern("[率比占÷/除均]")


@rule(
    code="CON030",
    topic=Topic.FORMULA.turn(5),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="描述说的是{said}，指标值“{value}”却是{asked}，像是别的指标的描述，没有说明“{name}”怎么算，请核对",
    variants={
        "people": Variant("描述说的是“{said}”，与“{name}”不相干，表里别处也没有说到，像是从别的项目照搬的，请核对")
    },
    basis=[Basis(TARGETS_2021, Authority.GUIDANCE), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {三级指标: 培训人数, 绩效指标描述: 各期签到册所列人数, 指标值: ≥300人}
        """,
        """
        指标:
          - {三级指标: 工程完工时间, 绩效指标描述: 最后一个标段通过验收的日期, 指标值: 2025年10月底前}
        """,
        """
        指标:
          - {三级指标: 服务人次, 绩效指标描述: 年度服务人次，其中老年人的比例不低于30%, 指标值: ≥5000人次}
        """,
        """
        指标:
          - {三级指标: 人均培训天数, 绩效指标描述: 培训总人天数除以参训人数, 指标值: ≥5天}
        """,
        """
        指标:
          - {三级指标: 数字化加工成本, 绩效指标描述: 软件开发、硬件和接口费用, 指标值: ≤75万园}
        """,
        """
        资金用途: 签约服务费补助360万元，平台运维50万元。
        绩效目标: 为6万名重点人群提供家庭医生签约服务，签约率达到75%。
        指标:
          - {三级指标: 重点人群签约人数, 绩效指标描述: 65岁以上老年人、孕产妇等, 指标值: ≥6万人}
        """,
        """
        资金用途: 用于维权和家庭教育。
        绩效目标: 开展家庭教育讲座20场，家庭教育知识知晓率达到85%。
        指标:
          - {三级指标: 家庭教育知识知晓率, 绩效指标描述: 抽样家长测评80分以上的占比, 指标值: ≥85%}
        """,
        """
        指标:
          - {三级指标: 带动就业人数, 绩效指标描述: 借款人本人和新增雇工的人数, 指标值: ≥300人}
        """,
        """
        绩效目标: 全年接待学生游客3万人次
        指标:
          - {三级指标: 接待游客人次, 绩效指标描述: 以小学生研学为主, 指标值: ≥3万人次}
        """,
        """
        资金用途: 用于专项工作。
        绩效目标: 完成年度任务。
        指标:
          - {三级指标: 培训合格率, 绩效指标描述: 取得结业证书的人数÷参训总人数×100%, 指标值: ≥90%}
        """,
        """
        资金用途: 用于补充教师。
        绩效目标: 补充初中教师30名。
        指标:
          - {三级指标: 初中师生比, 绩效指标描述: 专任教师数与在校学生数之比, 指标值: '不低于1:13.5'}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 设施完好率, 绩效指标描述: «各单位签收完毕的日期», 指标值: ≥95%}
        """,
        """
        指标:
          - {三级指标: 改造完成时间, 绩效指标描述: «验收合格的处数占全部处数的比例», 指标值: 2025年10月底前}
        """,
        """
        指标:
          - {三级指标: 编印手册册数, 绩效指标描述: «评估得分75分以上的场数占总场数的比例», 指标值: ≥2万册}
        """,
        """
        指标:
          - {三级指标: 课程资源数量, 绩效指标描述: «学期末线上问卷，评价满意的占比», 指标值: ≥36门}
        """,
        """
        资金用途: 对320名残疾儿童按每人每年2万元给予救助。
        绩效目标: 为320名残疾儿童提供康复训练，救助覆盖率100%。
        指标:
          - {三级指标: 救助覆盖率, 绩效指标描述: «完成白内障手术的老年人数÷筛查出的患者数×100%», 指标值: 100%}
        """,
        """
        指标:
          - {三级指标: 夏装发放时间, 绩效指标描述: «签字册上的辅警人数», 指标值: 2025年5月20日前}
        """,
        """
        项目名称: 古桥民俗文化旅游节
        资金用途: 演出70万元，宣传推广30万元。
        绩效目标: 组织演出2场，接待游客30万人次。
        指标:
          - {三级指标: 接待游客人次, 绩效指标描述: «对小学生研学路线开展情况进行统计», 指标值: ≥30万人次}
        """,
    ],
)
def described_otherwise(table: Table) -> Found:
    """绩效指标描述说的是另一回事。

    检查什么：描述的种类与指标值对不上：比率、数量写成“…的日期”，日期写成“…的比例”“…人数”，数量写成“…占…的比例”、问卷；
    或者描述说的是某一类人（小学生、老年人），名称、目标、用途和其他指标里都没有说到，与名称又没有一个词相同。

    为什么：描述用来说明这条指标怎么算；抄成别的指标的，评价时无法按它计算。

    怎么改：写明本条指标的含义、计算方法和数据来源。

    不报的情形：描述的第一句说的就是本条指标，后面另有补充；满意度指标（由 QNT014 检查）；均数、单价；
    没有绩效目标和资金用途可以对照的表。
    """
    for row in table.rows():
        yield from _of_row(row)


def _of_row(row: Row) -> Found:
    cell, value = row.cell(_DESCRIPTION), row.text("指标值")
    if cell is None or row.name is None or level1(row) == SATISFACTION or "满意" in row.text("三级指标"):
        return
    if _repeats(cell.text, row.text("三级指标")):
        return
    asked, told = _asked(row), _told(cell.text)
    clash = asked is not None and told is not None and told in _NOT_OF[asked]
    people = None if clash else _strangers(row, cell.text)
    said = squeezed(cell.text) if clash or people is not None else ""
    if len(said) < _SHORTEST or not share_no_pair(said, squeezed(row.text("三级指标"))):
        return
    if people is not None:
        yield Hit(trimmed(cell), {"said": people, "name": row.text("三级指标")}, "people")
    elif asked is not None and told is not None:
        fields = {"said": _SHOWN[told], "asked": _SHOWN[asked], "value": value, "name": row.text("三级指标")}
        yield Hit(trimmed(cell), fields)


def _repeats(description: str, name: str) -> bool:
    """True where the name stands in the description, as in most: they have characters in common, and all is well."""
    bare = squeezed(name)
    return len(bare) > 1 and bare in squeezed(description)


_ANYBODY = "人员"
_SHOWN = {"day": "日期", "share": "比率", "count": "数量", "cost": "费用", "survey": "问卷"}
# What the description of a target of each kind cannot tell.
_NOT_OF = {
    "day": ("share", "count", "cost", "survey"),
    "share": ("day", "cost"),
    "count": ("day", "share", "cost", "survey"),
    "cost": ("day", "share", "survey"),
}


def _asked(row: Row) -> str | None:
    """What kind of target a row has; None where it may be described in many ways."""
    node = node_of(row)
    if isinstance(node, Date):
        return "day"
    if not isinstance(node, Amount) or node.unit is None or not node.unit.known:
        return None
    if is_percent(node):
        return None if node.direction is not None else "share"
    measure = row.name_reading.measure
    if node.unit.dimension is Dimension.MONEY or (measure is not None and measure.kind is Kind.MONEY):
        return "cost" if is_cost(row) else None
    is_count = node.unit.dimension is Dimension.COUNT and not node.unit.per
    return "count" if is_count and not _RATE_SIGNS.search(row.name_reading.bare) else None


def _told(description: str) -> str | None:
    """What kind of thing the first clause of a description tells by its end; a survey anywhere."""
    clause = _FIRST_CLAUSE.split(description.strip(), maxsplit=1)[0].strip()
    if clause.endswith(section("described.days")):
        return "day"
    if clause.endswith(section("described.shares")):
        return "share"
    if says(description, "described.surveys"):
        return "survey"
    if _RATE_SIGNS.search(clause):
        return None
    if clause.endswith(section("described.costs")):
        return "cost"
    return "count" if clause.endswith(section("described.counts")) else None


def _strangers(row: Row, description: str) -> str | None:
    """People of whom the description speaks, where nothing else in a table that tells its goal and use names them."""
    table, measure = row.table, row.name_reading.measure
    if not table.text("绩效目标") or not table.text("资金用途") or (measure is not None and measure.kind is Kind.RATIO):
        return None  # 师生比 is of teachers and 学生
    # 65岁以上老年人、孕产妇等: who belongs to a group. A formula counts people, and a name of people is of those people.
    if says(description, "described.members") or not (
        _DIVIDED.search(description) or holds(row.text("三级指标"), "public")
    ):
        return None
    # 参训 of 培训合格率: who takes part in what the row is about.
    own = set(row.text("三级指标")) - set(_ANYBODY)
    named = [who for who in longest_first("public") if who in description and own.isdisjoint(who)]
    heads = [table.text(field) for field in ("表题", "单位", "项目名称", "资金用途", "绩效目标")]
    rest = "".join(heads + [other.text("三级指标") for other in table.rows()])
    described = "".join(other.text(_DESCRIPTION) for other in table.rows() if other is not row)
    if not named or says(description, "described.asking") or any(who in rest + described for who in named):
        return None
    bare = chinese_apart(one_of("common-words").sub(" ", description))
    return named[0] if all(share_no_pair(part, rest) for part in bare.split()) else None
