"""Projects of construction, repair and purchase, told by the end of their names."""

from jixiao_lint.table import Table
from jixiao_rules.levels import is_cost
from jixiao_rules.words import holds, longest_first, phrase

# What follows the work in a name: year, part of the contract, kind of money.
_TAIL = phrase(
    r"(?:[（(【\[][^（）()【】\[\]]*[)）】\]]|\s|[12]?[0-9]{1,3}期|[一二三四五]期|{works-names.tails}|20[0-9]{2}年度?|[-—－_])+$"
)

_BEGINS = phrase(r"{works-names.what}*用于({works-names.begins})([^。；;，,]*)")


def has_cost(table: Table) -> bool:
    """True where some row is about what the work costs, wherever it stands in the tree."""
    return any(is_cost(row) or holds(row.text("三级指标"), "cost-names") for row in table.rows())


def is_work(table: Table) -> bool:
    """True for a project of construction, repair or purchase, by its name or its purpose."""
    return bool(work_of(table.text("项目名称")) or work_in_purpose(table.text("资金用途")))


def work_in_purpose(purpose: str) -> str | None:
    """The word of construction, repair or purchase that a purpose begins with: 用于购置6套监测设备. None for services."""
    begun = _BEGINS.match(purpose.strip())
    if begun is None:
        return None
    things = holds(begun[2], "things-bought")
    return begun[1] if things and "服务" not in begun[2] else None


def work_of(project: str) -> str | None:
    """The word of construction, repair or purchase that a project's name ends with."""
    bare = _TAIL.sub("", project)
    if bare.endswith(longest_first("not-works")):
        return None
    works = longest_first("works")
    return next(word for word in works if bare.endswith(word)) if bare.endswith(works) else None
