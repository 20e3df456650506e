"""The command `jixiao annotate`: where it writes, what it refuses, and what it says."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from jixiao_lint.cli import main
from made_documents import document, form
from made_workbooks import plain, workbook
from read_comments import comments_in, parts_of
from word_parts import package, par, run

FIXTURES = Path(__file__).parents[2] / "fixtures"
BAD = form(par(run("≥1")))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(BAD)


def annotate(*arguments: str) -> int:
    return main(["annotate", *arguments, "--isolated", "--select", "UNI001"])


def test_findings_are_written_into_a_copy() -> None:
    assert annotate("a.docx", "-o", "b.docx") == 1
    assert len(comments_in(Path("b.docx").read_bytes())) == 1
    assert Path("a.docx").read_bytes() == BAD


def test_an_output_that_exists_asks_for_leave(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.docx").write_bytes(b"other")
    assert annotate("a.docx", "-o", "b.docx") == 2
    assert Path("b.docx").read_bytes() == b"other"
    assert "--force" in capsys.readouterr().err
    assert annotate("a.docx", "-o", "b.docx", "--force") == 1
    assert comments_in(Path("b.docx").read_bytes())


def test_the_original_is_written_over_only_when_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate("a.docx", "-o", "a.docx", "--force") == 2
    assert "--in-place" in capsys.readouterr().err
    assert Path("a.docx").read_bytes() == BAD
    assert annotate("a.docx", "--in-place") == 1
    once = Path("a.docx").read_bytes()
    assert len(comments_in(once)) == 1
    assert annotate("a.docx", "--in-place") == 1
    assert Path("a.docx").read_bytes() == once


def test_where_to_write_must_be_said_once() -> None:
    assert annotate("a.docx") == 2
    assert annotate("a.docx", "--in-place", "-o", "b.docx") == 2


def test_a_copy_where_nothing_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    good = form(par(run("≥1个")))
    Path("a.docx").write_bytes(good)
    assert annotate("a.docx", "-o", "b.docx") == 0
    assert Path("b.docx").read_bytes() == good
    assert "没有发现问题，内容与原件相同" in capsys.readouterr().err


def test_where_the_defect_is_gone_our_comment_goes_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate("a.docx", "-o", "b.docx") == 1
    assert main(["annotate", "b.docx", "--in-place", "--isolated", "--select", "QNT001"]) == 0
    assert "以前的 jixiao 批注已去掉" in capsys.readouterr().err
    assert comments_in(Path("b.docx").read_bytes()) == []


def test_two_hundred_files_with_a_broken_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in/sub").mkdir(parents=True)
    for number in range(199):
        Path(f"in/{number:03}.docx").write_bytes(BAD)
    Path("in/sub/x.docx").write_bytes(BAD[: len(BAD) // 2])
    Path("in/sub/other.txt").write_text("没有表\n", encoding="utf-8")
    assert annotate("in", "-o", "out") == 2
    assert len(list(Path("out").rglob("*.docx"))) == 199
    told = capsys.readouterr().err
    assert "in/sub/x.docx" in told
    assert "写了 199 个文件" in told
    assert all(comments_in(path.read_bytes()) for path in list(Path("out").glob("*.docx"))[:3])


def test_folders_keep_their_shape_and_are_not_read_again() -> None:
    Path("in/甲").mkdir(parents=True)
    Path("in/甲/a.docx").write_bytes(BAD)
    Path("in/a.xlsx").write_bytes(workbook(plain("≥1"), "建设项目个数"))
    assert annotate("in", "-o", "in/out/") == 1
    assert sorted(path.relative_to("in/out").as_posix() for path in Path("in/out").rglob("*.*")) == [
        "a.xlsx",
        "甲/a.docx",
    ]
    assert annotate("in", "-o", "in/out", "--force") == 1
    assert len(list(Path("in/out").rglob("*.*"))) == 2


def test_two_files_of_one_name_are_not_written_over_each_other() -> None:
    for folder in ("甲", "乙"):
        Path(folder).mkdir()
        Path(folder, "a.docx").write_bytes(BAD)
    assert annotate("甲/a.docx", "乙/a.docx", "-o", "out") == 2
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("targets.odt", "另存为 docx"),
        ("targets.ods", "另存为 xlsx"),
        ("targets.xls", "另存为 xlsx"),
        ("targets.doc", "另存为 docx"),
        ("targets.pdf", "原件"),
        ("targets.csv", "check --fix"),
    ],
)
def test_other_formats_are_told_what_to_do_instead(name: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate(str(FIXTURES / "samples" / name), "-o", "out" + Path(name).suffix) == 2
    assert told in capsys.readouterr().err
    assert not list(Path().glob("out*"))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (document(par(run("通知"))), "没有表格"),
        (b"", "没有批注"),
        (BAD[:300], "没有批注"),
        ("甲,乙\n".encode(), "另存一份"),
    ],
)
def test_what_is_no_table_or_no_document_is_told(data: bytes, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.docx").write_bytes(data)
    assert annotate("x.docx", "-o", "y.docx") == 2
    assert told in capsys.readouterr().err
    assert not Path("y.docx").exists()


def test_a_missing_file_and_a_wrong_ending_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate("nothing.docx", "-o", "y.docx") == 2
    assert "没有这个文件" in capsys.readouterr().err
    assert annotate("a.docx", "-o", "y.xlsx") == 2
    assert ".docx" in capsys.readouterr().err


def test_a_password_a_signature_and_a_protection_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate(str(FIXTURES / "readers" / "password.docx"), "-o", "y.docx") == 2
    assert "取消密码" in capsys.readouterr().err
    Path("s.docx").write_bytes(package({**parts_of(BAD), "_xmlsignatures/sig1.xml": "<a/>"}))
    assert annotate("s.docx", "-o", "y.docx") == 2
    assert "签名" in capsys.readouterr().err
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = parts_of(BAD)
    link = f'<Relationship Id="s" Type="{office}/settings" Target="settings.xml"/></Relationships>'
    rels = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", link)
    settings = f'<w:settings xmlns:w="{W}"><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'
    Path("p.docx").write_bytes(package({**parts, "word/_rels/document.xml.rels": rels, "word/settings.xml": settings}))
    assert annotate("p.docx", "-o", "y.docx") == 2
    assert "停止保护" in capsys.readouterr().err
    assert not Path("y.docx").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("closed").mkdir(mode=0o500)
    assert annotate("a.docx", "-o", "closed/b.docx") == 2
    assert "没有权限" in capsys.readouterr().err


def test_a_read_only_file_and_one_that_is_open_elsewhere_are_left(capsys: pytest.CaptureFixture[str]) -> None:
    Path("~$a.docx").write_bytes(b"")
    assert annotate("a.docx", "--in-place") == 2
    assert "正在办公软件里打开" in capsys.readouterr().err
    Path("~$a.docx").unlink()
    Path("a.docx").chmod(0o444)
    assert annotate("a.docx", "--in-place") == 2
    assert "只读" in capsys.readouterr().err
    assert Path("a.docx").read_bytes() == BAD


def test_a_file_that_changes_meanwhile_is_not_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from jixiao_lint.cli import annotate as command

    other = form(par(run("≥2")))

    def somebody_is_first(found: object, target: str, answer: object, arguments: object) -> str:
        Path("a.docx").write_bytes(other)
        return original(found, target, answer, arguments)  # type: ignore[arg-type]

    original = command._write
    monkeypatch.setattr(command, "_write", somebody_is_first)
    assert annotate("a.docx", "--in-place") == 2
    assert "又被改过" in capsys.readouterr().err
    assert Path("a.docx").read_bytes() == other


def test_the_exit_code_can_be_waived() -> None:
    assert annotate("a.docx", "-o", "b.docx", "--exit-zero") == 0


def test_macros_stay() -> None:
    Path("m.docm").write_bytes(package({**parts_of(BAD), "word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"}))
    assert annotate("m.docm", "-o", "n.docm") == 1
    with zipfile.ZipFile(BytesIO(Path("n.docm").read_bytes())) as written:
        assert written.read("word/vbaProject.bin") == b"\xd0\xcf\x11\xe0macro"
