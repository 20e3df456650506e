"""The projects of a document by their names, so that what stands outside their forms can be told to belong to them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from jixiao_grammar.pattern import pattern
from jixiao_lint.table import Table

Forms = Mapping[str, Table]

_NUMBERED = pattern(r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?|[（(]?[0-9]{1,3}[)）.．、])\s*(?=\D)")
_OPENS_NUMBER = frozenset("（(一二三四五六七八九十0123456789")


def forms_by_name(tables: Sequence[Table]) -> Forms:
    """The forms by the bare names of their projects; a name that two forms have tells none."""
    named = [(name, table) for table in tables if (name := bare(table.text("项目名称")))]
    count = Counter(name for name, _ in named)
    return {name: table for name, table in named if count[name] == 1}


def bare(name: str) -> str:
    """A name without its year, its number and its punctuation."""
    folded = unicodedata.normalize("NFKC", name)
    folded = folded[number_in_front(folded) :]
    if "20" in folded:
        folded = re.sub(r"[(（]?20[0-9]{2}\s*年?度?[)）]?", "", folded)
    return "".join(filter(str.isalnum, folded))


def number_in_front(text: str) -> int:
    """Where a text goes on behind its number, 一、 or （1）; 0 where it has none."""
    found = _NUMBERED.match(text) if text.lstrip()[:1] in _OPENS_NUMBER else None
    return found.end() if found is not None else 0
