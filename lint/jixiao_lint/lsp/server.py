"""The protocol: which message asks for what. All that is worth knowing stands in the files around."""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from uuid import uuid4

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from jixiao_lint import __version__
from jixiao_lint.config.lookup import NAMES
from jixiao_lint.lsp.actions import FIX_ALL, WAIVE
from jixiao_lint.lsp.checking import Checking
from jixiao_lint.lsp.client import Client
from jixiao_lint.lsp.commands import CHECK_WORKSPACE, FIX_FILE, SHOW_RULE, Commands
from jixiao_lint.lsp.cursor import Cursor
from jixiao_lint.lsp.documents import Document, path_of
from jixiao_lint.lsp.session import Session
from jixiao_lint.lsp.settings import Settings, with_settings
from jixiao_lint.waivers.listed import NAME as WAIVERS

# Files that decide what is found in all others.
_DECIDING = (*NAMES, "pyproject.toml", WAIVERS)
_Handler = tuple[str, Callable[..., Any], object]


def serve(settings: Settings) -> int:
    """Serve one editor on the standard streams until it goes. Returns the exit code."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    # Whatever else is printed would break into the protocol.
    sys.stdout = sys.stderr
    server = Server(settings)
    server.protocol.start_io(stdin, stdout)
    return 0


class Server:
    """From the client's first message to its last: the documents, the folders and the settings as they change."""

    def __init__(self, settings: Settings) -> None:
        self.protocol = LanguageServer("jixiao", f"v{__version__}")
        self._base = settings
        self._said: dict[str, Any] = {}
        self._client = Client(self.protocol)
        self._session = Session(settings, self._tell)
        self._checking = Checking(self._client, self._session)
        self._cursor = Cursor(self._client, self._session)
        self._commands = Commands(self._client, self._session, self._checking, self._cursor)
        for name, handler, options in (*self._of_the_session(), *self._of_documents()):
            self.protocol.feature(name, options)(partial(handler))  # pygls notes things on the function
        for name, command in (
            (CHECK_WORKSPACE, self._commands.check_workspace),
            (FIX_FILE, self._commands.fix_file),
            (WAIVE, self._commands.waive),
            (SHOW_RULE, self._commands.show_rule),
        ):
            self.protocol.command(name)(partial(command))

    def _tell(self, document: Document) -> None:
        self._checking.tell(document)

    def _of_the_session(self) -> Iterator[_Handler]:
        yield types.INITIALIZE, self.initialize, None
        yield types.INITIALIZED, self.initialized, None
        yield types.SHUTDOWN, self.shut_down, None
        yield types.TEXT_DOCUMENT_DID_OPEN, self.did_open, None
        yield types.TEXT_DOCUMENT_DID_CHANGE, self.did_change, None
        yield types.TEXT_DOCUMENT_DID_SAVE, self.did_save, None
        yield types.TEXT_DOCUMENT_DID_CLOSE, self.did_close, None
        yield types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self.files_changed, None
        yield types.WORKSPACE_DID_CHANGE_CONFIGURATION, self.settings_changed, None
        yield types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, self.folders_changed, None

    def _of_documents(self) -> Iterator[_Handler]:
        actions = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True)
        completing = types.CompletionOptions(trigger_characters=[" ", "-", "≥", "≤", "："])
        pulling = types.DiagnosticOptions(
            inter_file_dependencies=False, workspace_diagnostics=True, identifier="jixiao"
        )
        yield types.TEXT_DOCUMENT_DIAGNOSTIC, self._checking.diagnostic, pulling
        yield types.WORKSPACE_DIAGNOSTIC, self._checking.workspace_diagnostic, None
        yield types.TEXT_DOCUMENT_CODE_ACTION, self._cursor.code_action, actions
        yield types.CODE_ACTION_RESOLVE, self._cursor.resolve_action, None
        yield types.TEXT_DOCUMENT_HOVER, self._cursor.hover, None
        yield types.TEXT_DOCUMENT_COMPLETION, self._cursor.completion, completing
        yield types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, self._cursor.document_symbol, None
        yield types.TEXT_DOCUMENT_FORMATTING, self._cursor.formatting, None
        yield types.TEXT_DOCUMENT_RANGE_FORMATTING, self._cursor.formatting, None

    # ---- from the beginning to the end

    def initialize(self, params: types.InitializeParams) -> None:
        """Agree with the client on what both can do."""
        self._client.has_come(params)
        self._session.units = self._client.units
        self._take_over(params.initialization_options)

    def initialized(self, params: types.InitializedParams) -> None:
        """Have the client watch the files that decide what is found."""
        if self._client.watches_files:
            patterns = (*_DECIDING, "*.{yaml,yml,json,csv,tsv,txt,docx,xlsx}")
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

    # ---- what decides what is found

    def settings_changed(self, params: types.DidChangeConfigurationParams) -> None:
        """The user changed a setting of the editor."""
        self._take_over(params.settings)
        self._client.look_again()

    def _take_over(self, said: object) -> None:
        """What the editor said at the beginning holds until it says something else."""
        if isinstance(said, Mapping):
            own = said.get("jixiao")
            self._said |= own if isinstance(own, Mapping) else said
        settings, wrong = with_settings(self._base, self._said)
        self._session.renew(settings)
        for sentence in wrong:
            self._client.warn(f"jixiao：{sentence}")

    def folders_changed(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        """Folders were added to the workspace, or taken out."""
        self._session.folders.is_stale = True
        self._client.look_again()

    def files_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Files changed on the disk. A configuration among them holds for all others."""
        if any(_decides(change.uri) for change in params.changes) or self._names_a_pack(params):
            self._decide_anew()
        elif any(change.uri not in self._session.documents for change in params.changes):
            self._session.folders.is_stale = True
            self._client.look_again()

    def _names_a_pack(self, params: types.DidChangeWatchedFilesParams) -> bool:
        """True where a rule that somebody wrote as YAML changed."""
        packs = self._session.rulebook.pack_paths
        paths = [path_of(change.uri) for change in params.changes]
        return any(path.startswith(pack) for path in paths for pack in packs)

    def _decide_anew(self) -> None:
        self._client.forget_what_was_said()
        self._session.renew()
        self._client.look_again()

    # ---- documents

    def did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A document is open."""
        self._session.open(params.text_document)

    def did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document was edited."""
        self._session.edit(params.text_document.uri, params.text_document.version, [*params.content_changes])

    def did_save(self, params: types.DidSaveTextDocumentParams) -> None:
        """A document was saved; a configuration among them holds from now on."""
        if _decides(params.text_document.uri):
            self._decide_anew()

    def did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A document is no longer open: what is known of it is that of its file, which the workspace shows."""
        document = self._session.close(params.text_document.uri)
        self._session.folders.is_stale = True
        if document is not None and not self._client.pulls:
            self._client.publish(document.uri, None, [])


def _decides(uri: str) -> bool:
    return uri.rsplit("/", 1)[-1] in _DECIDING
