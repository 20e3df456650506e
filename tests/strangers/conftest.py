"""What the traps share: an empty folder to work in, and a table with one defect."""

from pathlib import Path

import pytest

BAD_ROW = "项目名称: 甲\n指标:\n- {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设项目个数, 指标值: ≥1}\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with no variable of the caller's that changes outputs."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "JIXIAO_OUTPUT_FORMAT", "JIXIAO_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def bad_row() -> str:
    """A target file in which a number has no unit (UNI001)."""
    return BAD_ROW
