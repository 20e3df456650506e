"""Folders in the editor: findings that speak of other files, work that is called off, and a server that dies."""

import asyncio
from pathlib import Path
from typing import Any

from lsprotocol import types

from across.test_many_files import EASED, LAST
from lsp.editor import Editor, with_editor
from lsp.test_lsp_protocol import PULLING, TABLE


def test_a_finding_in_the_workspace_points_at_the_cell_of_the_other_file(tmp_path: Path) -> None:
    last, eased = tmp_path / "去年.yaml", tmp_path / "今年.yaml"
    last.write_text(LAST, "utf-8")
    eased.write_text(EASED, "utf-8")

    async def play(editor: Editor) -> None:
        await editor.start(tmp_path, capabilities=PULLING)
        report = await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
        found = {
            item.uri: item.items
            for item in report.items
            if isinstance(item, types.WorkspaceFullDocumentDiagnosticReport)
        }
        (easier,) = (one for one in found[eased.as_uri()] if one.code == "XTB005")
        (related,) = easier.related_information or []
        line = next(number for number, text in enumerate(LAST.splitlines()) if "≥98%" in text)
        assert related.location.uri == last.as_uri()
        assert related.location.range.start.line == line
        assert "≥98%" in related.message

    with_editor(play)


def test_work_that_is_called_off_stops_and_is_taken_up_again_when_it_is_asked_for(tmp_path: Path) -> None:
    count = 300
    for number in range(count):
        (tmp_path / f"{number:03d}.yaml").write_text(TABLE, "utf-8")

    async def play(editor: Editor) -> None:
        await editor.start(tmp_path, capabilities=PULLING)
        asked = types.WorkspaceDiagnosticParams([], work_done_token="检查")
        first = asyncio.ensure_future(editor.client.workspace_diagnostic_async(asked))
        await editor.until(lambda: any(value.get("kind") == "report" for value in editor.progress))
        editor.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams("检查"))
        assert len((await first).items) < count
        assert editor.progress[-1]["message"] == "检查了 0 个文件"
        event = types.FileEvent((tmp_path / "000.yaml").as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        again = await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
        assert len(again.items) == count

    with_editor(play)


def test_a_server_that_was_killed_is_started_anew_and_says_the_same(tmp_path: Path) -> None:
    async def codes_of_one_life(how: str) -> list[str]:
        editor = Editor()
        await editor.start(tmp_path)
        codes = await editor.codes(editor.open(tmp_path / "a.yaml", TABLE), 1)
        if how == "killed":
            client: Any = editor.client
            client._server.kill()
            await client._server.wait()
        else:
            assert await editor.stop() == 0
        return codes

    async def both() -> tuple[list[str], list[str]]:
        return await codes_of_one_life("killed"), await codes_of_one_life("ended")

    killed, ended = asyncio.run(both())
    assert "MON002" in killed
    assert killed == ended
