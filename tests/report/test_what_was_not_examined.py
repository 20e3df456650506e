"""A report on a table without defects says what nobody examined, wherever it says that nothing was found."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

import jixiao_lint
from jixiao_lint.cli import main
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_rules import NOT_EXAMINED

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
IN_ORDER = FIXTURES / "ok" / "绩效目标-河道清淤.yaml"
DOCUMENT = FIXTURES / "samples" / "targets.docx"
SENTENCE = not_examined_sentence(NOT_EXAMINED)


@pytest.mark.parametrize("form", ["text", "grouped", "markdown", "github", "json", "sarif", "junit"])
def test_a_clean_table_is_not_called_approved(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(IN_ORDER), "--isolated", "--no-cache", "--output-format", form]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert [heading for heading in NOT_EXAMINED if heading not in said] == []


@pytest.mark.parametrize("form", ["concise", "checkstyle", "csv", "rdjson", "gitlab"])
def test_a_list_of_findings_alone_claims_nothing(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(IN_ORDER), "--isolated", "--no-cache", "--output-format", form]) == 0
    assert "没有发现问题" not in capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "好.yaml").write_bytes(IN_ORDER.read_bytes())
    return tmp_path


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_who_annotates_a_clean_file_is_told(ending: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if ending == "xlsx":
        main(["convert", "好.yaml", "-o", "好.xlsx"])
    else:
        shutil.copy(DOCUMENT, folder / "好.docx")
    capsys.readouterr()
    assert main(["annotate", f"好.{ending}", "-o", f"批注.{ending}", "--isolated", "--level", "error"]) == 0
    said = capsys.readouterr().err
    # The document holds hints and warnings: that nothing was found would be untrue.
    assert ("没有发现问题" in said) == (ending == "xlsx")
    assert ("要写的级别没有问题（另有 " in said) == (ending == "docx")
    assert said.count(SENTENCE) == 1


def test_several_annotated_files_are_told_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲", "乙"):
        shutil.copy(DOCUMENT, folder / f"{name}.docx")
    annotate = ["annotate", "甲.docx", "乙.docx", "--isolated", "--level", "error"]
    assert main([*annotate, "-o", "批注/"]) == 0
    assert capsys.readouterr().err.count(SENTENCE) == 1
    assert main([*annotate, "-o", "批注/", "--force", "--quiet"]) == 0
    assert SENTENCE not in capsys.readouterr().err


def test_a_report_of_errors_does_not_say_that_nothing_was_found(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(DOCUMENT, folder / "甲.docx")
    assert main(["report", "甲.docx", "-o", "清单.csv", "--isolated", "--level", "error"]) == 0
    said = capsys.readouterr().err
    assert "没有发现问题" not in said
    assert "1 个文件没有要写的级别的问题；另有 " in said


@pytest.mark.parametrize("output", ["清单.csv", "清单.xlsx", "报告.html"])
def test_who_hands_on_a_report_or_a_list_is_told(output: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "好.yaml", "-o", output, "--isolated"]) == 0
    said = capsys.readouterr().err
    assert "1 个文件没有发现问题" in said
    assert said.count(SENTENCE) == 1


def test_the_list_of_clean_files_says_so_beside_its_heads(folder: Path) -> None:
    main(["report", "好.yaml", "-o", "清单.xlsx", "--isolated"])
    with ZipFile("清单.xlsx") as book:
        assert SENTENCE in book.read("xl/sharedStrings.xml").decode()


def test_the_page_says_it_in_the_same_words(folder: Path) -> None:
    main(["report", "好.yaml", "-o", "报告.html", "--isolated"])
    assert f"<p>{SENTENCE}。</p>" in Path("报告.html").read_text(encoding="utf-8")
    words = Path(jixiao_lint.__file__).parent / "page" / "static" / "words.js"
    zh, en = (not_examined_sentence(("{0}",), lang) for lang in ("zh", "en"))
    assert f'notExamined: ["{zh}", "{en}"]' in words.read_text(encoding="utf-8")


@pytest.mark.parametrize("output", ["", "比较.html", "比较.docx", "比较.json"])
def test_a_project_that_was_compared_and_is_clean_is_not_called_approved(
    output: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = ["-f", "json"] if output.endswith("json") else []
    assert main(["compare", "好.yaml", "好.yaml", "--isolated", *form, *(["-o", output] if output else [])]) == 0
    said = capsys.readouterr().out if not output else _text(folder / output)
    assert [heading for heading in NOT_EXAMINED if heading not in said] == []


def test_a_clean_report_that_is_verified_is_not_called_approved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "好.yaml", "--isolated", "--json", "-o", "报告.json"])
    assert main(["verify", "报告.json"]) == 0
    assert SENTENCE in capsys.readouterr().out


def _text(path: Path) -> str:
    if path.suffix != ".docx":
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as package:
        return package.read("word/document.xml").decode()
