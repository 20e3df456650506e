"""The server with what each editor says that it can do, watched by pytest-lsp: no answer goes beyond what was agreed on."""

import asyncio
import sys
import warnings
from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient, LspSpecificationWarning, client_capabilities, make_test_lsp_client

from lsp.test_lsp_protocol import TABLE

EDITORS = ["emacs@v29.1", "neovim@v0.7", "neovim@v0.10", "neovim@v0.11", "visual-studio-code"]
PATIENCE = 60


async def _session(folder: Path, editor: str) -> None:
    client = make_test_lsp_client()
    await client.start_io(sys.executable, "-m", "jixiao_lint", "server", "--isolated", cwd=str(folder))
    asked = types.InitializeParams(
        capabilities=client_capabilities(editor),
        root_uri=folder.as_uri(),
        workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
    )
    await client.initialize_session(asked)
    try:
        await _one_document(client, (folder / "目标.yaml").as_uri())
    finally:
        await asyncio.wait_for(client.shutdown_session(), PATIENCE)


async def _one_document(client: LanguageClient, uri: str) -> None:
    item = types.TextDocumentItem(uri, "yaml", 1, TABLE)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    found = await asyncio.wait_for(_found(client, uri), PATIENCE)
    (dear,) = (one for one in found if one.code == "MON002")
    assert dear.range.start.line == next(at for at, line in enumerate(TABLE.splitlines()) if "≤60万元" in line)
    document = types.TextDocumentIdentifier(uri)
    hover = await client.text_document_hover_async(types.HoverParams(document, dear.range.start))
    assert hover is not None
    offered = await client.text_document_completion_async(types.CompletionParams(document, dear.range.start))
    assert offered is not None
    context = types.CodeActionContext([dear])
    actions = await client.text_document_code_action_async(types.CodeActionParams(document, dear.range, context))
    assert any("豁免" in action.title for action in actions or [])
    assert await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))


async def _found(client: LanguageClient, uri: str) -> list[types.Diagnostic]:
    """What the client is told, or asks for where it is one that asks."""
    document = client.capabilities.text_document if client.capabilities else None
    if document is not None and document.diagnostic is not None:
        asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await client.text_document_diagnostic_async(asked)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        return [*report.items]
    while not client.diagnostics.get(uri):
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return [*client.diagnostics[uri]]


@pytest.mark.parametrize("editor", EDITORS)
def test_each_editor_gets_no_more_than_it_can_take(editor: str, tmp_path: Path) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", LspSpecificationWarning)
        asyncio.run(_session(tmp_path, editor))
    assert [str(one.message) for one in told if issubclass(one.category, LspSpecificationWarning)] == []
