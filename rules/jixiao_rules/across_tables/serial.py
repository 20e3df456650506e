from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Document, documents_of_several
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.spots import trimmed
from jixiao_rules.titles import serial_number


@rule(
    code="XTB002",
    topic=Topic.TITLE.turn(2),
    sees=documents_of_several,
    severity=Severity.INFO,
    confidence=Confidence.CERTAIN,
    message="表题的序号是 {number}，上一张表是 {before}，中间不连续；请核对是否漏了表",
    variants={"repeated": Variant("表题的序号 {number} 与前面的表重复或者次序颠倒（上一张表是 {before}），请核对")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        绩效目标表:
          - {表题: 1.河道清淤绩效目标表}
          - {表题: 2.堤防加固绩效目标表}
          - {表题: 3.2025年防汛物资绩效目标表}
        """,
        """
        绩效目标表:
          - {单位: 水利局, 表题: 1.河道清淤绩效目标表}
          - {单位: 水利局, 表题: 2.堤防加固绩效目标表}
          - {单位: 水文站, 表题: 1.水文监测绩效目标表}
        """,
        """
        绩效目标表:
          - {表题: 项目支出绩效目标表}
          - {表题: 2025.1版项目支出绩效目标表}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - {表题: 1.河道清淤绩效目标表}
          - {表题: 2.堤防加固绩效目标表}
          - {表题: «4.防汛物资绩效目标表»}
        """,
        """
        绩效目标表:
          - {表题: 1.河道清淤绩效目标表}
          - {表题: 2.堤防加固绩效目标表}
          - {表题: «2.防汛物资绩效目标表»}
        """,
    ],
)
def serial(document: Document) -> Found:
    """表题的序号不连续或者重复。

    检查什么：一个文件里各表表题开头的序号（1. 2. 3.）是否依次加一。

    为什么：序号跳开多是漏了一张表，重复多是复制后没有改，都会给公开后的核对添麻烦。

    怎么改：补上漏掉的表，或者重新编号。

    不报的情形：换了单位，或者从 1 重新编起；表题没有序号。
    """
    before: int | None = None
    for table in document.tables:
        title = table.cell("表题")
        number = serial_number(title.text) if title else None
        if number is None or title is None:
            continue
        if before is not None and number not in (1, before + 1):
            variant = None if number > before else "repeated"
            yield Hit(trimmed(title), {"number": str(number), "before": str(before)}, variant)
        before = number
