"""The documents that are open in the editor."""

import asyncio
import os

from lsprotocol import types
from pygls.uris import to_fs_path

from jixiao_lint.discover import Found
from jixiao_lint.lsp.judge import Judged
from jixiao_lint.lsp.text import Text
from jixiao_lint.lsp.waiving import Place
from jixiao_lint.readers.reading import ending_of
from jixiao_lint.rulebook import Rulebook

_ENDINGS = {"yaml": ".yaml", "json": ".json", "csv": ".csv", "tsv": ".tsv", "plaintext": ".txt"}
# The formats that are written in a text editor.
CHECKED = (".yaml", ".yml", ".json", ".csv", ".tsv", ".txt")


class Document:
    """A document as it is being typed, and what is known of it.

    `trouble` is why nothing can be known: a configuration that is wrong. `examining` is the work that is under way or waits for a
    pause; `is_hurried` where it waits for none.
    """

    def __init__(self, item: types.TextDocumentItem, text: Text) -> None:
        self.uri = item.uri
        self.version: int | None = item.version
        self.text = text
        self.path = path_of(item.uri, item.language_id)
        self.judged: Judged | None = None
        self.trouble = ""
        self.examining: asyncio.Task[None] | None = None
        self.is_hurried = False

    @property
    def is_checked(self) -> bool:
        """True for a document of a format that is written in an editor."""
        return ending_of(self.path) in CHECKED

    @property
    def is_up_to_date(self) -> bool:
        """True where every rule has seen the text as it stands."""
        judged = self.judged
        return judged is not None and judged.whole and judged.content is self.text.content

    @property
    def judged_as_it_stands(self) -> Judged | None:
        """What is known of the text with its newest edit; None where that was not looked at yet."""
        judged = self.judged
        return judged if judged is not None and judged.content is self.text.content else None

    def found(self, rulebook: Rulebook) -> Found:
        """The document as a file that nobody named: one without a table is no defect."""
        return Found(rulebook.path(self.path), named=False)

    def place(self, rulebook: Rulebook) -> Place:
        """The document for whoever edits it."""
        return Place(self.uri, self.version, self.found(rulebook), self.text)


def path_of(uri: str, language: str = "") -> str:
    """The path of a document; one that was never saved gets a name of its language, in the current folder."""
    if uri.startswith("file:"):
        path = to_fs_path(uri)
        if path:
            return path
    name = os.path.basename(uri.split(":", 1)[-1]) or "untitled"
    return name if ending_of(name) in CHECKED else name + _ENDINGS.get(language, "")
