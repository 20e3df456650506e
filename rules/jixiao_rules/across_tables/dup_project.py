from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, rule
from jixiao_lint.table import Document, Table, documents
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed


@rule(
    code="XTB001",
    topic=Topic.COPY.turn(6),
    sees=documents,
    severity=Severity.ERROR,
    message="项目名称“{name}”与第 {first} 张表重复，请核对是重复填报，还是名称漏改",
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        绩效目标表:
          - {单位: 101市水利局, 项目名称: 河道清淤（2025年）}
          - {单位: 102市水文站, 项目名称: 河道清淤（2025年）}
          - {单位: 101市水利局, 项目名称: 河道清淤（2026年）}
          - {单位: 101市水利局, 项目名称: 河道清淤（2025年）二期}
        """,
        """
        绩效目标表:
          - {项目名称: ''}
          - {项目名称: ''}
        """,
        """
        绩效目标表:
          - {年度: 2024, 项目名称: 河道清淤}
          - {年度: 2025, 项目名称: 河道清淤}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - {单位: 101市水利局, 项目名称: 河道清淤（2025年）}
          - {单位: 101市水利局, 项目名称: «河道清淤(2025年)»}
        """
    ],
)
def dup_project(document: Document) -> Found:
    """项目重名。

    检查什么：同一文件里，同一单位、同一年度有两张表的项目名称相同。

    为什么：同一项目重复填报，或者复制别的项目时漏改名称，都会使汇总的金额和个数出错。

    怎么改：删去重复的表，或者改正项目名称。

    不报的情形：单位不同；年度不同；一张是申报表、一张是自评表。
    """
    first: dict[tuple[str, str, int | None, bool], int] = {}
    for table in document.tables:
        name = table.cell("项目名称")
        if name is None or name.is_blank:
            continue
        number = first.setdefault(_key(table), table.index)
        if number != table.index:
            yield Hit(trimmed(name), {"name": name.text.strip(), "first": str(number)})


def _key(table: Table) -> tuple[str, str, int | None, bool]:
    """What makes a table the table of its project: name, unit, year, and whether it reports results."""
    return (
        squeezed(table.text("项目名称")),
        squeezed(table.text("单位")),
        table.year,
        "实际完成值" in table.columns,
    )
