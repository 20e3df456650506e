"""The parts of an office file while something is written into it."""

import posixpath

from jixiao_lint.office.repack import repacked
from jixiao_lint.office.splice import appended, escaped, prefix_of, spliced
from jixiao_lint.readers.outline import Node, outline
from jixiao_lint.readers.package import Package
from jixiao_lint.readers.relations import Relation, list_of, relations

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Parts:
    """The parts of one package, as they are and as they are to be. Raises Unreadable for what is broken."""

    def __init__(self, data: bytes, usual: str) -> None:
        """`usual` is the name that the main part has in most files of the kind."""
        self._data = data
        self._package = Package(data)
        self._old: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._outlines: dict[str, tuple[bytes, Node]] = {}
        self.main = self._package.main_part(usual)

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return self._package.names | self._new.keys()

    def content(self, name: str) -> bytes:
        """The content of a part."""
        return self._new[name] if name in self._new else self._before(name)

    def outline(self, name: str) -> Node:
        """The root element of a part."""
        content = self.content(name)
        known = self._outlines.get(name)
        if known is None or known[0] is not content:
            known = self._outlines[name] = (content, outline(content, name))
        return known[1]

    def put(self, name: str, content: bytes) -> None:
        """Write a part."""
        self._new[name] = content

    def relations(self, main: str) -> list[Relation]:
        """What a part refers to, as the file has it."""
        return [one for one in relations(self._package, main) if one.part in self.names]

    def related(self, main: str, kind: str) -> str | None:
        """The part of a kind that another one refers to; None where it refers to none."""
        return next((name for _, met, name in self.relations(main) if met == kind), None)

    def relate(self, main: str, kind: str, part: str) -> str:
        """Let a part refer to another one; gives the id of the reference."""
        name = list_of(main)
        if name not in self.names:
            self.put(name, HEAD + f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode())
        root = self.outline(name)
        taken = {kid.attributes.get("Id") for kid in root.kids}
        key = next(key for number in range(1, len(taken) + 2) if (key := f"rIdJixiao{number}") not in taken)
        target = posixpath.relpath("/" + part, "/" + posixpath.dirname(main))
        content = self.content(name)
        tag = b"<" + prefix_of(content, root) + b"Relationship"
        new = tag + f' Id="{key}" Type="{self.family()}/{kind}" Target="'.encode() + escaped(target) + b'"/>'
        self.put(name, spliced(content, [appended(content, root, new)]))
        return key

    def declare(self, part: str, kind: str) -> None:
        """Say what kind of content a new part has."""
        root = self.outline(_TYPES)
        if any(kid.attributes.get("PartName", "").lstrip("/") == part for kid in root.kids):
            return
        self._declared(root, f'Override PartName="/{part}" ContentType="{kind}"')

    def declare_ending(self, ending: str, kind: str) -> None:
        """Say what kind of content the parts with an ending have."""
        root = self.outline(_TYPES)
        if any(kid.attributes.get("Extension", "").lower() == ending for kid in root.kids):
            return
        content = self.content(_TYPES)
        tag = b"<" + prefix_of(content, root) + f'Default Extension="{ending}" ContentType="{kind}"/>'.encode()
        self.put(_TYPES, content[: root.open] + tag + content[root.open :])

    def packed(self) -> bytes:
        """The file with what was written."""
        known = self._package.names
        changed = {
            name: content for name, content in self._new.items() if name not in known or self._before(name) != content
        }
        return repacked(self._data, changed) if changed else self._data

    def _before(self, name: str) -> bytes:
        if name not in self._old:
            self._old[name] = self._package.part(name)
        return self._old[name]

    def _declared(self, root: Node, what: str) -> None:
        content = self.content(_TYPES)
        tag = b"<" + prefix_of(content, root) + what.encode() + b"/>"
        self.put(_TYPES, spliced(content, [appended(content, root, tag)]))

    def family(self) -> str:
        """The family of kinds of references: strict files have another one."""
        from jixiao_lint.readers.package import attribute, tree

        if "_rels/.rels" in self._package.names:
            for relation in tree(self._package.part("_rels/.rels"), "_rels/.rels"):
                kind = attribute(relation, "Type") or ""
                if kind.endswith("/officeDocument"):
                    return kind.rpartition("/")[0]
        return OF_OFFICE
