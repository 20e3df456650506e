from collections import defaultdict
from collections.abc import Iterator

from jixiao_lint.group import Group, Member, groups
from jixiao_lint.rule import Authority, Basis, Beside, Found, Hit, Severity, Topic, Variant, rule
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.ledger import reports_results
from jixiao_rules.projects import PROJECT, bare_name, same_document, year_of
from jixiao_rules.spots import trimmed


@rule(
    code="XTB001",
    topic=Topic.COPY.turn(6),
    sees=groups(by=PROJECT, of=("单位", "项目名称", "项目编码", "三级指标", "指标值")),
    severity=Severity.ERROR,
    message="项目名称“{name}”与本文件的另一张表重复，请核对是重复填报，还是名称漏改",
    variants={
        "files": Variant(
            "项目“{name}”在另一个文件里也有一张同年度的表，请核对是重复填报、名称漏改，还是同一张表的另一稿",
            Severity.WARNING,
        )
    },
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
def dup_project(group: Group) -> Found:
    """项目重名。

    检查什么：同一单位、同一年度有两张表的项目名称相同，在同一文件里，或者在一起检查的几个文件里。

    为什么：同一项目重复填报，或者复制别的项目时漏改名称，都会使汇总的金额和个数出错。

    怎么改：删去重复的表，或者改正项目名称。

    不报的情形：单位不同；年度不同，表里没有写年度的看文件名和文件夹名；一张是申报表、一张是自评表；两张表的项目编码不同；
    同一文件夹里同名的 docx、pdf 等，内容相同，是一个文件的两种格式。
    """
    for first, *others in _same_year(group):
        for other in others:
            name = other.table.cell("项目名称")
            if name is None or name.is_blank or same_document(first, other):
                continue
            variant = None if first.path == other.path else "files"
            yield Hit(
                trimmed(name), {"name": name.text.strip()}, variant, related=(Beside(first.table.spot(), "先出现的表"),)
            )


def _same_year(group: Group) -> Iterator[list[Member]]:
    """Tables of one project, kind and year. Where nobody says the year, only tables of one folder are of one year."""
    found: dict[tuple[object, ...], list[Member]] = defaultdict(list)
    for member in group.members:
        year = year_of(member)
        folder = member.path.portable.rpartition("/")[0] if year is None else ""
        name = bare_name(member.table.text("项目名称"))
        found[year, folder, member.kin, name, reports_results(member.table)].append(member)
    return (members for members in found.values() if len(members) > 1)
