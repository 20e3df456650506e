"""Fingerprints and digests are worked out where a report or a later run asks for them, and only there."""

import json
import subprocess
import sys
from pathlib import Path

from jixiao_lint.batch import Options, check_file
from jixiao_lint.config.files import Given

_TABLE = "项目名称: 道路养护\n指标:\n- {三级指标: 养护里程, 指标值: 效果好}\n"
_CHECKED = """
import sys
from jixiao_lint.cli import main
main(["check", "--isolated", "--no-cache", "--exit-zero", *sys.argv[1:]])
print("hashlib" in sys.modules, file=sys.stderr)
"""


def _table(folder: Path) -> str:
    path = folder / "目标.yaml"
    path.write_text(_TABLE, encoding="utf-8")
    return str(path)


def _command(*options: str) -> tuple[str, str]:
    # With JIXIAO_DEBUG nothing would be caught; `--timing` has it all done in one process.
    done = subprocess.run(
        [sys.executable, "-c", _CHECKED, "--timing", *options], capture_output=True, text=True, check=True
    )
    return done.stdout, done.stderr.strip().splitlines()[-1]


def test_a_report_for_people_works_out_neither(tmp_path: Path) -> None:
    screen, loaded = _command(_table(tmp_path))
    assert "效果好" in screen
    assert loaded == "False"


def test_a_report_for_machines_has_both(tmp_path: Path) -> None:
    report = json.loads(_command("--output-format", "json", _table(tmp_path))[0])
    assert len(report["files"][0]["sha256"]) == 64
    assert all(len(finding["fingerprint"].partition(":")[0]) == 16 for finding in report["findings"])


def test_a_baseline_knows_again_what_a_screen_shows(tmp_path: Path) -> None:
    path, baseline = _table(tmp_path), str(tmp_path / "基线.json")
    assert "效果好" in _command(path)[0]
    _command("--write-baseline", baseline, path)
    assert "效果好" not in _command("--baseline", baseline, path)[0]


def test_programs_are_given_both_unless_they_do_without(tmp_path: Path) -> None:
    path, options = _table(tmp_path), Options(given=Given(isolated=True))
    whole, bare = check_file(path, options), check_file(path, options._replace(marks=False))
    assert whole.sha256
    assert all(finding.fingerprint for finding in whole.findings)
    assert bare.sha256 == ""
    assert bare.findings == tuple(finding._replace(fingerprint="") for finding in whole.findings)
