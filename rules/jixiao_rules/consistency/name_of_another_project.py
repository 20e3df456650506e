from collections.abc import Sequence

from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Table, needs, tables
from jixiao_rules.documents import REVIEW, TARGETS_2015
from jixiao_rules.foreign_words import named, signs
from jixiao_rules.own_words import own_words
from jixiao_rules.similarity import share_no_pair
from jixiao_rules.spots import trimmed
from jixiao_rules.told_plans import PLANS, tells_its_plans

_ROWS = 4  # indicators from which on a table says so
# Characters of the name's own words: of so few one at least would stand somewhere if the table were this project's, and of so
# many two together.
_FEW, _MANY = 4, 10


@rule(
    code="CON050",
    topic=Topic.BORROWED.turn(6),
    sees=tables,
    needs=needs("项目名称", *PLANS),
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="资金用途、绩效目标和各项指标都没有提到“{name}”，像是别的项目的名称，请核对",
    variants={
        "field": Variant(
            "“{name}”说的是{field}的事，资金用途、绩效目标和各项指标都没有提到，像是别的项目的名称，请核对"
        )
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING), Basis(REVIEW, Authority.PRACTICE)],
    passes=[
        """
        项目名称: 高龄津贴
        资金用途: 为4200名老人按月发放津贴252万元。
        绩效目标: 为4200名老年人按月足额发放津贴，满意度90%以上。
        指标:
          - {一级指标: 产出指标, 三级指标: 发放人数, 指标值: =4200人}
          - {一级指标: 产出指标, 三级指标: 发放准确率, 指标值: =100%}
          - {一级指标: 产出指标, 三级指标: 发放及时率, 指标值: =100%}
          - {一级指标: 满意度指标, 三级指标: 老人满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 林草生态保护恢复
        资金用途: 人工造林2万亩800万元，封育1万亩100万元。
        绩效目标: 完成人工造林2万亩、封山育林1万亩，成活率85%以上。
        指标:
          - {一级指标: 产出指标, 三级指标: 造林面积, 指标值: =2万亩}
          - {一级指标: 产出指标, 三级指标: 封育面积, 指标值: =1万亩}
          - {一级指标: 产出指标, 三级指标: 苗木成活率, 指标值: ≥85%}
          - {一级指标: 满意度指标, 三级指标: 农户满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 机关日常公用经费
        资金用途: 水电费12万元，物业费30万元，差旅费8万元。
        绩效目标: 完成年度任务。
        指标:
          - {一级指标: 产出指标, 三级指标: 保障人数, 指标值: =85人}
          - {一级指标: 产出指标, 三级指标: 设备维护次数, 指标值: ≥12次}
          - {一级指标: 产出指标, 三级指标: 支付及时率, 指标值: =100%}
          - {一级指标: 满意度指标, 三级指标: 职工满意度, 指标值: ≥90%}
        """,
    ],
    fails=[
        """
        项目名称: «救灾物资储备»
        资金用途: 布展施工380万元，展品复制40件60万元。
        绩效目标: 建成数字展厅1200平方米，复制展品40件，年接待观众5万人次。
        指标:
          - {一级指标: 产出指标, 三级指标: 展厅面积, 指标值: =1200平方米}
          - {一级指标: 产出指标, 三级指标: 展品复制件数, 指标值: =40件}
          - {一级指标: 效益指标, 三级指标: 年接待观众人次, 指标值: ≥5万人次}
          - {一级指标: 满意度指标, 三级指标: 观众满意度, 指标值: ≥90%}
        """,
        """
        项目名称: «乡村教师培训»
        资金用途: 硬化村内道路12公里360万元，安装路灯200盏40万元。
        绩效目标: 硬化村内道路12公里，安装路灯200盏，方便3000名群众出行。
        指标:
          - {一级指标: 产出指标, 三级指标: 硬化道路里程, 指标值: =12公里}
          - {一级指标: 产出指标, 三级指标: 安装路灯盏数, 指标值: =200盏}
          - {一级指标: 产出指标, 三级指标: 路面合格率, 指标值: =100%}
          - {一级指标: 满意度指标, 三级指标: 村民满意度, 指标值: ≥90%}
        """,
    ],
)
def name_of_another_project(table: Table) -> Found:
    """项目名称是别的项目的。

    检查什么：资金用途和绩效目标都写了具体数字、指标有四项以上的表里，项目名称里“建设”“工作”一类以外的词，没有两个相连的字在它们里面
    出现过，而且名称说的是另一个行业的事，或者有十个字以上，或者连一个字也没有出现过。

    为什么：这样的名称多是套用别的项目的表时没有改，钱、目标和指标就挂在了另一个项目名下。

    怎么改：改成本项目的名称；名称不错的，在资金用途或者绩效目标里写明是什么项目。

    不报的情形：用途和目标写得笼统的表；名称只由各行各业都用的字组成；单位的名称里有同样的字。
    """
    cell = table.cell("项目名称")
    rows = [row for row in table.rows() if row.name is not None]
    if cell is None or len(rows) < _ROWS or not tells_its_plans(table):
        return
    told = (row.text(field) for row in rows for field in ("三级指标", "绩效指标描述", "指标值"))
    rest = "\n".join([table.text("单位"), *map(table.text, PLANS), *told])
    own = own_words(cell.text)
    if not all(share_no_pair(part, rest) for part in own):
        return
    field = _field(cell.text, rest)
    if field is not None:
        yield Hit(trimmed(cell), {"name": cell.text.strip(), "field": field}, "field")
    elif _is_nowhere(own, rest):
        yield Hit(trimmed(cell), {"name": cell.text.strip()})


def _field(name: str, rest: str) -> str | None:
    """Another field of work that the name speaks of, when nothing else does."""
    away = (field for _, field in named(name) if not any(sign in rest for sign in signs(field)))
    return next(away, None)


def _is_nowhere(own: Sequence[str], rest: str) -> bool:
    characters = set("".join(own))
    return len(characters) >= _MANY or (len(characters) >= _FEW and characters.isdisjoint(rest))
