"""The sheets of a workbook, as parts that something can be written into."""

from jixiao_grammar.record import Record
from jixiao_lint.office.parts import Parts
from jixiao_lint.office.splice import Edit, appended, escaped, prefix_of, spliced
from jixiao_lint.readers.outline import Node

MAIN = "xl/workbook.xml"
_TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_FILTER = "_xlnm._FilterDatabase"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class SheetPart(Record):
    """A sheet: its name as on its tab, and its part."""

    name: str
    part: str


def sheets(parts: Parts) -> list[SheetPart]:
    """The sheets with cells, in the order of their tabs."""
    by_key = {key: name for key, kind, name in parts.relations(parts.main) if kind == "worksheet"}
    listed = parts.outline(parts.main).child("sheets")
    return [
        SheetPart(node.attributes.get("name", ""), by_key[node.attributes["id"]])
        for node in (listed.kids if listed is not None else ())
        if node.attributes.get("id") in by_key
    ]


def namespace(parts: Parts) -> str:
    """The namespace of the workbook."""
    root = parts.outline(parts.main)
    return _STRICT if _STRICT.encode() in parts.content(parts.main)[root.start : root.open] else _TRANSITIONAL


def add_sheet(parts: Parts, name: str, content: bytes) -> SheetPart:
    """Put a sheet behind all others. A number comes behind its name where that is taken."""
    root = parts.outline(parts.main)
    listed = root.child("sheets")
    assert listed is not None, "a workbook that was read has sheets"
    taken = {node.attributes.get("name", "").casefold() for node in listed.kids}
    names = (name, *(f"{name}{number}" for number in range(2, len(taken) + 3)))
    free = next(name for name in names if name.casefold() not in taken)
    part = free_name(parts, "worksheets/sheet", ".xml")
    parts.put(part, content)
    parts.declare(part, _SHEET)
    key = parts.relate(parts.main, "worksheet", part)
    number = max((int(node.attributes.get("sheetId", "0")) for node in listed.kids), default=0) + 1
    book = parts.content(parts.main)
    tag = b"<" + prefix_of(book, root) + b'sheet name="' + escaped(free) + f'" sheetId="{number}"'.encode()
    said = f' xmlns:r="{parts.family()}" r:id="{key}"/>'.encode()
    parts.put(parts.main, spliced(book, [appended(book, listed, tag + said)]))
    return SheetPart(free, part)


def name_filter(parts: Parts, sheet: str, area: str) -> None:
    """Name the area that is filtered on a sheet, as programs do; LibreOffice shows no filter without that."""
    root, book = parts.outline(parts.main), parts.content(parts.main)
    listed = root.child("sheets")
    assert listed is not None, "a workbook that was read has sheets"
    index = str([node.attributes.get("name") for node in listed.kids].index(sheet))
    target = escaped("'" + sheet.replace("'", "''") + "'!" + area)
    names = root.child("definedNames")
    old = next(
        (
            node
            for node in (names.kids if names is not None else ())
            if (node.attributes.get("name"), node.attributes.get("localSheetId")) == (_FILTER, index)
        ),
        None,
    )
    if old is not None:
        parts.put(parts.main, spliced(book, [Edit(old.open, old.close, target)]))
        return
    prefix = prefix_of(book, root)
    new = f'<{prefix.decode()}definedName name="{_FILTER}" localSheetId="{index}" hidden="1">'.encode()
    new += target + b"</" + prefix + b"definedName>"
    if names is not None:
        edit = appended(book, names, new)
    else:
        behind = [node for node in root.kids if node.name in ("sheets", "functionGroups", "externalReferences")]
        whole = b"<" + prefix + b"definedNames>" + new + b"</" + prefix + b"definedNames>"
        edit = Edit(behind[-1].end, behind[-1].end, whole)
    parts.put(parts.main, spliced(book, [edit]))


def free_name(parts: Parts, start: str, ending: str) -> str:
    """A name beside the workbook that no part has."""
    folder = parts.main.rpartition("/")[0]
    taken = {name.casefold() for name in parts.names}
    names = (f"{folder}/{start}{number}{ending}".lstrip("/") for number in range(1, len(taken) + 2))
    return next(name for name in names if name.casefold() not in taken)


def child_before(root: Node, following: frozenset[str]) -> int:
    """Where a child of the root has to stand that comes before these others."""
    for kid in root.kids:
        inner = (
            kid.name
            if kid.name != "AlternateContent"
            else next((one.name for one in kid.every() if one.name in following), "")
        )
        if inner in following:
            return kid.start
    return root.close
