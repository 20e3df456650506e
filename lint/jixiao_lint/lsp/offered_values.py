"""What may be written as a value: levels, signs, units, and the usual forms of targets, whatever the format of the file."""

import os
import re
from collections.abc import Iterator
from functools import cache

from lsprotocol import types

from jixiao_grammar import words
from jixiao_grammar.record import Record
from jixiao_grammar.vocabulary import PRINTED

_NUMBER = re.compile(r"^(.*\d(?:\.\d+)?(?:万|亿)?)([^\d\s%]*)$")
_HOLE = re.compile(r"\$\{\d+:([^}]*)\}")
_PARENTS = {"二级指标": "一级指标", "指标值": "二级指标"}


class Slot(Record):
    """Where a value is being written: its field, what is typed so far, and the value of the field that it hangs on."""

    field: str
    typed: str
    parent: str = ""


class _Offer(Record):
    """A text that may be written in a field, with its places to fill in; `parent` is the level above that it belongs to."""

    field: str
    parent: str
    text: str
    about: str


@cache
def _offers() -> tuple[_Offer, ...]:
    with open(os.path.join(os.path.dirname(__file__), "offers.tsv"), encoding="utf-8") as stream:
        lines = stream.read().splitlines()
    return tuple(_Offer(*line.split("\t")) for line in lines if line and not line.startswith("#"))


def parent_of(field: str) -> str:
    """The field whose value decides what is usual in this one; empty where none does."""
    return _PARENTS.get(field, "")


def has_offers(field: str) -> bool:
    """True for a field in which something can be offered before anything is typed."""
    return field in ("计算符号", "计量单位") or any(offer.field == field for offer in _offers())


def values(slot: Slot, where: types.Range, *, snippets: bool) -> list[types.CompletionItem]:
    """What to offer in place of what is typed. `snippets`: the client can leave places to fill in."""
    if slot.field == "计算符号":
        signs = (sign for sign in PRINTED.values() if not sign.isalpha())
        return [_plain(sign, "", where, at) for at, sign in enumerate(signs)]
    if slot.field == "计量单位":
        return list(_units("", slot.typed, where))
    if slot.field == "指标值" and (number := _NUMBER.match(slot.typed)):
        return list(_units(number[1], number[2], where))
    return list(_offered(slot, where, snippets=snippets))


def _offered(slot: Slot, where: types.Range, *, snippets: bool) -> Iterator[types.CompletionItem]:
    own = [offer for offer in _offers() if offer.field == slot.field]
    fitting = [offer for offer in own if not offer.parent or offer.parent == slot.parent] or own
    for at, offer in enumerate(fitting):
        if _HOLE.search(offer.text):
            item = snippet(filled(offer.text), offer.text, offer.about, where, snippets=snippets)
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


def snippet(label: str, body: str, about: str, where: types.Range, *, snippets: bool) -> types.CompletionItem:
    """A piece of text with places to fill in; filled with what is proposed where the client cannot leave them."""
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
