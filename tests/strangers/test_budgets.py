"""No file takes a run's time or memory from the others: the limits hold inside C code, and a file that breaks them is named."""

import faulthandler
import itertools
import json
import os
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jixiao_lint import batch, workers
from jixiao_lint.batch import Options, check_file, check_paths
from jixiao_lint.cli import main
from jixiao_lint.config.files import Given
from jixiao_lint.isolate.can_fork import can_fork
from jixiao_lint.readers import delimited
from jixiao_lint.result import Fault, Verdict
from jixiao_lint.rulebook import Rulebook

pytestmark = pytest.mark.skipif(
    not can_fork(), reason="the stand-ins for bad readers are handed to copies of this process"
)
SHORT = ("--file-seconds", "1", "--convert-seconds", "2", "--file-memory", "512")


def in_c_for_ever() -> None:
    deque(itertools.repeat(None), maxlen=0)


def in_c_beyond_memory() -> None:
    list(itertools.repeat(0))


def asleep() -> None:
    time.sleep(1_000)


def segmentation_fault() -> None:
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGSEGV)


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leaving() -> None:
    os._exit(0)


POISONS: dict[str, Callable[[], None]] = {
    "循环": in_c_for_ever,
    "内存": in_c_beyond_memory,
    "沉睡": asleep,
    "崩溃": segmentation_fault,
    "被杀": killed,
    "退出": leaving,
}
CODES = {"循环": "FIL008", "内存": "FIL008", "沉睡": "FIL008", "被杀": "FIL008", "崩溃": "FIL012", "退出": "FIL012"}


@pytest.fixture
def bad_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of CSV does what the first cell of the file names."""
    real = delimited.read_delimited

    def read(text: str, delimiter: str) -> Any:
        poison = POISONS.get(text.split(",", maxsplit=1)[0])
        if poison:
            poison()
        return real(text, delimiter)

    monkeypatch.setattr(delimited, "read_delimited", read)


GOOD = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,建设项目个数,≥1\n"


def folder_with(bad: list[str], good: int) -> None:
    for number in range(good):
        Path(f"表{number:03d}.csv").write_text(GOOD, encoding="utf-8")
    for number, name in enumerate(bad):
        at = number * good // len(bad)
        Path(f"表{at:03d}-{name}.csv").write_text(f"{name},甲\n", encoding="utf-8")


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = main(["check", "--isolated", "--select", "UNI001", "-f", "json", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("bad_readers")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_crash_a_hang_and_a_bomb_cost_one_file_each(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder_with(list(POISONS), 60)
    code, told = report(capsys, ".", "-j", jobs, *SHORT)
    assert code == 1
    about_files = {Path(f["path"]).stem[5:]: f["code"] for f in told["findings"] if f["code"].startswith("FIL")}
    assert about_files == CODES
    right = [f for f in told["files"] if f["verdict"] == "read"]
    assert len(right) == sum(f["code"] == "UNI001" for f in told["findings"]) == 60
    assert [f["path"] for f in told["files"]] == sorted(f["path"] for f in told["files"])


@pytest.mark.usefixtures("bad_readers")
@pytest.mark.parametrize("name", list(POISONS))
def test_the_api_answers_too(name: str) -> None:
    folder_with([name], 1)
    options = Options(file_seconds=1, convert_seconds=2, file_memory=512)
    result = check_file(f"表000-{name}.csv", options)
    assert result.verdict is Verdict.UNREADABLE
    assert result.fault is (Fault.PROGRAM if CODES[name] == "FIL012" else Fault.FILE)
    assert [finding.code for finding in result.findings] == [CODES[name]]
    assert [file.verdict for file in check_paths(["表000.csv"], options)] == [Verdict.READ]


@pytest.mark.usefixtures("bad_readers")
def test_a_poisoned_file_is_neither_converted_nor_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    folder_with(["崩溃"], 1)
    assert main(["convert", "表000-崩溃.csv", "-o", "目标.yaml"]) == 2
    assert "异常退出" in capsys.readouterr().err
    assert not Path("目标.yaml").exists()
    assert main(["check", ".", "--fix", "--isolated"]) == 1


def test_a_worker_that_is_killed_between_two_files_is_nobodys_fault(elsewhere: Path) -> None:
    folder_with([], 3)
    found = batch.Batch(Options())
    results = found.check(found.find(["."]))
    first = next(results)
    for pid in children():
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert [first.verdict, *(result.verdict for result in results)] == [Verdict.READ] * 3


def children() -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    )
    return [int(pid) for pid in listed.stdout.split() if Path(f"/proc/{pid}").exists()]


def test_nothing_is_left_running(capsys: pytest.CaptureFixture[str]) -> None:
    before = set(children())
    folder_with([], 4)
    report(capsys, ".", "-j", "2")
    results = check_paths(["."], Options(jobs=2))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert set(children()) - before == set()


def test_fresh_processes_do_the_same(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a copy cannot be made: beside other threads, on macOS, on Windows."""
    folder_with([], 2)
    Path("重.csv").write_text(GOOD + "产出指标,数量指标,建设项目个数,≥1\n" * 60_000, encoding="utf-8")
    _, copied = report(capsys, "表000.csv", "表001.csv")
    monkeypatch.setattr(workers, "can_fork", lambda: False)
    code, told = report(capsys, ".", "-j", "2", "--file-seconds", "1")
    assert code == 1
    assert [(f["path"], f["code"]) for f in told["findings"]] == [
        *((f["path"], f["code"]) for f in copied["findings"]),
        ("重.csv", "FIL008"),
    ]


# --- real files: small ones that took half a minute, and large ones that took gigabytes


def pdf_of_forms() -> bytes:
    """Forms within forms, ten of each in the next: 10**11 lines in five kilobytes."""
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        "<</Length 5>>stream\n/X Do\nendstream",
    ]
    for number in range(6, 18):
        inner = "/X Do " * 10 if number < 17 else "0 0 m 10 10 l S"
        inside = f"/Resources<</XObject<</X {number} 0 R>>>>" if number < 17 else ""
        parts.append(
            f"<</Type/XObject/Subtype/Form/BBox[0 0 600 700]{inside}/Length {len(inner)}>>stream\n{inner}\nendstream"
        )
    objects = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{objects}trailer<</Root 1 0 R>>".encode()


def workbook(path: Path, sheet: str, styles: str) -> None:
    relations = (
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/>'
        '<Relationship Id="b" Type="x/styles" Target="t.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="表" r:id="a"/></sheets></workbook>'
        )
        file.writestr("xl/_rels/workbook.xml.rels", relations)
        file.writestr("xl/s.xml", f"<worksheet>{sheet}</worksheet>")
        file.writestr("xl/t.xml", f"<styleSheet>{styles}</styleSheet>")


def small_and_long(folder: Path) -> None:
    labels = "<td rowspan=1000>三级指标" * 1_300 + "<tr><td>指标值" * 1_000
    (folder / "跨行.html").write_text(f"<table><tr>{labels}</table>", encoding="utf-8")
    rows = "".join(f'<row r="{at}"><c r="BL{at}" t="inlineStr"><is><t>x</t></is></c></row>' for at in range(1, 1_000))
    columns = "<cols>" + '<col min="1" max="99" hidden="1"/>' * 40_000 + "</cols>"
    workbook(folder / "隐藏列.xlsx", f"{columns}<sheetData>{rows}</sheetData>", "")
    areas = "".join(f'<mergeCell ref="XFA{at}:XFC20000"/>' for at in range(1, 1_000))
    workbook(folder / "合并.xlsx", f"<sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells>", "")
    numbers = "".join(f'<row r="{at}"><c r="A{at}" s="0"><v>{at}</v></c></row>' for at in range(1, 10_000))
    form = f'<numFmts><numFmt numFmtId="200" formatCode="{"[a]" * 20_000}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'
    workbook(folder / "格式.xlsx", f"<sheetData>{numbers}</sheetData>", form)


def large(folder: Path) -> None:
    size = 49 * 1024 * 1024
    (folder / "空行.csv").write_bytes("项目,二级指标,三级指标,指标值\n".encode() + b"\n" * size)
    (folder / "引号.csv").write_bytes(b'"' + b'""' * (size // 2) + b'"\n')
    (folder / "制表符.txt").write_bytes(b"a\t\n" * (size // 3))
    with (folder / "稀疏.csv").open("wb") as file:
        file.truncate(2 * 1024**3)


@pytest.mark.parametrize("make", [small_and_long, large], ids=["small", "large"])
def test_crafted_files_end_in_a_sentence_within_the_limits(
    make: Callable[[Path], None], elsewhere: Path, bad_row: str
) -> None:
    make(elsewhere)
    names = sorted(path.name for path in elsewhere.iterdir())
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    command = [sys.executable, "-m", "jixiao_lint", "check", "--isolated", "--select", "UNI001", "-f", "json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([*command, *names, "目标.yaml"], capture_output=True, text=True, timeout=120, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run.returncode == 1, run.stderr
    told = json.loads(run.stdout)["findings"]
    assert [(f["path"], f["code"]) for f in told][-1] == ("目标.yaml", "UNI001")
    assert [f["path"] for f in told][:-1] == names  # one sentence each
    assert after.ru_utime - before.ru_utime < 12 * len(names)
    assert after.ru_maxrss < 1536 * 1024


def test_a_pdf_of_forms_within_forms_ends_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pypdfium2")
    Path("套.pdf").write_bytes(pdf_of_forms())
    Path("表.csv").write_text(GOOD, encoding="utf-8")
    code, told = report(capsys, "套.pdf", "表.csv", "--file-seconds", "1")
    assert code == 1
    assert [(f["path"], f["code"]) for f in told["findings"]] == [("套.pdf", "FIL008"), ("表.csv", "UNI001")]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_the_run_and_every_child(jobs: str) -> None:
    pytest.importorskip("pypdfium2")
    for name in ("甲.pdf", "乙.pdf"):
        Path(name).write_bytes(pdf_of_forms())
    command = [sys.executable, "-m", "jixiao_lint", "check", "甲.pdf", "乙.pdf", "--isolated", "-j", jobs]
    run = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Whoever runs the tests in the background has this signal ignored, and so would their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    while run.poll() is None and not below(run.pid):
        time.sleep(0.05)
    time.sleep(0.5)  # until one of them is inside the library
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=60)
    assert run.returncode == 2
    assert said == ("", "jixiao: 已中断\n")
    assert not below(run.pid)


def below(pid: int) -> list[int]:
    """The processes of this one's session that are not itself."""
    listed = subprocess.run(["ps", "-o", "pid=", "-s", str(pid)], capture_output=True, text=True, check=False)
    return [each for each in map(int, listed.stdout.split()) if each != pid]


# --- who sets the limits


@pytest.fixture
def limits_of() -> Callable[[Options], tuple[float, float, int]]:
    def asked(options: Options) -> tuple[float, float, int]:
        rulebook = Rulebook(options)
        budget = rulebook.budget(rulebook.path("目标.yaml"))
        return budget.seconds, budget.conversion_seconds, budget.memory // 1024**2

    return asked


def test_limits_stand_in_options_and_in_configurations(
    limits_of: Callable[[Options], tuple[float, float, int]],
) -> None:
    assert limits_of(Options()) == (10, 60, 1536)
    Path("jixiao.yaml").write_text("file-seconds: 3.5\nconvert-seconds: 20\nfile-memory: 512\n", encoding="utf-8")
    assert limits_of(Options()) == (3.5, 20, 512)
    assert limits_of(Options(file_seconds=30, convert_seconds=90, file_memory=4096)) == (30, 90, 4096)


def test_a_configuration_beside_the_tables_may_not_ask_for_more(
    limits_of: Callable[[Options], tuple[float, float, int]],
) -> None:
    Path("jixiao.yaml").write_text(
        "file-seconds: 1000000\nconvert-seconds: 1000000\nfile-memory: 999999\n", encoding="utf-8"
    )
    assert limits_of(Options()) == (10, 60, 1536)
    assert limits_of(Options(given=Given(config="jixiao.yaml"))) == (1_000_000, 1_000_000, 999_999)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("file-seconds: 0\n", "“file-seconds”应当是大于 0 的数"),
        ("file-memory: 3\n", "“file-memory”应当是不小于 256 的整数"),
        ("file-seconds: 慢\n", "“file-seconds”应当是数"),
    ],
)
def test_limits_that_mean_nothing_are_refused(
    text: str, sentence: str, bad_row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("目标.yaml").write_text(bad_row, encoding="utf-8")
    Path("jixiao.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "目标.yaml"]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--file-seconds=0", "--file-seconds=x", "--file-memory=1", "--convert-seconds=-1"])
def test_options_that_mean_nothing_are_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", option])
    assert stopped.value.code == 2
    assert "应当是" in capsys.readouterr().err
