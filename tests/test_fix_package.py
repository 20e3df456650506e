"""`check --fix` in Word and Excel files: the characters of one cell change, look as they did, and nothing else moves."""

import re
from pathlib import Path

import pytest

from jixiao_lint.cli import main
from made_documents import MAIN, form
from made_workbooks import SHARED, SHEET, plain, workbook
from read_comments import parts_of
from word_parts import package, par, run

LOOK = '<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>'
AREA = par(run("保洁面积"))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def fixed(name: str, data: bytes, *options: str) -> bytes:
    Path(name).write_bytes(data)
    main(["check", name, "--isolated", "--select", "UNI002,VAL010", "--fix", *options])
    return Path(name).read_bytes()


def text_of(part: bytes) -> str:
    return re.sub(r"<[^>]*>", "", part.decode())


# ---- Word


@pytest.mark.parametrize(
    ("value", "after"),
    [
        (run("≥5000平米"), run("≥5000平方米")),
        (f"<w:r>{LOOK}<w:t>≥5000平米</w:t></w:r>", f"<w:r>{LOOK}<w:t>≥5000平方米</w:t></w:r>"),
        (run("≥5000平") + f"<w:r>{LOOK}<w:t>米</w:t></w:r>", run("≥5000平方") + f"<w:r>{LOOK}<w:t>米</w:t></w:r>"),
    ],
)
def test_only_the_characters_of_the_document_change(value: str, after: str) -> None:
    data = form(par(value), AREA)
    parts = parts_of(fixed("a.docx", data))
    assert parts == {**parts_of(data), MAIN: parts_of(form(par(after), AREA))[MAIN]}


def test_entities_and_white_space_around_stay() -> None:
    data = form(par('<w:r><w:t xml:space="preserve">  A&amp;B≥5000平米 </w:t></w:r>'), AREA)
    assert "A&amp;B" in parts_of(fixed("a.docx", data, "--unsafe-fixes"))[MAIN].decode()


def test_in_a_change_of_somebody_nothing_is_written_and_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    data = form(par('<w:ins w:id="1" w:author="张三">' + run("≥5000平米") + "</w:ins>"), AREA)
    assert fixed("a.docx", data) == data
    assert "没有改写 a.docx" in capsys.readouterr().err


def test_a_protected_document_is_left_and_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = parts_of(form(par(run("≥5000平米")), AREA))
    link = f'<Relationship Id="s" Type="{office}/settings" Target="settings.xml"/></Relationships>'
    rels = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", link)
    data = package({**parts, "word/_rels/document.xml.rels": rels, "word/settings.xml": settings})
    assert fixed("a.docx", data) == data
    assert "停止保护" in capsys.readouterr().err


# ---- Excel


def test_a_shared_text_changes_in_one_cell_and_keeps_its_looks() -> None:
    rich = "<si><r><rPr><b/></rPr><t>≥5000</t></r><r><t>平米</t></r></si>"
    more = '<row r="3"><c r="F3" t="s"><v>7</v></c><c r="G3"><f>1+1</f><v>2</v></c></row>'
    data = workbook(rich, more_rows=more)
    parts, before = parts_of(fixed("a.xlsx", data)), parts_of(data)
    assert {name for name in parts if parts[name] != before[name]} == {SHARED, SHEET}
    texts = parts[SHARED].decode()
    assert rich in texts
    assert texts.endswith('<si><r><rPr><b/></rPr><t>≥5000</t></r><r><t xml:space="preserve">平方米</t></r></si></sst>')
    assert 'count="8" uniqueCount="9"' in texts
    sheet = parts[SHEET].decode()
    assert '<c r="D2" t="s"><v>8</v></c>' in sheet
    assert more in sheet  # the other cell keeps the old text, the formula its result


def test_a_text_in_the_sheet_itself_changes_there() -> None:
    data = workbook(plain("≥5000平米"))
    parts = parts_of(data)
    inline = '<c r="D2" s="0" t="inlineStr"><is><t>≥5000平米</t></is></c>'
    sheet = parts[SHEET].decode().replace('<c r="D2" t="s"><v>7</v></c>', inline)
    after = parts_of(fixed("a.xlsx", package({**parts, SHEET: sheet})))
    assert "≥5000平方米" in after[SHEET].decode()
    assert after[SHARED] == parts[SHARED]


def test_the_result_of_a_formula_is_left_alone() -> None:
    parts = parts_of(workbook(plain("≥5000平米")))
    formula = '<c r="D2" t="str"><f>"≥5000"&amp;"平米"</f><v>≥5000平米</v></c>'
    data = package({**parts, SHEET: parts[SHEET].decode().replace('<c r="D2" t="s"><v>7</v></c>', formula)})
    assert fixed("a.xlsx", data) == data


def test_the_difference_is_shown_cell_by_cell(capsys: pytest.CaptureFixture[str]) -> None:
    data = workbook(plain("≥5000平米"))
    Path("a.xlsx").write_bytes(data)
    assert main(["check", "a.xlsx", "--isolated", "--select", "UNI002", "--diff"]) == 1
    out = capsys.readouterr().out
    assert "-表1 第1条指标「指标值」：≥5000平米\n+表1 第1条指标「指标值」：≥5000平方米\n" in out
    assert Path("a.xlsx").read_bytes() == data
