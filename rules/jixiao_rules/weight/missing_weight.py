from decimal import Decimal

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Row, Table
from jixiao_rules.documents import EVALUATION_2020
from jixiao_rules.reading import plain
from jixiao_rules.spots import trimmed
from jixiao_rules.views import weighed_tables
from jixiao_rules.weights import COLUMNS, weight_of
from jixiao_rules.words import words

_FEW = 3
# 1O for 10.
_MIXED_UP = pattern(r"(?=.*[0-9])[0-9OoIl.]*[OoIl][0-9OoIl.]*分?")
# The points of the indicators; 90 where those of the execution are counted elsewhere.
_FULL = (Decimal(100), Decimal(90), Decimal(1))


@rule(
    code="WGT019",
    topic=Topic.WEIGHT.turn(3),
    sees=weighed_tables,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”没有填{column}，其他各行都填了，合计 {total}；不填就无法计分，请补上",
    variants={
        "unread": Variant("“{name}”的{column}写的是“{total}”，数字里混入了字母，无法合计，请改正"),
        "shared": Variant(
            "“{name}”没有填{column}，其他各行合计已是 {total}；与上一行合并计分的不必改，不考核的请删去",
            Severity.INFO,
            Confidence.POSSIBLE,
        ),
    },
    basis=[Basis(EVALUATION_2020, Authority.BINDING)],
    passes=[
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 分值: 50}
          - {三级指标: 培训合格率, 指标值: ≥95%, 分值: 30}
          - {三级指标: 学员满意度, 指标值: ≥90%, 分值: 10}
          - {三级指标: 生态效益, 指标值: 不涉及, 分值: ''}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 分值: 50}
          - {三级指标: 培训期数, 指标值: ≥3期, 分值: ''}
          - {三级指标: 培训合格率, 指标值: ≥95%, 分值: 30}
          - {三级指标: 培训课时, 指标值: ≥24学时, 分值: ''}
          - {三级指标: 学员满意度, 指标值: ≥90%, 分值: 10}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 分值: ''}
          - {三级指标: 培训合格率, 指标值: ≥95%, 分值: ''}
          - {三级指标: 学员满意度, 指标值: ≥90%, 分值: ''}
          - {三级指标: 培训期数, 指标值: ≥3期, 分值: ''}
        """,
    ],
    fails=[
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 分值: 50}
          - {三级指标: 培训合格率, 指标值: ≥95%, 分值: «1O»}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 分值: 40}
          - {三级指标: 培训期数, 指标值: ≥3期, 分值: «»}
          - {三级指标: 培训合格率, 指标值: ≥95%, 分值: 30}
          - {三级指标: 学员满意度, 指标值: ≥90%, 分值: 10}
        """,
        """
        指标:
          - {二级指标: 数量指标, 三级指标: 培训人数, 指标值: ≥300人, 分值: 50}
          - {二级指标: 质量指标, 三级指标: 培训合格率, 指标值: ≥95%, 分值: 30}
          - {二级指标: 时效指标, 三级指标: 培训及时率, 指标值: ≥98%, 分值: «»}
          - {二级指标: 服务对象满意度指标, 三级指标: 学员满意度, 指标值: ≥90%, 分值: 10}
        """,
        """
        指标:
          - {三级指标: 培训人数, 指标值: ≥300人, 权重: 60%}
          - {三级指标: 培训期数, 指标值: ≥3期, 权重: «»}
          - {三级指标: 培训合格率, 指标值: ≥95%, 权重: 30%}
          - {三级指标: 学员满意度, 指标值: ≥90%, 权重: 10%}
        """,
    ],
)
def missing_weight(table: Table) -> Found:
    """个别指标没有填分值。

    检查什么：其他各行的分值、权重都填了，只有一行有内容的指标没有填。

    为什么：没有分值就算不出得分，合计也凑不够 100 分。

    怎么改：补上这一行的分值；不考核的，把这一行删去。

    不报的情形：几行都没有填（可能几行合并计分）；占位的空行；其他各行合计已满 100 分（或 90 分）、
    上一行又是同类指标的（可能合并计分）只作提示。
    """
    for row in table.rows():
        cell = row.cell("分值")
        if cell is not None and not cell.is_blank and _MIXED_UP.fullmatch(cell.text.strip()):
            yield Hit(
                trimmed(cell), {"name": row.text("三级指标"), "column": "分值", "total": cell.text.strip()}, "unread"
            )
    filled = [row for row in table.rows() if _says_something(row)]
    weights = [weighed for row in filled if (weighed := weight_of(row)) is not None]
    blank = [(row, cell) for row in filled if weight_of(row) is None and (cell := _blank(row)) is not None]
    if len(weights) < _FEW or len(blank) != 1 or len(weights) + 1 != len(filled):
        return
    total = sum((one.points for one in weights), Decimal(0))
    (row, cell), column = blank[0], weights[0].cell.field
    fields = {"name": row.text("三级指标"), "column": column, "total": plain(total)}
    yield Hit(trimmed(cell), fields, "shared" if total in _FULL and _may_share(table, row) else None)


def _may_share(table: Table, row: Row) -> bool:
    """True where the row above is of the same kind: their points may stand in one cell, which not every format keeps."""
    rows = list(table.rows())
    above = rows[rows.index(row) - 1] if rows.index(row) else None
    return above is not None and above.text("二级指标") == row.text("二级指标")


def _blank(row: Row) -> Cell | None:
    """The row's own cell for its points, with nothing in it."""
    own = (row.cell(column) for column in COLUMNS)
    return next((cell for cell in own if cell and cell.is_blank and cell.indicator == row.indicator.index), None)


def _says_something(row: Row) -> bool:
    return all(row.text(field) not in ("", *words("placeholders")) for field in ("三级指标", "指标值"))
