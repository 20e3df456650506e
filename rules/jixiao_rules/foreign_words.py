"""Words that belong to another field of work than the table is about."""

from collections.abc import Sequence
from functools import lru_cache

from jixiao_lint.table import Row, Table
from jixiao_rules.words import records
from jixiao_rules.words import table as pairs

HEAD = ("表题", "单位", "项目名称", "资金用途", "绩效目标")
WHOSE = ("表题", "单位", "项目名称")
# What the whole economy does is no project's own effect because its goal speaks of the economy: whose business it is tells.
OF_ALL = "宏观经济"


def strange_word(row: Row, rows: Sequence[Row], head: str, whose: str) -> str | None:
    """A word of a field of work in the row's name, when no other part of the table has a word of that field."""
    name = row.text("三级指标")
    for word, field in named(name):
        others = head + "\n".join(other.text("三级指标") for other in rows if other is not row)
        at_home = whose if field == OF_ALL else others
        if not any(sign in at_home for sign in signs(field)):
            return word
    return None


@lru_cache(maxsize=1024)
def named(name: str) -> tuple[tuple[str, str], ...]:
    """The words of fields of work in a name, each with its field."""
    for chance, *others in records("false-friends"):
        for other in others:
            name = name.replace(other, " " * len(chance) + other[len(chance) :])
    return tuple((word, field) for word, field in pairs("fields-of-work").items() if word in name)


def signs(field: str) -> tuple[str, ...]:
    """Every word that says that a table is about this field of work."""
    own = tuple(word for word, its in pairs("fields-of-work").items() if its == field)
    return own + tuple(word for its, *broad in records("fields-at-home") if its == field for word in broad)


def strange_words(text: str, table: Table) -> str | None:
    """The first of two words of one field of work in a text, when nothing else in the table has a word of that field."""
    fields = [field for _, field in named(text)]
    head = "\n".join(table.text(field) for field in (*HEAD, "实际完成情况"))
    rest = head + "\n".join(row.text("三级指标") + row.text("绩效指标描述") for row in table.rows())
    for word, field in named(text):
        if fields.count(field) > 1 and not any(sign in rest for sign in signs(field)):
            return word
    return None
