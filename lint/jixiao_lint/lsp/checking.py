"""What is found in the documents that are open, and in the files of the folders that are not."""

import asyncio
from collections.abc import Sequence
from threading import Event
from uuid import uuid4

from lsprotocol import types

from jixiao_lint.config.failure import ConfigError
from jixiao_lint.discover import Found
from jixiao_lint.lsp.client import Client
from jixiao_lint.lsp.diagnostics import identity
from jixiao_lint.lsp.documents import Document, path_of
from jixiao_lint.lsp.folders import Folders
from jixiao_lint.lsp.session import Session
from jixiao_lint.packs import UnknownNameError


class Checking:
    """Answers a client that asks for diagnostics, and tells one that does not."""

    def __init__(self, client: Client, session: Session) -> None:
        self._client = client
        self._session = session

    def tell(self, document: Document) -> None:
        """Something else is known of a document: show it, or have a client ask that asks by itself."""
        if document.trouble:
            self._client.warn(f"jixiao：{document.trouble}")
        if not self._client.pulls:
            self._client.publish(document.uri, document.version, self._session.diagnostics(document))
        elif document.is_up_to_date:
            self._client.look_again()

    async def diagnostic(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        """What is found in a document. A client that we can call back gets at once what is known of the newest edit."""
        document = self._session.document(params.text_document.uri)
        if document is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        if not (document.judged_as_it_stands and self._client.can_be_asked_to_look):
            await self._session.up_to_date(document)
        items = self._session.diagnostics(document)
        name = identity(items)
        if name == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(items, result_id=name)

    async def workspace_diagnostic(self, params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
        """What is found in the files that are not open."""
        if not self._session.settings.workspace:
            return types.WorkspaceDiagnosticReport([])
        await self.check_folders(params.work_done_token)
        known = {previous.uri: previous.value for previous in params.previous_result_ids}
        files = {
            one.uri: one for one in self._session.folders.checked.values() if one.uri not in self._session.documents
        }
        items: list[types.WorkspaceDocumentDiagnosticReport] = []
        for uri, one in files.items():
            if known.get(uri) != one.identity and (one.items or uri in known):
                items.append(types.WorkspaceFullDocumentDiagnosticReport(uri, [*one.items], result_id=one.identity))
        gone = (uri for uri in known if uri not in files and uri not in self._session.documents)
        items += [types.WorkspaceFullDocumentDiagnosticReport(uri, []) for uri in gone]
        return types.WorkspaceDiagnosticReport(items)

    async def check_folders(self, token: types.ProgressToken | None) -> None:
        """Check the files in the folders of the workspace, those that changed since the last time."""
        folders = self._session.folders
        if not folders.is_stale:
            return
        folders.is_stale = False
        try:
            roots = [path_of(folder.uri) for folder in self._client.protocol.workspace.folders.values()]
            files = await self._session.work_on_folders(lambda: folders.find(roots))
            await self._with_progress(token, folders, files)
        except (ConfigError, UnknownNameError) as error:
            self._client.warn(f"jixiao：{error.args[0]}")
        except asyncio.CancelledError:
            folders.is_stale = True
            raise

    async def _with_progress(self, token: types.ProgressToken | None, folders: Folders, files: Sequence[Found]) -> None:
        progress, loop = self._client.protocol.work_done_progress, asyncio.get_running_loop()
        if token is None and files and self._client.shows_progress:
            token = str(uuid4())
            await progress.create_async(token)
        if token is not None:
            progress.begin(
                token, types.WorkDoneProgressBegin(title="jixiao 检查文件夹", cancellable=True, percentage=0)
            )
        stopped = Event()

        def told(done: int) -> None:
            """Every hundredth part is told."""
            if token is not None and done * 100 // len(files) > (done - 1) * 100 // len(files):
                report = types.WorkDoneProgressReport(
                    message=f"{done}/{len(files)}", percentage=done * 100 // len(files)
                )
                loop.call_soon_threadsafe(progress.report, token, report)

        def stops() -> bool:
            future = progress.tokens.get(token) if token is not None else None
            return stopped.is_set() or (future is not None and future.cancelled())

        done = 0
        try:
            done = await self._session.work_on_folders(lambda: folders.check(files, told, stops))
        finally:
            stopped.set()
            if token is not None:
                progress.end(token, types.WorkDoneProgressEnd(message=f"检查了 {done} 个文件"))
