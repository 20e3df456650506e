"""With the LibreOffice of this machine: old formats are read through it, and what it writes is read alike."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copy, which

import pytest

from jixiao_lint.config.files import Choice
from jixiao_lint.config.selection import choose
from jixiao_lint.file_path import FilePath
from jixiao_lint.read_file import tables_of
from jixiao_lint.readers import read
from jixiao_lint.run import check_bytes
from jixiao_lint.writers import write

FIXTURES = Path(__file__).parents[2] / "fixtures"
SAMPLES = FIXTURES / "samples"
SEED = FIXTURES / "tianjin-veterans-2025.txt"
FORMS = sorted((FIXTURES / "readers").glob("*.docx"))
OFFICE = which("soffice") or which("libreoffice")
LIBRARIES = {"xls": "xlrd", "pdf": "pypdfium2", "doc": "doc2docx"}
# All sheets, each in a file of its own, in UTF-8 and with the numbers as shown.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples and the forms as LibreOffice writes them, by kind: written/pdf/targets.pdf."""
    folder = tmp_path_factory.mktemp("written")
    words = [SAMPLES / "targets.docx", *(path for path in FORMS if path.stem != "password")]
    for kind in ("doc", "odt", "rtf", "pdf", "html", "docx"):
        convert(folder, kind, words)
    for kind in ("xls", "ods", "html", "xlsx", CSV):
        name = kind.partition(":")[0]
        convert(folder, kind, [SAMPLES / "targets.xlsx"], under=f"sheets-{name}")
    return folder


def convert(folder: Path, kind: str, sources: list[Path], under: str | None = None) -> None:
    profile = (folder / "profile").as_uri()
    command = [OFFICE or "", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*command, str(folder / (under or kind)), *map(str, sources)], check=True, timeout=180)


def needs(path: Path) -> None:
    library = LIBRARIES.get(path.suffix[1:])
    if library is not None:
        pytest.importorskip(library)


def facts(paths: list[Path], *, rounded: bool = False) -> list[object]:
    """What a rule can see, without the white space around texts, which pages and sheets do not keep.

    `rounded` is for amounts without the zeros behind the point, which sheets do not hand on as text.
    """
    found: list[object] = []
    for path in paths:
        tables, problems, _ = tables_of(read(path.name, path.read_bytes()), None)
        assert not problems, problems
        for table in tables:
            head = {name: plain(cell.text) for name, cell in table.head.items()}
            if rounded:
                head = {
                    name: re.sub(r"(\d)\.?0+$", r"\1", text) if "." in text else text for name, text in head.items()
                }
            rows = [{name: plain(cell.text) for name, cell in row.cells.items()} for row in table.indicators]
            found.append((table.year, table.money_unit, table.columns, head, rows))
    return found


def plain(text: str) -> str:
    return re.sub(r"\[bookmark: [^]]*\]", "", text).strip()


def findings(path: Path) -> Iterator[tuple[str, str | None]]:
    """The rule and the field of every finding, but for what does not survive: bookmarks, and spaces around a text."""
    for finding in check_bytes(FilePath.of(path.name), path.read_bytes(), choose(Choice())).findings:
        if "bookmark" not in finding.message and "空格" not in finding.message:
            yield finding.code, finding.field


@pytest.mark.parametrize(
    "kind", ["doc", "odt", "rtf", "pdf", "html", "docx", "sheets-xls", "sheets-ods", "sheets-html"]
)
def test_the_samples_as_libreoffice_writes_them_are_the_seed(written: Path, kind: str) -> None:
    path = next((written / kind).glob("targets.*"))
    needs(path)
    assert facts([path]) == facts([SEED])
    assert sorted(findings(path), key=str) == sorted(findings(SEED), key=str)


def test_the_sheets_as_csv_are_the_seed(written: Path) -> None:
    paths = sorted((written / "sheets-csv").glob("*.csv"), key=lambda path: int(re.findall(r"-(\d+)\.", path.name)[0]))
    assert len(paths) == 12
    assert facts(paths, rounded=True) == facts([SEED], rounded=True)


@pytest.mark.parametrize("kind", ["doc", "odt", "rtf", "pdf", "html", "docx"])
@pytest.mark.parametrize("form", ["财政部格式", "中期与年度", "实施期与年度", "自评表"])
def test_forms_as_libreoffice_writes_them_say_the_same(written: Path, kind: str, form: str) -> None:
    path = written / kind / f"{form}.{kind}"
    needs(path)
    assert facts([path]) == facts([FIXTURES / "readers" / f"{form}.docx"])


@pytest.mark.parametrize("kind", ["doc", "odt", "rtf", "docx"])
def test_changes_fields_and_symbols_in_other_formats(written: Path, kind: str) -> None:
    path = written / kind / f"修订与符号.{kind}"
    (table,) = tables_of(read(path.name, path.read_bytes()), None)[0]
    assert [row.text("指标值") for row in table.rows()] == ["≥4次", "≥95%", "≤30分钟", "有效提升", "≥90%"]
    assert table.rows()[-1].text("三级指标") == "群众满意度"


def test_what_the_library_does_not_take_libreoffice_converts() -> None:
    reading = read("a.wps", (FIXTURES / "readers" / "修订与符号.doc").read_bytes())
    assert reading.format == "doc"
    assert not reading.problems
    assert len(tables_of(reading, None)[0]) == 1


def test_a_converted_workbook_prints_whole(tmp_path: Path) -> None:
    """Rows are as high as their texts, and a table is as wide as a page: the printed pages say what the seed says."""
    pytest.importorskip("pypdfium2")
    tables, _, _ = tables_of(read(SEED.name, SEED.read_bytes()), None)
    (tmp_path / "表.xlsx").write_bytes(write(tables, ".xlsx"))
    convert(tmp_path, "pdf", [tmp_path / "表.xlsx"])
    assert facts([tmp_path / "pdf" / "表.pdf"]) == facts([SEED])


def jixiao(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-m",
        "jixiao_lint",
        "check",
        "--isolated",
        "--select",
        "QNT002",
        "--output-format",
        "concise",
    ]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=120, check=False)


def test_two_runs_at_once_and_two_jobs_each_do_not_disturb_one_another(written: Path, tmp_path: Path) -> None:
    source = written / "rtf" / "财政部格式.rtf"
    names = [str(copy(source, tmp_path / f"{number}.rtf")) for number in range(4)]
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda _: jixiao("-j", "2", *names), range(2)))
    assert runs[0].stdout == runs[1].stdout
    for run in runs:
        assert run.returncode == 1  # each has the one finding of the form
        assert all(f"{number}.rtf" in run.stdout for number in range(4))
        assert [line.split("[")[1][:6] for line in run.stdout.splitlines()] == ["QNT002"] * 4


def test_a_broken_document_is_told_and_the_others_are_checked(written: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏.rtf"
    broken.write_bytes((written / "rtf" / "自评表.rtf").read_bytes()[:2000])
    run = jixiao(str(broken), str(written / "rtf" / "自评表.rtf"))
    assert run.returncode == 1
    assert sum("FIL" in line for line in run.stdout.splitlines()) == 1
    assert "自评表.rtf" in run.stdout
    assert "Traceback" not in run.stderr
