"""What a user of an editor can have done by name."""

from lsprotocol import types

from jixiao_lint.config.failure import ConfigError
from jixiao_lint.lsp.actions import waiver
from jixiao_lint.lsp.checking import Checking
from jixiao_lint.lsp.client import Client
from jixiao_lint.lsp.cursor import Cursor
from jixiao_lint.lsp.session import Session
from jixiao_lint.packs import UnknownNameError

CHECK_WORKSPACE, FIX_FILE, SHOW_RULE = "jixiao.checkWorkspace", "jixiao.fixAll", "jixiao.ruleDocs"
_WAIVE_TAKES = 5


class Commands:
    """The commands; each takes what the editor gives, which may be anything."""

    def __init__(self, client: Client, session: Session, checking: Checking, cursor: Cursor) -> None:
        self._client = client
        self._session = session
        self._checking = checking
        self._cursor = cursor

    async def check_workspace(self, *_: object) -> int:
        """Check every file of the workspace; gives how many findings there are."""
        folders = self._session.folders
        folders.is_stale = True
        await self._checking.check_folders(None)
        closed = [one for one in folders.checked.values() if one.uri not in self._session.documents]
        if self._client.pulls:
            self._client.look_again()
        else:
            for one in closed:
                self._client.publish(one.uri, None, one.items)
        return sum(len(one.items) for one in closed)

    async def fix_file(self, *arguments: object) -> bool:
        """Write every sure fix into an open document, given by its URI."""
        document = self._session.document(str(arguments[0]) if arguments else "")
        if document is None:
            return False
        return await self._client.apply("改正全部确定的问题", self._cursor.fix_all(document))

    async def waive(self, *arguments: object) -> bool:
        """Waive a finding: URI, code of the rule, line and character, reason."""
        if len(arguments) < _WAIVE_TAKES:
            self._client.warn("jixiao.waive 要五个参数：文件、规则代码、行、列、原因")
            return False
        uri, code, line, character, reason = arguments[:_WAIVE_TAKES]
        document = self._session.document(str(uri))
        if document is None or not str(reason).strip():
            self._client.warn("jixiao：豁免要写明原因")
            return False
        await self._session.up_to_date(document)
        at = document.text.offset(types.Position(int(str(line)), int(str(character))))
        marks = document.judged.marks if document.judged else ()
        own = [mark for mark in marks if mark.finding.code == code and mark.place.start <= at <= mark.place.end]
        if not own:
            return False
        reason_in_one_line = " ".join(str(reason).split())
        edit = waiver(document.place(self._session.rulebook), own[0], reason_in_one_line, self._session.rulebook)
        return await self._client.apply(f"豁免 {code}", _ready(edit))

    def show_rule(self, *arguments: object) -> str | None:
        """The page of a rule in Markdown, given by its code or name."""
        from jixiao_lint.config.files import choice_for
        from jixiao_lint.config.opening import open_packs
        from jixiao_lint.config.selection import find_rule
        from jixiao_lint.docs import rule_page
        from jixiao_lint.documents import cited

        name = str(arguments[0]) if arguments else ""
        try:
            packs = open_packs(choice_for("jixiao.yaml", self._session.settings.options.given).packs)
            return rule_page(find_rule(name, packs), cited(packs))
        except (ConfigError, UnknownNameError) as error:
            self._client.warn(f"jixiao：{error.args[0]}")
            return None


async def _ready(edit: types.WorkspaceEdit) -> types.WorkspaceEdit:
    return edit
