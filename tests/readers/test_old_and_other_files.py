"""Files that need a helper, lie about their kind, or cannot be read: what the user is told."""

import builtins
import sys
import time
import zipfile
from email.message import EmailMessage
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint.cli import main
from jixiao_lint.readers import read
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.problem import Kind, Problem
from jixiao_lint.recognise import recognise
from places import in_sheet

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLES = FIXTURES / "samples"
READERS = FIXTURES / "readers"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: str) -> bytes:
    """The first bytes of an OLE2 file with a directory that names one stream."""
    name = (stream + "\0").encode("utf-16-le")
    return OLE.ljust(512, b"\0") + name.ljust(64, b"\0") + len(name).to_bytes(2, "little") + b"\0" * 900


def only(path: str, data: bytes) -> Problem:
    (problem,) = read(path, data).problems
    return problem


def forbid(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """As if the modules were not installed."""
    real = builtins.__import__

    def find(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] in modules:
            raise ImportError(name)
        return real(name, *rest, **more)

    for name in [name for name in sys.modules if name.split(".")[0] in modules]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", find)


@pytest.mark.parametrize(
    ("name", "module", "command"),
    [
        ("targets.xls", "xlrd", "pip install 'jixiao-lint[xls]'"),
        ("targets.pdf", "pypdfium2", "pip install 'jixiao-lint[pdf]'"),
        ("targets.doc", "doc2docx", "pip install 'jixiao-lint[doc]'"),
    ],
)
def test_a_missing_library_is_named_with_the_command(
    name: str, module: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, module)
    monkeypatch.setenv("PATH", "")
    problem = only(name, (SAMPLES / name).read_bytes())
    assert problem.kind is Kind.UNREADABLE_FILE
    assert command in problem.hint


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
@pytest.mark.parametrize("name", ["a.doc", "a.rtf"])
def test_libreoffice_converts_where_it_is_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text(
        "#!/bin/sh\n"
        'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\n'
        f'mkdir -p "$out" && cp "{SAMPLES / "targets.docx"}" "$out/source.docx"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    data = b"{\\rtf1 x}" if name == "a.rtf" else (SAMPLES / "targets.doc").read_bytes()
    reading = read(name, data)
    assert reading.format == name[2:]
    assert len(recognise(reading.grids).tables) == 12


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
def test_tables_that_libreoffice_loses_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty.docx"
    with zipfile.ZipFile(empty, "w") as file:
        file.writestr("word/document.xml", "<document><body><p><r><t>项目名称甲</t></r></p></body></document>")
    script = tmp_path / "soffice"
    script.write_text(
        "#!/bin/sh\n"
        'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\n'
        f'mkdir -p "$out" && cp "{empty}" "$out/source.docx"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    data = (SAMPLES / "targets.doc").read_bytes()
    if find_spec("doc2docx") is not None:
        assert len(recognise(read("a.doc", data).grids).tables) == 12  # the library comes first
    forbid(monkeypatch, "doc2docx")
    problem = only("a.doc", data)
    assert "没有表格" in problem.message
    assert "pip install 'jixiao-lint[doc]'" in problem.hint


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
def test_a_failing_libreoffice_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert "LibreOffice" in only("a.rtf", b"{\\rtf1 x}").message


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
def test_a_libreoffice_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nsleep 60 & wait\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    begin = time.monotonic()
    (problem,) = read("a.rtf", b"{\\rtf1 x}", Office(seconds=0.3)).problems
    assert "没有完成" in problem.message
    assert time.monotonic() - begin < 10


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
def test_many_old_files_are_converted_in_one_call_and_a_broken_one_is_told_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stand-in makes a docx of every source that is no broken one, and writes down each call."""
    script, calls = tmp_path / "soffice", tmp_path / "calls"
    script.write_text(
        "#!/bin/sh\n"
        f'echo call >> "{calls}"\n'
        'while [ "$1" != --outdir ]; do shift; done; out=$2; shift 2; mkdir -p "$out"\n'
        'for source in "$@"; do grep -q broken "$source" && continue\n'
        f'name=$(basename "$source" .rtf); cp "{SAMPLES / "targets.docx"}" "$out/$name.docx"; done\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.chdir(tmp_path)
    for name, text in (("甲.rtf", "x"), ("乙.rtf", "x"), ("丙.rtf", "broken")):
        Path(name).write_bytes(b"{\\rtf1 " + text.encode() + b"}")
    assert main(["check", "甲.rtf", "乙.rtf", "丙.rtf", "--isolated", "--select", "QNT003", "-f", "concise"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [sum(line.startswith(name) for line in lines) for name in ("甲", "乙", "丙")] == [12, 12, 1]
    assert calls.read_text().count("call") == 2  # all together, and the broken one once more alone


@pytest.mark.parametrize("sample", ["targets.html", "targets.docx", "targets.xlsx", "targets.ods", "targets.odt"])
@pytest.mark.parametrize("ending", [".xls", ".doc", ".wps", ".et", ".txt", ""])
def test_the_content_tells_the_format_and_not_the_ending(sample: str, ending: str) -> None:
    reading = read("目标" + ending, (SAMPLES / sample).read_bytes())
    assert len(recognise(reading.grids).tables) == 12


def test_a_web_archive_is_read() -> None:
    message = EmailMessage()
    message.set_content((SAMPLES / "targets.html").read_text("utf-8"), subtype="html")
    message["X"] = "y"
    data = b"MIME-Version: 1.0\r\n" + message.as_bytes().replace(b"MIME-Version: 1.0\n", b"")
    reading = read("a.doc", data)
    assert reading.format == "mht"
    assert len(recognise(reading.grids).tables) == 12


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.docx", (READERS / "password.docx").read_bytes(), "密码"),
        ("a.pdf", (READERS / "password.pdf").read_bytes(), "密码"),
        ("a.pdf", (SAMPLES / "targets.pdf").read_bytes()[:3000], "损坏"),
        ("a.pdf", b"%PDF-1.7\n", "损坏"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 50, "压缩包"),
        ("a.docx", b"\x89PNG\r\n\x1a\n" + b"\xff" * 50, "图片"),
        ("a.docx", b"\xff" * 50, "docx"),
        ("a.doc", OLE + "Bookman Old Style".encode("utf-16-le") + b"\0" * 900, "不完整"),
        ("a.doc", ole("WordDocument"), "损坏"),
        ("a.xls", ole("Workbook"), "损坏"),
        ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "不认识"),
        ("a.doc", b'<?xml version="1.0"?><wordDocument xmlns="urn:schemas-microsoft-com:office:word"/>', "不认识"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "损坏"),
    ],
)
def test_what_cannot_be_read_is_said_in_the_users_words(
    name: str, data: bytes, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    problem = only(name, data)
    assert problem.kind is Kind.UNREADABLE_FILE
    assert word in problem.message
    assert problem.hint


def test_web_pages_with_spans_open_tags_and_hidden_parts() -> None:
    page = """<html><head><style>td {x}</style><title>题</title></head><body><h1>标 题</h1><table border=1>
    <tr><td rowspan=2>甲<td colspan=2>乙&nbsp;&ge;5<tr><td>丙<br>丁<td><p>戊</p><p>己</p><table><tr><td>内</td></tr></table>
    <tr><td rowspan=9999999>庚<td> 辛
    壬 </table><p>后</p></body></html>"""
    outer, inner, below = read("a.html", page.encode()).grids
    assert [cell.text for cell in below.before] == ["后"]
    assert [(c.row, c.col, c.rowspan, c.colspan, c.text) for c in outer.cells] == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 2, "乙\xa0≥5"),
        (1, 1, 1, 1, "丙\n丁"),
        (1, 2, 1, 1, "戊\n己"),
        (2, 0, 1, 1, "庚"),
        (2, 1, 1, 1, "辛壬"),
    ]
    assert [c.text for c in outer.before] == ["标 题"]
    assert [c.text for c in inner.cells] == ["内"]


def test_a_workbook_in_the_xml_of_excel_2003() -> None:
    page = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Styles><Style ss:ID="s1"><NumberFormat ss:Format="0%"/></Style></Styles>
    <Worksheet ss:Name="目标"><Table>
    <Row><Cell><Data ss:Type="String">项目名称</Data></Cell><Cell ss:MergeAcross="2"><Data ss:Type="String">甲</Data></Cell></Row>
    <Row ss:Index="4"><Cell><Data ss:Type="String">一级指标</Data></Cell><Cell><Data ss:Type="String">二级指标</Data></Cell>
    <Cell><Data ss:Type="String">三级指标</Data></Cell><Cell><Data ss:Type="String">指标值</Data></Cell></Row>
    <Row><Cell ss:MergeDown="1"><Data ss:Type="String">产出指标</Data></Cell><Cell><Data ss:Type="String">数量指标</Data></Cell>
    <Cell><Data ss:Type="String">人数</Data></Cell><Cell><Data ss:Type="String">≥5人</Data></Cell></Row>
    <Row><Cell ss:Index="2"><Data ss:Type="String">质量指标</Data></Cell><Cell><Data ss:Type="String">合格率</Data></Cell>
    <Cell ss:StyleID="s1"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>"""
    (table,) = recognise(read("a.xls", page.encode()).grids).tables
    assert table.text("项目名称") == "甲"
    assert [row.text("指标值") for row in table.rows()] == ["≥5人", "100%"]
    assert [row.text("一级指标") for row in table.rows()] == ["产出指标", "产出指标"]
    assert in_sheet(table.indicators[1].cells["指标值"].place).address == "D6"
