"""The editor at the other end: what it can do, and what it is told."""

from collections.abc import Awaitable, Sequence
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from jixiao_lint.lsp.text import Units


class Client:
    """One editor. Until it has said what it can do, it can do nothing."""

    def __init__(self, protocol: LanguageServer) -> None:
        self.protocol = protocol
        self.pulls = False
        """True for a client that asks for diagnostics by itself, and is sent none."""
        self.can_be_asked_to_look = False
        self._told: set[str] = set()

    def has_come(self, params: types.InitializeParams) -> None:
        """Note what the client said that it can do."""
        document, workspace = params.capabilities.text_document, params.capabilities.workspace
        self.pulls = bool(document and document.diagnostic)
        self.can_be_asked_to_look = bool(workspace and workspace.diagnostics and workspace.diagnostics.refresh_support)

    @property
    def units(self) -> Units:
        """In which units positions are counted: those of the client's wishes that we know, else UTF-16."""
        encoding: Any = self.protocol.workspace.position_encoding
        return Units(str(getattr(encoding, "value", encoding)))

    @property
    def _document(self) -> types.TextDocumentClientCapabilities | None:
        return self.protocol.client_capabilities.text_document

    @property
    def resolves_actions(self) -> bool:
        """True for a client that asks for the edit of an action when the user has chosen it."""
        action = self._document.code_action if self._document else None
        return bool(action and action.resolve_support and action.data_support)

    @property
    def takes_snippets(self) -> bool:
        """True for a client that lets the user fill in the gaps of what is completed."""
        completion = self._document.completion if self._document else None
        item = completion.completion_item if completion else None
        return bool(item and item.snippet_support)

    @property
    def shows_progress(self) -> bool:
        """True for a client that shows how far a long work is, though it did not ask for it."""
        window = self.protocol.client_capabilities.window
        return bool(window and window.work_done_progress)

    @property
    def watches_files(self) -> bool:
        """True for a client that tells of changes on the disk when it is asked to."""
        workspace = self.protocol.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        return bool(watched and watched.dynamic_registration)

    def publish(self, uri: str, version: int | None, items: Sequence[types.Diagnostic]) -> None:
        """Send what is found in a file."""
        params = types.PublishDiagnosticsParams(uri, [*items], version)
        self.protocol.text_document_publish_diagnostics(params)

    def look_again(self) -> None:
        """Have a client that asks by itself ask anew."""
        if self.pulls and self.can_be_asked_to_look:
            self.protocol.workspace_diagnostic_refresh(None)

    def warn(self, sentence: str) -> None:
        """Say something, once until all is forgotten."""
        if sentence not in self._told:
            self._told.add(sentence)
            self.protocol.window_show_message(types.ShowMessageParams(types.MessageType.Warning, sentence))

    def forget_what_was_said(self) -> None:
        """A configuration changed: what was wrong with the old one may be wrong with the new one too, and is said anew."""
        self._told.clear()

    async def apply(self, label: str, edit: Awaitable[types.WorkspaceEdit]) -> bool:
        """Have the client write an edit; False where it would not."""
        params = types.ApplyWorkspaceEditParams(await edit, label)
        result = await self.protocol.workspace_apply_edit_async(params)
        return bool(result and result.applied)
