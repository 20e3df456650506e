"""Projects of construction, repair and purchase, told by the end of their names."""

from jixiao_grammar.pattern import pattern
from jixiao_lint.table import Table
from jixiao_rules.levels import is_cost
from jixiao_rules.words import longest_first, words

# What follows the work in a name: year, part of the contract, kind of money.
_TAIL = pattern(
    r"(?:[（(【\[][^（）()【】\[\]]*[)）】\]]|\s|[12]?[0-9]{1,3}期|[一二三四五]期|项目|工作|专项|经费|资金|费用|费|工程款|尾款|进度款|质保金|建设项目"
    r"|20[0-9]{2}年度?|[-—－_])+$"
)

_BEGINS = pattern(r"(?:主要|本?项目|资金|经费|预算)*用于(购置|采购|新建|改建|扩建|改造|修缮|建设)([^。；;，,]*)")


def has_cost(table: Table) -> bool:
    """True where some row is about what the work costs, wherever it stands in the tree."""
    return any(
        is_cost(row) or any(word in row.text("三级指标") for word in words("cost-names")) for row in table.rows()
    )


def work_in_purpose(purpose: str) -> str | None:
    """The word of construction, repair or purchase that a purpose begins with: 用于购置6套监测设备. None for services."""
    begun = _BEGINS.match(purpose.strip())
    if begun is None:
        return None
    things = any(word in begun[2] for word in words("things-bought"))
    return begun[1] if things and "服务" not in begun[2] else None


def work_of(project: str) -> str | None:
    """The word of construction, repair or purchase that a project's name ends with."""
    bare = _TAIL.sub("", project)
    if bare.endswith(tuple(words("not-works"))):
        return None
    return next((word for word in longest_first("works") if bare.endswith(word)), None)
