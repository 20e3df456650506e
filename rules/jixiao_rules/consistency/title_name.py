from collections import Counter
from collections.abc import Iterator

from jixiao_grammar.pattern import HAN, pattern
from jixiao_grammar.record import Record
from jixiao_lint.rule import Authority, Basis, Confidence, Found, Hit, Severity, Topic, Variant, rule
from jixiao_lint.table import Cell, Document, Table, documents
from jixiao_rules.documents import TYPESETTING
from jixiao_rules.never_told import never_told
from jixiao_rules.similarity import is_abbreviation, likeness, share_no_pair, squeezed
from jixiao_rules.spots import trimmed
from jixiao_rules.titles import (
    bare_project,
    core,
    is_class_of_works,
    lists_project,
    named_project,
    names_department,
    names_fund,
    object_of_work,
    other_part,
    stands_for_more,
)
from jixiao_rules.words import holds

_ALIKE = 0.5
_SHORTEST = 4
_OF_A_CLASS, _TOLD = "类", 10
_BY_WORK = pattern(f"{HAN}{{2}}[员师]")
# The title of an umbrella stands above the tables of many projects; a slip of the pen above one or two.
_UMBRELLA = 3


@rule(
    code="CON001",
    topic=Topic.TITLE.turn(1),
    sees=documents,
    severity=Severity.ERROR,
    message="表题写的是“{title}”，项目名称写的是“{project}”，两处不一致，请核对",
    variants={
        "other": Variant("表题写的是“{title}”，那是第 {other} 张表的项目；本表的项目名称是“{project}”，请核对"),
        "part": Variant("表题写的是“{title}”，项目名称写的是“{project}”，期次不同，请核对"),
        "alike": Variant(
            "表题写的是“{title}”，项目名称写的是“{project}”，两处不一致，请核对是不是同一个项目",
            Severity.WARNING,
            Confidence.LIKELY,
        ),
    },
    basis=[Basis(TYPESETTING, Authority.HYGIENE)],
    passes=[
        """
        表题: 4.编印《天津双拥》杂志（2025年）绩效目标表
        项目名称: 编印“天津双拥”杂志(2025年)
        """,
        """
        表题: 特定目标类项目绩效目标表（基础设施建设类）
        项目名称: 河道清淤
        """,
        """
        表题: 2025年度市场监管项目绩效目标表
        项目名称: 民生计量器具免费检定
        资金用途: 电子秤检定21万元，血压计检定8万元。
        绩效目标: 免费检定电子秤4200台、血压计2000台。
        """,
        """
        表题: 平山县水利局2025年部门预算项目支出绩效目标表
        单位: 201平山县水利局
        项目名称: 河道清淤
        """,
        """
        表题: 2025年中央财政林业草原改革发展资金绩效目标表
        项目名称: 国家级自然保护区巡护道路
        """,
        """
        表题: 退役军人线下招聘项目绩效目标表
        项目名称: 退役军人线下招聘（二期）
        """,
        """
        表题: 项目绩效目标申报表（生态环境治理类）
        项目名称: 入河排污口溯源整治
        资金用途: 溯源监测30万元，排污口整治60万元。
        绩效目标: 完成排污口溯源120个、整治60个。
        """,
        """
        绩效目标表:
          - 表题: 3.检察办案业务及装备绩效目标表
            项目名称: 办案区维修
          - 项目名称: 听证员补助
        """,
        """
        绩效目标表:
          - 表题: 乡村振兴示范工程绩效目标表
            项目名称: 乡村振兴示范工程
          - 表题: 乡村振兴示范工程绩效目标表
            项目名称: 农村厕所改造
          - 表题: 乡村振兴示范工程绩效目标表
            项目名称: 村史馆布展
        """,
    ],
    fails=[
        """
        绩效目标表:
          - 表题: 1.河道清淤绩效目标表
            项目名称: 河道清淤
          - 表题: «2.河道清淤绩效目标表»
            项目名称: 干部培训
        """,
        """
        表题: «一期工程绩效目标表»
        项目名称: 污水管网二期工程
        """,
        """
        表题: «9.退役军人就业信息直通车（2025年）绩效目标表»
        项目名称: 退役军人线下招聘（2025年）
        """,
        """
        表题: «城区排水管网改造工程项目支出绩效目标表»
        项目名称: 城区供水管网改造工程
        """,
        """
        表题: «乡村振兴示范村建设项目绩效目标表»
        项目名称: 农村厕所改造项目
        """,
        """
        表题: «退役军人及高校毕业生就业见习补贴绩效目标表»
        项目名称: 青年就业见习补贴
        """,
        """
        表题: «2025年度城乡居民免费健康体检绩效目标表»
        项目名称: 农村适龄妇女“两癌”免费筛查
        资金用途: 宫颈癌筛查200万元，乳腺癌筛查100万元。
        绩效目标: 筛查妇女2万人，提高妇女健康水平。
        """,
        """
        表题: «人民调解员补助绩效目标表»
        项目名称: 人民陪审员履职保障
        """,
        """
        表题: «森林防火瞭望塔建设项目绩效目标表»
        项目名称: 2025年应急救援物资采购储备
        绩效目标: 采购救灾帐篷200顶、折叠床1000张。
        """,
    ],
)
def title_name(document: Document) -> Found:
    """表题与项目名称不符。

    检查什么：表题写明了另一个项目：是本文件另一张表的项目名称，是“3.春节慰问绩效目标表”这样带序号的名称，期次、批次与项目名称
    不同的，按错误报告；与项目名称大同小异，或者“…建设项目”“…改造工程”写的是另一个工程的，以及表题写的事在表里一处也没有说到的，按警告报告。

    为什么：两处不一致，多是复制别的项目时漏改，公开以后读者不知道是哪个项目。

    怎么改：核对后把两处改为一致。

    不报的情形：表题下面接连几张表，后面的没有自己的表题；表题是“项目支出绩效目标申报表”这样的通用名称；一处的文字包含另一处，或者是另一处的简称；只有括号、引号、
    空格、年份的差别；表题写的是资金名称，项目从该资金中安排；几个项目共用一个表题。
    """
    named = [table for table in document.tables if table.text("项目名称") and table.text("表题")]
    all_names = [_Names.of(table) for table in named]
    uses = Counter(names.title for names in all_names) if len(named) >= _UMBRELLA else {}
    for table, names in zip(named, all_names, strict=True):
        title = table.cell("表题")
        if (
            title is None
            or not names.title
            or names_department(names.title)
            or uses.get(names.title, 0) >= _UMBRELLA
            or _agree(names.title, names.project)
        ):
            continue
        hits = _judge(title, table, names, named)
        yield from (hit for hit in hits if hit.variant == "other" or not stands_for_more(document, table))


class _Names(Record):
    """What a table's title and its 项目名称 say, both without year and words of the form."""

    title: str
    project: str

    @classmethod
    def of(cls, table: Table) -> "_Names":
        return cls(
            core(named_project(table.text("表题"), table.text("单位"))), core(bare_project(table.text("项目名称")))
        )


def _judge(title: Cell, table: Table, names: _Names, named: list[Table]) -> Iterator[Hit]:
    fields = {"title": title.text.strip(), "project": table.text("项目名称")}
    owner = next((other for other in named if other is not table and _is_of(names, other)), None)
    if owner is not None:
        yield Hit(trimmed(title), fields | {"other": str(owner.index)}, "other")
    elif names_fund(title.text):
        return
    elif lists_project(title.text):
        yield Hit(trimmed(title), fields)
    elif other_part(title.text, table.text("项目名称")):
        yield Hit(trimmed(title), fields, "part")
    elif _names_another(title.text, table, names):
        yield Hit(trimmed(title), fields, "alike")


def _agree(one: str, other: str) -> bool:
    return not other or one in other or other in one or is_abbreviation(one, other)


def _is_of(names: _Names, other: Table) -> bool:
    """The title names just this other table's project, which is another one than the table's own."""
    project = _Names.of(other).project
    return len(project) >= _SHORTEST and names.title == project != names.project


def _names_another(title: str, table: Table, names: _Names) -> bool:
    """The title names a project as its own table does: much alike, or as a work with its object."""
    if likeness(names.title, names.project) >= _ALIKE:
        return True
    if _OF_A_CLASS not in title and _tells_much(table) and never_told(names.title, _said(table)):
        return True
    if _serve_others(names.title, names.project) or _names_others(names.title, names.project, _said(table)):
        return True
    one, other = object_of_work(title), object_of_work(table.text("项目名称"))
    if not one or is_class_of_works(one):
        return False
    return share_no_pair(one, other or _said(table))


def _tells_much(table: Table) -> bool:
    """True where use and goal are told, so that what a project is about stands in them."""
    return all(len(squeezed(table.text(field))) >= _TOLD for field in ("资金用途", "绩效目标"))


def _serve_others(one: str, other: str) -> bool:
    """True where both end alike and begin with other people: 退役军人及高校毕业生就业见习补贴, 青年就业见习补贴."""
    length = next((at for at in range(min(len(one), len(other))) if one[-1 - at] != other[-1 - at]), 0)
    heads = one[: len(one) - length], other[: len(other) - length]
    people = [holds(head, "public") or holds(head, "whom-a-title-names") for head in heads]
    return length >= _SHORTEST and all(people) and share_no_pair(*heads)


def _names_others(one: str, other: str, said: str) -> bool:
    """True where both name people by what they do, and those of the title are named nowhere else: 调解员, 陪审员."""
    theirs, own = (set(_BY_WORK.findall(text)) for text in (one, other))
    return bool(theirs and own) and not any(people in said for people in theirs)


def _said(table: Table) -> str:
    """All that a table says of its project below the title, squeezed."""
    told = [table.text(field) for field in ("项目名称", "资金用途", "绩效目标")]
    rows = [row.text(column) for row in table.rows() for column in ("三级指标", "绩效指标描述")]
    return squeezed("".join(told + rows))
