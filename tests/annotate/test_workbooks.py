"""`jixiao annotate` on workbooks: a note on each cell, a list on a sheet of its own, and nothing else changes."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jixiao_lint.annotate.one_file import Annotated, Wishes, annotate
from jixiao_lint.batch import Batch, Options
from jixiao_lint.config.files import Given
from jixiao_lint.finding import Finding, Severity
from jixiao_lint.not_examined import not_examined_sentence
from jixiao_lint.readers.office import Office
from jixiao_lint.readers.work_list import HEADER
from jixiao_lint.table import SheetPlace
from jixiao_lint.work import checked_bytes
from jixiao_rules import NOT_EXAMINED
from made_workbooks import SHEET, S, notes, plain, workbook
from read_comments import parts_of
from word_parts import package

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLE = FIXTURES / "samples" / "targets.xlsx"
BOOKS = [SAMPLE, *sorted((FIXTURES / "readers").glob("*.xlsx")), FIXTURES / "documents" / "x12_two_row_header.xlsx"]
BATCH = Batch(Options(given=Given(isolated=True)))
NS = f"{{{S}}}"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(data: bytes) -> Annotated:
    Path("a.xlsx").write_bytes(data)
    return annotate(Wishes(Severity.WARNING, False, {}), BATCH.rulebook, BATCH.named("a.xlsx"), Office())


def annotated(data: bytes) -> bytes:
    answer = run(data)
    assert answer.data is not None, answer.refusal
    return answer.data


def findings(data: bytes) -> list[Finding]:
    found = checked_bytes(BATCH.rulebook, BATCH.named("a.xlsx"), data).findings
    return [finding for finding in found if finding.severity.reaches(Severity.WARNING)]


def facts(data: bytes) -> list[tuple[object, ...]]:
    return [
        (one.code, one.text, one.span, one.message, one.location[:5] if isinstance(one.location, SheetPlace) else None)
        for one in findings(data)
    ]


def notes_in(data: bytes) -> list[tuple[str, str, str]]:
    """Cell, author and text of every note of every sheet."""
    found = []
    for name, content in parts_of(data).items():
        if re.search(r"comments\d*\.xml$", name):
            root = ElementTree.fromstring(content)
            authors = [author.text or "" for author in root.iter(f"{NS}author")]
            for note in root.iter(f"{NS}comment"):
                text = "".join(part.text or "" for part in note.iter(f"{NS}t"))
                found.append((note.get("ref") or "", authors[int(note.get("authorId") or 0)], text))
    return found


def list_in(data: bytes) -> tuple[ElementTree.Element, list[list[str]]]:
    """The sheet with the list, and its rows."""
    for name, content in parts_of(data).items():
        if name.startswith("xl/worksheets/sheet") and "序号".encode() in content:
            root = ElementTree.fromstring(content)
            rows = [
                ["".join(text.text or "" for text in cell.iter(f"{NS}t")) for cell in row.iter(f"{NS}c")]
                for row in root.iter(f"{NS}row")
            ]
            return root, rows
    raise AssertionError("no list")


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_each_finding_is_in_the_note_of_its_cell_and_in_the_list(path: Path) -> None:
    data = path.read_bytes()
    found, written = findings(data), annotated(data)
    assert facts(written) == facts(data)
    assert annotated(written) == written
    texts = [(cell, text) for cell, author, text in notes_in(written) if author == "jixiao"]
    root, rows = list_in(written)
    assert tuple(rows[0]) == HEADER
    assert len(rows) == len(found) + 1
    links = {link.get("ref"): link.get("location") for link in root.iter(f"{NS}hyperlink")}
    for at, (one, row) in enumerate(zip(found, rows[1:], strict=True), 2):
        assert isinstance(one.location, SheetPlace)
        assert any(cell == one.location.address and one.message in text for cell, text in texts)
        assert (row[2], row[6]) == (one.code, one.message)
        assert links[f"D{at}"] == f"'{one.location.sheet}'!{one.location.address}"
    assert root.find(f"{NS}autoFilter") is not None
    pane = root.find(f"{NS}sheetViews/{NS}sheetView/{NS}pane")
    assert pane is not None
    assert pane.get("state") == "frozen"


def test_what_does_not_change_is_copied_as_it_lies_there() -> None:
    data = SAMPLE.read_bytes()
    written = annotated(data)
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(written)) as new:
        for entry in old.infolist():
            if not re.search(r"worksheets/|styles\.xml|workbook\.xml|Content_Types", entry.filename):
                same = new.getinfo(entry.filename)
                assert (same.CRC, same.compress_size, same.date_time) == (
                    entry.CRC,
                    entry.compress_size,
                    entry.date_time,
                )
        for name in old.namelist():
            if name.startswith("xl/worksheets/sheet"):
                # Nothing but the reference to the notes has come into a sheet.
                added = re.sub(rb"<legacyDrawing [^>]*/>", b"", new.read(name))
                assert added == old.read(name)


def test_a_note_of_somebody_else_stays_and_the_list_has_the_finding() -> None:
    data = workbook(plain("≥1"), "建设项目个数", beside={"comments": notes("请核对")})
    answer = run(data)
    written = answer.data
    assert written is not None
    assert [(author, text) for cell, author, text in notes_in(written) if cell == "D2"] == [("审核人", "请核对")]
    assert any(row[2] == "UNI001" for row in list_in(written)[1])
    assert any("D2" in note for note in answer.notes)
    assert annotated(written) == written


@pytest.mark.parametrize("text", ["已说明：系统自带单位", "审核人:\n已说明：系统自带单位", "已说明:系统自带单位"])
def test_a_note_that_explains_is_a_waiver(text: str) -> None:
    data = workbook(plain("≥1"), "建设项目个数", beside={"comments": notes(text)})
    assert "UNI001" not in [one.code for one in findings(data)]
    elsewhere = workbook(plain("≥1"), "建设项目个数", beside={"comments": notes(text, cell="C2")})
    assert "UNI001" in [one.code for one in findings(elsewhere)]


def test_our_own_note_edited_so_is_a_waiver_and_stays() -> None:
    parts = parts_of(annotated(workbook(plain("≥1"), "建设项目个数")))
    (name,) = [name for name in parts if "comments" in name]
    text = parts[name].decode()
    at = text.index("【", text.index('ref="D2"'))
    data = package({**parts, name: text[:at] + "已说明：上级下达。" + text[at:]})
    assert "D2" not in [one.location.address for one in findings(data) if isinstance(one.location, SheetPlace)]
    assert ("D2", "jixiao") in [note[:2] for note in notes_in(annotated(data))]


def test_what_people_write_into_the_list_is_kept_for_the_next_run() -> None:
    data = workbook(plain("≥1"), "建设项目个数")
    written = annotated(data)
    parts = parts_of(written)
    (name,) = [name for name, content in parts.items() if "序号".encode() in content]
    row = next(at for at, row in enumerate(list_in(written)[1]) if row[2] == "UNI001")
    cell = re.compile(rf'(<c r="J{row + 1}"[^>]*><is><t[^>]*>)(</t>)')
    edited = package({**parts, name: cell.sub(r"\1已请财务处补\2", parts[name].decode())})
    rows = list_in(annotated(edited))[1]
    assert [line[9] for line in rows if line[2] == "UNI001"] == ["已请财务处补"]


def test_where_nothing_is_found_any_more_the_list_says_so() -> None:
    written = annotated(workbook(plain("≥1"), "建设项目个数"))
    answer = annotate(
        Wishes(Severity.ERROR, False, {}),
        Batch(Options(given=Given(isolated=True), select=("QNT001",))).rulebook,
        BATCH.named(str(_written(written))),
        Office(),
    )
    assert answer.data is not None
    assert [row[6] for row in list_in(answer.data)[1]][1:] == [f"没有发现问题。{not_examined_sentence(NOT_EXAMINED)}"]
    assert notes_in(answer.data) == []


def _written(data: bytes) -> Path:
    Path("b.xlsx").write_bytes(data)
    return Path("b.xlsx")


def test_a_sheet_of_that_name_that_is_not_ours_is_read_and_kept() -> None:
    data = workbook(plain("≥1"), "建设项目个数")
    parts = parts_of(data)
    renamed = package(
        {**parts, "xl/workbook.xml": parts["xl/workbook.xml"].replace("目标".encode(), "问题清单".encode())}
    )
    assert "UNI001" in [one.code for one in findings(renamed)]
    written = annotated(renamed)
    assert 'name="问题清单2"' in parts_of(written)["xl/workbook.xml"].decode()
    assert facts(written) == facts(renamed)
    assert annotated(written) == written


CHECKED = (
    '<dataValidations count="1"><dataValidation type="list" sqref="D2"><formula1>"a,b"</formula1></dataValidation>'
    '</dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>'
    '<tableParts count="0"/>'
)


def test_validations_stay_and_the_reference_comes_where_it_belongs() -> None:
    sheet = parts_of(annotated(workbook(plain("≥1"), "建设项目个数", behind=CHECKED)))[SHEET].decode()
    tags = re.findall(r"<(dataValidations|pageMargins|legacyDrawing|tableParts)\b", sheet)
    assert tags == ["dataValidations", "pageMargins", "legacyDrawing", "tableParts"]
    assert re.sub(r"<legacyDrawing [^>]*/>", "", sheet).endswith(CHECKED + "</worksheet>")


@pytest.mark.parametrize(
    ("behind", "told"), [('<sheetProtection sheet="1"/>', "工作表“目标”设有保护"), ("", "结构保护")]
)
def test_nothing_is_written_into_what_is_protected(behind: str, told: str) -> None:
    data = workbook(plain("≥1"), behind=behind)
    if not behind:
        parts = parts_of(data)
        book = parts["xl/workbook.xml"].replace(b"<sheets>", b'<workbookProtection lockStructure="1"/><sheets>')
        data = package({**parts, "xl/workbook.xml": book})
    answer = run(data)
    assert answer.data is None
    assert told in answer.refusal


def test_a_thread_that_explains_is_a_waiver() -> None:
    spelt = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    said = '<threadedComment ref="D2" personId="{1}" id="{2}"><text>已说明：系统自带单位</text></threadedComment>'
    thread = f'<ThreadedComments xmlns="{spelt}">{said}</ThreadedComments>'
    data = workbook(plain("≥1"), "建设项目个数", beside={"threadedComment": thread})
    assert "UNI001" not in [one.code for one in findings(data)]
