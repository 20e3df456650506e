"""“Waive with reason”: the comment of a YAML file, or an entry in the file of waivers, as the command reads them."""

import os
import re
from pathlib import Path

from lsprotocol import types

from jixiao_grammar.record import Record
from jixiao_lint.discover import Found
from jixiao_lint.finding import Finding
from jixiao_lint.lsp.edits import workspace_edit
from jixiao_lint.lsp.judge import YAML, as_bytes
from jixiao_lint.lsp.marks import Mark
from jixiao_lint.lsp.text import Text
from jixiao_lint.readers import read
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.table import all_cells
from jixiao_lint.waivers.listed import NAME
from jixiao_lint.waivers.side_file import as_text
from jixiao_lint.waivers.waiver import Named

_OWN = re.compile(r"#\s*jixiao:\s*ignore\[([^\]\n]*)\]")
_HEAD = "# 已经说明过的问题：写明原因（reason），可以写到哪一天为止（until: 2025-12-31）。\n"


class Place(Record):
    """A document that is open: its URI and version, the file it stands for, its text."""

    uri: str
    version: int | None
    found: Found
    text: Text


def by_comment(place: Place, mark: Mark, reason: str) -> types.WorkspaceEdit | None:
    """The edit that puts a comment behind the row; None where a comment there would be part of a cell."""
    if not place.found.path.shown.lower().endswith(YAML):
        return None
    content = place.text.content
    start, end = place.text.line_at(mark.place.start)
    own = _OWN.search(content, start, end)
    if own is not None and mark.finding.code not in own[1]:
        at, new = own.end(1), f", {mark.finding.code}"
    else:
        at = start + len(content[start:end].rstrip())
        new = f"  # jixiao: ignore[{mark.finding.code}] {reason}".rstrip()
    if not _keeps_cells(place, content[:at] + new + content[at:]):
        return None
    return workspace_edit(
        place.uri, place.version, [types.TextEdit(place.text.range(at, end if own is None else at), new)]
    )


def _keeps_cells(place: Place, after: str) -> bool:
    return _cells(place, place.text.content) == _cells(place, after) != []


def _cells(place: Place, content: str) -> list[str]:
    reading = read(place.found.path.shown, as_bytes(content))
    return [cell.text for table in reading.tables for cell in all_cells(table)]


def by_entry(place: Place, mark: Mark, reason: str, rulebook: Rulebook) -> types.WorkspaceEdit:
    """The edit that appends an entry to the file of waivers that holds for the file, which is made where there is none."""
    path = place.found.path
    home = rulebook.library.home(path, rulebook.choice(path))
    home = home or os.path.join(os.path.dirname(os.path.abspath(path)), NAME)
    file = os.path.relpath(os.path.realpath(path), os.path.realpath(os.path.dirname(home))).replace(os.sep, "/")
    entry = as_text([(mark.finding.code, file, _scope(mark.finding))], reason)
    entry = entry if reason else f'{entry}  reason: ""\n'
    uri = Path(home).absolute().as_uri()
    changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
    try:
        before = Path(home).read_text("utf-8")
    except OSError:
        before, entry = "", _HEAD + entry
        changes.append(types.CreateFile(uri=uri, options=types.CreateFileOptions(ignore_if_exists=True)))
    end = Text(before, place.text.units).range(len(before), len(before))
    edit = types.TextEdit(end, entry if before.endswith("\n") or not before else "\n" + entry)
    changes.append(types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, None), [edit]))
    return types.WorkspaceEdit(document_changes=changes)


def _scope(finding: Finding) -> Named:
    return Named(
        finding.table.project if finding.table else "",
        finding.indicator.level3 if finding.indicator else "",
        finding.field or "",
    )
