"""What can be written at the cursor in a YAML target file: keys, levels, signs, units, and the usual forms of values."""

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lsprotocol import types

from jixiao_grammar import words
from jixiao_grammar.signs import PRINTED
from jixiao_lint.lsp.text import Text
from jixiao_lint.readers.target import LIST, ROOT
from jixiao_lint.schema import help_of
from jixiao_lint.table import HEAD_FIELDS, ROW_FIELDS

_KEY_LINE = re.compile(r"^([ \t]*)((?:-[ \t]+)?)([一-龥]*)$")
_VALUE_LINE = re.compile(r"^([ \t]*(?:-[ \t]+)?)([一-龥]+):[ \t]*(.*)$")
_ANY_KEY = re.compile(r"^([ \t]*)((?:-[ \t]+)?)([一-龥]+)[ \t]*:(.*)$")
_NUMBER = re.compile(r"^(.*\d(?:\.\d+)?(?:万|亿)?)([^\d\s%]*)$")
_HOLE = re.compile(r"\$\{\d+:([^}]*)\}")
_USUAL_ROW = ("一级指标", "二级指标", "三级指标", "指标值")


class _Offer(NamedTuple):
    """A text that may be written behind a key, with its places to fill in; `parent` is the level above that it belongs to."""

    field: str
    parent: str
    text: str
    about: str


class _Line(NamedTuple):
    """A line with a key: how far its key is in, whether it opens an item, the key, and what stands behind it."""

    inside: int
    opens_item: bool
    key: str
    value: str


@cache
def _offers() -> tuple[_Offer, ...]:
    with open(os.path.join(os.path.dirname(__file__), "offers.tsv"), encoding="utf-8") as stream:
        lines = stream.read().splitlines()
    return tuple(_Offer(*line.split("\t")) for line in lines if line and not line.startswith("#"))


def completions(text: Text, offset: int, *, snippets: bool) -> list[types.CompletionItem]:
    """What to offer at an offset. `snippets`: the client can leave places to fill in."""
    start, _ = text.line_at(offset)
    line = text.content[start:offset]
    above = _lines_above(text.content, start)
    if value := _VALUE_LINE.match(line):
        return _values(text, offset, value, above, snippets=snippets)
    if key := _KEY_LINE.match(line):
        return _keys(text, offset, key, above, snippets=snippets)
    return []


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


# ---- keys


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
        items.append(_snippet(f"{LIST}:", f"{LIST}:\n{indent}- ", "指标的列表", where, snippets=snippets))
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
    yield _snippet(f"{ROOT}:", body, "一张绩效目标表", where, snippets=snippets)
    for field in ("项目名称", "表题"):
        yield _key(field, where)


def _key(field: str, where: types.Range) -> types.CompletionItem:
    return types.CompletionItem(
        label=field,
        kind=types.CompletionItemKind.Field,
        documentation=help_of(field) or None,
        text_edit=types.TextEdit(where, f"{field}: "),
        sort_text=f"{(*HEAD_FIELDS, *ROW_FIELDS).index(field):03d}",
        command=types.Command("", "editor.action.triggerSuggest") if _has_offers(field) else None,
    )


def _has_offers(field: str) -> bool:
    return field in ("计算符号", "计量单位") or any(offer.field == field for offer in _offers())


def _whole_row(where: types.Range, indent: str, dash: str, *, snippets: bool) -> types.CompletionItem:
    inner = indent + "  " if dash else indent
    return _snippet("一条指标", dash + _row_snippet(inner, ()), "一条完整的指标", where, snippets=snippets)


def _row_snippet(indent: str, left_out: tuple[str, ...]) -> str:
    fields = [field for field in _USUAL_ROW if field not in left_out]
    holes = ("产出指标", "数量指标", "指标名称", "≥12次")
    return f"\n{indent}".join(
        f"{field}: ${{{number}:{hole}}}" for number, (field, hole) in enumerate(zip(fields, holes, strict=False), 1)
    )


def _snippet(label: str, body: str, about: str, where: types.Range, *, snippets: bool) -> types.CompletionItem:
    return types.CompletionItem(
        label=label,
        kind=types.CompletionItemKind.Snippet,
        detail=about or None,
        text_edit=types.TextEdit(where, body if snippets else filled(body)),
        insert_text_format=types.InsertTextFormat.Snippet if snippets else types.InsertTextFormat.PlainText,
        insert_text_mode=types.InsertTextMode.AsIs,
        sort_text="000",
    )


def filled(body: str) -> str:
    """The text of a snippet with what is proposed in its places."""
    return _HOLE.sub(r"\1", body)


# ---- values


def _values(
    text: Text, offset: int, value: re.Match[str], above: list[_Line], *, snippets: bool
) -> list[types.CompletionItem]:
    field, typed = value[2], value[3]
    where = text.range(offset - len(typed), offset)
    if field == "计算符号":
        signs = (sign for sign in PRINTED.values() if not sign.isalpha())
        return [_plain(sign, "", where, at) for at, sign in enumerate(signs)]
    if field == "计量单位":
        return list(_units("", typed, where))
    if field == "指标值" and (number := _NUMBER.match(typed)):
        return list(_units(number[1], number[2], where))
    return list(_offered(field, above, where, snippets=snippets))


def _offered(field: str, above: list[_Line], where: types.Range, *, snippets: bool) -> Iterator[types.CompletionItem]:
    parent = {"二级指标": "一级指标", "指标值": "二级指标"}.get(field)
    # A level that is left out is that of the row above.
    held = next((line.value for line in above if line.key == parent and line.value), "") if parent else ""
    own = [offer for offer in _offers() if offer.field == field]
    fitting = [offer for offer in own if not offer.parent or offer.parent == held] or own
    for at, offer in enumerate(fitting):
        if _HOLE.search(offer.text):
            item = _snippet(filled(offer.text), offer.text, offer.about, where, snippets=snippets)
            item.sort_text = f"{at:03d}"
            yield item
        else:
            yield _plain(offer.text, offer.about, where, at)


def _units(number: str, typed: str, where: types.Range) -> Iterator[types.CompletionItem]:
    fitting = [
        unit for unit, entry in words.units().items() if unit.startswith(typed) and (typed or entry.symbol == unit)
    ]
    for at, unit in enumerate(sorted(fitting, key=len)):
        yield _plain(number + unit, "计量单位", where, at)


def _plain(label: str, about: str, where: types.Range, at: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=label,
        kind=types.CompletionItemKind.Value,
        detail=about or None,
        text_edit=types.TextEdit(where, label),
        sort_text=f"{at:03d}",
    )
