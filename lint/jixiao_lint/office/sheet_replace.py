"""Characters of the cells of a workbook put in the place of others. A text that several cells share is changed in one of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jixiao_grammar.record import Record
from jixiao_lint.office.book import sheets
from jixiao_lint.office.parts import Parts
from jixiao_lint.office.replacement import Replacement
from jixiao_lint.office.splice import Edit, appended, escaped, spliced, with_attribute
from jixiao_lint.readers import limits
from jixiao_lint.readers.outline import Node
from jixiao_lint.readers.package import number
from jixiao_lint.readers.sheet import address_of, place_of
from jixiao_lint.readers.trace import Spelt, spelt


class InCell(Record):
    """A replacement in a cell of a sheet."""

    sheet: str
    address: str
    wanted: Replacement


def replace_in_cells(parts: Parts, wanted: Sequence[InCell]) -> bool:
    """Make the replacements; False, and nothing is written, where one of them cannot be made."""
    by_sheet: dict[str, dict[str, list[Replacement]]] = defaultdict(lambda: defaultdict(list))
    for one in wanted:
        by_sheet[one.sheet][one.address].append(one.wanted)
    named = {sheet.name: sheet.part for sheet in reversed(sheets(parts))}
    return all(name in named and _in_sheet(parts, named[name], cells) for name, cells in by_sheet.items())


def _in_sheet(parts: Parts, sheet: str, cells: Mapping[str, Sequence[Replacement]]) -> bool:
    content = parts.content(sheet)
    found = _cells(parts.outline(sheet))
    edits: list[Edit] = []
    for address, wanted in cells.items():
        cell = found.get(address)
        made = _in_cell(parts, sheet, content, cell, wanted) if cell is not None else None
        if made is None:
            return False
        edits += made
    parts.put(sheet, spliced(content, edits))
    return True


def _in_cell(parts: Parts, sheet: str, content: bytes, cell: Node, wanted: Sequence[Replacement]) -> list[Edit] | None:
    """The edits in the part of the sheet; None where the text is the result of a formula, or stands nowhere as it is shown."""
    kind, part = cell.attributes.get("t"), wanted[0].origin.part
    if cell.child("f") is not None or any(one.origin.part != part for one in wanted):
        return None
    if kind == "inlineStr" and part == sheet:
        return _edits(content, parts.outline(sheet), wanted)
    value = cell.child("v")
    if kind != "s" or value is None or value.close == value.end:
        return None
    texts, root = parts.content(part), parts.outline(part)
    shared = [kid for kid in root.kids if kid.name == "si"]
    index = number(content[value.open : value.close].decode("ascii", "replace"), len(shared), len(shared))
    made = _edits(texts, root, wanted)
    if index == len(shared) or made is None:
        return None
    text = shared[index]
    if any(not text.start <= edit.start <= text.end for edit in made):
        return None
    moved = [Edit(edit.start - text.start, edit.end - text.start, edit.new) for edit in made]
    new = spliced(texts[text.start : text.end], moved)
    counted = with_attribute(texts, root, b"uniqueCount", str(len(shared) + 1).encode())
    parts.put(part, spliced(texts, [counted, appended(texts, root, new)]))
    return [Edit(value.open, value.close, str(len(shared)).encode())]


def _edits(content: bytes, root: Node, wanted: Sequence[Replacement]) -> list[Edit] | None:
    edits: dict[Edit, None] = {}
    for one in wanted:
        gone = list(spelt(one.origin, one.start, one.end, content))
        if len(gone) != one.end - one.start:
            return None
        at = _place(content, one) if not gone else gone[0].start
        if at is None:
            return None
        text = root.at(at if gone else max(at - 1, 0))
        if text.name != "t" or b"<!" in content[text.open : text.close]:
            return None
        edits[Edit(at, gone[0].end if gone else at, escaped(one.new))] = None
        edits |= dict.fromkeys(Edit(rest.start, rest.end, b"") for rest in gone[1:])
        tag = content[text.start : text.open]
        if b"xml:space" not in tag:
            edits[Edit(text.start, text.open, tag[:-1] + b' xml:space="preserve">')] = None
    return list(edits)


def _place(content: bytes, one: Replacement) -> int | None:
    """Where a text is put in: behind the character before it."""
    near: Spelt | None = next(spelt(one.origin, one.start - 1, one.start, content), None) if one.start else None
    return near.end if near is not None else None


def _cells(root: Node) -> dict[str, Node]:
    """The elements of the cells by their addresses; where a cell or a row does not say its place, it is the next one."""
    found: dict[str, Node] = {}
    table = root.child("sheetData")
    row = -1
    for line in table.kids if table is not None else ():
        if line.name != "row":
            continue
        row = number(line.attributes.get("r"), row + 2, limits.ROWS) - 1
        col = -1
        for cell in line.kids:
            if cell.name == "c":
                place = place_of(cell.attributes.get("r", ""))
                col = place[1] if place is not None else col + 1
                found[address_of(row, col)] = cell
    return found
