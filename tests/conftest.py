"""What holds for every test."""

import pytest


@pytest.fixture(autouse=True)
def _no_results_of_other_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test is answered from what another one left behind, and none writes into the home of whoever runs it."""
    monkeypatch.setenv("XDG_CACHE_HOME", "not-absolute")
    monkeypatch.setenv("LOCALAPPDATA", "not-absolute")
