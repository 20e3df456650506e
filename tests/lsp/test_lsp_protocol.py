"""The server in a process of its own, as an editor talks to it."""

import asyncio
import json
from pathlib import Path

import pytest
from lsprotocol import types

from lsp.editor import Editor, with_editor

TABLE = """\
绩效目标表:
  - 项目名称: 管网修复（2025年）
    金额单位: 万元
    预算数: 55
    绩效目标: 修复管网
    指标:
      - 一级指标: 产出指标
        二级指标: 数量指标
        三级指标: 修复𠮷e\u0301管网长度
        指标值: ≥120
      - 二级指标: 成本指标
        三级指标: 修复成本
        指标值: ≤60万元
      - 二级指标: 时效指标
        三级指标: 完成时间
        指标值: 2024年12月底前
"""
FORMAT = '{{"绩效目标表": {{"项目名称": "修路", "预算数": "55", "指标": [{}]}}}}'
ROW = '{"一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "长度", "指标值": "≥120"}'
RESOLVING = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        code_action=types.CodeActionClientCapabilities(
            data_support=True, resolve_support=types.ClientCodeActionResolveOptions(["edit"])
        ),
        completion=types.CompletionClientCapabilities(
            completion_item=types.ClientCompletionItemOptions(snippet_support=True)
        ),
    )
)
PULLING = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
    window=types.WindowClientCapabilities(work_done_progress=True),
    workspace=types.WorkspaceClientCapabilities(diagnostics=types.DiagnosticWorkspaceClientCapabilities(True)),
)


def _named(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


def _line(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines()) if part in line)


@pytest.mark.parametrize(
    ("offered", "agreed", "end"),
    [
        (None, "utf-16", 14 + 10),
        (["utf-8", "utf-16"], "utf-8", 8 + 12 + 2 + 6 + 4 + 3 + 12),
        (["utf-32"], "utf-32", 14 + 9),
        (["utf-7"], "utf-16", 14 + 10),
    ],
)
def test_columns_are_in_the_units_that_client_and_server_agree_on(
    tmp_path: Path, offered: list[str] | None, agreed: str, end: int
) -> None:
    encodings = offered and [
        types.PositionEncodingKind(one) if one in {"utf-8", "utf-16", "utf-32"} else one for one in offered
    ]
    general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None

    async def play(editor: Editor) -> None:
        result = await editor.start(tmp_path, capabilities=types.ClientCapabilities(general=general))
        assert result.capabilities.position_encoding == agreed
        uri = editor.open(tmp_path / "a.yaml", TABLE)
        await editor.codes(uri, 1)
        symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(_named(uri)))
        assert symbols
        table = symbols[0]
        assert isinstance(table, types.DocumentSymbol)
        assert table.name == "管网修复（2025年）"
        assert table.children
        assert [row.name for row in table.children] == ["修复𠮷e\u0301管网长度", "修复成本", "完成时间"]
        assert table.children[0].selection_range.end == types.Position(8, end)

    with_editor(play)


def test_an_edit_behind_characters_of_two_units_is_taken_over_at_its_place(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        uri = editor.open(tmp_path / "a.yaml", TABLE.replace("≥120", "𠮷≥120"))
        await editor.codes(uri, 1)
        line = _line(TABLE, "≥120")
        where = types.Range(types.Position(line, 13), types.Position(line, 15))
        editor.replace(uri, 2, where, "")
        after = await editor.codes(uri, 2)
        assert "UNI001" in after
        unit = next(one for one in editor.shown[uri] if one.code == "UNI001")
        assert unit.range == types.Range(types.Position(line, 13), types.Position(line, 17))

    with_editor(play)


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.yaml", "yaml", TABLE),
        ("a.json", "json", FORMAT.format(ROW)),
        (
            "a.csv",
            "csv",
            "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,修复长度,≥120\n产出指标,质量指标,合格率,≥95%\n",
        ),
        (
            "a.txt",
            "plaintext",
            "\t一级指标\n\t二级指标\n\t三级指标\n\t指标值\n\n\t产出指标\n\t数量指标\n\t修复长度\n\t≥120\n",
        ),
    ],
)
def test_targets_of_every_text_format_are_checked(tmp_path: Path, name: str, language: str, text: str) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        uri = editor.open(tmp_path / name, text, language)
        assert "UNI001" in await editor.codes(uri, 1)
        unit = next(one for one in editor.shown[uri] if one.code == "UNI001")
        start, end = unit.range.start, unit.range.end
        assert text.splitlines()[start.line][start.character : end.character] == "≥120"
        assert unit.source == "jixiao"
        assert unit.code_description is not None
        assert "missing-unit" in unit.code_description.href

    with_editor(play)


def test_other_cells_that_a_finding_speaks_of_are_shown_beside_it(tmp_path: Path) -> None:
    text = (
        TABLE
        + """\
      - 一级指标: 效益指标
        二级指标: 社会效益指标
        三级指标: 受益居民
        指标值: 效果显著
"""
    )

    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        uri = editor.open(tmp_path / "a.yaml", text)
        await editor.codes(uri, 1)
        related = [each for one in editor.shown[uri] for each in one.related_information or []]
        assert related
        for each in related:
            start, end = each.location.range.start, each.location.range.end
            quoted = text.splitlines()[start.line][start.character : end.character]
            assert each.location.uri == uri
            assert quoted
            assert quoted in each.message

    with_editor(play)


def test_a_fix_is_offered_and_mends_the_finding(tmp_path: Path) -> None:
    text = TABLE.replace("≥120", "=>120公里")

    async def play(editor: Editor) -> None:
        await editor.start(tmp_path, capabilities=RESOLVING)
        uri = editor.open(tmp_path / "a.yaml", text)
        codes = await editor.codes(uri, 1)
        whole = types.Range(types.Position(0, 0), types.Position(99, 0))
        only = types.CodeActionContext([], [types.CodeActionKind.SourceFixAll])
        answer = await editor.client.text_document_code_action_async(types.CodeActionParams(_named(uri), whole, only))
        (action,) = answer or []
        assert isinstance(action, types.CodeAction)
        assert action.kind == "source.fixAll.jixiao"
        edit = (await editor.client.code_action_resolve_async(action)).edit
        (change,) = (edit and edit.document_changes) or []
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == 1
        for number, one in enumerate(change.edits, 2):
            assert isinstance(one, types.TextEdit)
            editor.replace(uri, number, one.range, one.new_text)
        assert len(await editor.codes(uri, len(change.edits) + 1)) < len(codes)

    with_editor(play)


def test_a_waiver_with_its_reason_silences_the_finding(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        uri = editor.open(tmp_path / "a.yaml", TABLE)
        assert "MON002" in await editor.codes(uri, 1)
        line = _line(TABLE, "≤60万元")
        arguments = [uri, "MON002", line, 13, "差额由区级补足"]
        await editor.client.workspace_execute_command_async(types.ExecuteCommandParams("jixiao.waive", arguments))
        (edit,) = editor.applied
        (change,) = edit.document_changes or []
        assert isinstance(change, types.TextDocumentEdit)
        (one,) = change.edits
        assert isinstance(one, types.TextEdit)
        assert one.new_text == "  # jixiao: ignore[MON002] 差额由区级补足"
        editor.replace(uri, 2, one.range, one.new_text)
        after = await editor.codes(uri, 2)
        assert "MON002" not in after
        assert not {"FIL009", "FIL010"} & set(after)

    with_editor(play)


def test_a_file_that_holds_no_comments_gets_its_waiver_in_the_file_beside(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        path = tmp_path / "目标.json"
        path.write_text(FORMAT.format(ROW), "utf-8")
        uri = editor.open(path, FORMAT.format(ROW), "json")
        await editor.codes(uri, 1)
        at = next(one.range.start for one in editor.shown[uri] if one.code == "UNI001")
        arguments = [uri, "UNI001", at.line, at.character, "以公里计"]
        await editor.client.workspace_execute_command_async(types.ExecuteCommandParams("jixiao.waive", arguments))
        (edit,) = editor.applied
        made, change = edit.document_changes or []
        assert isinstance(made, types.CreateFile)
        assert isinstance(change, types.TextDocumentEdit)
        (one,) = change.edits
        assert isinstance(one, types.TextEdit)
        (tmp_path / "jixiao-waivers.yaml").write_text(one.new_text, "utf-8")
        # The client tells of the file that it wrote.
        changed = types.FileEvent((tmp_path / "jixiao-waivers.yaml").as_uri(), types.FileChangeType.Created)
        editor.versions.clear()
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
        assert "UNI001" not in await editor.codes(uri, 1)

    with_editor(play)


def test_hover_says_how_a_value_is_read_and_why_something_was_found(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        uri = editor.open(tmp_path / "a.yaml", TABLE)
        await editor.codes(uri, 1)

        async def at(part: str, character: int) -> str:
            where = types.Position(_line(TABLE, part), character)
            found = await editor.client.text_document_hover_async(types.HoverParams(_named(uri), where))
            assert found is not None
            assert isinstance(found.contents, types.MarkupContent)
            return found.contents.value

        money = await at("≤60万元", 14)
        assert "≤（小于或等于）" in money
        assert "MON002" in money
        assert "怎么改" in money
        assert "截止（含当日）" in await at("2024年12月底前", 14)
        assert "2024年12月31日" in await at("2024年12月底前", 14)
        assert "预算总额" in await at("预算数", 5)

    with_editor(play)


def test_keys_levels_units_and_forms_of_values_are_completed(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path, capabilities=RESOLVING)
        text = TABLE + "      - \n"
        uri = editor.open(tmp_path / "a.yaml", text)

        async def offered(line: int, character: int) -> dict[str, types.CompletionItem]:
            where = types.Position(line, character)
            found = await editor.client.text_document_completion_async(types.CompletionParams(_named(uri), where))
            assert isinstance(found, types.CompletionList)
            return {item.label: item for item in found.items}

        row = await offered(_line(text, "指标值: 2024") + 1, 8)
        assert "计量单位" in row
        assert "预算数" not in row
        whole_row = row["一条指标"].text_edit
        assert isinstance(whole_row, types.TextEdit)
        assert "${1:产出指标}\n        二级指标: ${2:数量指标}" in whole_row.new_text
        head = await offered(_line(text, "预算数"), 4)
        assert "资金用途" in head
        assert "二级指标" not in head
        assert set(await offered(_line(text, "二级指标: 成本"), 14)) == {"数量指标", "质量指标", "时效指标", "成本指标"}
        value = _line(text, "≥120")
        assert "≥120公里" in await offered(value, 17)
        assert "≥数量次" in await offered(value, 13)

    with_editor(play)


def test_values_are_completed_in_json_and_csv_too(tmp_path: Path) -> None:
    json_text = FORMAT.format('{"一级指标": "产出指标", "二级指标": "')
    csv_text = "一级指标,二级指标,三级指标,指标值\n成本指标,经济成本指标,修复成本,≤60万元\n产出指标,,管网长度,≥120\n"

    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)

        async def offered(uri: str, line: int, character: int) -> set[str]:
            where = types.Position(line, character)
            found = await editor.client.text_document_completion_async(types.CompletionParams(_named(uri), where))
            assert isinstance(found, types.CompletionList)
            return {item.label for item in found.items}

        uri = editor.open(tmp_path / "a.json", json_text, "json")
        levels = await offered(uri, 0, json_text.index('"二级指标": "') + len('"二级指标": "'))
        assert levels == {"数量指标", "质量指标", "时效指标", "成本指标"}
        assert await offered(uri, 0, json_text.index("修路")) == set()
        uri = editor.open(tmp_path / "a.csv", csv_text, "csv")
        assert "数量指标" in await offered(uri, 2, len("产出指标,"))
        assert "≥120公里" in await offered(uri, 2, len("产出指标,,管网长度,≥120"))
        assert await offered(uri, 0, 2) == set()

    with_editor(play)


def test_formatting_writes_values_as_they_are_usually_spelled_and_changes_no_word(tmp_path: Path) -> None:
    text = (
        TABLE.replace("≥120", "＞＝１２０ 公里")
        .replace("2024年12月底前", "不低于 95％")
        .replace("≤60万元", "效果 显著")
    )

    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        uri = editor.open(tmp_path / "a.yaml", text)
        options = types.FormattingOptions(2, True)
        edits = await editor.client.text_document_formatting_async(types.DocumentFormattingParams(_named(uri), options))
        assert [edit.new_text for edit in edits or []] == ["≥120公里"]

    with_editor(play)


def test_a_client_that_asks_for_diagnostics_is_not_told_twice(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path, capabilities=PULLING)
        uri = editor.open(tmp_path / "a.yaml", TABLE)
        asked = types.DocumentDiagnosticParams(_named(uri))
        first = await editor.client.text_document_diagnostic_async(asked)
        assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
        assert "MON002" in {one.code for one in first.items}
        again = await editor.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(_named(uri), previous_result_id=first.result_id)
        )
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
        line = _line(TABLE, "≤60万元")
        editor.replace(uri, 2, types.Range(types.Position(line, 14), types.Position(line, 16)), "50")
        mended = await editor.client.text_document_diagnostic_async(asked)
        assert isinstance(mended, types.RelatedFullDocumentDiagnosticReport)
        assert "MON002" not in {one.code for one in mended.items}
        await editor.until(lambda: editor.refreshed > 0)
        assert editor.shown == {}

    with_editor(play)


def test_several_who_ask_at_once_are_all_answered(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path, capabilities=PULLING)
        uri = editor.open(tmp_path / "a.yaml", TABLE)
        asked = types.DocumentDiagnosticParams(_named(uri))
        answers = [editor.client.text_document_diagnostic_async(asked) for _ in range(3)]
        reports = await asyncio.wait_for(asyncio.gather(*answers), 60)
        for report in reports:
            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
            assert "MON002" in {one.code for one in report.items}

    with_editor(play)


def test_files_of_the_folder_that_are_not_open_are_checked_when_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "一.yaml").write_text(TABLE, "utf-8")
    (tmp_path / "别的.yaml").write_text("services:\n  web: nginx\n", "utf-8")

    async def play(editor: Editor) -> None:
        await editor.start(tmp_path, capabilities=PULLING)
        report = await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
        (one,) = report.items
        assert isinstance(one, types.WorkspaceFullDocumentDiagnosticReport)
        assert one.uri == (tmp_path / "一.yaml").as_uri()
        assert "MON002" in {item.code for item in one.items}
        kinds = [value["kind"] for value in editor.progress]
        assert (kinds[0], kinds[-1]) == ("begin", "end")
        known = [types.PreviousResultId(one.uri, one.result_id or "")]
        assert (await editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(known))).items == ()

    with_editor(play)


def test_a_configuration_holds_as_soon_as_it_is_changed(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        uri = editor.open(tmp_path / "a.yaml", TABLE)
        assert "MON002" in await editor.codes(uri, 1)
        configuration = tmp_path / "jixiao.yaml"
        configuration.write_text("ignore: [MON002]\n", "utf-8")
        editor.versions.clear()
        event = types.FileEvent(configuration.as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        assert "MON002" not in await editor.codes(uri, 1)
        configuration.write_text("ignore: [MON999]\n", "utf-8")
        editor.versions.clear()
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        assert await editor.codes(uri, 1) == ["config"]
        assert any("MON999" in sentence for sentence in editor.said)

    with_editor(play)


def test_settings_of_the_editor_hold_and_wrong_ones_are_named(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path, options={"ignore": ["MON002"], "level": "warning", "year": "今年"})
        uri = editor.open(tmp_path / "a.yaml", TABLE)
        await editor.codes(uri, 1)
        assert "MON002" not in {one.code for one in editor.shown[uri]}
        assert {one.severity for one in editor.shown[uri]} <= {
            types.DiagnosticSeverity.Error,
            types.DiagnosticSeverity.Warning,
        }
        assert any("year" in sentence for sentence in editor.said)

    with_editor(play)


def test_a_file_of_ten_megabytes_is_answered_and_does_not_stop_the_others(tmp_path: Path) -> None:
    async def play(editor: Editor) -> None:
        await editor.start(tmp_path)
        large = editor.open(tmp_path / "大.yaml", "绩效目标表:\n" + "  # 说明\n" * 1_000_000)
        uri = editor.open(tmp_path / "a.yaml", TABLE)
        assert "MON002" in await editor.codes(uri, 1)
        await editor.codes(large, 1)

    with_editor(play)


def test_nothing_but_the_protocol_is_written_and_a_server_without_its_library_says_so(tmp_path: Path) -> None:
    # A stand-in for an environment without the extra: the import of pygls finds nothing.
    import subprocess
    import sys

    code = (
        "import importlib.util as u; real = u.find_spec; "
        "u.find_spec = lambda name, *rest: None if name == 'pygls' else real(name, *rest); "
        "from jixiao_lint.cli import main; raise SystemExit(main(['server']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert "jixiao-lint[lsp]" in done.stderr
    assert done.stdout == ""
    assert json.dumps(done.stderr).count("Traceback") == 0
