"""A command is tried in an empty folder, with no variable of the caller's that changes what it prints."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "JIXIAO_OUTPUT_FORMAT", "JIXIAO_DEBUG",
        "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "TEAMCITY_VERSION",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    return tmp_path
