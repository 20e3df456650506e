from collections.abc import Iterator
from itertools import combinations

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import EVALUATION_2020, REVIEW
from jixiao_rules.one_matter import are_one_matter, core_of, have_one_target
from jixiao_rules.reading import amount_of
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed

# From here on two rows do not have the same number by chance.


@rule(
    code="DUP030",
    topic=Topic.COPY.turn(7),
    sees=tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”与第 {first} 行的“{other}”说的是同一件事，指标值也相同，重复设置；请删去一行，或者在名称里写明两者的区别",
    variants={
        "values": Variant(
            "“{name}”与第 {first} 行的“{other}”说的是同一件事，指标值一处“{before}”、一处“{value}”，不知以哪个为准，请核对"
        )
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        指标:
          - {三级指标: 机耕服务面积, 绩效指标描述: 合作社签订合同并完成作业的面积, 指标值: ≥3000亩}
          - {三级指标: 机收服务面积, 绩效指标描述: 合作社签订合同并完成作业的面积, 指标值: ≥3000亩}
        """,
        """
        指标:
          - {三级指标: 改造水厂数量, 绩效指标描述: 列入年度计划的改造项目, 指标值: =12座}
          - {三级指标: 改造泵站数量, 绩效指标描述: 列入年度计划的改造项目, 指标值: =12座}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 宫颈癌筛查人次, 指标值: ≥20000人次}
          - {二级指标: 数量指标, 三级指标: 乳腺癌筛查人次, 指标值: ≥20000人次}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {二级指标: 社会效益指标, 三级指标: 培训受益人数, 指标值: ≥300人}
        """,
        """
        指标:
          - {二级指标: 质量指标, 三级指标: 验收合格率, 指标值: 100%}
          - {二级指标: 质量指标, 三级指标: 一次验收合格率, 指标值: 100%}
        """,
        """
        指标:
          - {一级指标: 满意度指标, 三级指标: 群众对环境的满意度, 指标值: ≥90%}
          - {一级指标: 满意度指标, 三级指标: 群众对环境质量的知晓率, 指标值: ≥90%}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 年度培训人数, 指标值: ≥300人}
          - {二级指标: 数量指标, 三级指标: 累计培训人数, 指标值: ≥900人}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 巡查次数, 指标值: ≥4次}
          - {二级指标: 数量指标, 三级指标: 夜间巡查次数, 指标值: ≥4次}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 适老化改造户数, 绩效指标描述: 完成评估、施工、验收全部环节的家庭, 指标值: =300户}
          - {三级指标: «适老化改造家庭数», 绩效指标描述: 完成评估、施工、验收全部环节的家庭, 指标值: =300户}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 实施保护性耕作面积, 指标值: ≥40万亩}
          - {二级指标: 数量指标, 三级指标: «保护性耕作实施面积», 指标值: ≥40万亩}
        """,
        """
        指标:
          - {一级指标: 产出指标, 三级指标: 食品监督抽检批次, 指标值: ≥4000批次}
          - {一级指标: 效益指标, 三级指标: «全年食品抽检批次», 指标值: ≥4000批次}
        """,
        """
        指标:
          - {一级指标: 满意度指标, 三级指标: 林区群众满意度, 指标值: ≥85%}
          - {一级指标: 满意度指标, 三级指标: «林区群众满意程度», 指标值: ≥85%}
        """,
        """
        项目名称: 地质灾害隐患点监测预警
        指标:
          - {二级指标: 质量指标, 三级指标: 监测设备在线率, 指标值: ≥95%}
          - {二级指标: 质量指标, 三级指标: «设备在线比率», 指标值: ≥90%}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 新建口袋公园个数, 指标值: =8个}
          - {二级指标: 数量指标, 三级指标: «新建口袋公园总数», 指标值: =8座}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 安装路灯盏数, 指标值: ≥1300盏}
          - {二级指标: 数量指标, 三级指标: «太阳能路灯安装数量», 指标值: ≥1300盏}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 图书采购册数, 指标值: =6000册}
          - {二级指标: 数量指标, 三级指标: «新增图书数量», 指标值: =6000册}
        """,
        """
        指标:
          - {一级指标: 满意度指标, 三级指标: 学生和家长满意度, 指标值: ≥95%}
          - {一级指标: 满意度指标, 三级指标: «学生、家长对资助工作的满意程度», 指标值: ≥95%}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 农村公路日常养护里程, 指标值: =800公里}
          - {二级指标: 数量指标, 三级指标: «纳入日常养护的农村公路公里数», 指标值: =800公里}
        """,
        """
        指标:
          - {二级指标: 成本指标, 三级指标: 单栋民居平均修缮成本, 指标值: ≤15万元/栋}
          - {二级指标: 成本指标, 三级指标: «单栋民居修缮成本», 指标值: ≤12万元/栋}
        """,
        """
        指标:
          - {二级指标: 质量指标, 三级指标: 设备验收合格率, 指标值: 100%}
          - {二级指标: 质量指标, 三级指标: «年度设备验收合格率», 绩效指标描述: 按实际统计, 指标值: 100%}
        """,
    ],
)
def one_matter_twice(table: Table) -> Found:
    """同一件事换个名称设了两个指标。

    检查什么：两行的指标值相同，名称只是词序不同，或者多了“全年”“实际”“完成”一类的字（“实施保护性耕作面积”与“保护性耕作实施面积”）；
    或者一个名称是另一个的简称、名称只是数的单位不同而描述一字不差，数量在 10 以上；
    同一类指标里名称只多了“平均”“项目”一类的字，指标值却不同。

    为什么：一件事计了两次分，别的方面没有考核；评价机构通常只认其中一行。

    怎么改：删去一行；确有区别的，把区别写进名称。

    不报的情形：名称完全相同的（由 DUP004 检查）；名称写了年度、累计等时间而指标值不同的；写明是受益、覆盖、就业等效果的；
    简称与全称的指标值是比率，或者不到 10 的。
    """
    measured = [(row, core_of(row.text("三级指标"))) for row in table.rows() if row.name is not None and amount_of(row)]
    told: set[int] = set()
    for one, other in _pairs(measured):
        if other.name is None or other.indicator.index in told:
            continue
        told.add(other.indicator.index)
        fields = {"other": one.text("三级指标"), "first": str(one.indicator.index), "name": other.text("三级指标")}
        values = {"before": one.text("指标值"), "value": other.text("指标值")}
        yield Hit(trimmed(other.name), fields | values, None if have_one_target(one, other) else "values")


def _pairs(measured: list[tuple[Row, str]]) -> Iterator[tuple[Row, Row]]:
    """Two rows of one matter, the upper one first."""
    for (one, its), (other, thing) in combinations(measured, 2):
        if its and thing and are_one_matter(one, other, its, thing) and not _have_one_name(one, other):
            yield one, other


def _have_one_name(one: Row, other: Row) -> bool:
    return squeezed(one.text("三级指标")) == squeezed(other.text("三级指标"))
