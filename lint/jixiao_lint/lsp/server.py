"""The protocol: which message asks for what. All that is worth knowing stands in the files around."""

import asyncio
import sys
from collections.abc import Awaitable, Mapping, Sequence
from functools import partial
from threading import Event
from typing import Any
from uuid import uuid4

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from jixiao_lint import __version__
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.config.lookup import NAMES
from jixiao_lint.discover import Found
from jixiao_lint.lsp import completion
from jixiao_lint.lsp.actions import FIX_ALL, WAIVE, Asked, all_fixed, code_actions, edit_for, waiver
from jixiao_lint.lsp.diagnostics import identity
from jixiao_lint.lsp.documents import Document, path_of
from jixiao_lint.lsp.edits import edits_to, workspace_edit
from jixiao_lint.lsp.folders import Folders
from jixiao_lint.lsp.formatting import formatted
from jixiao_lint.lsp.hover import hover
from jixiao_lint.lsp.marks import Stretch
from jixiao_lint.lsp.session import Session
from jixiao_lint.lsp.settings import Settings, with_settings
from jixiao_lint.lsp.symbols import symbols
from jixiao_lint.lsp.text import Units
from jixiao_lint.packs import UnknownNameError
from jixiao_lint.waivers.listed import NAME as WAIVERS

CHECK_WORKSPACE, FIX_FILE, SHOW_RULE = "jixiao.checkWorkspace", "jixiao.fixAll", "jixiao.ruleDocs"
# Actions that are worked out for a client that takes them only ready-made.
_MOST_AT_ONCE = 40


def serve(settings: Settings) -> int:
    """Serve one editor on the standard streams until it goes. Returns the exit code."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    # Whatever else is printed would break into the protocol.
    sys.stdout = sys.stderr
    server = Server(settings)
    server.protocol.start_io(stdin, stdout)
    return 0


class Server:
    """The handlers of the messages, and the session that they are about."""

    def __init__(self, settings: Settings) -> None:
        self.protocol = LanguageServer("jixiao", f"v{__version__}")
        self._base = settings
        self._said: dict[str, Any] = {}
        self._session = Session(settings, self._tell)
        self._pulls = self._refreshes = False
        self._told: set[str] = set()
        self._register()

    def _register(self) -> None:
        kinds = [types.CodeActionKind.QuickFix, FIX_ALL]
        actions = types.CodeActionOptions(kinds, resolve_provider=True)
        completing = types.CompletionOptions(trigger_characters=[" ", "-", "≥", "≤", "："])
        pulling = types.DiagnosticOptions(
            inter_file_dependencies=False, workspace_diagnostics=True, identifier="jixiao"
        )
        for name, handler, options in (
            (types.INITIALIZE, self.initialize, None),
            (types.INITIALIZED, self.initialized, None),
            (types.SHUTDOWN, self.shut_down, None),
            (types.TEXT_DOCUMENT_DID_OPEN, self.did_open, None),
            (types.TEXT_DOCUMENT_DID_CHANGE, self.did_change, None),
            (types.TEXT_DOCUMENT_DID_SAVE, self.did_save, None),
            (types.TEXT_DOCUMENT_DID_CLOSE, self.did_close, None),
            (types.TEXT_DOCUMENT_DIAGNOSTIC, self.diagnostic, pulling),
            (types.WORKSPACE_DIAGNOSTIC, self.workspace_diagnostic, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self.code_action, actions),
            (types.CODE_ACTION_RESOLVE, self.resolve_action, None),
            (types.TEXT_DOCUMENT_HOVER, self.hover, None),
            (types.TEXT_DOCUMENT_COMPLETION, self.completion, completing),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self.document_symbol, None),
            (types.TEXT_DOCUMENT_FORMATTING, self.formatting, None),
            (types.TEXT_DOCUMENT_RANGE_FORMATTING, self.formatting, None),
            (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self.files_changed, None),
            (types.WORKSPACE_DID_CHANGE_CONFIGURATION, self.settings_changed, None),
            (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self.folders_changed, None),
        ):
            self.protocol.feature(name, options)(partial(handler))  # pygls notes things on the function
        for name, command in (
            (CHECK_WORKSPACE, self.check_workspace),
            (FIX_FILE, self.fix_file),
            (WAIVE, self.waive),
            (SHOW_RULE, self.show_rule),
        ):
            self.protocol.command(name)(partial(command))

    # ---- from the beginning to the end

    def initialize(self, params: types.InitializeParams) -> None:
        """Agree with the client on what both can do."""
        offered = params.capabilities
        document, workspace = offered.text_document, offered.workspace
        self._pulls = bool(document and document.diagnostic)
        self._refreshes = bool(workspace and workspace.diagnostics and workspace.diagnostics.refresh_support)
        self._session.units = Units(str(getattr(self._encoding(), "value", self._encoding())))
        self._take_over(params.initialization_options)

    def _encoding(self) -> Any:
        return self.protocol.workspace.position_encoding

    def initialized(self, params: types.InitializedParams) -> None:
        """Have the client watch the files that decide what is found."""
        workspace = self.protocol.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            patterns = (*NAMES, "pyproject.toml", WAIVERS, "*.{yaml,yml,json,csv,tsv,txt,docx,xlsx}")
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in patterns]
            registration = types.Registration(
                str(uuid4()),
                types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                types.DidChangeWatchedFilesRegistrationOptions(watchers),
            )
            self.protocol.client_register_capability(types.RegistrationParams([registration]))

    def shut_down(self, *_: object) -> None:
        """Stop all work."""
        self._session.shut_down()

    def _take_over(self, said: object) -> None:
        """What the editor said at the beginning holds until it says something else."""
        if isinstance(said, Mapping):
            own = said.get("jixiao")
            self._said |= own if isinstance(own, Mapping) else said
        settings, wrong = with_settings(self._base, self._said)
        self._session.renew(settings)
        for sentence in wrong:
            self._warn(f"jixiao：{sentence}")

    def settings_changed(self, params: types.DidChangeConfigurationParams) -> None:
        """The user changed a setting of the editor."""
        self._take_over(params.settings)
        self._refresh()

    def folders_changed(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        """Folders were added to the workspace, or taken out."""
        self._session.folders.is_stale = True
        self._refresh()

    def files_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Files changed on the disk. A configuration among them holds for all others."""
        opened = self._session.documents
        names = [change.uri.rsplit("/", 1)[-1] for change in params.changes]
        if any(name in (*NAMES, "pyproject.toml", WAIVERS) for name in names) or self._names_a_pack(params):
            self._told.clear()
            self._session.renew()
            self._refresh()
        elif any(change.uri not in opened for change in params.changes):
            self._session.folders.is_stale = True
            self._refresh()

    def _names_a_pack(self, params: types.DidChangeWatchedFilesParams) -> bool:
        """True where a rule that somebody wrote as YAML changed."""
        packs = self._session.rulebook.pack_paths
        paths = [path_of(change.uri) for change in params.changes]
        return any(path.startswith(pack) for path in paths for pack in packs)

    # ---- documents

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A document is open."""
        self._session.open(params.text_document)

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document was edited."""
        self._session.edit(params.text_document.uri, params.text_document.version, [*params.content_changes])

    def did_save(self, params: types.DidSaveTextDocumentParams) -> None:
        """A document was saved; a configuration among them holds from now on."""
        name = params.text_document.uri.rsplit("/", 1)[-1]
        if name in (*NAMES, "pyproject.toml", WAIVERS):
            self._told.clear()
            self._session.renew()
            self._refresh()

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A document is no longer open: what is known of it is that of its file, which the workspace shows."""
        document = self._session.close(params.text_document.uri)
        self._session.folders.is_stale = True
        if document is not None and not self._pulls:
            self._publish(document.uri, None, [])

    def _document(self, uri: str) -> Document | None:
        document = self._session.documents.get(uri)
        return document if document is not None and document.is_checked else None

    # ---- diagnostics

    def _tell(self, document: Document) -> None:
        """Something else is known of a document: show it, or have a client ask that asks by itself."""
        if document.trouble:
            self._warn(f"jixiao：{document.trouble}")
        if not self._pulls:
            self._publish(document.uri, document.version, self._session.diagnostics(document))
        elif document.is_up_to_date:
            self._refresh()

    def _publish(self, uri: str, version: int | None, items: Sequence[types.Diagnostic]) -> None:
        params = types.PublishDiagnosticsParams(uri, [*items], version)
        self.protocol.text_document_publish_diagnostics(params)

    def _refresh(self) -> None:
        if self._pulls and self._refreshes:
            self.protocol.workspace_diagnostic_refresh(None)

    def _warn(self, sentence: str) -> None:
        """Say something once."""
        if sentence not in self._told:
            self._told.add(sentence)
            self.protocol.window_show_message(types.ShowMessageParams(types.MessageType.Warning, sentence))

    async def diagnostic(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        """What is found in a document. A client that we can call back gets at once what is known of the newest edit."""
        document = self._document(params.text_document.uri)
        if document is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        judged = document.judged
        is_known = judged is not None and judged.content is document.text.content
        if not (is_known and self._refreshes):
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
        await self._check_folders(params.work_done_token)
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

    async def _check_folders(self, token: types.ProgressToken | None) -> None:
        """Check the files in the folders of the workspace, those that changed since the last time."""
        folders = self._session.folders
        if not folders.is_stale:
            return
        folders.is_stale = False
        try:
            roots = [path_of(folder.uri) for folder in self.protocol.workspace.folders.values()]
            files = await self._session.work_on_folders(lambda: folders.find(roots))
            await self._with_progress(token, folders, files)
        except (ConfigError, UnknownNameError) as error:
            self._warn(f"jixiao：{error.args[0]}")
        except asyncio.CancelledError:
            folders.is_stale = True
            raise

    async def _with_progress(self, token: types.ProgressToken | None, folders: Folders, files: Sequence[Found]) -> None:
        progress, loop = self.protocol.work_done_progress, asyncio.get_running_loop()
        if token is None and files and self._shows_progress():
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

    def _shows_progress(self) -> bool:
        window = self.protocol.client_capabilities.window
        return bool(window and window.work_done_progress)

    # ---- at the cursor

    async def code_action(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done at a stretch of a document."""
        document = self._document(params.text_document.uri)
        if document is None or document.trouble:
            return []
        if document.judged is None or document.judged.content is not document.text.content:
            await self._session.up_to_date(document)
        if document.judged is None:
            return []
        text, marks, session = document.text, document.judged.marks, self._session
        kinds = [str(getattr(kind, "value", kind)) for kind in params.context.only or []]
        asked = Asked(
            text.offset(params.range.start), text.offset(params.range.end), kinds, session.settings.asks_reason
        )
        place = document.place(session.rulebook)
        actions = code_actions(place, marks, asked)
        if self._resolves():
            return actions
        worked_out = [await self.resolve_action(action) for action in actions[:_MOST_AT_ONCE]]
        return [action for action in worked_out if action.edit is not None or action.command is not None]

    def _resolves(self) -> bool:
        document = self.protocol.client_capabilities.text_document
        action = document.code_action if document else None
        return bool(action and action.resolve_support and action.data_support)

    async def resolve_action(self, action: types.CodeAction) -> types.CodeAction:
        """Work out the edit of an action that is asked for."""
        data = action.data if isinstance(action.data, Mapping) else {}
        document = self._document(str(data.get("uri", "")))
        if document is None or document.judged is None or action.edit is not None:
            return action
        if data.get("do") == "fix-all":
            action.edit = await self._fix_all(document)
            return action
        place, rulebook = document.place(self._session.rulebook), self._session.rulebook
        name = (data.get("code"), data.get("at"))
        mark = next((one for one in document.judged.marks if (one.finding.code, one.place.start) == name), None)
        if mark is not None and document.judged.content is document.text.content:
            action.edit = edit_for(place, str(data.get("do")), mark, rulebook)
        return action

    async def _fix_all(self, document: Document) -> types.WorkspaceEdit:
        place, rulebook = document.place(self._session.rulebook), self._session.rulebook
        after = await self._session.work(lambda: all_fixed(rulebook, place.found, place.text.content))
        return workspace_edit(place.uri, place.version, edits_to(place.text, after))

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """How the value under the cursor was read, and why something was found there."""
        document = self._document(params.text_document.uri)
        if document is None or document.trouble:
            return None
        offset = document.text.offset(params.position)
        tables, before = self._session.tables_around(document, offset)
        judged = document.judged
        marks = judged.marks if judged is not None and judged.content is document.text.content else ()
        return hover(document.text, offset, tables, marks, self._session.rules(document), before)

    def completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        """What can be written at the cursor."""
        document = self._document(params.text_document.uri)
        if document is None or not document.path.lower().endswith((".yaml", ".yml")):
            return None
        capabilities = self.protocol.client_capabilities.text_document
        item = capabilities.completion.completion_item if capabilities and capabilities.completion else None
        snippets = bool(item and item.snippet_support)
        offset = document.text.offset(params.position)
        found = completion.completions(document.text, offset, snippets=snippets)
        return types.CompletionList(is_incomplete=False, items=found)

    async def document_symbol(self, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """The outline of a document."""
        document = self._document(params.text_document.uri)
        if document is None:
            return []
        text = document.text
        return await self._session.work(lambda: symbols(self._session.tables(document), text))

    async def formatting(
        self, params: types.DocumentFormattingParams | types.DocumentRangeFormattingParams
    ) -> list[types.TextEdit]:
        """The usual spelling of the values of a document, or of a part of it."""
        document = self._document(params.text_document.uri)
        if document is None:
            return []
        text, within = document.text, None
        if isinstance(params, types.DocumentRangeFormattingParams):
            within = Stretch(text.offset(params.range.start), text.offset(params.range.end))
        return await self._session.work(lambda: formatted(self._session.tables(document), text, within))

    # ---- commands

    async def check_workspace(self, *_: object) -> int:
        """Check every file of the workspace; gives how many findings there are."""
        folders = self._session.folders
        folders.is_stale = True
        await self._check_folders(None)
        closed = [one for one in folders.checked.values() if one.uri not in self._session.documents]
        if self._pulls:
            self._refresh()
        else:
            for one in closed:
                self._publish(one.uri, None, one.items)
        return sum(len(one.items) for one in closed)

    async def fix_file(self, *arguments: object) -> bool:
        """Write every sure fix into an open document, given by its URI."""
        document = self._document(str(arguments[0]) if arguments else "")
        return document is not None and await self._apply("改正全部确定的问题", self._fix_all(document))

    async def waive(self, *arguments: object) -> bool:
        """Waive a finding: URI, code of the rule, line and character, reason."""
        if len(arguments) < 5:
            self._warn("jixiao.waive 要五个参数：文件、规则代码、行、列、原因")
            return False
        uri, code, line, character, reason = arguments[:5]
        document = self._document(str(uri))
        if document is None or not str(reason).strip():
            self._warn("jixiao：豁免要写明原因")
            return False
        await self._session.up_to_date(document)
        at = document.text.offset(types.Position(int(str(line)), int(str(character))))
        marks = document.judged.marks if document.judged else ()
        own = [mark for mark in marks if mark.finding.code == code and mark.place.start <= at <= mark.place.end]
        if not own:
            return False
        reason_in_one_line = " ".join(str(reason).split())
        edit = waiver(document.place(self._session.rulebook), own[0], reason_in_one_line, self._session.rulebook)
        return await self._apply(f"豁免 {code}", _ready(edit))

    async def _apply(self, label: str, edit: Awaitable[types.WorkspaceEdit]) -> bool:
        params = types.ApplyWorkspaceEditParams(await edit, label)
        result = await self.protocol.workspace_apply_edit_async(params)
        return bool(result and result.applied)

    def show_rule(self, *arguments: object) -> str | None:
        """The page of a rule in Markdown, given by its code or name."""
        from jixiao_lint.config.files import choice_for
        from jixiao_lint.config.opening import open_packs
        from jixiao_lint.config.selection import find_rule
        from jixiao_lint.docs import rule_page
        from jixiao_lint.packs import cited

        name = str(arguments[0]) if arguments else ""
        try:
            packs = open_packs(choice_for("jixiao.yaml", self._session.settings.options.given).packs)
            return rule_page(find_rule(name, packs), cited(packs))
        except (ConfigError, UnknownNameError) as error:
            self._warn(f"jixiao：{error.args[0]}")
            return None


async def _ready(edit: types.WorkspaceEdit) -> types.WorkspaceEdit:
    return edit
