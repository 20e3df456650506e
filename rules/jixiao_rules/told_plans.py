"""Whether use and goal tell in numbers what a project is about: only then does their silence on a word mean something."""

from jixiao_grammar.pattern import pattern
from jixiao_lint.table import Table

PLANS = ("资金用途", "绩效目标")
_TOLD = 15  # characters from which on a text says what the project is about
_NUMBER = pattern("[0-9]")


def tells_its_plans(table: Table) -> bool:
    """True where both say so much, and a number each."""
    return all(_tells(table.text(field)) for field in PLANS)


def _tells(text: str) -> bool:
    return len(text) >= _TOLD and _NUMBER.search(text) is not None
