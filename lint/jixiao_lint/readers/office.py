"""LibreOffice as a converter: a profile of its own, no macros, a limit of time, many files in one call."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which
from typing import NamedTuple

_SECONDS = 60
_INSTALLED = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
# No macro runs, and nothing is fetched for a document that links to it.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">
<value>true</value></prop></item>
</oor:items>
"""
_SECONDS_EACH = 5
TIME_IS_UP = f"LibreOffice 在 {_SECONDS} 秒内没有完成转换。"


class Outcome(NamedTuple):
    """The docx made of each source that could be converted, and whether the program ended by itself."""

    made: Mapping[Path, bytes]
    in_time: bool


def office() -> str | None:
    """The LibreOffice program: on the path, or where its installers put it."""
    found = which("soffice") or which("libreoffice")
    return found or next((place for place in _INSTALLED if Path(place).is_file()), None)


def convert(program: str, sources: Sequence[Path], folder: Path) -> Outcome:
    """Convert files of different names in one call, in a profile of its own, so that an open LibreOffice is not disturbed.

    `folder` takes the profile and what is made. A source that could not be converted is missing from the outcome.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    out = folder / "out"
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
    ]
    try:
        in_time = _ended(
            [*command, "--outdir", str(out), *map(str, sources)], _SECONDS + _SECONDS_EACH * (len(sources) - 1)
        )
    except OSError:
        return Outcome({}, in_time=True)  # not to be started
    targets = {source: out / f"{source.stem}.docx" for source in sources}
    return Outcome({source: target.read_bytes() for source, target in targets.items() if target.is_file()}, in_time)


def _ended(command: list[str], seconds: int) -> bool:
    """Run a program; False where it did not end in time and was stopped with all the processes that it started."""
    devnull = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=devnull, stdout=devnull, stderr=devnull, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
    return True
