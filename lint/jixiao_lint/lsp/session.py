"""One editor at work: its documents, what holds for them, and when each is examined."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from lsprotocol import types

from jixiao_lint.batch import Batch
from jixiao_lint.config.failure import ConfigError
from jixiao_lint.file_problems import infos
from jixiao_lint.file_result import rule_info
from jixiao_lint.lsp.blocks import alone, block_around
from jixiao_lint.lsp.diagnostics import SOURCE, diagnostics
from jixiao_lint.lsp.documents import Document
from jixiao_lint.lsp.folders import Folders
from jixiao_lint.lsp.judge import YAML, Judged, judged_quickly, judged_whole, read_text
from jixiao_lint.lsp.settings import Settings
from jixiao_lint.lsp.text import Text, Units
from jixiao_lint.packs import UnknownNameError
from jixiao_lint.result import RuleInfo
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.table import Table

Answer = TypeVar("Answer")
Changed = Callable[[Document], None]


class Session:
    """Documents are examined one after the other in a thread of their own, so that the editor is always answered."""

    def __init__(self, settings: Settings, changed: Changed) -> None:
        """`changed` is called when something else is known of a document."""
        self.settings = settings
        self.units = Units.UTF16
        self.documents: dict[str, Document] = {}
        self._changed = changed
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jixiao")
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jixiao-folders")
        self._set_up()

    def _set_up(self) -> None:
        self._batch = Batch(self.settings.options)
        self.folders = Folders(self._batch, self.units, self.settings.level)

    @property
    def rulebook(self) -> Rulebook:
        """What holds for each file."""
        return self._batch.rulebook

    def renew(self, settings: Settings | None = None) -> None:
        """Look at the configurations anew, and examine every document again."""
        self.settings = settings or self.settings
        self._set_up()
        for document in self.documents.values():
            document.judged = None
            self.examine(document, at_once=True)

    def open(self, item: types.TextDocumentItem) -> None:
        """Take up a document."""
        document = Document(item, Text(item.text, self.units))
        self.documents[item.uri] = document
        self.examine(document, at_once=True)

    def edit(self, uri: str, version: int, changes: list[types.TextDocumentContentChangeEvent]) -> None:
        """Take over the edits of a document: what they touch is judged now, the whole after a pause."""
        document = self.documents.get(uri)
        if document is None:
            return
        document.version = version
        for change in changes:
            document.text = document.text.edited(change)
        if not document.is_checked:
            return
        quick = self._quickly(document)
        if quick is not None:
            document.judged = quick
            self._changed(document)
        self.examine(document, at_once=False)

    def document(self, uri: str) -> Document | None:
        """The open document at an address; None where there is none, or it is of a format that is not written in an editor."""
        document = self.documents.get(uri)
        return document if document is not None and document.is_checked else None

    def close(self, uri: str) -> Document | None:
        """Put a document away."""
        document = self.documents.pop(uri, None)
        if document is not None and document.examining is not None:
            document.examining.cancel()
        return document

    def _quickly(self, document: Document) -> Judged | None:
        if document.judged is None or document.trouble:
            return None
        try:
            found = document.found(self.rulebook)
            if self.rulebook.is_excluded(found.path):
                return None
            return judged_quickly(self.rulebook, found, document.text.content, document.judged)
        except (ConfigError, UnknownNameError):
            return None

    def examine(self, document: Document, *, at_once: bool) -> asyncio.Task[None]:
        """Examine a document as a whole, instead of whatever of it was to be examined before."""
        if document.examining is not None:
            document.examining.cancel()
        document.is_hurried = at_once
        document.examining = asyncio.ensure_future(self._examine(document, 0 if at_once else self.settings.pause))
        return document.examining

    async def up_to_date(self, document: Document) -> None:
        """Wait until every rule has seen the document as it stands."""
        while document.is_checked and not document.is_up_to_date and self.documents.get(document.uri) is document:
            waiting = document.examining
            # Of several who wait, none may begin anew what another waits for.
            if waiting is None or waiting.done() or not document.is_hurried:
                waiting = self.examine(document, at_once=True)
            await asyncio.wait([waiting])

    async def _examine(self, document: Document, pause: float) -> None:
        if not document.is_checked:
            return
        await asyncio.sleep(pause)
        content, before, batch = document.text.content, document.judged, self._batch
        try:
            judged = await self.work(lambda: self._whole(batch, document, content, before))
            trouble = ""
        except (ConfigError, UnknownNameError) as error:
            judged, trouble = Judged(content, (), True), str(error.args[0])
        if judged is not None and document.text.content is content and batch is self._batch:
            document.judged, document.trouble = judged, trouble
            self._changed(document)

    def _whole(self, batch: Batch, document: Document, content: str, before: Judged | None) -> Judged | None:
        """None where the text is no longer the same when its turn comes."""
        if document.text.content is not content:
            return None
        found = document.found(batch.rulebook)
        if batch.rulebook.is_excluded(found.path):
            return Judged(content, (), True)
        return judged_whole(batch, found, content, before)

    async def work_on_folders(self, job: Callable[[], Answer]) -> Answer:
        """Do something that takes longer still, in another thread: what is open goes before."""
        return await asyncio.get_running_loop().run_in_executor(self._beside, job)

    async def work(self, job: Callable[[], Answer]) -> Answer:
        """Do something long in the thread for it."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, job)

    def diagnostics(self, document: Document) -> list[types.Diagnostic]:
        """What is known of a document."""
        if document.trouble:
            start = types.Range(types.Position(0, 0), types.Position(0, 0))
            message = f"配置有误，没有检查：{document.trouble}"
            return [types.Diagnostic(start, message, types.DiagnosticSeverity.Error, source=SOURCE, code="config")]
        if document.judged is None:
            return []
        return diagnostics(document.judged.marks, document.text, document.uri, self.settings.level)

    def tables(self, document: Document) -> tuple[Table, ...]:
        """The tables of a document as it stands; their places are offsets in it."""
        return read_text(self.rulebook, document.found(self.rulebook), document.text.content).document.tables

    def tables_around(self, document: Document, offset: int) -> tuple[tuple[Table, ...], int]:
        """The tables around an offset, and by how much their places fall short of those in the document."""
        content = document.text.content
        if document.path.lower().endswith(YAML) and (block := block_around(content, offset, offset)) is not None:
            found = document.found(self.rulebook)
            own = alone(content, block)
            return read_text(self.rulebook, found, own.content).document.tables, block.start - own.before
        return self.tables(document), 0

    def rules(self, document: Document) -> tuple[RuleInfo, ...]:
        """What is said of the rules that hold for a document, and of troubles with files."""
        chosen = self.rulebook.chosen(self.rulebook.choice(document.found(self.rulebook).path))
        return (*map(rule_info, chosen.rules), *infos())

    def shut_down(self) -> None:
        """Stop all work."""
        for uri in list(self.documents):
            self.close(uri)
        self._worker.shutdown(wait=False, cancel_futures=True)
        self._beside.shutdown(wait=False, cancel_futures=True)
