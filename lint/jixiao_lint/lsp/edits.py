"""Edits of a text as the protocol has them."""

from collections.abc import Sequence

from lsprotocol import types

from jixiao_lint.lsp.marks import change_between
from jixiao_lint.lsp.text import Text


def edits_to(text: Text, after: str) -> list[types.TextEdit]:
    """The edits that make one text of another: line by line where there are as many, so that the cursor stays where it is."""
    if text.content == after:
        return []
    new = Text(after, text.units)
    if len(new.starts) != len(text.starts):
        change = change_between(text.content, after)
        return [types.TextEdit(text.range(change.start, change.end), after[change.start : change.new_end])]
    edits = []
    for old_start, new_start in zip(text.starts, new.starts, strict=True):
        (_, old_end), (_, new_end) = text.line_at(old_start), new.line_at(new_start)
        old_line, new_line = text.content[old_start:old_end], after[new_start:new_end]
        if old_line != new_line:
            change = change_between(old_line, new_line)
            where = text.range(old_start + change.start, old_start + change.end)
            edits.append(types.TextEdit(where, new_line[change.start : change.new_end]))
    return edits


def workspace_edit(uri: str, version: int | None, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
    """Edits of an open document, which hold for this version of it only."""
    return types.WorkspaceEdit(
        document_changes=[types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), [*edits])]
    )
