"""Zip files that are named: their tables are checked each under a name of its own, and no file in them may be too large."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from jixiao_lint.cli import main

SAMPLES = Path(__file__).parents[2] / "fixtures" / "samples"
TABLE = "项目名称: {}\n预算数: 1.00\n指标:\n- {{一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建桥数量, 指标值: ≥1座}}\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def archive(**files: Any) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def checked(capsys: pytest.CaptureFixture[str], *paths: str) -> dict[str, tuple[int, str]]:
    main(["check", *paths, "--isolated", "-f", "json"])
    return {file["path"]: (file["tables"], file["verdict"]) for file in json.loads(capsys.readouterr().out)["files"]}


def test_the_tables_in_an_archive_have_its_name_and_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    docx = (SAMPLES / "targets.docx").read_bytes()
    files = {
        "甲局/目标.docx": docx,
        "乙.yaml": TABLE.format("乙"),
        "信.txt": "你好",
        "__MACOSX/._乙.yaml": "x",
        "图.png": "x",
    }
    Path("报送.zip").write_bytes(archive(**files))
    assert checked(capsys, "报送.zip") == {
        "报送.zip!乙.yaml": (1, "read"),
        "报送.zip!信.txt": (0, "no-table"),
        "报送.zip!甲局/目标.docx": (12, "read"),
    }
    assert checked(capsys, "报送.zip!甲局/目标.docx") == {"报送.zip!甲局/目标.docx": (12, "read")}


def test_a_file_in_an_archive_is_converted_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.zip").write_bytes(archive(**{"乙.yaml": TABLE.format("乙")}))
    assert main(["convert", "a.zip!乙.yaml", "-o", "乙.csv"]) == 0
    assert "建桥数量" in Path("乙.csv").read_text("utf-8-sig")
    assert main(["convert", "a.zip!丙.yaml", "-o", "丙.csv"]) == 2
    capsys.readouterr()


def test_names_that_a_chinese_windows_wrote_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    with ZipFile("a.zip", "w") as package:
        package.writestr(ZipInfo("x" * len("目标.yaml".encode("gbk"))), TABLE.format("乙"))
    data = Path("a.zip").read_bytes().replace(b"x" * len("目标.yaml".encode("gbk")), "目标.yaml".encode("gbk"))
    Path("a.zip").write_bytes(data)
    assert checked(capsys, "a.zip") == {"a.zip!目标.yaml": (1, "read")}


def test_an_archive_in_an_archive_is_told_about_and_not_opened(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.zip").write_bytes(
        archive(**{"乙.yaml": TABLE.format("乙"), "内.zip": archive(**{"丙.yaml": TABLE.format("丙")})})
    )
    assert checked(capsys, "a.zip") == {"a.zip!乙.yaml": (1, "read"), "a.zip!内.zip": (0, "unknown-kind")}


def test_no_more_is_unpacked_than_a_file_may_have(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.zip").write_bytes(archive(**{"一.csv": bytes(60_000_000), "二.csv": "甲,乙\n" * 3_000_000}))
    assert main(["check", "a.zip", "--isolated", "-f", "concise"]) == 1
    out = capsys.readouterr().out
    assert out.count("FIL008") == 2
    Path("b.zip").write_bytes(archive(**{f"{number}.csv": "" for number in range(5_001)}))
    assert main(["check", "b.zip", "--isolated", "-f", "concise"]) == 1
    assert "压缩包" in capsys.readouterr().out


def test_what_is_broken_or_locked_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("断.zip").write_bytes(archive(**{"乙.yaml": TABLE.format("乙") * 50})[:120])
    locked = bytearray(archive(**{"乙.yaml": TABLE.format("乙")}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    Path("锁.zip").write_bytes(locked)
    Path("空.zip").write_bytes(archive(**{"图.png": "x"}))
    for name, word in (("断.zip", "压缩包"), ("锁.zip", "有密码"), ("空.zip", "没有可以检查的文件")):
        assert main(["check", name, "--isolated", "-f", "concise"]) == 1
        assert word in capsys.readouterr().out


def test_names_do_not_lead_out_of_the_archive(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.zip").write_bytes(archive(**{"../../乙.yaml": TABLE.format("乙")}))
    assert checked(capsys, "a.zip") == {"a.zip!乙.yaml": (1, "read")}


def test_a_document_that_is_called_an_archive_is_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.zip").write_bytes((SAMPLES / "targets.docx").read_bytes())
    assert checked(capsys, "a.zip") == {"a.zip": (12, "read")}


def test_archives_in_a_folder_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.zip").write_bytes(archive(**{"乙.yaml": TABLE.format("乙")}))
    Path("丙.yaml").write_text(TABLE.format("丙"), "utf-8")
    assert checked(capsys, ".") == {"丙.yaml": (1, "read")}


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_nothing_is_written_into_an_archive_and_that_is_said(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    seed = (SAMPLES.parent / "tianjin-veterans-2025.txt").read_text("utf-8")
    data = archive(**{"种.txt": seed, "好.yaml": TABLE.format("乙")})
    Path("a.zip").write_bytes(data)
    main(["check", "a.zip", "--isolated", option])
    told = capsys.readouterr().err
    assert "没有改写 a.zip!种.txt：压缩包里的文件不改写，请解压后再改" in told
    assert "好.yaml" not in told
    assert Path("a.zip").read_bytes() == data
