"""Tables about the money of a whole department or of a region, which no one project and no one price explains."""

from jixiao_lint.table import Table
from jixiao_rules.words import section


def is_of_many_projects(table: Table) -> bool:
    """True for 部门整体支出 and for what is paid to a region; told by the title or by the name of the project."""
    named = table.text("表题") + table.text("项目名称")
    return any(word in named for word in section("whole-forms.many-projects"))
