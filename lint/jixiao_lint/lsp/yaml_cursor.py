"""The cursor in a YAML target file: which key or value is being written there, and what can be."""

import re
from collections.abc import Iterator

from lsprotocol import types

from jixiao_grammar.record import Record
from jixiao_lint.lsp.offered_values import Slot, has_offers, parent_of, snippet, values
from jixiao_lint.lsp.text import Text
from jixiao_lint.readers.target_parts import LIST, ROOT
from jixiao_lint.schema import help_of
from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS

_KEY_LINE = re.compile(r"^([ \t]*)((?:-[ \t]+)?)([一-龥]*)$")
_VALUE_LINE = re.compile(r"^([ \t]*(?:-[ \t]+)?)([一-龥]+):[ \t]*(.*)$")
_ANY_KEY = re.compile(r"^([ \t]*)((?:-[ \t]+)?)([一-龥]+)[ \t]*:(.*)$")
_USUAL_ROW = ("一级指标", "二级指标", "三级指标", "指标值")


class _Line(Record):
    """A line with a key: how far its key is in, whether it opens an item, the key, and what stands behind it."""

    inside: int
    opens_item: bool
    key: str
    value: str


def completions_in_yaml(text: Text, offset: int, *, snippets: bool) -> list[types.CompletionItem]:
    """What to offer at an offset. `snippets`: the client can leave places to fill in."""
    start, _ = text.line_at(offset)
    line = text.content[start:offset]
    above = _lines_above(text.content, start)
    if value := _VALUE_LINE.match(line):
        slot = Slot(value[2], value[3], _held(parent_of(value[2]), above))
        return values(slot, text.range(offset - len(slot.typed), offset), snippets=snippets)
    if key := _KEY_LINE.match(line):
        return _keys(text, offset, key, above, snippets=snippets)
    return []


def _held(parent: str, above: list[_Line]) -> str:
    """The nearest value above; a level that is left out is that of the row above."""
    return next((line.value for line in above if parent and line.key == parent and line.value), "")


def _lines_above(content: str, start: int) -> list[_Line]:
    """The lines with keys above an offset, the nearest first, up to the beginning of the table."""
    found = []
    end = start
    while end > 0:
        begin = content.rfind("\n", 0, end - 1) + 1
        if match := _ANY_KEY.match(content[begin:end].rstrip("\r\n")):
            found.append(_Line(len(match[1]) + len(match[2]), bool(match[2]), match[3], match[4].strip()))
            if match[3] in ("项目名称", "表题", ROOT):
                break
        end = begin
    return found


def _keys(
    text: Text, offset: int, key: re.Match[str], above: list[_Line], *, snippets: bool
) -> list[types.CompletionItem]:
    inside, opens, typed = len(key[1]) + len(key[2]), bool(key[2]), key[3]
    where = text.range(offset - len(typed), offset)
    indent = " " * inside
    if not above:
        return list(_beginnings(where, snippets=snippets))
    in_row = _is_in_row(above, inside)
    written = set() if opens else _siblings(above, inside)
    if in_row:
        items = [_key(field, where) for field in ROW_FIELDS if field not in written]
        if opens:
            items.insert(0, _whole_row(where, indent, "", snippets=snippets))
        return items
    items = [_key(field, where) for field in HEAD_FIELDS if field not in written]
    if LIST not in written:
        items.append(snippet(f"{LIST}:", f"{LIST}:\n{indent}- ", "指标的列表", where, snippets=snippets))
    elif not opens:
        items.insert(0, _whole_row(where, indent, "- ", snippets=snippets))
    return items


def _is_in_row(above: list[_Line], inside: int) -> bool:
    """True where a key this far in belongs to an indicator: the list is opened above, and nothing closes it."""
    for line in above:
        if line.key == LIST:
            return inside > line.inside or (inside == line.inside + 2)
        if line.key in HEAD_FIELDS and line.key not in ROW_FIELDS:
            return False
    return False


def _siblings(above: list[_Line], inside: int) -> set[str]:
    found = set()
    for line in above:
        if line.inside < inside:
            break
        if line.inside == inside:
            found.add(line.key)
            if line.opens_item:
                break
    return found


def _beginnings(where: types.Range, *, snippets: bool) -> Iterator[types.CompletionItem]:
    rows = "\n".join(f"      - {_row_snippet('        ', ())}" for _ in range(1))
    body = (
        f"{ROOT}:\n  - 项目名称: ${{5:项目名称}}\n    金额单位: 万元\n    预算数: ${{6:100}}\n"
        f"    绩效目标: ${{7:要达到的目标}}\n    指标:\n{rows}"
    )
    yield snippet(f"{ROOT}:", body, "一张绩效目标表", where, snippets=snippets)
    for field in ("项目名称", "表题"):
        yield _key(field, where)


def _key(field: str, where: types.Range) -> types.CompletionItem:
    return types.CompletionItem(
        label=field,
        kind=types.CompletionItemKind.Field,
        documentation=help_of(field) or None,
        text_edit=types.TextEdit(where, f"{field}: "),
        sort_text=f"{(*HEAD_FIELDS, *ROW_FIELDS).index(field):03d}",
        command=types.Command("", "editor.action.triggerSuggest") if has_offers(field) else None,
    )


def _whole_row(where: types.Range, indent: str, dash: str, *, snippets: bool) -> types.CompletionItem:
    inner = indent + "  " if dash else indent
    return snippet("一条指标", dash + _row_snippet(inner, ()), "一条完整的指标", where, snippets=snippets)


def _row_snippet(indent: str, left_out: tuple[str, ...]) -> str:
    fields = [field for field in _USUAL_ROW if field not in left_out]
    holes = ("产出指标", "数量指标", "指标名称", "≥12次")
    return f"\n{indent}".join(
        f"{field}: ${{{number}:{hole}}}" for number, (field, hole) in enumerate(zip(fields, holes, strict=False), 1)
    )
