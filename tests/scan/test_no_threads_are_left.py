"""A run that only looks into a manifest starts no threads, for one that is still starting at the end aborts the process."""

import subprocess
import sys
from pathlib import Path

from scan.commands import jixiao
from scan.small_province import write_province

_LOOK = """
import sys, psutil
from io import BytesIO
from jixiao_lint.scan import manifest
data = open(sys.argv[1], "rb").read()
before = psutil.Process().num_threads()
parts = manifest.parts_in(BytesIO(data))
files = manifest.paths_in(BytesIO(data))
planned = [part.name for part in manifest.entries_of(BytesIO(data), set(parts))]
assert files and planned == list(parts), (parts, files, planned)
print(psutil.Process().num_threads() - before)
"""


def test_reading_a_manifest_starts_no_thread(tmp_path: Path) -> None:
    write_province(tmp_path / "省", 1)
    jixiao("scan", tmp_path / "省", "-o", tmp_path / "R")
    look = [sys.executable, "-c", _LOOK, str(tmp_path / "R" / "manifest.parquet")]
    done = subprocess.run(look, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("0", "")
