"""实际完成情况 of a self-evaluation: the text beside the goal that tells what was achieved."""

from jixiao_lint.table import Table
from jixiao_rules.promises import promises
from jixiao_rules.reading import is_ceiling, is_floor
from jixiao_rules.similarity import likeness, squeezed

TOLD = "实际完成情况"
_ALIKE = 0.95


def copies_goal(table: Table) -> bool:
    """True where it is the goal once more, bounds and all (不少于6万册次): what was achieved is no bound."""
    told = table.text(TOLD)
    alike = told and likeness(_bare(told), _bare(table.text("绩效目标"))) >= _ALIKE
    return bool(alike) and any(is_floor(one.amount) or is_ceiling(one.amount) for one in promises(told))


def _bare(text: str) -> str:
    return squeezed(text.replace("已", ""))
