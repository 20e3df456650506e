"""What an editor asks about a place in a document or about all of it: actions, hover, completion, outline, spelling."""

from collections.abc import Mapping

from lsprotocol import types

from jixiao_lint.lsp.actions import Asked, all_fixed, code_actions, edit_for
from jixiao_lint.lsp.client import Client
from jixiao_lint.lsp.completion import completions
from jixiao_lint.lsp.documents import Document
from jixiao_lint.lsp.edits import edits_to, workspace_edit
from jixiao_lint.lsp.formatting import formatted
from jixiao_lint.lsp.hover import hover
from jixiao_lint.lsp.marks import Stretch
from jixiao_lint.lsp.session import Session
from jixiao_lint.lsp.symbols import symbols

# Actions that are worked out for a client that takes them only ready-made.
_MOST_AT_ONCE = 40


class Cursor:
    """Answers what is asked of the text as it stands."""

    def __init__(self, client: Client, session: Session) -> None:
        self._client = client
        self._session = session

    async def code_action(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done at a stretch of a document."""
        document = self._session.document(params.text_document.uri)
        if document is None or document.trouble:
            return []
        if not document.judged_as_it_stands:
            await self._session.up_to_date(document)
        if document.judged is None:
            return []
        text, marks, session = document.text, document.judged.marks, self._session
        kinds = [str(getattr(kind, "value", kind)) for kind in params.context.only or []]
        asked = Asked(
            text.offset(params.range.start), text.offset(params.range.end), kinds, session.settings.asks_reason
        )
        actions = code_actions(document.place(session.rulebook), marks, asked)
        if self._client.resolves_actions:
            return actions
        worked_out = [await self.resolve_action(action) for action in actions[:_MOST_AT_ONCE]]
        return [action for action in worked_out if action.edit is not None or action.command is not None]

    async def resolve_action(self, action: types.CodeAction) -> types.CodeAction:
        """Work out the edit of an action that is asked for."""
        data = action.data if isinstance(action.data, Mapping) else {}
        document = self._session.document(str(data.get("uri", "")))
        if document is None or document.judged is None or action.edit is not None:
            return action
        if data.get("do") == "fix-all":
            action.edit = await self.fix_all(document)
            return action
        place, rulebook = document.place(self._session.rulebook), self._session.rulebook
        name = (data.get("code"), data.get("at"))
        mark = next((one for one in document.judged.marks if (one.finding.code, one.place.start) == name), None)
        if mark is not None and document.judged_as_it_stands:
            action.edit = edit_for(place, str(data.get("do")), mark, rulebook)
        return action

    async def fix_all(self, document: Document) -> types.WorkspaceEdit:
        """The edit that makes every sure fix of a document."""
        place, rulebook = document.place(self._session.rulebook), self._session.rulebook
        after = await self._session.work(lambda: all_fixed(rulebook, place.found, place.text.content))
        return workspace_edit(place.uri, place.version, edits_to(place.text, after))

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """How the value under the cursor was read, and why something was found there."""
        document = self._session.document(params.text_document.uri)
        if document is None or document.trouble:
            return None
        offset = document.text.offset(params.position)
        tables, before = self._session.tables_around(document, offset)
        marks = document.judged_as_it_stands.marks if document.judged_as_it_stands else ()
        return hover(document.text, offset, tables, marks, self._session.rules(document), before)

    def completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        """What can be written at the cursor."""
        document = self._session.document(params.text_document.uri)
        if document is None:
            return None
        offset = document.text.offset(params.position)
        found = completions(document.path, document.text, offset, snippets=self._client.takes_snippets)
        return types.CompletionList(is_incomplete=False, items=found)

    async def document_symbol(self, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """The outline of a document."""
        document = self._session.document(params.text_document.uri)
        if document is None:
            return []
        text = document.text
        return await self._session.work(lambda: symbols(self._session.tables(document), text))

    async def formatting(
        self, params: types.DocumentFormattingParams | types.DocumentRangeFormattingParams
    ) -> list[types.TextEdit]:
        """The usual spelling of the values of a document, or of a part of it."""
        document = self._session.document(params.text_document.uri)
        if document is None:
            return []
        text, within = document.text, None
        if isinstance(params, types.DocumentRangeFormattingParams):
            within = Stretch(text.offset(params.range.start), text.offset(params.range.end))
        return await self._session.work(lambda: formatted(self._session.tables(document), text, within))
