from jixiao_grammar.ast import Op
from jixiao_grammar.name import Polarity
from jixiao_grammar.vocabulary import PRINTED
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Document, Row, documents_of_several
from jixiao_rules.documents import EVALUATION_2020, TYPESETTING
from jixiao_rules.reading import amount_of, is_ceiling, is_floor


@rule(
    code="DIR005",
    topic=Topic.DIRECTION.turn(5),
    sees=documents_of_several,
    severity=Severity.WARNING,
    confidence=Confidence.LIKELY,
    message="“{name}”在这里用“{sign}”，在“{other}”里用“{opposite}”，方向相反，请核对",
    basis=[Basis(EVALUATION_2020, Authority.BINDING), Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        绩效目标表:
        - 项目名称: 河道清淤
          指标: [{三级指标: 淤泥外运比例, 指标值: ≥80%}]
        - 项目名称: 堤防加固
          指标: [{三级指标: 淤泥外运比例, 指标值: ≥90%}]
        """,
        """
        绩效目标表:
        - 项目名称: 人员经费
          指标:
          - {三级指标: 编外人员占比, 指标值: ≥10%}
          - {三级指标: 编外人员占比, 指标值: ≤12%}
        """,
    ],
    fails=[
        """
        绩效目标表:
        - 项目名称: 河道清淤
          指标: [{三级指标: 淤泥外运比例, 指标值: ≥80%}]
        - 项目名称: 堤防加固
          指标: [{三级指标: 淤泥外运比例, 指标值: «≤80%»}]
        """,
    ],
)
def direction_conflict(document: Document) -> Found:
    """同名指标方向相反。

    检查什么：同一份文件里，两张表的同名指标一个用“≥”，一个用“≤”。

    为什么：同一个指标不会在一个项目里越高越好、在另一个项目里越低越好，其中一个多半写反了。

    怎么改：核对后统一方向。

    不报的情形：同一张表里有意设的上下限；名称本身就看得出方向的（由 DIR001、DIR002 检查）。
    """
    first: dict[str, tuple[str, Row]] = {}
    for table in document.tables:
        for row in table.rows():
            name, sign = row.name_reading.bare, _side(row)
            if not name or sign is None or row.target is None or row.name_reading.polarity is not Polarity.UNKNOWN:
                continue
            opposite, other = first.setdefault(name, (sign, row))
            if opposite != sign and other.table.index != table.index:
                project = other.table.text("项目名称") or f"第{other.table.index}张表"
                fields = {"name": name, "sign": sign, "other": project, "opposite": opposite}
                yield Hit(row.target.whole(), fields)


def _side(row: Row) -> str | None:
    amount = amount_of(row)
    if amount is None or amount.direction:
        return None
    if is_floor(amount):
        return PRINTED[Op.AT_LEAST]
    return PRINTED[Op.AT_MOST] if is_ceiling(amount) else None
