"""A small editor for tests: it starts the real server in a process of its own and talks to it over its standard streams."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60.0


class Editor:
    """What an editor knows: the diagnostics of each document, what was said to the user, the edits it was asked to make."""

    def __init__(self) -> None:
        self.client = LanguageClient("test-editor", "1")
        self.shown: dict[str, list[types.Diagnostic]] = {}
        self.versions: dict[str, int | None] = {}
        self.said: list[str] = []
        self.applied: list[types.WorkspaceEdit] = []
        self.refreshed = 0
        self.watching: list[str] = []
        self.progress: list[dict[str, Any]] = []
        self._news = asyncio.Event()
        for name, handler in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self._published),
            (types.WINDOW_SHOW_MESSAGE, self._told),
            (types.WORKSPACE_APPLY_EDIT, self._apply),
            (types.WORKSPACE_DIAGNOSTIC_REFRESH, self._refresh),
            (types.CLIENT_REGISTER_CAPABILITY, self._watch),
            (types.WINDOW_WORK_DONE_PROGRESS_CREATE, self._make_way),
            (types.PROGRESS, self._told_progress),
        ):
            self.client.feature(name)(partial(handler))

    async def start(
        self, folder: Path, *arguments: str, capabilities: types.ClientCapabilities | None = None, options: Any = None
    ) -> types.InitializeResult:
        """Start the server in a folder."""
        await self.client.start_io(sys.executable, "-m", "jixiao_lint", "server", *arguments, cwd=str(folder))
        result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=capabilities or types.ClientCapabilities(),
                root_uri=folder.as_uri(),
                workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
                initialization_options=options,
            )
        )
        self.client.initialized(types.InitializedParams())
        return result

    async def stop(self) -> int:
        """Take leave; gives the exit code of the server."""
        client: Any = self.client
        process = client._server  # there is no other way to ask for the exit code
        await asyncio.wait_for(self.client.shutdown_async(None), PATIENCE)
        self.client.exit(None)
        code = await asyncio.wait_for(process.wait(), PATIENCE)
        await client.stop()
        return int(code)

    def open(self, path: Path, text: str, language: str = "yaml") -> str:
        """Open a document with this text; its URI."""
        uri = path.as_uri()
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )
        return uri

    def replace(self, uri: str, version: int, where: types.Range, text: str) -> None:
        """Edit a stretch of a document."""
        self._change(uri, version, types.TextDocumentContentChangePartial(where, text))

    def write(self, uri: str, version: int, text: str) -> None:
        """Give a document another text."""
        self._change(uri, version, types.TextDocumentContentChangeWholeDocument(text))

    def _change(self, uri: str, version: int, change: types.TextDocumentContentChangeEvent) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; whatever the server tells is a reason to look again."""

        async def look() -> None:
            while not holds():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(look(), PATIENCE)

    async def codes(self, uri: str, version: int) -> list[str]:
        """The codes that are shown for a version of a document."""
        await self.until(lambda: self.versions.get(uri) == version)
        return [str(one.code) for one in self.shown[uri]]

    def _published(self, params: types.PublishDiagnosticsParams) -> None:
        self.shown[params.uri] = [*params.diagnostics]
        self.versions[params.uri] = params.version
        self._news.set()

    def _told(self, params: types.ShowMessageParams) -> None:
        self.said.append(params.message)
        self._news.set()

    def _apply(self, params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        self.applied.append(params.edit)
        self._news.set()
        return types.ApplyWorkspaceEditResult(True)

    def _refresh(self, params: object) -> None:
        self.refreshed += 1
        self._news.set()

    def _watch(self, params: types.RegistrationParams) -> None:
        self.watching += [one.method for one in params.registrations]
        self._news.set()

    def _make_way(self, params: types.WorkDoneProgressCreateParams) -> None:
        """Agree to be told of progress."""

    def _told_progress(self, params: types.ProgressParams) -> None:
        self.progress.append(params.value or {})
        self._news.set()


def with_editor(play: Callable[[Editor], Awaitable[None]]) -> None:
    """Run what a test does with an editor, and take leave of the server, which must end as it should."""

    async def whole() -> None:
        editor = Editor()
        await play(editor)
        assert await editor.stop() == 0

    asyncio.run(whole())
