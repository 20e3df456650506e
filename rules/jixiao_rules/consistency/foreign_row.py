from jixiao_grammar.ast import Dimension
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Row, Table, tables
from jixiao_rules.documents import TARGETS_2015
from jixiao_rules.foreign_words import HEAD, WHOSE, named, strange_word
from jixiao_rules.levels import OUTPUT, SATISFACTION, level1
from jixiao_rules.spots import first
from jixiao_rules.words import table as pairs
from jixiao_rules.yuan import head_amount, row_amount

_SIZES = (Dimension.COUNT, Dimension.AREA, Dimension.LENGTH, Dimension.MASS)
_FAR_BEYOND = 1000
_PRODUCT = ("生产总值", "GDP")
_TOLD = 15  # characters from which on a text says what the project is about


@rule(
    code="CON014",
    topic=Topic.BORROWED.turn(4),
    sees=tables,
    severity=Severity.INFO,
    confidence=Confidence.POSSIBLE,
    message="“{name}”里的“{word}”（{field}）在项目名称、资金用途、绩效目标和其他指标里都没有出现，可能是从别的项目带来的，请核对",
    variants={
        "economy": Variant(
            "“{name}”是{field}的指标，一个项目决定不了全局的“{word}”，不能作本项目的效益；请换成项目直接带来的效果"
        ),
        "output": Variant(
            "“{name}”里的“{word}”（{field}）在项目名称、资金用途、绩效目标和其他指标里都没有出现，不像是本项目的，请核对",
            confidence=Confidence.LIKELY,
        ),
    },
    basis=[Basis(TARGETS_2015, Authority.BINDING)],
    passes=[
        """
        项目名称: 水库除险加固
        绩效目标: 加固水库3座，保护下游耕地
        指标:
          - {一级指标: 产出指标, 三级指标: 加固水库座数, 指标值: ≥3座}
          - {一级指标: 效益指标, 三级指标: 保护耕地面积, 指标值: ≥2000亩}
        """,
        """
        项目名称: 乡镇干部培训
        绩效目标: 培训乡镇干部300人
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 满意度指标, 三级指标: 学员满意度, 指标值: ≥90%}
        """,
        """
        项目名称: 基层医疗服务能力提升
        绩效目标: 培训乡村医生500人次
        指标:
          - {一级指标: 产出指标, 三级指标: 培训乡村医生人次, 指标值: ≥500人次}
          - {一级指标: 效益指标, 三级指标: 住院费用年增幅, 指标值: ≤5%}
        """,
        """
        单位: 某市人力资源局
        项目名称: 部门整体支出
        绩效目标: 城镇新增就业1.8万人，城镇登记失业率控制在4%以内
        指标:
          - {一级指标: 效益指标, 三级指标: 城镇登记失业率, 指标值: ≤4%}
        """,
        """
        项目名称: 综合业务经费
        指标:
          - {一级指标: 产出指标, 三级指标: 河道巡查次数, 指标值: ≥12次}
          - {一级指标: 产出指标, 三级指标: 泵站维护座数, 指标值: ≥3座}
        """,
        """
        项目名称: 松材线虫病疫木除治
        绩效目标: 除治疫木1.8万株
        指标:
          - {一级指标: 产出指标, 三级指标: 疫木除治安全巡查记录完整率, 指标值: ≥95%}
        """,
    ],
    fails=[
        """
        项目名称: 纪检监察办案经费
        资金用途: 用于办案
        绩效目标: 立案150件，挽回经济损失，服务经济发展
        指标:
          - {一级指标: 效益指标, 三级指标: 全市«生产总值»增长率, 指标值: ≥5%}
        """,
        """
        项目名称: 乡镇干部培训
        绩效目标: 培训乡镇干部300人
        指标:
          - {一级指标: 产出指标, 三级指标: 培训人数, 指标值: ≥300人}
          - {一级指标: 产出指标, 三级指标: «水库»除险加固座数, 指标值: ≥3座}
          - {一级指标: 效益指标, 三级指标: 全市«生产总值»增长率, 指标值: ≥5%}
        """,
    ],
)
def foreign_row(table: Table) -> Found:
    """指标像是别的项目的。

    检查什么：指标名称里有某个行业专用的词（水库、患者、生产总值），而表题、单位、项目名称、资金用途、绩效目标和其他指标里，没有
    这个行业的任何一个词。

    为什么：与项目不相干的指标，多是复制别的表时留下的；全市生产总值这样的指标，也不是一个项目能够决定的。

    怎么改：删去，或者换成本项目的产出和效果。

    不报的情形：绩效目标、资金用途里说到了这个词；同一行业的词（“医疗”“健康”这样宽的词也算）在别处也出现；满意度指标的调查对象；没有
    绩效目标和资金用途可以对照的表。只作提示：程序比的是词，不知道内情。
    """
    if not table.text("绩效目标") and not table.text("资金用途"):
        return
    rows = [row for row in table.rows() if row.name is not None and level1(row) != SATISFACTION]
    if not any(named(row.text("三级指标")) for row in rows):
        return
    head, whose = ("\n".join(table.text(field) for field in fields) for fields in (HEAD, WHOSE))
    planned = table.text("资金用途") + "\n" + table.text("绩效目标")
    for row in rows:
        if row.name is None or (word := strange_word(row, rows, head, whose)) is None or word in planned:
            continue
        field = pairs("fields-of-work")[word]
        fields = {"name": row.text("三级指标"), "word": word, "field": field}
        yield Hit(first(row.name, word), fields, _variant(row, word))


def _variant(row: Row, word: str) -> str | None:
    """No project brings about the whole economy; an output of another field is hardly one, where goal and use are told."""
    if word in _PRODUCT or _is_far_beyond(row):
        return "economy"
    told = all(len(row.table.text(part)) >= _TOLD for part in ("资金用途", "绩效目标"))
    return "output" if told and (level1(row) == OUTPUT or _counts(row)) else None


def _counts(row: Row) -> bool:
    """True for a size or a number of things, which another project makes; a rate may be moved by many."""
    unit = row.amount.unit if row.amount is not None else None
    return unit is not None and unit.dimension in _SIZES


def _is_far_beyond(row: Row) -> bool:
    """True for a sum that no project of this size brings about: 500亿元 of a project of 58万元."""
    budget, found = head_amount(row.table, "预算数"), row_amount(row)
    return budget is not None and found is not None and 0 < budget.yuan * _FAR_BEYOND < found[1].yuan
