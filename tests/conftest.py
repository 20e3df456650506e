"""What holds for every test."""

import os

import pytest


@pytest.fixture(autouse=True)
def _no_build_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests look at what a person sees, on a build service, too."""
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_results_of_other_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test is answered from what another one left behind, and none writes into the home of whoever runs it.

    No folder can be made below the null device, by us or by LibreOffice, which takes a relative path for one in this repository.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    monkeypatch.setenv("LOCALAPPDATA", os.devnull)
