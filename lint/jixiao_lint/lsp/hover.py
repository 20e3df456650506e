"""What stands under the cursor: how a value was read, what a key asks for, and the page of the rule that found something."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from jixiao_grammar import tree
from jixiao_lint.docs import SEVERITIES
from jixiao_lint.lsp.marks import Mark, Stretch
from jixiao_lint.lsp.text import Text
from jixiao_lint.result import RuleInfo
from jixiao_lint.schema import help_of
from jixiao_lint.table import Cell, Row, Table, TextPlace

# Cells that say together what a row asks for.
_OF_VALUE = ("指标值", "计算符号", "计量单位")
_KEY = re.compile(r"""^[ \t]*(?:-[ \t]+)?["']?([一-龥0-9]+)["']?[ \t]*:""")
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~])")


def hover(
    text: Text, offset: int, tables: Sequence[Table], marks: Iterable[Mark], rules: Sequence[RuleInfo], before: int = 0
) -> types.Hover | None:
    """What to show at an offset. The places of the tables count from `before` characters further on."""
    parts: list[str] = []
    here: Stretch | None = None
    at_cell = cell_at(tables, offset - before)
    if at_cell is not None:
        table, cell, place = at_cell
        reading = how_read(table, cell)
        if reading:
            here = place.moved(before)
            parts.append(reading)
    elif about := _about_key(text, offset):
        parts.append(about)
    touched = [mark for mark in marks if mark.place.start <= offset <= mark.place.end]
    parts += _pages(touched, rules)
    if not parts:
        return None
    markup = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    where = here or (touched[0].place if touched else None)
    return types.Hover(markup, text.range(*where) if where else None)


def cell_at(tables: Sequence[Table], offset: int) -> tuple[Table, Cell, Stretch] | None:
    """The cell at an offset, its table, and where it stands."""
    for table in tables:
        for cell in table.cells():
            if isinstance(cell.place, TextPlace):
                place = Stretch(cell.place.pieces[0][1], cell.place.end)
                if place.start <= offset <= place.end and cell.text:
                    return table, cell, place
    return None


def how_read(table: Table, cell: Cell) -> str:
    """How a value was read, with what other cells of the row say about it; nothing for a cell that holds no value."""
    row = table.rows()[cell.indicator - 1] if cell.indicator is not None else None
    if row is not None and cell.field in _OF_VALUE and row.resolved is not None:
        return _shown(tree(row.resolved), _others(row, cell))
    if row is not None and cell.field == "实际完成值" and (value := row.read_as("指标值", cell.text)) is not None:
        return _shown(tree(value), "")
    return ""


def _others(row: Row, cell: Cell) -> str:
    told = [f"{field}：{row.text(field)}" for field in _OF_VALUE if field != cell.field and row.text(field)]
    return "连同" + "，".join(told) if told else ""


def _shown(lines: str, beside: str) -> str:
    block = f"```text\n{lines}\n```"
    return f"{block}\n\n{escaped(beside)}" if beside else block


def _about_key(text: Text, offset: int) -> str:
    start, end = text.line_at(offset)
    key = _KEY.match(text.content[start:end])
    if key is None or offset - start > key.end():
        return ""
    about = help_of(key[1])
    return f"**{key[1]}**\n\n{about}" if about else ""


def _pages(touched: Sequence[Mark], rules: Sequence[RuleInfo]) -> Iterator[str]:
    by_code = {rule.code: rule for rule in rules}
    for code in dict.fromkeys(mark.finding.code for mark in touched):
        rule = by_code.get(code)
        if rule is not None:
            link = f"\n\n[{rule.code} 的说明]({rule.url})" if rule.url else ""
            heading = f"**{rule.code} {rule.name}**（{SEVERITIES[rule.severity]}）{escaped(rule.title)}"
            yield f"{heading}\n\n{_rest(rule.page)}{link}"


def _rest(page: str) -> str:
    """The page of a rule without its first line, which is the title."""
    return page.partition("\n")[2].strip()


def escaped(text: str) -> str:
    """Text of a file, or of a form, as it stands, in Markdown."""
    return _MARKED.sub(r"\\\1", text)
