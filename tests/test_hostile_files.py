"""Broken and crafted files through the real command: one finding each, soon, and the other files are checked."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
SAMPLES = FIXTURES / "samples"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
START = f'<w:document xmlns:w="{WORD}"><w:body>'
END = "</w:body></w:document>"
ENTITIES = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
)


def word_file(path: Path, document: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", document)


def crafted(folder: Path) -> dict[str, str]:
    """Files by name, with the code that each must give."""
    word_file(folder / "炸弹.docx", START.encode() + b"<w:p/>" * 8_000_000 + END.encode())
    word_file(folder / "实体.docx", f"{ENTITIES}]>{START}<w:p><w:r><w:t>&j;</w:t></w:r></w:p>{END}".encode())
    word_file(
        folder / "外部实体.docx", f'<!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/passwd">]>{START}&e;{END}'.encode()
    )
    word_file(folder / "嵌套.docx", f"{START}{'<w:tbl><w:tr><w:tc>' * 3000}{END}".encode())
    docx = (SAMPLES / "targets.docx").read_bytes()
    (folder / "半截.docx").write_bytes(docx[: len(docx) // 2])
    (folder / "密码.docx").write_bytes((FIXTURES / "readers" / "password.docx").read_bytes())
    (folder / "图片.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "零字节.csv").write_bytes("项目名称,甲\0\n".encode())
    (folder / "乱码.txt").write_bytes("指标值".encode() + "指标值".encode("gb18030") + b"\xff\xff")
    (folder / "空.xls").write_bytes(b"")
    (folder / "深.yaml").write_bytes(b"[" * 100_000)
    (folder / "深.json").write_bytes(b"[" * 100_000)
    large = {"炸弹.docx", "嵌套.docx", "深.yaml", "深.json"}
    codes = {path.name: "FIL008" if path.name in large else "FIL001" for path in folder.iterdir()}
    return codes | {"空.xls": "FIL002"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_gives_one_finding_and_the_others_are_checked(tmp_path: Path, jobs: str) -> None:
    expected = crafted(tmp_path)
    good = str(SAMPLES / "targets.docx")
    paths = [*(str(tmp_path / name) for name in expected), good]
    command = [sys.executable, "-m", "jixiao_lint", "check", "--isolated", "-j", jobs, "--output-format", "json"]
    run = subprocess.run([*command, *paths], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 1
    assert not run.stderr
    report = json.loads(run.stdout)
    told = [(Path(found["path"]).name, found["code"]) for found in report["findings"]]
    assert sorted(pair for pair in told if pair[1].startswith("FIL")) == sorted(expected.items())
    assert [file["tables"] for file in report["files"] if file["path"] == good] == [12]


@pytest.mark.skipif(sys.platform == "win32", reason="memory is not limited there")
def test_a_zip_bomb_needs_little_memory(tmp_path: Path) -> None:
    crafted(tmp_path)
    limit = 600 * 1024 * 1024
    code = (
        f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))\n"
        "from jixiao_lint.cli import main; raise SystemExit(main())"
    )
    command = [sys.executable, "-c", code, "check", "--isolated", "-j", "1", "--output-format", "concise"]
    bomb = str(tmp_path / "炸弹.docx")
    run = subprocess.run([*command, bomb], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 1, run.stderr
    assert "FIL008" in run.stdout
