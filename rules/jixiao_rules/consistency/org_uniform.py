import re

from jixiao_grammar.pattern import pattern
from jixiao_lint.rule import Authority, Basis, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Document, Table, documents_of_several
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.similarity import squeezed
from jixiao_rules.spots import trimmed

_DIGITS, _SHORTEST_CODE = "0123456789", 3
_CODED = pattern(r"\s*[（(\[]?([0-9]{3,})[)）\]]?\s*[-—_、.：:]?\s*(\D.*?)\s*", re.DOTALL)


@rule(
    code="CON008",
    topic=Topic.UNIFORM.turn(5),
    sees=documents_of_several,
    severity=Severity.WARNING,
    message="单位代码 {code} 在这里是“{name}”，在第 {first} 张表是“{other}”，请核对",
    variants={"code": Variant("“{name}”的单位代码在这里是 {code}，在第 {first} 张表是 {other}，请核对")},
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        绩效目标表:
          - {单位: 381101天津市退役军人事务局, 项目名称: 双拥杂志}
          - {单位: 381101 天津市退役军人事务局, 项目名称: 线下招聘}
          - {单位: 381201天津市烈士陵园, 项目名称: 设施修缮}
        """,
        """
        绩效目标表:
          - {单位: 101市教育局, 项目名称: 教师培训}
          - {单位: 101001市教育局（本级）, 项目名称: 校舍修缮}
          - {单位: 101001市教育局, 项目名称: 设备购置}
        """,
        """
        绩效目标表:
          - {单位: 市教育局, 项目名称: 教师培训}
          - {单位: 101市体育局, 年度: 2024, 项目名称: 全民健身}
          - {单位: 101市文化和旅游局, 年度: 2025, 项目名称: 全民健身}
        """,
    ],
    fails=[
        """
        绩效目标表:
          - {单位: 381101天津市退役军人事务局, 项目名称: 双拥杂志}
          - {单位: «381101天津市退役军人服务中心», 项目名称: 线下招聘}
        """,
        """
        绩效目标表:
          - {单位: 381101天津市退役军人事务局, 项目名称: 双拥杂志}
          - {单位: «381201天津市退役军人事务局», 项目名称: 线下招聘}
        """,
    ],
)
def org_uniform(document: Document) -> Found:
    """单位代码与名称对应不一致。

    检查什么：同一文件里，同一个单位代码配了不同的名称，或者同一个单位名称配了不同的代码。

    为什么：代码或者名称填错，汇总时就会归到别的单位名下。

    怎么改：核对后改为一致。

    不报的情形：没有写代码；名称是全称与简称、本级的区别；上下级代码（101 与 101001）；不同年度的表；文件里本来有几个单位。
    """
    names: dict[tuple[int | None, str], tuple[str, Table]] = {}
    codes: dict[tuple[int | None, str], tuple[str, Table]] = {}
    for table in document.tables:
        cell = table.cell("单位")
        coded = _coded(cell.text) if cell else None
        if cell is None or coded is None:
            continue
        code, name = coded[0], squeezed(coded[1])
        other, first = names.setdefault((table.year, code), (name, table))
        if other not in name and name not in other:
            shown = {"other": _name(first), "first": str(first.index)}
            yield Hit(trimmed(cell), {"code": code, "name": coded[1]} | shown)
            continue
        before, first = codes.setdefault((table.year, name), (code, table))
        if not before.startswith(code) and not code.startswith(before):
            fields = {"code": code, "name": coded[1], "other": before, "first": str(first.index)}
            yield Hit(trimmed(cell), fields, "code")


def _name(table: Table) -> str:
    coded = _coded(table.text("单位"))
    return coded[1] if coded is not None else table.text("单位")


def _coded(text: str) -> tuple[str, str] | None:
    """The code of a unit and its name; None where no code stands in front."""
    rest = text.strip().lstrip(_DIGITS)
    code = text.strip().removesuffix(rest)
    if len(code) >= _SHORTEST_CODE and rest and rest[0].isalpha():  # as nearly everybody writes it
        return code, rest
    match = _CODED.fullmatch(text)
    return (match[1], match[2]) if match else None
